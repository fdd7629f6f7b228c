import t from 'tap';
import { launchBrowser } from '#test/support/browser.ts';
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
import { seededFolder, startServer } from '#test/support/server.ts';

interface EntryTimes {
  pressed: string;
  offset: number;
  happened: string;
}

t.test(
  'the network is cut for five signings, the server restarts meanwhile, and nothing is lost',
  async (t) => {
    const folder = seededFolder(t);
    let server = await startServer(folder);
    const browser = await launchBrowser();
    t.teardown(async () => {
      await browser.close();
      await server.stop();
    });
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

    const stored = await page.evaluate(`new Promise((resolve) => {
    const request = indexedDB.open('signing-desk');
    request.addEventListener('success', () => {
      const all = request.result.transaction('queue').objectStore('queue').getAll();
      all.addEventListener('success', () => resolve(JSON.stringify(all.result)));
    });
  })`);
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
