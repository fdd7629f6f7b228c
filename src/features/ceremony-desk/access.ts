import type { Database } from '#database/connection.ts';
import { Refused } from '#errors.ts';
import type { Actor } from '#features/people/actor.ts';
import { isStaff, requireStaffOf } from '#features/people/access.ts';
import { sixCountries } from '#language/countries.ts';
import { isAtDeskOf } from './queries.ts';

/** What access to a grant is judged by. */
export interface GrantScope {
  id: number;
  programmeId: number;
  /** Of its lead. */
  country: string | null;
}

/** The same of a grant as a ceremony's list knows it. */
export function deskScope(grant: {
  id: number;
  programmeId: number;
  leadCountry: string | null;
}): GrantScope {
  return { id: grant.id, programmeId: grant.programmeId, country: grant.leadCountry };
}

/**
 * Throws Refused unless the actor is staff of the grant's programme and country, or is named to the desk of that
 * ceremony while the grant is on its list; to any such desk where no ceremony is given, as for showing the form.
 */
export function requireStaffAtDesk(
  db: Database,
  actor: Actor,
  grant: GrantScope,
  ceremonyId: number | undefined,
): void {
  try {
    requireStaffOf(actor, grant);
  } catch (error) {
    const isNamed =
      error instanceof Refused &&
      isStaff(actor) &&
      actor.publicId !== undefined &&
      isAtDeskOf(db, actor.publicId, grant.id, ceremonyId);
    if (!isNamed) throw error;
  }
}

/**
 * Throws Refused unless the actor may name people to a ceremony's desk: administrators, and staff who themselves
 * work on every country whose grants are signed there, so that nobody widens their own reach.
 */
export function requireNaming(actor: Actor, ceremony: { programmeId: number; countries: string[] }): void {
  const { programmeId, countries } = ceremony;
  for (const country of countries.length > 0 ? countries : sixCountries) {
    requireStaffOf(actor, { programmeId, country }, 'problem.otherCountryRecord');
  }
}
