import type { Database } from '#database/connection.ts';
import { findCandidates, soughtOfStored } from '#features/duplicates/candidates.ts';
import { keepPairs } from '#features/duplicates/pairs.ts';
import { LISTED } from '#features/organisations/listed.ts';
import type { Act } from '#features/people/actor.ts';
import { rowRanges } from './cover.ts';
import { CREATED } from './remove.ts';
import { step } from './steps.ts';

/** Of more than this, looking each of them up among the others would keep the server busy for minutes. */
const MOST_LOOKED_UP = 2000;

/**
 * Puts what the new organisations look like into the queue of possible duplicates, rows of one file among them, which
 * no preview could hold against one another. After they are shown, a step at a time; of a longer file this waits for
 * `registry organisations find-duplicates`.
 */
export function* findPairs(db: Database, act: Act, importId: number): Generator<void> {
  const { created } = db
    .prepare<{ created: number }>(
      `select count(*) as created from import_rows where import_id = ? and noun = 'organisation' and ${CREATED}`,
    )
    .get(importId)!;
  if (created > MOST_LOOKED_UP) return;
  const isThere = db.prepare(`select 1 from organisations where id = ? and ${LISTED}`);
  for (const rows of rowRanges(db, importId)) {
    const ids = db
      .prepare<{ id: number }>(
        `select record_id as id from import_rows
         where import_id = ? and row between ? and ? and noun = 'organisation' and ${CREATED}`,
      )
      .all(importId, ...rows);
    while (ids.length > 0) {
      step(db, () => {
        const next = ids.pop();
        // It may have been undone since.
        if (next && isThere.get(next.id))
          keepPairs(db, act, next.id, findCandidates(db, soughtOfStored(db, next.id)));
        return next !== undefined;
      });
      yield;
    }
  }
}
