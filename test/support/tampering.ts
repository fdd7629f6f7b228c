import { openDatabase, type Database } from '#database/connection.ts';
import { change, hashOfEntry, type HashedEntry } from '#database/history.ts';
import { systemAct } from '#features/people/actor.ts';

/** Three entries as a running registry makes them, behind those of the seed. */
export function addEntries(db: Database): void {
  for (const title of ['One (example)', 'Two (example)', 'Three (example)']) {
    change(db, systemAct('command-line'), (record) =>
      record({ noun: 'grant', id: 1, event: 'grant.edited', before: { title: null }, after: { title } }),
    );
  }
}

/** A copy of a database without its guards, as whoever holds the file can make one. */
export function unguarded(bytes: Buffer, tamper: string | ((db: Database) => void)): Database {
  const db = openDatabase(bytes);
  const triggers = db
    .prepare<{ name: string }>(
      "select name from sqlite_master where type = 'trigger' and name like 'history%'",
    )
    .all();
  db.sqlite.pragma('foreign_keys = OFF');
  for (const { name } of triggers) db.sqlite.exec(`drop trigger ${name}`);
  if (typeof tamper === 'string') db.sqlite.exec(tamper);
  else tamper(db);
  return db;
}

/** Writes the hashes anew from an entry on, so that the chain holds again. */
export function chainAnew(db: Database, from: number): void {
  let hash = db.prepare<{ hash: string }>('select hash from history where id = ?').get(from - 1)?.hash ?? '';
  const rows = db
    .prepare<HashedEntry & { id: number }>(
      `select id, revision, at, actor, door, event, noun, record_id as recordId, request_id as requestId, before, after
       from history where id >= ? order by id`,
    )
    .all(from);
  for (const row of rows) {
    const next = hashOfEntry(hash, row);
    db.prepare('update history set previous_hash = ?, hash = ? where id = ?').run(hash, next, row.id);
    hash = next;
  }
}
