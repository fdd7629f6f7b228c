import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

const SqliteDatabase = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;

/** Two rows in one transaction that survives a power cut: a signing, and the history of it. */
export function rawInsert(file: string): (grant: string) => void {
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`create table if not exists signings (id integer primary key, grant_reference text unique, signed_on text, key text);
    create table if not exists history (id integer primary key, event text, after text, hash text)`);
  const signing = database.prepare('insert into signings (grant_reference, signed_on, key) values (?, ?, ?)');
  const history = database.prepare('insert into history (event, after, hash) values (?, ?, ?)');
  const act = database.transaction((grant: string) => {
    signing.run(grant, '2026-11-24', `key-${grant}`);
    history.run('grant.signed', `{"grant":"${grant}","status":"signed"}`, '0'.repeat(64));
  });
  return (grant) => act.immediate(grant);
}
