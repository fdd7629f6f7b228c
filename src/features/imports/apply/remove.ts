import type { Database } from '#database/connection.ts';
import type { CoveredNoun } from '#database/covered.ts';
import { change, type Subject } from '#database/history.ts';
import { reindexGrant } from '#features/grants/search-index.ts';
import { reindexStored } from '#features/organisations/stored.ts';
import type { Act } from '#features/people/actor.ts';
import { forgetInSearch, tidySearch } from '#lists/search.ts';
import { findImport } from '../queries.ts';
import { rowRanges, uncover, uncoverOne } from './cover.ts';
import { deleteGrant } from './hidden-grant.ts';
import { deleteOrganisation } from './hidden-organisation.ts';
import { factsOf } from './show.ts';
import { moved, step } from './steps.ts';
import { leaveOut } from './write.ts';

/** The condition, in SQL, that a row of an import made a record. */
export const CREATED = `outcome <> 'changes' and (outcome = 'new' or decision = 'another') and is_written = 1`;

interface Removed {
  row: number;
  part: number;
  id: number;
}

type Late = (Removed & { noun: CoveredNoun })[];

/** What somebody came to refer to while it was being looked through stays, and is there again. */
export function keepLate(db: Database, act: Act, importId: number, late: Late): void {
  change(db, act, (record) => {
    for (const { noun, row, part, id } of late) {
      leaveOut(db, importId, { row, part }, 'import.kept.depends');
      uncoverOne(db, importId, noun, id);
      if (noun === 'grant') reindexGrant(db, id);
      else reindexStored(db, id);
    }
    const found = findImport(db, importId);
    const { removed = 0, kept = 0, ...others } = found.result ?? {};
    const result = { removed: removed - late.length, kept: kept + late.length, ...others };
    db.prepare('update imports set result = ? where id = ?').run(JSON.stringify(result), importId);
    const subjects = late.map(({ noun, id }): Subject => ({ noun, id }));
    record({
      noun: 'import',
      id: importId,
      event: 'import.undone',
      after: { ...factsOf(found), ...result },
      subjects,
    });
  });
}

/**
 * Takes away, a step at a time, whatever an import wrote and nobody sees: after undoing, and for dropping one.
 *
 * @param keep what becomes of records that something refers to by now; nothing can where none was ever shown.
 */
export function* removeSteps(db: Database, importId: number, keep?: (late: Late) => void): Generator<void> {
  yield* removeRecords(db, importId, 'grant', deleteGrant, keep);
  yield* removeRecords(db, importId, 'organisation', deleteOrganisation, keep);
  yield* removeRecords(db, importId, 'scheme', deleteUnused('schemes'));
  yield* removeRecords(db, importId, 'programme', deleteUnused('programmes'));
  uncover(db, importId);
}

/** So many rows are taken out of the search before their records are deleted. */
const REMOVED = 200;

function* removeRecords(
  db: Database,
  importId: number,
  noun: CoveredNoun | 'scheme' | 'programme',
  remove: (db: Database, id: number) => void,
  keep?: (late: Late) => void,
): Generator<void> {
  const isSearched = noun === 'organisation' || noun === 'grant';
  for (const rows of rowRanges(db, importId, REMOVED)) {
    const written = db
      .prepare<Removed>(
        `select row, part, record_id as id from import_rows
         where import_id = ? and row between ? and ? and noun = ? and left_out is null and ${CREATED}`,
      )
      .all(importId, ...rows, noun);
    if (isSearched && written.length > 0) {
      const ids = written.map(({ id }) => id);
      forgetInSearch(db, `${noun}_search`, ids);
      yield;
      while (tidySearch(db, `${noun}_search`)) yield;
    }
    const [left, late]: [Removed[], Late] = [written.toReversed(), []];
    while (left.length > 0) {
      step(db, () => {
        const next = left.pop();
        if (next && !isRemoved(db, importId, next, remove)) {
          if (!keep || !isSearched)
            throw new Error(`${noun} ${next.id} of import ${importId} is referred to`);
          late.push({ ...next, noun });
        }
        return next !== undefined;
      });
      moved(db, importId, 0);
      yield;
    }
    if (late.length > 0) keep?.(late);
    yield;
  }
}

/** False where something refers to the record, which then stays as it was. */
function isRemoved(
  db: Database,
  importId: number,
  { row, part, id }: Removed,
  remove: (db: Database, id: number) => void,
): boolean {
  try {
    db.sqlite.transaction(() => remove(db, id))();
  } catch (error) {
    if (isReferredTo(error)) return false;
    throw error;
  }
  db.prepare(
    'update import_rows set is_written = 0, record_id = null where import_id = ? and row = ? and part = ?',
  ).run(importId, row, part);
  return true;
}

function isReferredTo(error: unknown): boolean {
  return (error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** A programme or scheme that the import added goes with it, unless something else uses it by now. */
function deleteUnused(table: 'schemes' | 'programmes') {
  return (db: Database, id: number): void => {
    try {
      db.prepare(`delete from ${table} where id = ?`).run(id);
    } catch (error) {
      if (!isReferredTo(error)) throw error;
    }
  };
}
