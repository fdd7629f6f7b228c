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
  /** Lets the connection go, with every lock that it holds; the next use opens another. */
  renew: () => void;
  /** The same where `error` is a fault of storage. */
  renewAfter: (error: unknown) => void;
  close: () => void;
}

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

const pragmas = [
  'busy_timeout = 10000',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'cache_size = -65536',
];

/**
 * Another holds the file, the disk fails or is full: nothing was stored, and trying again may help. A page that the
 * disk did not give is to SQLite a malformed one.
 */
export function isStorageFault(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return (
    typeof code === 'string' &&
    /^(?:SQLITE_(?:BUSY|FULL|IOERR|CORRUPT|PROTOCOL|CANTOPEN)|ENOSPC$|EDQUOT$)/.test(code)
  );
}

/**
 * Opens a database file (or `:memory:`, or the bytes of a serialised one) with the settings that every
 * connection of the registry has. `synchronous=FULL`, because in WAL a commit at NORMAL, the library's
 * default, does not survive a power cut, and a signature must.
 */
function connect(source: string | Buffer): Sqlite.Database {
  const sqlite = new SqliteDatabase(source);
  try {
    for (const pragma of pragmas) sqlite.pragma(pragma);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return sqlite;
}

/** A connection and what was made on it. */
interface Connection {
  sqlite: Sqlite.Database;
  orm: BetterSQLite3Database;
  statements: Map<string, Sqlite.Statement>;
}

/** A connection that can be let go, with every lock that it holds: the next use opens another. */
function renewable(source: string | Buffer): {
  current: () => Connection;
  renew: () => void;
  close: () => void;
} {
  const open = (): Connection => {
    const sqlite = connect(source);
    return { sqlite, orm: drizzle(sqlite), statements: new Map() };
  };
  let connection = open();
  let isLetGo = false;
  return {
    current() {
      if (isLetGo) connection = open();
      isLetGo = false;
      return connection;
    },
    // A lock that the system failed to take back stays this connection's for ever, and shuts out its own writes too:
    // SQLite does not look at what taking back answers.
    renew() {
      const { sqlite } = connection;
      if (!sqlite.open || sqlite.memory || sqlite.inTransaction) return;
      sqlite.close();
      isLetGo = true;
    },
    close() {
      isLetGo = false;
      connection.sqlite.close();
    },
  };
}

/** Opens a database; what belongs to it lives on where its connection has to be opened anew. */
export function openDatabase(source: string | Buffer, options: { isPractice?: boolean } = {}): Database {
  const { current, renew, close } = renewable(source);
  const made = new Map<string, unknown>();
  return {
    get orm() {
      return current().orm;
    },
    get sqlite() {
      return current().sqlite;
    },
    isPractice: options.isPractice ?? false,
    prepare<Row>(text: string) {
      const { sqlite, statements } = current();
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
    renew,
    renewAfter: (error) => {
      if (isStorageFault(error)) renew();
    },
    close,
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
