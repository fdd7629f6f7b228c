import type { Page } from 'playwright-core';
import t from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { CEREMONY, grantAt } from '#test/support/desk.ts';
import {
  allSent,
  until,
  nextByKey,
  openDesk,
  prepareHall,
  read,
  signByKey,
  signings,
  started,
  type Hall,
} from '#test/support/desk-browser.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

interface EntryTimes {
  pressed: string;
  offset: number;
  happened: string;
}

const EVENT = '/events/smart-balkans-regional-conference-2023';

/** What the queue of that name holds on the device, as it lies there. */
async function storedIn(page: Page, name: 'signing-desk' | 'session-lines'): Promise<string> {
  return page.evaluate<string>(`new Promise((resolve) => {
    const request = indexedDB.open('${name}');
    request.addEventListener('success', () => {
      const all = request.result.transaction('queue').objectStore('queue').getAll();
      all.addEventListener('success', () => resolve(JSON.stringify(all.result)));
    });
  })`);
}

const browser = await launchBrowser();
t.teardown(() => browser.close());

t.test(
  'the network is cut for five signings, the server restarts meanwhile, and nothing is lost',
  async (t) => {
    const folder = seededFolder(t);
    let server = await startServer(folder);
    t.teardown(() => server.stop());
    const hall: Hall = { url: server.url, folder, browser };
    await prepareHall(hall);
    const { page } = await openDesk(hall);
    await page.waitForSelector('#desk[data-ready]');
    const stage = await page.context().newPage();
    await stage.goto(`${hall.url}${CEREMONY}/stage`);
    await page.bringToFront();
    await page.context().setOffline(true);
    const port = new URL(server.url).port;
    await server.stop();

    const around: { from: number; to: number }[] = [];
    for (let place = 1; place <= 5; place += 1) {
      const from = Date.now();
      await signByKey(page, grantAt(place));
      around.push({ from, to: Date.now() });
      await nextByKey(page);
    }
    await until(
      page,
      "document.getElementById('connection-what').textContent.startsWith('5 kept on this device')",
    );
    t.match(await page.textContent('#connection-more'), /No network since \d\d:\d\d\. Go on/);
    t.match(await page.textContent('#connection-more'), /another desk/);
    t.match(await page.textContent('#total-unsent'), '5 of these not yet sent');
    await until(stage, "document.getElementById('stage-signed').textContent === '5'");
    t.pass('a stage window on the same device follows without a network');

    const stored = await storedIn(page, 'signing-desk');
    t.notMatch(stored, /Mira|Boris/, 'the queue names nobody in the clear');

    await page.reload();
    await started(page);
    await until(page, "document.getElementById('total-signed').textContent === '5'");
    t.match(
      await page.textContent('#connection-what'),
      /^5 kept/,
      'the desk opens without a network and knows what it keeps',
    );
    t.match(await page.textContent('#value-granteeSignatory'), /Mira Primerova/, 'and whom it waits for');

    server = await startServer(folder, { PORT: port });
    await page.context().setOffline(false);
    await allSent(page, 30_000);
    t.pass('sent within thirty seconds');
    const rows = signings(folder);
    t.strictSame(
      rows.map(({ reference }) => reference),
      [1, 2, 3, 4, 5].map(grantAt),
      'once each, in order',
    );
    const entries = read<EntryTimes>(
      folder,
      'select pressed_at as pressed, offset_ms as offset, happened_at as happened from desk_entries order by id',
    );
    entries.forEach(({ pressed, offset, happened }, place) => {
      const at = Date.parse(pressed);
      const { from = 0, to = 0 } = around[place] ?? {};
      t.ok(from <= at && at <= to, `${grantAt(place + 1)} has the time at which it was pressed`);
      // A slow answer looks like a clock that is behind: the time is corrected by that and by nothing else.
      t.ok([0, offset].includes(Date.parse(happened) - at), 'and nothing else moved it');
      t.equal(rows[place]?.at, happened);
    });
    t.equal(read(folder, 'select * from desk_entries').length, 5);
    t.strictSame(read(folder, 'select id from desk_entries', 'registry'), [], 'nothing reached the registry');
  },
);

t.test('what a plenary says is typed without a network, kept hidden, and sent once, in order', async (t) => {
  const folder = seededFolder(t);
  let server = await startServer(folder);
  t.teardown(() => server.stop());
  const [plenary] = read<{ slug: string }>(
    folder,
    "select slug from sessions where kind = 'plenary' order by position desc limit 1",
    'registry',
  );
  const { page } = await newPage(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(server.url + credentials(folder, 'staff').link);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/admin');
  await page.goto(`${server.url}${EVENT}/sessions/${plenary?.slug}/lines`);
  await page.waitForSelector('#session-lines[data-ready]');
  await page.context().setOffline(true);
  const port = new URL(server.url).port;
  await server.stop();

  const said = ['Firearms leave the home', 'A fund for shelters', 'A letter to parliaments'];
  await page.getByLabel('Who sees to it').fill('Mira Primerova (example)');
  await page.getByLabel('Until when').fill('31.2.2024');
  await page.getByLabel('In one line').fill(said[0]!);
  await page.keyboard.press('Enter');
  t.match(await page.textContent('#dueOn-error'), /Enter a date that exists/, 'said without the registry');
  t.equal(await page.inputValue('#text'), said[0], 'and nothing is lost');
  await page.getByLabel('Until when').fill('2.2024');
  await page.getByLabel('In one line').focus();
  await page.keyboard.press('Enter');
  await until(page, "document.querySelectorAll('#kept-lines > li').length === 1");
  for (const line of said.slice(1)) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await until(page, "document.getElementById('text').value === ''");
  }
  await until(page, "document.querySelectorAll('#kept-lines > li').length === 3");
  await until(
    page,
    "/^3 kept on this device.*No network since/.test(document.getElementById('lines-state').textContent)",
  );
  t.strictSame(await axeViolations(page), []);
  const stored = await storedIn(page, 'session-lines');
  t.notMatch(stored, /Firearms|Mira/, 'what waits lies on the device encrypted');

  await page.reload();
  await until(page, "document.querySelectorAll('#kept-lines > li').length === 3");
  t.pass('the page opens without a network and knows what it keeps');
  t.equal(await page.locator('.header-person').count(), 0, 'and not who was signed in');

  server = await startServer(folder, { PORT: port });
  await page.context().setOffline(false);
  await until(page, "document.querySelectorAll('#lines > li').length === 3", 30_000);
  await until(page, "document.getElementById('lines-state').textContent === 'All lines are sent.'");
  t.equal(await page.locator('#kept-lines > li').count(), 0);
  t.strictSame(
    read(folder, 'select text, owner, due_on as dueOn from session_lines order by id', 'registry'),
    said.map((text) => ({ text, owner: 'Mira Primerova (example)', dueOn: '2024-02' })),
    'once each, in order',
  );

  await page.getByLabel('In one line').fill('long '.repeat(500));
  await page.keyboard.press('Enter');
  await page.waitForSelector('#kept-lines button:not([hidden])');
  t.match(await page.textContent('#lines-state'), /1 line was not taken/);
  await page.getByRole('button', { name: 'Put it back into the form' }).click();
  await until(page, "document.querySelectorAll('#kept-lines > li').length === 0");
  t.equal((await page.inputValue('#text')).length, 2499, 'what was refused is typed on');

  const { origin } = new URL(page.url());
  await page.route('**/api/v1/events/**', (route) => route.abort());
  await page.getByLabel('In one line').fill('Said by one, sent by another');
  await page.keyboard.press('Enter');
  await until(page, "document.querySelectorAll('#kept-lines > li').length === 1");
  page.on('dialog', (dialog) => void dialog.accept());
  const signOut = async () => {
    await page.goto(`${origin}/events`);
    await page.evaluate(`document.querySelector('form[action$="/sign-out"]').requestSubmit()`);
    await page.waitForURL(`${origin}/`);
  };
  await signOut();
  const lines = `${origin}${EVENT}/sessions/${plenary?.slug}/lines`;
  await page.goto(lines);
  await until(page, "/^1 kept/.test(document.getElementById('lines-state').textContent)");
  t.notMatch(
    await page.textContent('main'),
    /Said by one|Mira/,
    'whoever is not signed in reads nothing of it',
  );
  await page.unroute('**/api/v1/events/**');
  await page.goto(origin + credentials(folder, 'staff').link);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/admin');
  await page.goto(lines);
  await until(page, "document.querySelectorAll('#lines > li').length === 4", 30_000);
  const [late] = read<{ actor: string; after: string }>(
    folder,
    "select actor, after from history where event = 'event.line-typed' order by id desc limit 1",
    'registry',
  );
  const { typedBy } = JSON.parse(late!.after) as { typedBy: string };
  t.ok(typedBy && typedBy !== late!.actor, 'the history says who typed it and who sent it');
  await until(page, "document.getElementById('lines-state').textContent === 'All lines are sent.'");
  await signOut();
  await page.goto(lines);
  t.match(
    new URL(page.url()).pathname,
    /^\/sign-in/,
    'with nothing left to send the page is not kept either',
  );
});
