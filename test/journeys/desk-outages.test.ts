import type { Page, Route } from 'playwright-core';
import t from 'tap';
import { launchBrowser } from '#test/support/browser.ts';
import { API, CEREMONY, grantAt } from '#test/support/desk.ts';
import {
  allSent,
  nextByKey,
  openDesk,
  prepareHall,
  read,
  signByKey,
  signIn,
  signings,
  started,
  until,
  type Hall,
} from '#test/support/desk-browser.ts';
import { dataFolder, startServer } from '#test/support/server.ts';

/** How often each outage is gone through; `npm run soak` asks for more. */
const TIMES = Number(process.env['SOAK_OUTAGES'] ?? 1);
const ENTRIES = `**${API}/entries`;
const sleep = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

const answer =
  (status: number, headers: Record<string, string>, body = '') =>
  (route: Route) =>
    route.fulfill({ status, headers, body });
const html = { 'content-type': 'text/html' };

/** What a network does to what the desk sends, before it works again. */
const networks: Record<string, (route: Route) => Promise<void>> = {
  'is gone before sending': (route) => route.abort('internetdisconnected'),
  'breaks while sending': async (route) => {
    await sleep(300);
    await route.abort('connectionreset');
  },
  'loses the answer': async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  },
  'answers with a login page': answer(200, html, '<h1>Welcome to the hotel</h1>'),
  'answers 204': answer(204, {}),
  'leads elsewhere': answer(302, { location: 'http://127.0.0.1:9/login' }),
  'wants a login (511)': answer(511, html, 'Network authentication required'),
  'answers JSON of its own': answer(200, { 'content-type': 'application/json' }, '{"ok":true}'),
};

t.test('outages of a hall', async (t) => {
  const folder = dataFolder(t);
  const server = await startServer(folder);
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  const hall: Hall = { url: server.url, folder, browser };

  /** Practice as it began, with everybody's names typed. */
  async function begin(page?: Page): Promise<void> {
    const reset = page ?? (await openDesk(hall, { serviceWorkers: 'block' })).page;
    await reset.evaluate("fetch('/practice/reset', { method: 'POST' })");
    await prepareHall(hall);
    if (!page) await reset.context().close();
  }

  function holds(grants: string[]): void {
    t.strictSame(
      signings(folder).map(({ reference }) => reference),
      grants,
      'once each, in order',
    );
    t.equal(
      read(folder, "select * from desk_entries where outcome = 'stands'").length,
      grants.length,
      'nothing more',
    );
    t.strictSame(read(folder, 'select * from desk_entries', 'registry'), [], 'nothing in the registry');
  }

  await t.test('whatever the network does, what was pressed arrives once', async (t) => {
    await begin();
    const { page, close } = await openDesk(hall, { serviceWorkers: 'block' });
    for (const [name, misbehave] of Object.entries(networks)) {
      for (let time = 0; time < TIMES; time += 1) {
        await begin(page);
        await page.goto(`${hall.url}${CEREMONY}/desk?grant=EX-001`);
        await started(page);
        await page.route(ENTRIES, misbehave);
        for (const place of [1, 2]) {
          await signByKey(page, grantAt(place));
          await sleep(200);
          await nextByKey(page);
        }
        await until(page, "document.getElementById('desk-line').hasAttribute('data-kept')");
        await sleep(500);
        await page.unroute(ENTRIES);
        await page.getByRole('button', { name: 'Try now' }).click();
        await allSent(page);
        t.pass(`the network ${name}`);
        holds([grantAt(1), grantAt(2)]);
      }
    }
    await close();
  });

  await t.test('two tabs of one device press at once', async (t) => {
    for (let time = 0; time < TIMES; time += 1) {
      await begin();
      const { page, close } = await openDesk(hall, { serviceWorkers: 'block' });
      const other = await page.context().newPage();
      await other.goto(page.url());
      await started(other);
      await page.waitForTimeout(400);
      await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')]);
      await Promise.all([page, other].map((tab) => tab.waitForSelector('#next-grant:not([hidden])')));
      await Promise.all([allSent(page), allSent(other)]);
      t.equal(read(folder, 'select * from desk_entries').length, 1, 'they share the key');
      holds([grantAt(1)]);
      await close();
    }
  });

  await t.test('two desks on a dead uplink sign the same grant: a conflict that a person sees', async (t) => {
    for (let time = 0; time < TIMES; time += 1) {
      await begin();
      const [one, two] = [
        await openDesk(hall, { serviceWorkers: 'block' }),
        await openDesk(hall, { serviceWorkers: 'block' }),
      ];
      for (const { page } of [one, two]) {
        await page.route(ENTRIES, (route) => route.abort());
        await signByKey(page, grantAt(1));
      }
      await Promise.all([one, two].map(({ page }) => page.unroute(ENTRIES)));
      await Promise.all([one, two].map(({ page }) => page.getByRole('button', { name: 'Try now' }).click()));
      await Promise.all([allSent(one.page), allSent(two.page)]);
      holds([grantAt(1)]);
      t.equal(read(folder, "select * from desk_entries where outcome = 'already_signed'").length, 1);
      await until(one.page, "!document.getElementById('desk-open').hidden");
      await until(two.page, "!document.getElementById('desk-open').hidden");
      await one.page.goto(`${hall.url}${CEREMONY}/entries`);
      t.match(await one.page.textContent('#waiting'), /EX-001 Signing.*The signing that stands/s);
      await Promise.all([one.close(), two.close()]);
    }
  });

  await t.test('a clock that is three days off', async (t) => {
    await begin();
    const { page, close } = await openDesk(hall, { serviceWorkers: 'block' });
    await page.addInitScript(`{
      const real = Date;
      const off = -3 * 24 * 3600 * 1000;
      globalThis.Date = class extends real {
        constructor(...given) { given.length === 0 ? super(real.now() + off) : super(...given); }
        static now() { return real.now() + off; }
      };
    }`);
    await page.reload();
    await started(page);
    await signByKey(page, grantAt(1));
    const pressed = Date.now();
    await allSent(page);
    holds([grantAt(1)]);
    const late = Math.abs(Date.parse(signings(folder)[0]?.at ?? '') - pressed);
    t.ok(late < 2500, `logged at the hall's time (${late} ms apart)`);
    t.ok(
      Math.abs(read<{ ms: number }>(folder, 'select offset_ms as ms from desk_entries')[0]?.ms ?? 0) >
        120_000,
    );
    await close();
  });

  await t.test('signed out meanwhile: sign in, and what is kept is sent', async (t) => {
    await begin();
    const { page, close } = await openDesk(hall, { serviceWorkers: 'block' });
    await page.context().clearCookies();
    await signByKey(page, grantAt(1));
    await page.waitForSelector('#sign-in:not([hidden])');
    t.match(await page.textContent('#connection'), /1 kept on this device.*sign in to send/s);
    t.strictSame(signings(folder), []);
    await signIn(page, hall);
    await page.goto(`${hall.url}${CEREMONY}/desk`);
    await started(page);
    await allSent(page);
    holds([grantAt(1)]);
    await close();
  });

  await t.test('what is refused steps aside and stays in sight; the rest go on', async (t) => {
    await begin();
    const { page, close } = await openDesk(hall, { serviceWorkers: 'block' });
    await page.route(ENTRIES, async (route) => {
      const asked = JSON.parse(route.request().postData() ?? '{}') as { grant: string };
      const grant = asked.grant === grantAt(1) ? 'EX-999' : asked.grant;
      await route.continue({ postData: JSON.stringify({ ...asked, grant }) });
    });
    await signByKey(page, grantAt(1));
    await until(page, "document.getElementById('connection-more').textContent.includes('1 was refused')");
    await nextByKey(page);
    await signByKey(page, grantAt(2));
    await allSent(page);
    holds([grantAt(2)]);
    await page.keyboard.press('?');
    t.match(await page.textContent('#device-aside'), /EX-001, Signing: .*Choose a grant/);
    await close();
  });

  await t.test('signing out with entries not yet sent asks first', async (t) => {
    await begin();
    const { page, close } = await openDesk(hall, { serviceWorkers: 'block' });
    await page.route(ENTRIES, (route) => route.abort());
    await signByKey(page, grantAt(1));
    await page.goto(`${hall.url}${CEREMONY}`);
    let asked = '';
    page.once('dialog', (dialog) => {
      asked = dialog.message();
      void dialog.dismiss();
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForTimeout(500);
    t.match(asked, /not yet sent/);
    await page.unroute(ENTRIES);
    await page.goto(`${hall.url}${CEREMONY}/desk`);
    await started(page);
    await allSent(page);
    holds([grantAt(1)]);
    await close();
  });

  await t.test('a new version of the worker, and what is kept saved to a file and read back', async (t) => {
    await begin();
    const { page, close } = await openDesk(hall);
    await page.waitForSelector('#desk[data-ready]');
    await page.context().setOffline(true);
    await signByKey(page, grantAt(1));
    await until(page, "document.getElementById('connection-what').textContent.startsWith('1 kept')");
    await page.keyboard.press('?');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-file')]);
    const file = await download.path();
    await page.context().setOffline(false);
    await page.evaluate(
      `navigator.serviceWorker.getRegistration('${CEREMONY}/desk').then((found) => found.unregister())`,
    );
    await page.reload();
    await started(page);
    await allSent(page);
    holds([grantAt(1)]);
    await page.keyboard.press('?');
    await page.setInputFiles('#read-file', file);
    await until(page, "document.getElementById('file-said').textContent.includes('1')");
    await allSent(page);
    holds([grantAt(1)]);
    t.equal(read(folder, 'select * from desk_entries').length, 1, 'the file read back has the same key');
    await close();
  });
});
