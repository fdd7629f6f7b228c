import type { Database } from '#database/connection.ts';
import type { CoveredNoun } from '#database/covered.ts';
import { change, type RecordHistory, type Subject } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import type { Decision, Outcome } from '../kinds.ts';
import { organisationChanges } from '../plan/organisation-changes.ts';
import type { Plan } from '../plan/staged.ts';
import { findImport, type ImportRecord } from '../queries.ts';
import { changeGrant } from './change-grant.ts';
import { changeOrganisation } from './change-organisation.ts';
import { rangesOf, rowRanges, uncover, type Range } from './cover.ts';
import { findOrganisationId, leaveOut } from './write.ts';

/** So many records are named one by one to the lists; of more, lists are told that everything is new. */
const MOST_SUBJECTS = 2000;

interface Changing {
  row: number;
  part: number;
  noun: 'organisation' | 'grant';
  outcome: Outcome;
  decision: Decision | null;
  recordId: number;
  plan: string;
}

/** What an import has written, found before the last step, so that the step itself need not look. */
export interface Written {
  created: number;
  organisations: number;
  leftOut: number;
  records: number;
  /** The new records of each noun. */
  ranges: Record<CoveredNoun, Range[]>;
}

export function* findWritten(db: Database, importId: number): Generator<void, Written> {
  const found = { created: 0, organisations: 0, leftOut: 0, records: 0 };
  const ids: Record<CoveredNoun, number[]> = { organisation: [], grant: [] };
  for (const rows of rowRanges(db, importId)) {
    const some = db
      .prepare<typeof found>(
        `select
           coalesce(sum(part = 0 and row > 0 and is_written = 1 and (outcome = 'new' or decision = 'another')), 0) as created,
           coalesce(sum(part > 0 and noun = 'organisation' and is_written = 1), 0) as organisations,
           coalesce(sum(part = 0 and left_out is not null), 0) as leftOut,
           coalesce(sum(is_written = 1 and noun in ('organisation', 'grant')), 0) as records
         from import_rows where import_id = ? and row between ? and ?`,
      )
      .get(importId, ...rows)!;
    for (const name of Object.keys(found) as (keyof typeof found)[]) found[name] += some[name];
    const made = db
      .prepare<{ noun: CoveredNoun; id: number }>(
        `select noun, record_id as id from import_rows
         where import_id = ? and row between ? and ? and noun in ('organisation', 'grant') and is_written = 1`,
      )
      .all(importId, ...rows);
    for (const { noun, id } of made) ids[noun].push(id);
    yield;
  }
  return { ...found, ranges: { organisation: rangesOf(ids.organisation), grant: rangesOf(ids.grant) } };
}

/**
 * The import's last step, one transaction: everything that it wrote is shown, what it changes is changed, and the
 * history has its one entry. Before it nobody has seen anything.
 */
export function showImport(db: Database, act: Act, importId: number, written: Written): void {
  change(db, act, (record) => {
    const found = findImport(db, importId);
    uncover(db, importId);
    const { changed, leftOut } = applyChanges(db, act, record, importId);
    const { created, organisations } = written;
    const result = { created, changed, organisations, leftOut: written.leftOut + leftOut };
    record({
      noun: 'import',
      id: importId,
      event: 'import.applied',
      after: { ...factsOf(found), ...result },
      subjects: subjectsOf(db, importId, written.records + changed),
    });
    db.prepare(
      `update imports set state = 'applied', result = ?, applied_at = ?, moved_at = ?,
         history_id = (select max(id) from history) where id = ?`,
    ).run(JSON.stringify(result), act.at.toISOString(), new Date().toISOString(), importId);
  });
}

/** What the history keeps of an import: the digest holds every row of it. */
export function factsOf({ noun, fileName, sha256, digest, total }: ImportRecord): Record<string, unknown> {
  return { of: noun, file: fileName, sha256, rows: total, digest };
}

/** Of rows that change a record there are usually few; the index finds them. Answers how many did. */
function applyChanges(
  db: Database,
  act: Act,
  record: RecordHistory,
  importId: number,
): { changed: number; leftOut: number } {
  const columns = `row, part, noun, outcome, decision, record_id as recordId, plan from import_rows
    where import_id = :importId and part = 0 and left_out is null`;
  const rows = db
    .prepare<Changing>(
      `select ${columns} and outcome = 'changes'
       union all select ${columns} and outcome = 'duplicate' and decision = 'same'`,
    )
    .all({ importId });
  let changed = 0;
  for (const row of rows) {
    if (changeRecord(db, act, record, importId, row)) {
      changed += 1;
      db.prepare('update import_rows set is_written = 1 where import_id = ? and row = ? and part = 0').run(
        importId,
        row.row,
      );
    } else leaveOut(db, importId, row, 'import.leftOut.changedSince');
  }
  return { changed, leftOut: rows.length - changed };
}

function changeRecord(
  db: Database,
  act: Act,
  record: RecordHistory,
  importId: number,
  { row, noun, outcome, recordId, plan }: Changing,
): boolean {
  const read = JSON.parse(plan) as Plan;
  if (noun === 'grant') {
    const refs = read.grant!.partners.map((ref) => findOrganisationId(db, importId, ref));
    const partnerIds = refs.filter((id) => id !== undefined);
    return changeGrant(db, act, record, recordId, read.changes, { grant: read.grant!, partnerIds });
  }
  const input = read.organisation!;
  // What was decided to be the same record is held against it only now, and kept with the row to be undone.
  const changes =
    outcome === 'changes'
      ? read.changes
      : organisationChanges(
          db,
          recordId,
          input,
          new Set(Object.keys(input).filter((field) => field !== 'kind')),
        );
  if (outcome === 'duplicate') {
    db.prepare('update import_rows set plan = ? where import_id = ? and row = ? and part = 0').run(
      JSON.stringify({ ...read, changes }),
      importId,
      row,
    );
  }
  return changeOrganisation(db, act, record, recordId, changes, input.source);
}

const WRITTEN = `from import_rows where import_id = ? and is_written = 1 and noun in ('organisation', 'grant')`;

function subjectsOf(db: Database, importId: number, count: number): Subject[] {
  if (count > MOST_SUBJECTS) return [{ noun: 'registry', id: 0 }];
  const own = db.prepare<Subject>(`select noun, record_id as id ${WRITTEN}`).all(importId);
  const grants = JSON.stringify(own.filter(({ noun }) => noun === 'grant').map(({ id }) => id));
  const organisations = db
    .prepare<{ id: number }>(
      `select distinct organisation_id as id from grant_participants
       where grant_id in (select value from json_each(?))`,
    )
    .all(grants);
  const ceremonies = db
    .prepare<{ id: number }>(
      `select distinct ceremony_id as id from signings
       where grant_id in (select value from json_each(?)) and ceremony_id is not null`,
    )
    .all(grants);
  return [
    ...own,
    ...organisations.map(({ id }): Subject => ({ noun: 'organisation', id })),
    ...ceremonies.map(({ id }): Subject => ({ noun: 'ceremony', id })),
  ];
}

/** The way from each record to the entry of a large import, written after it was shown, some at a time. */
export function* writeSubjects(db: Database, importId: number): Generator<void> {
  const { historyId } = findImport(db, importId);
  const insert = `insert or ignore into history_subjects (history_id, noun, record_id)
    select ?, noun, record_id from import_rows
    where import_id = ? and is_written = 1 and noun in ('organisation', 'grant') and row between ? and ?`;
  for (const rows of rowRanges(db, importId)) {
    db.prepare(insert).run(historyId, importId, ...rows);
    yield;
  }
}
