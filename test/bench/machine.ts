import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';
import type Sqlite from 'better-sqlite3';

/** The machine and what runs on it, in a line; a load before the run says that others use it too. */
export function machine(): string {
  const SqliteDatabase = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;
  const database = new SqliteDatabase(':memory:');
  const { version } = database.prepare('select sqlite_version() as version').get() as { version: string };
  database.close();
  const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  return `${processor}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, SQLite ${version}, load ${loadavg()[0]?.toFixed(1)} before`;
}
