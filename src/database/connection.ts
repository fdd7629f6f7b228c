import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle, migrate } from '#database/drizzle.ts';
import { holdWrites } from '#database/rehearsal.ts';

const SqliteDatabase = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;

/** One open database: Drizzle for building, prepared statements for what is asked often, and what belongs to it. */
export interface Database {
  readonly orm: BetterSQLite3Database;
  readonly sqlite: Sqlite.Database;
  readonly isPractice: boolean;
  /** A prepared statement, made once for each text. */
  prepare: <Row = unknown>(text: string) => Sqlite.Statement<unknown[], Row>;
  /** The value of that key, made once for this database: caches live and die with it. */
  once: <Value>(key: string, make: () => Value) => Value;
  close: () => void;
}

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Opens a database file (or `:memory:`, or the bytes of a serialised one) with the settings that every
 * connection of the registry has. `synchronous=FULL`, because in WAL a commit at NORMAL, the library's
 * default, does not survive a power cut, and a signature must.
 */
export function openDatabase(source: string | Buffer, options: { isPractice?: boolean } = {}): Database {
  const sqlite = new SqliteDatabase(source);
  for (const pragma of [
    'busy_timeout = 10000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'temp_store = MEMORY',
    'cache_size = -65536',
  ]) {
    sqlite.pragma(pragma);
  }
  const statements = new Map<string, Sqlite.Statement>();
  const made = new Map<string, unknown>();
  return {
    orm: drizzle(sqlite),
    sqlite,
    isPractice: options.isPractice ?? false,
    prepare<Row>(text: string) {
      let statement = statements.get(text);
      if (!statement) {
        statement = sqlite.prepare(text);
        statements.set(text, statement);
      }
      if (!statement.readonly) holdWrites();
      return statement as Sqlite.Statement<unknown[], Row>;
    },
    once<Value>(key: string, make: () => Value): Value {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as Value;
    },
    close: () => sqlite.close(),
  };
}

/** Brings the database to the newest migration; does nothing where it is there already. */
export function migrateDatabase(db: Database): void {
  migrate(db.orm, { migrationsFolder: MIGRATIONS });
}

interface State {
  revision: number;
  changedAt: string;
}

/** What was read of the state in this turn of the event loop; undefined where it has to be read. */
const states = new WeakMap<Database, State>();

/**
 * The state is asked for many times while one request is answered, and costs a query each time: it is read once
 * a turn of the event loop, and anew within a transaction and after one (`forgetState`).
 */
function stateOf(db: Database): State {
  const known = db.sqlite.inTransaction ? undefined : states.get(db);
  if (known) return known;
  const state = db.prepare<State>('select revision, changed_at as changedAt from registry_state').get() ?? {
    revision: 0,
    changedAt: '',
  };
  if (!db.sqlite.inTransaction) {
    states.set(db, state);
    setImmediate(() => states.delete(db));
  }
  return state;
}

/** Has to be called by whoever raises the revision. */
export function forgetState(db: Database): void {
  states.delete(db);
}

/** The name of the records that a first start loaded; undefined in an empty database. */
export function seedOf(db: Database): string | undefined {
  return db.prepare<{ seed: string | null }>('select seed from registry_state').get()?.seed ?? undefined;
}

/** The revision of the last change: what caches, ETags and list indexes are keyed on. */
export function currentRevision(db: Database): number {
  return stateOf(db).revision;
}

/** When the last change was made, ISO 8601 in UTC. */
export function lastChange(db: Database): string {
  return stateOf(db).changedAt;
}
