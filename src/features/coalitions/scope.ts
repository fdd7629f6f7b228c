import { Refused } from '#errors.ts';
import type { Actor } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { isSixCountry } from '#language/countries.ts';

/**
 * Throws Refused unless the actor is staff who may work on a coalition: any staff on a regional one, and on one
 * whose reach is not known; staff of its country on a national one.
 */
export function requireCoalitionStaff(
  actor: Actor,
  { scope, countries = [] }: { scope?: string | null | undefined; countries?: string[] | undefined },
): void {
  const [only, ...others] = countries;
  const country = scope === 'national' && others.length === 0 && isSixCountry(only) ? only : null;
  requireStaffOf(actor, { programmeId: null, country }, 'problem.otherCountryRecord');
}

/** Whether the actor is staff who may work on the coalition, for what a page offers. */
export function isCoalitionStaff(
  actor: Actor,
  coalition: Parameters<typeof requireCoalitionStaff>[1],
): boolean {
  try {
    requireCoalitionStaff(actor, coalition);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
