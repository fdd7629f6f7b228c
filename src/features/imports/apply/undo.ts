import type { Database } from '#database/connection.ts';
import { change, type RecordHistory, type Subject } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import type { Plan } from '../plan/staged.ts';
import { findImport } from '../queries.ts';
import { restoreGrant } from './change-grant.ts';
import { restoreOrganisation } from './change-organisation.ts';
import { dependentRecords, editedRecords } from './dependents.ts';
import { deleteGrant, INCOMING } from './hidden-grant.ts';
import { deleteOrganisation } from './hidden-organisation.ts';
import { factsOf } from './show.ts';
import { moved, step } from './steps.ts';

const MOST_SUBJECTS = 2000;
const CREATED = `outcome <> 'changes' and (outcome = 'new' or decision = 'another') and is_written = 1`;

/** Undoes an import: all of it disappears in the first step; what it had written is then taken away bit by bit. */
export function* undoSteps(db: Database, act: Act, importId: number): Generator<void> {
  yield* keepDependents(db, importId);
  hideImport(db, act, importId);
  yield;
  yield* removeSteps(db, importId);
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

function hideImport(db: Database, act: Act, importId: number): void {
  change(db, act, (record) => {
    const kept = restoreChanges(db, act, record, importId);
    hide(db, importId);
    const result = resultOf(db, importId, kept);
    record({
      noun: 'import',
      id: importId,
      event: 'import.undone',
      after: { ...factsOf(findImport(db, importId)), ...result },
      subjects: subjectsOf(db, importId),
    });
    db.prepare('update imports set result = ?, moved_at = ? where id = ?').run(
      JSON.stringify(result),
      new Date().toISOString(),
      importId,
    );
  });
}

function hide(db: Database, importId: number): void {
  const removed = (noun: string) =>
    `select record_id from import_rows where import_id = ? and noun = '${noun}' and left_out is null and ${CREATED}`;
  db.prepare(`update grants set status = '${INCOMING}' where id in (${removed('grant')})`).run(importId);
  db.prepare(
    `update organisations set status = 'merged', merged_into_id = null where id in (${removed('organisation')})`,
  ).run(importId);
}

/** Puts old values back; answers how many records keep something because it was changed again since. */
function restoreChanges(db: Database, act: Act, record: RecordHistory, importId: number): number {
  const rows = db
    .prepare<{ row: number; noun: string; recordId: number; plan: string }>(
      `select row, noun, record_id as recordId, plan from import_rows
       where import_id = ? and part = 0 and is_written = 1 and (outcome = 'changes' or decision = 'same')`,
    )
    .all(importId);
  let count = 0;
  for (const { row, noun, recordId, plan } of rows) {
    const { changes } = JSON.parse(plan) as Plan;
    const restore = noun === 'grant' ? restoreGrant : restoreOrganisation;
    const kept = restore(db, act, record, recordId, changes);
    if (kept.length === 0) continue;
    count += 1;
    db.prepare('update import_rows set left_out = ? where import_id = ? and row = ? and part = 0').run(
      'import.kept.edited',
      importId,
      row,
    );
  }
  return count;
}

function resultOf(db: Database, importId: number, restoredInPart: number): Record<string, number> {
  const count = (condition: string) =>
    db
      .prepare<{ count: number }>(
        `select count(*) as count from import_rows where import_id = ? and ${condition}`,
      )
      .get(importId)!.count;
  return {
    removed: count(`${CREATED} and left_out is null and noun in ('organisation', 'grant')`),
    kept: count(`${CREATED} and left_out is not null and noun in ('organisation', 'grant')`),
    restored: count("is_written = 1 and (outcome = 'changes' or decision = 'same')"),
    restoredInPart,
  };
}

function subjectsOf(db: Database, importId: number): Subject[] {
  const subjects = db
    .prepare<Subject>(
      `select noun, record_id as id from import_rows
       where import_id = ? and is_written = 1 and noun in ('organisation', 'grant')`,
    )
    .all(importId);
  if (subjects.length > MOST_SUBJECTS) return [{ noun: 'registry', id: 0 }];
  const partners = db
    .prepare<{ id: number }>(
      `select distinct organisation_id as id from grant_participants part
       join import_rows on record_id = part.grant_id and import_rows.noun = 'grant' where import_id = ?`,
    )
    .all(importId);
  return [...subjects, ...partners.map(({ id }): Subject => ({ noun: 'organisation', id }))];
}

/** Takes away, a step at a time, whatever an import wrote and nobody sees: after undoing, and for dropping one. */
export function* removeSteps(db: Database, importId: number): Generator<void> {
  const removals: [string, (db: Database, id: number) => void][] = [
    ['grant', deleteGrant],
    ['organisation', deleteOrganisation],
    ['scheme', deleteUnused('schemes')],
    ['programme', deleteUnused('programmes')],
  ];
  for (const [noun, remove] of removals) {
    // Where the last one stood, so that the rows before it are not looked through again for each.
    let at: [number, number] = [-1, -1];
    for (let isMore = true; isMore;) {
      isMore = step(db, () => {
        const next = nextWritten(db, importId, noun, at);
        if (!next) return false;
        at = [next.row, next.part];
        remove(db, next.recordId);
        db.prepare(
          'update import_rows set is_written = 0, record_id = null where import_id = ? and row = ? and part = ?',
        ).run(importId, ...at);
        return true;
      });
      moved(db, importId, 0);
      yield;
    }
  }
}

function nextWritten(
  db: Database,
  importId: number,
  noun: string,
  after: [number, number],
): { row: number; part: number; recordId: number } | undefined {
  return db
    .prepare<{ row: number; part: number; recordId: number }>(
      `select row, part, record_id as recordId from import_rows
       where import_id = ? and (row, part) > (?, ?) and +noun = ? and left_out is null and ${CREATED}
       order by row, part limit 1`,
    )
    .get(importId, ...after, noun);
}

/** A programme or scheme that the import added goes with it, unless something else uses it by now. */
function deleteUnused(table: 'schemes' | 'programmes') {
  return (db: Database, id: number): void => {
    try {
      db.prepare(`delete from ${table} where id = ?`).run(id);
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error;
    }
  };
}
