import type { Database } from '#database/connection.ts';
import { Refused } from '#errors.ts';
import { isEditorOf, isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';

/** The ids of the organisations of which somebody is a member. */
export function ownOrganisations(actor: Actor): number[] {
  return actor.roles.flatMap(({ role, organisationId }) =>
    role === 'member' && organisationId !== null ? [organisationId] : [],
  );
}

/**
 * Whether somebody may speak for an organisation: its members, and in practice, which has no members, whoever
 * is there to rehearse.
 */
export function speaksFor(db: Database, actor: Actor, organisationId: number): boolean {
  return (
    actor.isSystem || ownOrganisations(actor).includes(organisationId) || (db.isPractice && isStaff(actor))
  );
}

/** Whether somebody may act in an organisation's name: who speaks for it, and staff of its country. */
export function mayActFor(db: Database, actor: Actor, organisationId: number): boolean {
  if (speaksFor(db, actor, organisationId)) return true;
  const organisation = db
    .prepare<{ id: number; country: string | null }>('select id, country from organisations where id = ?')
    .get(organisationId);
  return organisation !== undefined && isEditorOf(actor, organisation);
}

/** Throws Refused unless somebody speaks for the organisation. */
export function requireVoice(db: Database, actor: Actor, organisationId: number): void {
  if (!speaksFor(db, actor, organisationId)) throw new Refused('problem.notOwnOrganisation');
}

/**
 * The addresses of an organisation's members, for mail that the registry itself sends to them. They are read
 * from the registry's own file, never shown, and never logged; practice writes to nobody.
 */
export function addressesOf(db: Database, registry: Database, organisationId: number): string[] {
  if (db.isPractice) return [];
  return registry
    .prepare<{ email: string }>(
      `select distinct people.email from person_roles join people on people.id = person_roles.person_id
       where person_roles.organisation_id = ? and person_roles.role = 'member'
         and person_roles.withdrawn_at is null and people.suspended_at is null order by people.email`,
    )
    .all(organisationId)
    .map(({ email }) => email);
}
