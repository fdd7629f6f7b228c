import { Refused } from '#errors.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';

type Side = { country: string | null };

/** Throws Refused unless the actor is staff of the country of one of two organisations: a pair may cross a border. */
export function requireStaffOfPair(actor: Actor, first: Side, second: Side): void {
  const scopeOf = ({ country }: Side) => ({ programmeId: null, country });
  try {
    requireStaffOf(actor, scopeOf(first), 'problem.otherCountryRecord');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    requireStaffOf(actor, scopeOf(second), 'problem.otherCountryRecord');
  }
}
