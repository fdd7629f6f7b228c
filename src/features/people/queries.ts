import type { Database } from '#database/connection.ts';
import type { Actor, ActorRole } from './actor.ts';
import type { Role } from './kinds.ts';
import { hashOf } from './secrets.ts';

export interface SignedIn {
  actor: Actor;
  email: string;
  isPractice: boolean;
}

interface PersonRow {
  id: number;
  public_id: string;
  email: string;
  name: string | null;
  is_practice: number;
}

/** The person of a signed-in browser; undefined where the session is unknown, over, or the person suspended. */
export function findOptionalBySession(registry: Database, secret: string, now: Date): SignedIn | undefined {
  const row = registry
    .prepare<PersonRow>(
      `select people.id, people.public_id, people.email, people.name, browser_sessions.is_practice
       from browser_sessions join people on people.id = browser_sessions.person_id
       where browser_sessions.hash = ? and browser_sessions.expires_at > ? and people.suspended_at is null`,
    )
    .get(hashOf(secret), now.toISOString());
  return row && signedIn(registry, row);
}

/** The person of a bearer token; undefined where it is unknown or revoked, or the person suspended. */
export function findOptionalByToken(registry: Database, secret: string): SignedIn | undefined {
  const row = registry
    .prepare<PersonRow>(
      `select people.id, people.public_id, people.email, people.name, tokens.is_practice
       from tokens join people on people.id = tokens.person_id
       where tokens.hash = ? and tokens.revoked_at is null and people.suspended_at is null`,
    )
    .get(hashOf(secret));
  return row && signedIn(registry, row);
}

/** The person that a one-time link signs in; undefined where it is unknown, used, over, or the person suspended. */
export function findOptionalByLink(
  registry: Database,
  secret: string,
  now: Date,
): { personId: number; email: string } | undefined {
  return registry
    .prepare<{ personId: number; email: string }>(
      `select people.id as personId, people.email from sign_in_links
       join people on people.id = sign_in_links.person_id
       where sign_in_links.hash = ? and sign_in_links.used_at is null and sign_in_links.expires_at > ?
         and people.suspended_at is null`,
    )
    .get(hashOf(secret), now.toISOString());
}

/** The id of the person with that address, in whichever case it was typed. */
export function findOptionalPersonId(registry: Database, email: string): number | undefined {
  return registry
    .prepare<{ id: number }>('select id from people where email = ?')
    .get(email.trim().toLowerCase())?.id;
}

export function countPeople(registry: Database): number {
  return registry.prepare<{ count: number }>('select count(*) as count from people').get()?.count ?? 0;
}

interface RoleRow {
  role: Role;
  countries: string | null;
  programme_id: number | null;
  organisation_id: number | null;
}

function signedIn(registry: Database, row: PersonRow): SignedIn {
  const roles = registry
    .prepare<RoleRow>(
      'select role, countries, programme_id, organisation_id from person_roles where person_id = ? and withdrawn_at is null',
    )
    .all(row.id)
    .map((held) => roleIn(held, row.is_practice === 1));
  return {
    actor: { publicId: row.public_id, name: row.name ?? row.email, roles, isSystem: false },
    email: row.email,
    isPractice: row.is_practice === 1,
  };
}

/**
 * Practice has programmes and organisations of its own, so a limit to one of the registry's is lifted there;
 * the limit to countries holds, for a rehearsal should refuse what the day will refuse.
 */
function roleIn(row: RoleRow, isPractice: boolean): ActorRole {
  return {
    role: isPractice && row.role !== 'administrator' ? 'staff' : row.role,
    countries: row.countries === null ? null : (JSON.parse(row.countries) as string[]),
    programmeId: isPractice ? null : row.programme_id,
    organisationId: isPractice ? null : row.organisation_id,
  };
}
