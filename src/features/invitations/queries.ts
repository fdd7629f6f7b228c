import type { Database } from '#database/connection.ts';
import { hashOf } from '#features/people/secrets.ts';

/** The last invitation of a person. */
export function findOptionalInvitation(
  registry: Database,
  personId: number,
): { language: string } | undefined {
  return registry
    .prepare<{ language: string }>(
      'select language from invitations where person_id = ? order by id desc limit 1',
    )
    .get(personId);
}

/** Whose invitation a secret opens; undefined where it is unknown, used, over, withdrawn, or the person suspended. */
export function findOptionalOpenLink(
  registry: Database,
  secret: string,
  now: Date,
): { personId: number; email: string; name: string | null } | undefined {
  return registry
    .prepare<{ personId: number; email: string; name: string | null }>(
      `select people.id as personId, people.email, people.name from invitations
       join sign_in_links link on link.hash = invitations.link_hash
       join people on people.id = invitations.person_id
       where invitations.link_hash = ? and invitations.withdrawn_at is null and link.used_at is null
         and link.expires_at > ? and people.suspended_at is null`,
    )
    .get(hashOf(secret), now.toISOString());
}
