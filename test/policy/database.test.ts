import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { openDatabase } from '#database/connection.ts';
import { openDatabases } from '#database/files.ts';
import { change } from '#database/history.ts';
import { startTendingLogs, tendLog } from '#database/tending.ts';
import { wordsBegunIn } from '#lists/search.ts';
import { systemAct } from '#features/people/actor.ts';
import { seedRegistry } from '#seeds/registry.ts';
import { resetPractice } from '#seeds/practice.ts';
import { testApp } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';

t.test('every connection writes through to the disk and holds its references', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const databases = openDatabases(folder);
  for (const db of Object.values(databases)) {
    t.equal(db.sqlite.pragma('synchronous', { simple: true }), 2, 'synchronous is FULL');
    t.equal(db.sqlite.pragma('journal_mode', { simple: true }), 'wal');
    t.equal(db.sqlite.pragma('foreign_keys', { simple: true }), 1);
    t.strictSame(db.sqlite.pragma('foreign_key_check'), []);
    db.close();
  }
});

t.test('after a fault of the disk or of a lock the connection is opened anew', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const { registry, practice } = openDatabases(folder);
  practice.close();
  t.teardown(() => registry.close());
  const before = registry.sqlite;
  const kept = registry.once('example', () => ({}));
  const raise = () => registry.prepare('update registry_state set revision = revision + 1').run().changes;
  t.equal(raise(), 1);
  const search = () => wordsBegunIn(registry, 'organisation_search')('abcd');
  t.strictSame(search(), ['abcd']);
  registry.renewAfter(new Error('of something else'));
  registry.renewAfter({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
  t.equal(registry.sqlite, before, 'other faults are no reason');
  registry.sqlite.exec('begin');
  registry.renewAfter({ code: 'SQLITE_BUSY' });
  t.equal(registry.sqlite, before, 'nor is it let go in the middle of a change');
  registry.sqlite.exec('rollback');
  for (const code of ['SQLITE_BUSY', 'SQLITE_IOERR_WRITE', 'SQLITE_PROTOCOL']) {
    registry.renewAfter({ code });
    registry.renewAfter({ code });
    t.equal(raise(), 1, code);
    t.strictSame(search(), ['abcd'], 'what the search made on the connection is made again');
  }
  t.equal(before.open, false);
  t.equal(
    registry.sqlite.pragma('synchronous', { simple: true }),
    2,
    'with the settings of every connection',
  );
  t.equal(
    registry.once('example', () => ({})),
    kept,
    'what belongs to the database lives on',
  );
});

t.test('where the log is twice not copied whole the connection is opened anew', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const { registry, practice } = openDatabases(folder);
  practice.close();
  const reader = openDatabase(join(folder, 'registry.db'));
  t.teardown(() => [registry, reader].forEach((db) => db.close()));
  const raise = () => registry.prepare('update registry_state set revision = revision + 1').run();
  const first = registry.sqlite;
  raise();
  tendLog(registry);
  reader.sqlite.exec('begin');
  reader.prepare('select * from registry_state').get();
  raise();
  tendLog(registry);
  t.equal(registry.sqlite, first, 'a reader that is at it is no reason');
  tendLog(registry);
  t.not(registry.sqlite, first, 'one that stays may be a lock that nobody holds any more');
  reader.sqlite.exec('rollback');
  const second = registry.sqlite;
  for (let round = 0; round < 3; round += 1) tendLog(registry);
  t.equal(registry.sqlite, second, 'and then it is quiet');
});

t.test('a log that cannot be looked after is a fault of its disk alone', async (t) => {
  const fault = Object.assign(new Error('disk'), { code: 'SQLITE_IOERR_LOCK' });
  const said: unknown[] = [];
  const pragma = () => {
    throw fault;
  };
  const broken = { sqlite: { pragma }, renewAfter: (error: unknown) => said.push(error) };
  const fine = { sqlite: { pragma: () => (said.push('fine'), [{ busy: 0, log: 0, checkpointed: 0 }]) } };
  const databases = { registry: broken, practice: fine } as unknown as Parameters<typeof startTendingLogs>[0];
  const stop = startTendingLogs(databases, (error) => said.push(error));
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  t.strictSame(said, [fault, fault, 'fine']);
});

t.test('history can be added to and nothing else', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  for (const statement of [
    "update history set event = 'nothing'",
    'delete from history',
    'update history_subjects set record_id = 0',
    'delete from history_subjects',
  ]) {
    t.throws(() => registry.sqlite.exec(statement), /append-only/, statement);
  }
});

t.test('signing twice is impossible in the database itself', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const insert = registry.sqlite.prepare(
    "insert into signings (grant_id, kind, signed_on, recorded_at, idempotency_key) values (?, 'logged', '2026-01-01', '', ?)",
  );
  const signed = registry.prepare<{ id: number }>('select grant_id as id from signings').get()!.id;
  t.throws(() => insert.run(signed, 'a-key'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
  const [first, second] = registry
    .prepare<{ id: number }>('select id from grants where id not in (select grant_id from signings) limit 2')
    .all();
  insert.run(first!.id, 'one-key');
  t.throws(() => insert.run(second!.id, 'one-key'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
});

t.test('throwing rolls back a change and its history', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const size = () =>
    registry.prepare<{ count: number }>('select count(*) as count from history').get()!.count;
  const before = size();
  t.throws(() =>
    change(registry, systemAct('seed'), (record) => {
      record({ noun: 'registry', id: 1, event: 'registry.tried' });
      throw new Error('stop');
    }),
  );
  t.equal(size(), before);
});

t.test('loading the records twice changes nothing', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const bytes = registry.sqlite.serialize();
  seedRegistry(registry);
  t.ok(registry.sqlite.serialize().equals(bytes));
});

t.test('reading any page leaves the registry as it was', async (t) => {
  const { app, registry, anyone, signedIn } = await testApp(t);
  const staff = signedIn({ role: 'administrator' });
  const changes = () => registry.sqlite.prepare('select total_changes() as n').get() as { n: number };
  const before = changes().n;
  for (const url of [
    '/',
    '/organisations',
    '/grants',
    '/events',
    '/ceremonies',
    '/coalitions',
    '/search?q=hops',
    '/docs',
    '/api/v1/grants',
  ]) {
    t.equal((await anyone.get(url)).statusCode, 200, url);
    t.equal((await staff.get(url)).statusCode, 200, url);
  }
  t.equal(changes().n, before);
  t.ok(app.hasPlugin('access'));
});

t.test('practice can be put back to how it began, the registry never', async (t) => {
  const { practice, registry } = testDatabases();
  t.teardown(() => {
    practice.close();
    registry.close();
  });
  const rows = () => practice.prepare('select id, reference, status from grants order by id').all();
  const before = rows();
  practice.sqlite.exec("update grants set status = 'cancelled'");
  resetPractice(practice);
  t.strictSame(rows(), before);
  t.throws(() => practice.sqlite.exec('delete from history'), /append-only/, 'its history is guarded again');
  t.throws(() => resetPractice(registry), /only practice/);
});
