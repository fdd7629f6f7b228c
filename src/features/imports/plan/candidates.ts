import type { Database } from '#database/connection.ts';
import { findCandidates, soughtOf } from '#features/duplicates/candidates.ts';
import type { Candidate } from '#features/duplicates/reasons.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';

export type { Candidate } from '#features/duplicates/reasons.ts';

/** The records that an organisation of a file may be. The one place where imports ask for duplicates. */
export function candidatesFor(db: Database, input: OrganisationInput): Candidate[] {
  return findCandidates(db, soughtOf(input));
}
