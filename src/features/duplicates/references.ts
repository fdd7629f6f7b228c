import type { Database } from '#database/connection.ts';
import type { Row, Value } from './merge-record.ts';

/** A column of some table that leads to an organisation. */
export interface Reference {
  table: string;
  column: string;
  /** What tells a row among those of one organisation. */
  identity: string[];
  /** True for tables that hold records of every noun: only rows of this one count. */
  isByNoun: boolean;
}

/** What a merge keeps of itself, and what stays as it was said of two. */
const APART = new Set(['organisation_merges', 'duplicate_pairs', 'history', 'history_subjects']);

/** Rows that an edit writes anew are known by what they say, not by their number. */
const SAID: Record<string, string[]> = { organisation_names: ['kind', 'exact_key'] };

/**
 * Every column that leads to organisations, read from the database itself, so that a table which is added later
 * is moved by a merge too: foreign keys, columns called organisation_id, and tables of records of any noun.
 */
export function referencesTo(db: Database): Reference[] {
  return db.once('references to organisations', () => {
    const tables = db
      .prepare<{ name: string }>(
        `select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'sqlite%'
           and name not glob '*_search_*' order by name`,
      )
      .all()
      .filter(({ name }) => !APART.has(name));
    return tables.flatMap(({ name }) => referencesIn(db, name));
  });
}

function referencesIn(db: Database, table: string): Reference[] {
  const columns = db
    .prepare<{ name: string; pk: number }>('select name, pk from pragma_table_info(?)')
    .all(table);
  const keys = db
    .prepare<{ column: string }>(
      `select "from" as column from pragma_foreign_key_list(?) where "table" = 'organisations'`,
    )
    .all(table)
    .map(({ column }) => column);
  const has = (name: string) => columns.some((column) => column.name === name);
  const isByNoun = has('noun') && has('record_id');
  const leading = new Set([
    ...keys,
    ...(has('organisation_id') ? ['organisation_id'] : []),
    ...(isByNoun ? ['record_id'] : []),
  ]);
  const primary = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  return [...leading].map((column) => ({
    table,
    column,
    identity: SAID[table] ?? primary.filter((name) => name !== column),
    isByNoun: isByNoun && column === 'record_id',
  }));
}

/** The rows that lead to an organisation by this column. */
export function rowsOf(db: Database, { table, column, isByNoun }: Reference, id: number): Row[] {
  const noun = isByNoun ? "and noun = 'organisation'" : '';
  return db.prepare<Row>(`select * from "${table}" where "${column}" = ? ${noun} order by rowid`).all(id);
}

export function identityOf({ identity }: Reference, row: Row): Row {
  return Object.fromEntries(identity.map((name) => [name, row[name] ?? null]));
}

/** The row of that identity among those of an organisation; undefined where there is none. */
export function findOptionalRow(
  db: Database,
  table: string,
  column: string | null,
  id: number,
  identity: Row,
): Row | undefined {
  const names = [...Object.keys(identity), ...(column === null ? [] : [column])];
  const values = [...Object.values(identity), ...(column === null ? [] : [id])];
  return db
    .prepare<Row>(`select * from "${table}" where ${names.map((name) => `"${name}" is ?`).join(' and ')}`)
    .get(...values);
}

/** Sets columns of the row of that identity; throws what the database throws where a row like it is there. */
export function updateRow(db: Database, table: string, where: Row, values: Record<string, Value>): void {
  const set = Object.keys(values).map((name) => `"${name}" = ?`);
  const at = Object.keys(where).map((name) => `"${name}" is ?`);
  db.prepare(`update "${table}" set ${set.join(', ')} where ${at.join(' and ')}`).run(
    ...Object.values(values),
    ...Object.values(where),
  );
}

export function deleteRow(db: Database, table: string, where: Row): void {
  const at = Object.keys(where).map((name) => `"${name}" is ?`);
  db.prepare(`delete from "${table}" where ${at.join(' and ')}`).run(...Object.values(where));
}

/** Puts a row back as it was; under a new number where its own was given away since. */
export function insertRow(db: Database, table: string, row: Row): void {
  const isTaken =
    'id' in row && db.prepare(`select 1 from "${table}" where id = ?`).get(row['id']) !== undefined;
  const kept = Object.entries(row).filter(([name]) => !(isTaken && name === 'id'));
  db.prepare(
    `insert into "${table}" (${kept.map(([name]) => `"${name}"`).join(', ')})
     values (${kept.map(() => '?').join(', ')})`,
  ).run(...kept.map(([, value]) => value));
}
