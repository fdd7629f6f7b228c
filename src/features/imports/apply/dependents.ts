import type { Database } from '#database/connection.ts';

type Noun = 'organisation' | 'grant';

/** What belongs to a record itself and goes with it. */
const OWN: Record<Noun, Set<string>> = {
  organisation: new Set([
    'organisation_names',
    'organisation_themes',
    'organisation_slugs',
    'duplicate_pairs',
  ]),
  grant: new Set(['grant_participants', 'grant_themes']),
};

/** So many rows of a table are looked through in one step: some 10 ms where hundreds of thousands were imported. */
const LOOKED_THROUGH = 10_000;

/** That a column names a record which the import made. */
const isCreated = (noun: Noun, column: string) => `exists (select 1 from import_rows
  where import_rows.noun = '${noun}' and import_rows.record_id = ${column} and import_id = :importId
    and is_written = 1 and (outcome = 'new' or decision = 'another'))`;

/** Grants of the same import that go as well, and so depend on nothing. */
const GOING = `select record_id from import_rows where import_id = :importId and noun = 'grant' and is_written = 1
  and outcome = 'new' and left_out is null`;

/**
 * The records that an import made and that something else has come to refer to: the database itself knows every
 * table that may. Each is looked through some rows at a time, a step each, so that nobody waits for a large one;
 * that needs no index on the column. What the import's own grants hold does not count, nor do the signings that it
 * reported.
 */
export function* dependentRecords(db: Database, importId: number, noun: Noun): Generator<number[]> {
  for (const { table, column } of referencesTo(db, `${noun}s`)) {
    if (OWN[noun].has(table)) continue;
    const last = db.prepare(`select coalesce(max(rowid), 0) from ${table}`).pluck().get() as number;
    const look = db
      .prepare(
        `select distinct ${column} from ${table} where rowid > :after and rowid <= :after + ${LOOKED_THROUGH}
           and ${isCreated(noun, `${table}.${column}`)} ${ownCondition(table, column)}`,
      )
      .pluck();
    for (let after = 0; after < last; after += LOOKED_THROUGH)
      yield look.all({ importId, after }) as number[];
  }
  yield db
    .prepare(`select record_id from hints where noun = :noun and ${isCreated(noun, 'hints.record_id')}`)
    .pluck()
    .all({ importId, noun }) as number[];
}

function ownCondition(table: string, column: string): string {
  if (table === 'signings') {
    return `and not (kind = 'reported' and recorded_at <= (select applied_at from imports where id = :importId))`;
  }
  if (table === 'grants' && column === 'lead_id') return `and id not in (${GOING})`;
  return table === 'grant_participants' ? `and grant_id not in (${GOING})` : '';
}

/** Every column of every table that refers to that one. */
function referencesTo(db: Database, target: string): { table: string; column: string }[] {
  return db
    .prepare<{ table: string; column: string }>(
      `select tables.name as "table", keys."from" as "column"
       from sqlite_schema tables, pragma_foreign_key_list(tables.name) keys
       where tables.type = 'table' and keys."table" = ?`,
    )
    .all(target);
}

/** The records that an import made and that have an entry of their own in the history since. */
export function editedRecords(db: Database, importId: number, noun: Noun): number[] {
  return db
    .prepare(
      `select distinct history.record_id from history
       where history.noun = :noun and ${isCreated(noun, 'history.record_id')}
         and history.id > (select history_id from imports where id = :importId)`,
    )
    .pluck()
    .all({ importId, noun }) as number[];
}
