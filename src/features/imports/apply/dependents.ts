import type { Database } from '#database/connection.ts';

type Noun = 'organisation' | 'grant';

/** What belongs to a record itself and goes with it. */
const OWN: Record<Noun, Set<string>> = {
  organisation: new Set(['organisation_names', 'organisation_themes', 'organisation_slugs']),
  grant: new Set(['grant_participants', 'grant_themes']),
};

const CREATED = (noun: Noun) => `select record_id from import_rows
  where import_id = :importId and noun = '${noun}' and is_written = 1 and (outcome = 'new' or decision = 'another')`;

/** Grants of the same import that go as well, and so depend on nothing. */
const GOING = `select record_id from import_rows where import_id = :importId and noun = 'grant' and is_written = 1
  and outcome = 'new' and left_out is null`;

/**
 * The records that an import made and that something else has come to refer to: the database itself knows every
 * table that may, and each is asked in a step of its own. What the import's own grants hold does not count, nor do
 * the signings that it reported.
 */
export function* dependentRecords(db: Database, importId: number, noun: Noun): Generator<number[]> {
  for (const { table, column } of referencesTo(db, `${noun}s`)) {
    if (OWN[noun].has(table)) continue;
    yield db
      .prepare(
        `select distinct ${column} from ${table} where ${column} in (${CREATED(noun)}) ${ownCondition(table, column)}`,
      )
      .pluck()
      .all({ importId }) as number[];
  }
  yield db
    .prepare(`select record_id from hints where noun = :noun and record_id in (${CREATED(noun)})`)
    .pluck()
    .all({ importId, noun }) as number[];
}

function ownCondition(table: string, column: string): string {
  if (table === 'signings') {
    return `and not (kind = 'reported' and recorded_at = (select applied_at from imports where id = :importId))`;
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
       where history.noun = :noun and history.record_id in (${CREATED(noun)})
         and history.id > (select history_id from imports where id = :importId)`,
    )
    .pluck()
    .all({ importId, noun }) as number[];
}
