/** A value of the database. */
export type Value = string | number | null;
export type Row = Record<string, Value>;

/** A row that led to one organisation and now leads to the other, or whose own values the merge changed. */
export interface Moved {
  table: string;
  /** The column that names the organisation; absent for the organisations' own rows. */
  column: string | null;
  /** What tells the row among those of its organisation: its key without that column. */
  identity: Row;
  /** Each changed column, before and after. */
  values: Record<string, [before: Value, after: Value]>;
  /** The whole row before, for the case that it is taken away, or written anew, before the merge is undone. */
  row?: Row;
}

/** A row that said what a row of the other said already, and was taken away. */
export interface Folded {
  table: string;
  row: Row;
}

/** Rows that led to the one that stays once all was done: whatever leads to it later came since. */
export interface Held {
  table: string;
  column: string;
  identities: Row[];
}

/** Everything that a merge did, so that it can be undone exactly. */
export interface MergeRecord {
  moved: Moved[];
  folded: Folded[];
  held: Held[];
}
