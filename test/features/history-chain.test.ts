import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { hashOfEntry, type HashedEntry } from '#database/history.ts';
import { headText, historyHead, readHead, type HistoryHead } from '#features/history/head.ts';
import { verificationReport } from '#features/history/report.ts';
import { verifyHistory } from '#features/history/verify.ts';
import { seedRegistry } from '#seeds/registry.ts';
import { testApp } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';
import { dataFolder } from '#test/support/server.ts';
import { addEntries, chainAnew, unguarded } from '#test/support/tampering.ts';

const run = promisify(execFile);

function tamperable(t: { teardown(act: () => unknown): void }): { bytes: Buffer; head: HistoryHead } {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  addEntries(registry);
  return { bytes: registry.sqlite.serialize(), head: historyHead(registry) };
}

t.test('an untouched history is whole, also after its head was kept', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const before = historyHead(registry);
  t.match(verifyHistory(registry), { isWhole: true, head: before });
  addEntries(registry);
  const after = historyHead(registry);
  t.equal(after.size, before.size + 3);
  t.match(verifyHistory(registry, before), { isWhole: true, head: after });
  t.match(verificationReport(verifyHistory(registry, before), before).join('\n'), headText(after));
});

t.test('a changed row is found, whichever column was changed', async (t) => {
  const { bytes, head } = tamperable(t);
  const number = head.size - 1;
  for (const assignment of [
    'revision = revision + 1',
    "at = '2020-01-01T00:00:00.000Z'",
    "actor = 'somebody'",
    "door = 'page'",
    "event = 'grant.signed'",
    'record_id = 2',
    "request_id = 'another'",
    'before = null',
    `after = '{"title":"Other (example)"}'`,
    "previous_hash = ''",
    "hash = ''",
  ]) {
    const db = unguarded(bytes, `update history set ${assignment} where id = ${number}`);
    t.match(verifyHistory(db), { isWhole: false, fault: { kind: 'changed', number } }, assignment);
    db.close();
  }
  const db = unguarded(bytes, (changed) => {
    changed.sqlite.exec(`update history set after = '{"title":"Other (example)"}' where id = ${number}`);
    const row = changed
      .prepare<HashedEntry & { previousHash: string }>(
        `select *, record_id as recordId, request_id as requestId, previous_hash as previousHash from history where id = ?`,
      )
      .get(number)!;
    changed
      .prepare('update history set hash = ? where id = ?')
      .run(hashOfEntry(row.previousHash, row), number);
  });
  const fault = { kind: 'unchained', number: number + 1 };
  t.match(
    verifyHistory(db),
    { isWhole: false, fault },
    'a row with a hash of its own breaks the chain behind it',
  );
  db.close();
});

t.test('an entry that is gone from the middle, or from the history of its record, is found', async (t) => {
  const { bytes, head } = tamperable(t);
  const number = head.size - 2;
  const gone = unguarded(bytes, (db) => {
    db.sqlite.exec(`delete from history where id = ${number}`);
    chainAnew(db, number);
  });
  t.match(
    verifyHistory(gone),
    { isWhole: false, fault: { kind: 'missing', number } },
    'also where the rest was chained anew',
  );
  const hidden = unguarded(bytes, `delete from history_subjects where history_id = ${number}`);
  t.match(verifyHistory(hidden), { isWhole: false, fault: { kind: 'hidden', number } });
  const emptied = unguarded(bytes, 'delete from history');
  t.match(verifyHistory(emptied, head), {
    isWhole: false,
    fault: { kind: 'cut', number: 1, entry: undefined },
  });
  for (const db of [gone, hidden, emptied]) db.close();
});

t.test('a cut tail is found', async (t) => {
  const { bytes, head } = tamperable(t);
  const cut = `delete from history where id > ${head.size - 2}`;
  const fault = { kind: 'cut', number: head.size - 1, entry: { number: head.size - 2 } };
  const careless = unguarded(bytes, cut);
  t.match(verifyHistory(careless), { isWhole: false, fault }, 'the registry has counted more changes');
  const careful = unguarded(bytes, `${cut}; update registry_state set revision = revision - 2`);
  t.match(verifyHistory(careful), { isWhole: true }, 'alone, the chain cannot tell');
  t.match(verifyHistory(careful, head), { isWhole: false, fault }, 'a head that was kept can');
  const report = verificationReport(verifyHistory(careful, head), head).join('\n');
  t.match(
    report,
    `entry ${head.size - 1} and what followed it are gone; the head given counts ${head.size} entries`,
  );
  for (const db of [careless, careful]) db.close();
});

t.test('a tail that was chained anew is found', async (t) => {
  const { bytes, head } = tamperable(t);
  const number = head.size - 1;
  const db = unguarded(bytes, (changed) => {
    changed.sqlite.exec(`update history set after = '{"title":"Other (example)"}' where id = ${number}`);
    chainAnew(changed, number);
  });
  t.teardown(() => db.close());
  t.match(verifyHistory(db), { isWhole: true }, 'alone, the chain cannot tell');
  t.match(verifyHistory(db, head), { isWhole: false, fault: { kind: 'rewritten', number: head.size } });
  addEntries(db);
  t.match(verifyHistory(db, head), { isWhole: false, fault: { kind: 'rewritten' } }, 'also once it went on');
});

t.test('a head is read as it was kept', async (t) => {
  const hash = 'a'.repeat(64);
  t.strictSame(readHead(`12:${hash}\n`), { size: 12, hash, at: null });
  const kept = { size: 12, hash, at: '2026-12-15T10:00:00.000Z' };
  t.strictSame(readHead(JSON.stringify(kept)), kept);
  t.strictSame(readHead('0:'), { size: 0, hash: '', at: null });
  for (const wrong of [
    '',
    '12',
    `12:${hash}a`,
    '12:',
    `0:${hash}`,
    `-1:${hash}`,
    '{}',
    '[]',
    'null',
    `{"size":1.5,"hash":"${hash}"}`,
  ]) {
    t.equal(readHead(wrong), undefined, wrong);
  }
});

t.test('everybody can keep the head, of the registry alone', async (t) => {
  const test = await testApp(t);
  const { registry, anyone } = test;
  const first = await anyone.get('/data/history-head.json');
  t.equal(first.statusCode, 200);
  t.match(first.headers['content-type'], /^application\/json/);
  t.match(first.headers['cache-control'], /must-revalidate/);
  t.strictSame(first.json(), historyHead(registry));
  const etag = String(first.headers['etag']);
  t.equal((await anyone.get('/data/history-head.json', { 'if-none-match': etag })).statusCode, 304);
  const practising = test.signedIn({ isPractice: true });
  const head = historyHead(registry);
  t.strictSame(
    (await practising.get('/data/history-head.json')).json(),
    head,
    'practice shows the registry’s',
  );
  const later = await anyone.get('/data/history-head.json', { 'if-none-match': etag });
  t.equal(later.statusCode, 200, 'signing in was a change');
  t.equal(readHead(later.body)?.hash, head.hash);
});

t.test('the command line verifies, with and without a head, and says so by its exit code', async (t) => {
  const folder = dataFolder(t);
  const open = openDatabases(folder);
  seedRegistry(open.registry);
  addEntries(open.registry);
  const head = historyHead(open.registry);
  const kept = join(folder, 'head.json');
  writeFileSync(kept, JSON.stringify(head));
  const verify = (...args: string[]) =>
    run(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--import=./src/own-modules.ts',
        'src/cli.ts',
        'history',
        'verify',
        ...args,
      ],
      {
        env: { ...process.env, DATA_DIR: folder },
      },
    ).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout,
        stderr,
      }),
    );
  const whole = await verify('--since', kept);
  t.equal(whole.code, 0);
  t.match(whole.stdout, `The history is whole: ${head.size} entries`);
  t.match(whole.stdout, `Head: ${headText(head)}`);
  t.match(await verify('--since', 'no-such-file'), { code: 2, stderr: 'SIZE:HASH' });
  open.registry.sqlite.exec(
    `drop trigger history_is_never_updated; update history set door = 'page' where id = ${head.size}`,
  );
  open.registry.close();
  open.practice.close();
  const broken = await verify('--since', headText(head));
  t.equal(broken.code, 1);
  t.match(broken.stdout, `Entry ${head.size} was changed`);
  t.match(broken.stdout, `${head.size}, grant.edited, grant 1,`);
});
