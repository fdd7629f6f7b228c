import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';
import type { Database } from '#database/connection.ts';
import { lifetimes } from './lifetimes.ts';

const SqliteDatabase = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;

/** When sessions and tokens were last used, known by the hash of their secret. */
export interface Activity {
  /** Writes down a use, at most every five minutes for the same secret. */
  note(hash: string, now: Date): void;
  /** ISO 8601 in UTC; undefined where no use was written down. */
  lastUse(hash: string): string | undefined;
  close(): void;
}

/**
 * Last uses stand in a file of their own beside the registry's, since reading a page never writes to the
 * registry. A lost one costs nobody anything, so this file need not be flushed at each write. Of a registry in
 * memory they are in memory too.
 */
export function openActivity(registry: Database): Activity {
  const { memory, name } = registry.sqlite;
  const sqlite = new SqliteDatabase(memory ? ':memory:' : join(dirname(name), 'sessions.db'));
  for (const pragma of ['busy_timeout = 2000', 'journal_mode = WAL', 'synchronous = NORMAL'])
    sqlite.pragma(pragma);
  sqlite.exec('create table if not exists uses (hash text primary key, at text not null) without rowid');
  sqlite
    .prepare('delete from uses where at < ?')
    .run(new Date(Date.now() - 90 * 24 * 60 * 60_000).toISOString());
  const write = sqlite.prepare('insert or replace into uses (hash, at) values (?, ?)');
  const read = sqlite.prepare<unknown[], { at: string }>('select at from uses where hash = ?');
  const lastUse = (hash: string) => read.get(hash)?.at;
  return {
    lastUse,
    note(hash, now) {
      const last = lastUse(hash);
      if (last && now.getTime() - Date.parse(last) < lifetimes.lastUse) return;
      try {
        write.run(hash, now.toISOString());
      } catch {
        // On a full disk, or while another process holds the file, people go on reading.
      }
    },
    close: () => sqlite.close(),
  };
}
