import { Refused } from '#errors.ts';
import { isMemberOf } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';

/** Throws Refused unless the actor acts for this organisation. */
export function requireMemberOf(actor: Actor, organisationId: number): void {
  if (!isMemberOf(actor, organisationId)) throw new Refused('problem.ownOnly');
}
