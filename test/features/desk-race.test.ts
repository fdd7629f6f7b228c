import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import t from 'tap';
import { API, grantAt, type EntryAnswer } from '#test/support/desk.ts';
import { prepareHall, read } from '#test/support/desk-browser.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

/** `npm run soak` asks for a thousand races and two hundred kills, and leaves one of the two out by 0. */
const RACES = Number(process.env['SOAK_RACES'] ?? 24);
const KILLS = Number(process.env['SOAK_KILLS'] ?? 3);

async function press(
  url: string,
  token: string,
  entry: { grant: string; kind: string; desk: string; corrects?: string },
  key = randomUUID(),
): Promise<EntryAnswer> {
  const at = new Date().toISOString();
  const answer = await fetch(`${url}${API}/entries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ ...entry, pressedAt: at, sentAt: at }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as EntryAnswer;
}

const races = `two desks on two servers race for one grant ${RACES} times: one signing each time`;
t.test(races, { skip: RACES === 0 }, async (t) => {
  const folder = seededFolder(t);
  const [first, second] = [await startServer(folder), await startServer(folder)];
  t.teardown(() => Promise.all([first.stop(), second.stop()]));
  await prepareHall({ url: first.url, folder, browser: undefined as never });
  const { token } = credentials(folder, 'staff', { isPractice: true });
  let wrong = 0;
  const won = { one: 0, two: 0 };
  for (let race = 0; race < RACES; race += 1) {
    const grant = grantAt((race % 12) + 1);
    const sides = [
      { url: first.url, desk: 'one' },
      { url: second.url, desk: 'two' },
    ] as const;
    // Who is asked first has a head start: that falls to either.
    const order = Math.random() < 0.5 ? sides : sides.toReversed();
    const both = await Promise.all(
      order.map(({ url, desk }) => press(url, token, { grant, kind: 'signed', desk })),
    );
    const outcomes = both.map(({ outcome }) => outcome).toSorted();
    if (outcomes.join() !== 'already_signed,stands') wrong += 1;
    const winner = both.find(({ outcome }) => outcome === 'stands');
    if (winner) won[order[both.indexOf(winner)]?.desk ?? 'one'] += 1;
    await press(first.url, token, { grant, kind: 'undone', desk: 'one', corrects: winner?.key ?? '' });
  }
  t.equal(wrong, 0);
  t.strictSame(
    read(folder, 'select count(*) as n from signings'),
    [{ n: RACES }],
    'a signing each time, every one reversed by its undoing',
  );
  t.strictSame(read(folder, 'select count(*) as n from signings where reversed_at is null'), [{ n: 0 }]);
  t.strictSame(
    read(folder, 'select count(*) as n from desk_entries'),
    [{ n: 3 * RACES }],
    'every entry is kept',
  );
  t.strictSame(read(folder, 'select id from desk_entries', 'registry'), []);
  t.comment(
    `seen: ${RACES} races, ${won.one} won by one desk and ${won.two} by the other, ${wrong} not won by one alone`,
  );
});

t.test(
  `the server is killed ${KILLS} times while it signs: what was acknowledged is there, nothing by half`,
  { skip: KILLS === 0 },
  async (t) => {
    const folder = seededFolder(t);
    const begin = await startServer(folder);
    await prepareHall({ url: begin.url, folder, browser: undefined as never });
    const { token } = credentials(folder, 'staff', { isPractice: true });
    await begin.stop();
    const acknowledged: string[] = [];
    const unanswered: string[] = [];
    let last = new Map<string, string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServer(folder);
      const ended = once(server.process, 'exit');
      let killing: NodeJS.Timeout | undefined;
      let key = randomUUID();
      try {
        for (let turn = 0; ; turn += 1) {
          const grant = grantAt((turn % 12) + 1);
          const corrects = last.get(grant);
          key = randomUUID();
          if (corrects) await press(server.url, token, { grant, kind: 'undone', desk: 'one', corrects }, key);
          else {
            await press(server.url, token, { grant, kind: 'signed', desk: 'one' }, key);
            last.set(grant, key);
          }
          if (corrects) last.delete(grant);
          acknowledged.push(key);
          // The first call of a start compiles what it needs; the hour of the kill counts from its answer.
          killing ??= setTimeout(() => server.process.kill('SIGKILL'), Math.random() * 300);
        }
      } catch (error) {
        // The answer was cut off: whether it was stored is for the database to say.
        if (/^\d{3} /.test((error as Error).message)) throw error;
        unanswered.push(key);
      }
      clearTimeout(killing);
      server.process.kill('SIGKILL');
      await ended;
      last = new Map(
        read<{ grant: string; key: string }>(
          folder,
          `select grants.reference as "grant", idempotency_key as key from signings
         join grants on grants.id = grant_id where reversed_at is null`,
        ).map((row) => [row.grant, row.key]),
      );
    }
    const kept = new Set(read<{ key: string }>(folder, 'select key from desk_entries').map(({ key }) => key));
    const lost = acknowledged.filter((key) => !kept.has(key));
    t.ok(acknowledged.length > 0, `${acknowledged.length} were acknowledged`);
    t.strictSame(lost, [], 'none of them is lost');
    t.equal(
      kept.size,
      acknowledged.length + unanswered.filter((key) => kept.has(key)).length,
      'and nothing is there that nobody sent',
    );
    const halves = read(
      folder,
      `select signings.id from signings join grants on grants.id = grant_id
     where (reversed_at is null and grants.status <> 'signed')
       or not exists (select 1 from desk_entries where key = idempotency_key and outcome = 'stands')
       or (select count(*) from personal_values where noun = 'signing' and record_id = signings.id) <> 2`,
    );
    t.strictSame(halves, [], 'no signing stands by half');
    const events = (event: string) =>
      read<{ n: number }>(folder, `select count(*) as n from history where event = '${event}'`)[0]?.n;
    t.equal(events('grant.signed'), read<{ n: number }>(folder, 'select count(*) as n from signings')[0]?.n);
    t.equal(events('ceremony.entry-recorded'), kept.size, 'each entry has its line of history');
    t.strictSame(read(folder, 'pragma integrity_check'), [{ integrity_check: 'ok' }]);
    const stored = unanswered.filter((key) => kept.has(key)).length;
    t.comment(
      `seen: ${KILLS} kills, ${acknowledged.length} entries acknowledged, ${lost.length} of them lost; ` +
        `${unanswered.length} cut off before their answer, ${stored} of those stored; ${halves.length} by half`,
    );
  },
);
