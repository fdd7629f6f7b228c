import type { Database } from '#database/connection.ts';

type Value = string | number | null;

/** Puts one row into a table; the values stand in the order of the columns. */
export type Insert = (...values: Value[]) => void;

const ROWS = 20_000;

/**
 * Writes many rows in transactions of some twenty thousand: fewer would wait for the disk too often, and one
 * alone would hold the whole file twice until its end.
 */
export class Batches {
  readonly #db: Database;
  #rows = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  into(table: string, columns: readonly string[]): Insert {
    const statement = this.#db.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    return (...values) => {
      if (this.#rows === 0) this.#db.sqlite.exec('begin immediate');
      this.#rows += 1;
      statement.run(...values);
      if (this.#rows >= ROWS) this.flush();
    };
  }

  /** Commits what was written since the last time. */
  flush(): void {
    if (this.#db.sqlite.inTransaction) this.#db.sqlite.exec('commit');
    this.#rows = 0;
  }

  /** Takes back what was written since the last commit, after a failure. */
  abandon(): void {
    if (this.#db.sqlite.inTransaction) this.#db.sqlite.exec('rollback');
    this.#rows = 0;
  }
}
