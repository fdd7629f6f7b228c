import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { findPairs } from './pairs.ts';
import { readyRecords } from './ready.ts';
import { findWritten, showImport, writeSubjects } from './show.ts';
import { writeGrants, writeOrganisations } from './write.ts';

/**
 * Applies an import a step at a time; between two steps others read and write. Whoever stops before the end has
 * shown nothing: going on from there, and dropping it, are both possible.
 */
export function* applySteps(db: Database, act: Act, importId: number): Generator<void> {
  yield* writeOrganisations(db, act, importId);
  yield* writeGrants(db, act, importId);
  const written = yield* findWritten(db, importId);
  yield* readyRecords(db, act, importId, written);
  showImport(db, act, importId, written);
  yield;
  yield* writeSubjects(db, importId);
  yield* findPairs(db, act, importId);
}
