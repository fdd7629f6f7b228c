import { Refused } from '#errors.ts';
import { isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';

/** Whether a person acts for this organisation. */
export function isMemberOf(actor: Actor, organisationId: number): boolean {
  return actor.roles.some((held) => held.role === 'member' && held.organisationId === organisationId);
}

/** Staff, or who acts for this organisation. */
export function mayEdit(actor: Actor, organisationId: number): boolean {
  return isStaff(actor) || isMemberOf(actor, organisationId);
}

/** Throws Refused unless the actor acts for this organisation. */
export function requireMemberOf(actor: Actor, organisationId: number): void {
  if (!isMemberOf(actor, organisationId)) throw new Refused('problem.ownOnly');
}
