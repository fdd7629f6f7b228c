import type { Database } from '#database/connection.ts';

/** A row by its columns. */
export type Row = Record<string, string | number | null>;

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

  /** Answers a function that puts rows into a table; all its rows have the same columns in the same order. */
  into(table: string): (row: Row) => void {
    let statement: ReturnType<Database['prepare']> | undefined;
    return (row) => {
      if (this.#rows === 0) this.#db.sqlite.exec('begin immediate');
      statement ??= this.#prepare(table, Object.keys(row));
      statement.run(...Object.values(row));
      this.#rows += 1;
      if (this.#rows >= ROWS) this.flush();
    };
  }

  #prepare(table: string, columns: string[]): ReturnType<Database['prepare']> {
    return this.#db.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
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
