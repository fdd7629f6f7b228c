import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { findWritten, showImport, writeSubjects } from './show.ts';
import { writeGrants, writeOrganisations } from './write.ts';

/**
 * Applies an import a step at a time; between two steps others read and write. Whoever stops before the end has
 * shown nothing: going on from there, and dropping it, are both possible.
 */
export function* applySteps(db: Database, act: Act, importId: number): Generator<void> {
  yield* writeOrganisations(db, act, importId);
  yield* writeGrants(db, act, importId);
  const written = findWritten(db, importId);
  yield;
  showImport(db, act, importId, written);
  yield;
  yield* writeSubjects(db, importId);
}
