import type { Database } from '#database/connection.ts';
import { findLookAlikes, type LookAlike } from '#features/organisations/look-alikes.ts';
import type { NameRow } from '#features/organisations/names.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';

export type Candidate = LookAlike & { id: number };

/** The records that an organisation of a file may be. The one place where imports ask for duplicates. */
export function findCandidates(db: Database, input: OrganisationInput, names: NameRow[]): Candidate[] {
  return findLookAlikes(db, input, names).flatMap((candidate) => {
    const found = db
      .prepare<{ id: number }>('select id from organisations where slug = ?')
      .get(candidate.slug);
    return found ? [{ ...candidate, id: found.id }] : [];
  });
}
