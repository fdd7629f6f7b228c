import type { Database } from '#database/connection.ts';
import type { CoveredNoun } from '#database/covered.ts';
import { change, type RecordHistory, type Subject } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import type { Plan } from '../plan/staged.ts';
import { findImport } from '../queries.ts';
import { restoreGrant } from './change-grant.ts';
import { restoreOrganisation } from './change-organisation.ts';
import { dependentRecords, editedRecords } from './dependents.ts';
import { cover, rangesOf, rowRanges, type Range } from './cover.ts';
import { CREATED, keepLate, removeSteps } from './remove.ts';
import { factsOf } from './show.ts';
import { leaveOut } from './write.ts';

const MOST_SUBJECTS = 2000;

/**
 * Undoes an import: all of it is covered by one step and so is not there for anybody; what it had written is then taken
 * away bit by bit. One that was cut off goes on where it stopped.
 */
export function* undoSteps(db: Database, act: Act, importId: number): Generator<void> {
  if (!('removed' in (findImport(db, importId).result ?? {}))) {
    yield* keepDependents(db, importId);
    const going = yield* findGoing(db, importId);
    hideImport(db, act, importId, going);
    yield;
  }
  yield* removeSteps(db, importId, (late) => keepLate(db, act, importId, late));
  db.prepare("update imports set state = 'undone', undone_at = ?, moved_at = ? where id = ?").run(
    act.at.toISOString(),
    new Date().toISOString(),
    importId,
  );
}

/** Marks what stays: records that others have come to depend on, or that somebody has edited since. */
function* keepDependents(db: Database, importId: number): Generator<void> {
  const mark = db.prepare(
    'update import_rows set left_out = ? where import_id = ? and noun = ? and record_id = ? and is_written = 1',
  );
  const keep = db.sqlite.transaction((noun: string, ids: number[], why: string) => {
    for (const id of ids) mark.run(why, importId, noun, id);
  });
  for (const noun of ['grant', 'organisation'] as const) {
    keep.immediate(noun, editedRecords(db, importId, noun), 'import.kept.edited');
    yield;
    for (const ids of dependentRecords(db, importId, noun)) {
      if (ids.length > 0) keep.immediate(noun, ids, 'import.kept.depends');
      yield;
    }
  }
}

/** What undoing an import does, found a step at a time before the one step that does it. */
interface Going {
  ranges: Record<CoveredNoun, Range[]>;
  removed: number;
  kept: number;
  /** Rows that changed a record. */
  changing: number[];
  /** The records that it made or changed; of more than can be named, the registry as a whole. */
  subjects: Subject[];
}

interface WrittenRow extends Subject {
  noun: CoveredNoun;
  row: number;
  isCreated: number;
  isKept: number;
}

function* findGoing(db: Database, importId: number): Generator<void, Going> {
  const ids: Record<CoveredNoun, number[]> = { organisation: [], grant: [] };
  const changing: number[] = [];
  let kept = 0;
  let subjects: Subject[] = [];
  for (const rows of rowRanges(db, importId)) {
    const written = db
      .prepare<WrittenRow>(
        `select row, noun, record_id as id, ${CREATED} as isCreated, left_out is not null as isKept from import_rows
         where import_id = ? and row between ? and ? and is_written = 1 and noun in ('organisation', 'grant')`,
      )
      .all(importId, ...rows);
    for (const { row, noun, id, isCreated, isKept } of written) {
      if (!isCreated) changing.push(row);
      else if (isKept) kept += 1;
      else ids[noun].push(id);
      if (subjects.length <= MOST_SUBJECTS) subjects.push({ noun, id });
    }
    yield;
  }
  if (subjects.length > MOST_SUBJECTS) subjects = [{ noun: 'registry', id: 0 }];
  const ranges = { organisation: rangesOf(ids.organisation), grant: rangesOf(ids.grant) };
  return { ranges, removed: ids.organisation.length + ids.grant.length, kept, changing, subjects };
}

function hideImport(db: Database, act: Act, importId: number, going: Going): void {
  const { ranges, removed, kept, changing } = going;
  change(db, act, (record) => {
    const restoredInPart = restoreChanges(db, act, record, importId, changing);
    cover(db, importId, 'organisation', ranges.organisation);
    cover(db, importId, 'grant', ranges.grant);
    const result = { removed, kept, restored: changing.length, restoredInPart };
    record({
      noun: 'import',
      id: importId,
      event: 'import.undone',
      after: { ...factsOf(findImport(db, importId)), ...result },
      subjects: [...going.subjects, ...partnersIn(db, importId, going.subjects)],
    });
    db.prepare('update imports set result = ?, moved_at = ? where id = ?').run(
      JSON.stringify(result),
      new Date().toISOString(),
      importId,
    );
  });
}

/** Puts old values back; answers how many records keep something because it was changed again since. */
function restoreChanges(
  db: Database,
  act: Act,
  record: RecordHistory,
  importId: number,
  changing: number[],
): number {
  let count = 0;
  for (const row of changing) {
    const { noun, recordId, plan } = db
      .prepare<{ noun: string; recordId: number; plan: string }>(
        'select noun, record_id as recordId, plan from import_rows where import_id = ? and row = ? and part = 0',
      )
      .get(importId, row)!;
    const { changes } = JSON.parse(plan) as Plan;
    const restore = noun === 'grant' ? restoreGrant : restoreOrganisation;
    if (restore(db, act, record, recordId, changes).length === 0) continue;
    count += 1;
    leaveOut(db, importId, { row, part: 0 }, 'import.kept.edited');
  }
  return count;
}

/** The organisations whose pages and list rows name grants that come or go. */
function partnersIn(db: Database, importId: number, subjects: Subject[]): Subject[] {
  if (!subjects.some(({ noun }) => noun === 'grant')) return [];
  return db
    .prepare<{ id: number }>(
      `select distinct organisation_id as id from grant_participants part
       join import_rows on record_id = part.grant_id and import_rows.noun = 'grant' where import_id = ?`,
    )
    .all(importId)
    .map(({ id }) => ({ noun: 'organisation', id }));
}
