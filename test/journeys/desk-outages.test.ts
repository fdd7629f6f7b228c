import { randomInt } from 'node:crypto';
import t from 'tap';
import { launchBrowser } from '#test/support/browser.ts';
import { API, CEREMONY, grantAt } from '#test/support/desk.ts';
import {
  allSent,
  nextByKey,
  openDesk,
  prepareHall,
  read,
  settled,
  signByKey,
  signIn,
  signings,
  started,
  until,
  type Hall,
} from '#test/support/desk-browser.ts';
import {
  holdsOnce,
  networks,
  signSome,
  sometime,
  strangersFor,
  updateWorker,
  workerReplaced,
  wake,
  type Misbehaviour,
} from '#test/support/outages.ts';
import { startFront } from '#test/support/front.ts';
import { seededFolder, startServer, type RunningServer } from '#test/support/server.ts';

/** How often each outage is gone through; `npm run soak` asks for more. */
const TIMES = Number(process.env['SOAK_OUTAGES'] ?? 1);
const ENTRIES = `**${API}/entries`;
const WORKER = '/desk-worker.js';

t.test('outages of a hall', async (t) => {
  const folder = seededFolder(t);
  const front = await startFront();
  const { url } = front;
  let server: RunningServer;
  const serve = async () => {
    server = await startServer(folder, { PUBLIC_URL: url });
    front.target = server.url;
  };
  await serve();
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    front.stop();
    await server.stop();
  });
  const hall: Hall = { url, folder, browser };
  const keeper = await openDesk(hall, { serviceWorkers: 'block' });
  await keeper.page.goto(`${url}/ceremonies`);
  const seen: Record<string, number> = {};

  /** Practice as it began, with everybody's names typed, and a desk on a device that was never here. */
  async function begin(options: { hasWorker?: boolean } = {}) {
    const status = await keeper.page.evaluate(
      "fetch('/practice/reset', { method: 'POST' }).then(({ status }) => status)",
    );
    if (status !== 200) throw new Error(`practice was not put back: ${String(status)}`);
    await prepareHall(hall);
    return openDesk(hall, options.hasWorker ? {} : { serviceWorkers: 'block' });
  }

  const holds = (grants: string[]) => holdsOnce(t, folder, grants);

  async function misbehaves(misbehave: Misbehaviour): Promise<void> {
    const { page, close } = await begin();
    // A desk that was opened anew meanwhile has given up what it asked before.
    await page.route(ENTRIES, (route) => misbehave(route).catch(() => undefined));
    const grants = await signSome(page, 2);
    await until(page, "document.getElementById('desk-line').hasAttribute('data-kept')");
    await sometime(500);
    await page.unroute(ENTRIES);
    await wake(page);
    await allSent(page);
    holds(grants);
    await close();
  }

  const outages: Record<string, () => Promise<void>> = {
    ...Object.fromEntries(
      Object.entries(networks).map(([name, ways]) => [
        name,
        () => misbehaves(ways[randomInt(ways.length)] ?? ways[0]!),
      ]),
    ),

    'server restarted': async () => {
      const { page, close } = await begin();
      const restart = async () => {
        await sometime(1200);
        // Told to end, or gone at once.
        const ended = new Promise((resolve) => server.process.once('exit', resolve));
        server.process.kill(randomInt(2) === 0 ? 'SIGTERM' : 'SIGKILL');
        await ended;
        await sometime(500);
        await serve();
      };
      const [grants] = await Promise.all([signSome(page, 4), restart()]);
      await allSent(page);
      holds(grants);
      await close();
    },

    ...Object.fromEntries(
      strangersFor(TIMES).map(([name, stranger]) => [`login page: ${name}`, () => misbehaves(stranger)]),
    ),

    'two tabs': async () => {
      const { page, close } = await begin();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await started(other);
      await Promise.all([settled(page), settled(other)]);
      await Promise.all(
        [page, other].map(async (tab) => {
          await sometime(60);
          await tab.keyboard.press('Enter');
        }),
      );
      await Promise.all([page, other].map((tab) => tab.waitForSelector('#next-grant:not([hidden])')));
      await Promise.all([allSent(page), allSent(other)]);
      t.equal(read(folder, 'select * from desk_entries').length, 1, 'they share the key');
      holds([grantAt(1)]);
      await close();
    },

    'two desks': async () => {
      const one = await begin();
      const desks = [one, await openDesk(hall, { serviceWorkers: 'block' })];
      for (const { page } of desks) {
        await page.route(ENTRIES, (route) => route.abort());
        await signByKey(page, grantAt(1));
      }
      await Promise.all(
        desks.map(async ({ page }) => {
          await sometime(300);
          await page.unroute(ENTRIES);
          await wake(page);
          await allSent(page);
          await until(page, "!document.getElementById('desk-open').hidden");
        }),
      );
      holds([grantAt(1)]);
      t.equal(read(folder, "select * from desk_entries where outcome = 'already_signed'").length, 1);
      await one.page.goto(`${url}${CEREMONY}/entries`);
      t.match(await one.page.textContent('#waiting'), /Signing EX-001.*The signing that stands/s);
      await Promise.all(desks.map(({ close }) => close()));
    },

    'clock three days off': async () => {
      const { page, close } = await begin();
      const days = randomInt(2) === 0 ? -3 : 3;
      await page.addInitScript(`{
        const real = Date;
        const off = ${days} * 24 * 3600 * 1000;
        globalThis.Date = class extends real {
          constructor(...given) { given.length === 0 ? super(real.now() + off) : super(...given); }
          static now() { return real.now() + off; }
        };
      }`);
      await page.reload();
      await started(page);
      const before = Date.now();
      const isCut = randomInt(2) === 0;
      if (isCut) await page.route(ENTRIES, (route) => route.abort());
      await signByKey(page, grantAt(1));
      await sometime(400);
      await page.unroute(ENTRIES);
      await wake(page);
      await allSent(page);
      holds([grantAt(1)]);
      const [entry] = read<{ ms: number; happened: string; received: string }>(
        folder,
        'select offset_ms as ms, happened_at as happened, received_at as received from desk_entries',
      );
      t.ok(
        before <= Date.parse(entry?.happened ?? '') && (entry?.happened ?? '') <= (entry?.received ?? ''),
        `logged at the hall's time (${days} days off)`,
      );
      t.ok(Math.abs(entry?.ms ?? 0) > 120_000, 'and flagged');
      await close();
    },

    'signed out': async () => {
      const { page, close } = await begin();
      const before = randomInt(2);
      const grants = await signSome(page, before);
      if (before > 0) await allSent(page);
      await page.context().clearCookies();
      await sometime(200);
      await signByKey(page, grantAt(before + 1));
      await page.waitForSelector('#sign-in:not([hidden])');
      t.match(await page.textContent('#connection'), /1 kept on this device.*sign in to send/s);
      t.strictSame(
        signings(folder).map(({ reference }) => reference),
        grants,
      );
      await signIn(page, hall);
      await page.goto(`${url}${CEREMONY}/desk`);
      await started(page);
      await allSent(page);
      holds([...grants, grantAt(before + 1)]);
      t.strictSame(
        read(
          folder,
          'select count(*) as n from desk_entries where pressed_by is not null and pressed_by <> recorded_by',
        ),
        [{ n: 1 }],
        'pressed by one person, sent by another',
      );
      await close();
    },

    'new version of the worker': async () => {
      const { page, close } = await begin({ hasWorker: true });
      await page.waitForSelector('#desk[data-ready]');
      await page.route(ENTRIES, (route) => route.abort());
      front.rewritten.set(WORKER, (text) => text.replace(/VERSION = '[^']*'/, "VERSION = 'another'"));
      const [grants] = await Promise.all([signSome(page, 2), sometime(400).then(() => updateWorker(page))]);
      await workerReplaced(page, 'another');
      await page.context().setOffline(true);
      await page.reload();
      await started(page);
      await until(page, "document.getElementById('connection-what').textContent.startsWith('2 kept')");
      await page.unroute(ENTRIES);
      await page.context().setOffline(false);
      await wake(page);
      await allSent(page);
      holds(grants);
      await close();
      front.rewritten.clear();
    },
  };

  // Round by round, so that a run that is cut short has seen each of them about as often.
  for (let round = 1; round <= TIMES; round += 1) {
    await t.test(`round ${round} of ${TIMES}`, async () => {
      for (const [name, happens] of Object.entries(outages)) {
        await happens().catch((error: unknown) => {
          throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
        });
        seen[name] = (seen[name] ?? 0) + 1;
      }
    });
    if (!t.passing()) break;
    const said = Object.entries(seen).map(([name, times]) => `${name} ${times}`);
    t.comment(`seen after round ${round}: ${said.join(', ')}`);
  }

  await t.test('what is refused steps aside and stays in sight; the rest go on', async (t) => {
    const { page, close } = await begin();
    await page.route(ENTRIES, async (route) => {
      const asked = JSON.parse(route.request().postData() ?? '{}') as { grant: string };
      const grant = asked.grant === grantAt(1) ? 'EX-999' : asked.grant;
      await route.continue({ postData: JSON.stringify({ ...asked, grant }) });
    });
    // It stands as signed for a moment only: until the answer is there.
    await settled(page);
    await page.keyboard.press('Enter');
    await until(page, "document.getElementById('connection-more').textContent.includes('1 was refused')");
    await nextByKey(page);
    await signByKey(page, grantAt(2));
    await allSent(page);
    holds([grantAt(2)]);
    await page.keyboard.press('?');
    t.match(await page.textContent('#device-aside'), /EX-001, Signing, \d\d:\d\d\. .*Choose a grant/);
    await close();
  });

  await t.test('signing out with entries not yet sent asks first', async (t) => {
    const { page, close } = await begin();
    await page.route(ENTRIES, (route) => route.abort());
    await signByKey(page, grantAt(1));
    await page.goto(`${url}${CEREMONY}`);
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.message();
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    t.match(await asked, /not yet sent/);
    await page.unroute(ENTRIES);
    await page.goto(`${url}${CEREMONY}/desk`);
    await started(page);
    await allSent(page);
    holds([grantAt(1)]);
    await close();
  });

  await t.test('what is kept is saved to a file and read back', async (t) => {
    const { page, close } = await begin({ hasWorker: true });
    await page.waitForSelector('#desk[data-ready]');
    await page.context().setOffline(true);
    await signByKey(page, grantAt(1));
    await until(page, "document.getElementById('connection-what').textContent.startsWith('1 kept')");
    await page.keyboard.press('?');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-file')]);
    const file = await download.path();
    await page.context().setOffline(false);
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
    const buffer = Buffer.from('{"kind":"signing-desk","entries":[{"key":"no header\\ntakes it"}]}');
    await page.setInputFiles('#read-file', { name: 'a.json', mimeType: 'application/json', buffer });
    await until(page, "/holds no/.test(document.getElementById('file-said').textContent)");
    await close();
  });
});
