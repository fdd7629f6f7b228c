import type { Database } from '#database/connection.ts';
import type { Actor, ActorRole } from './actor.ts';
import type { Role } from './kinds.ts';
import { hashOf } from './secrets.ts';

export interface SignedIn {
  personId: number;
  actor: Actor;
  email: string;
  isPractice: boolean;
  /** Of a browser; a token has none. */
  session?: BrowserSession;
}

export interface BrowserSession {
  hash: string;
  /** When the person last proved who they are, ISO 8601 in UTC. */
  authenticatedAt: string;
  hasSecondStep: boolean;
  /**
   * What is still to be shown: the second step that the person has set up, without which nothing opens; or that
   * an administrator sets one up, until when only the administrator's role rests.
   */
  lacks: 'second-step' | 'enrolment' | undefined;
}

interface PersonRow {
  id: number;
  public_id: string;
  email: string;
  name: string | null;
  is_practice: number;
}

interface SessionRow extends PersonRow {
  authenticated_at: string;
  has_second_step: number;
  has_authenticator: number;
  has_passkey: number;
}

/** The person of a signed-in browser; undefined where the session is unknown, over, or the person suspended. */
export function findOptionalBySession(registry: Database, secret: string, now: Date): SignedIn | undefined {
  const hash = hashOf(secret);
  const row = registry
    .prepare<SessionRow>(
      `select people.id, people.public_id, people.email, people.name, browser_sessions.is_practice,
         coalesce(authenticated_at, browser_sessions.created_at) as authenticated_at, has_second_step,
         exists (select 1 from authenticators where person_id = people.id) as has_authenticator,
         exists (select 1 from passkeys where person_id = people.id) as has_passkey
       from browser_sessions join people on people.id = browser_sessions.person_id
       where browser_sessions.hash = ? and browser_sessions.expires_at > ? and people.suspended_at is null`,
    )
    .get(hash, now.toISOString());
  if (!row) return undefined;
  const held = rolesOf(registry, row.id);
  const lacks = lackOf(row, held);
  return {
    ...signedIn(row, lacks === undefined ? held : withoutAdministrator(held, row.is_practice === 1)),
    session: {
      hash,
      authenticatedAt: row.authenticated_at,
      hasSecondStep: row.has_second_step === 1,
      lacks,
    },
  };
}

/**
 * Codes that a person has set up are always asked for. A passkey alone is a way to sign in, not a second step,
 * except for administrators, who need one: else whoever reads their mail could set one up in their place.
 */
function lackOf(row: SessionRow, held: RoleRow[]): BrowserSession['lacks'] {
  if (row.has_second_step === 1) return undefined;
  const isAdministrator = held.some(({ role }) => role === 'administrator');
  if (row.has_authenticator === 1 || (isAdministrator && row.has_passkey === 1)) return 'second-step';
  return isAdministrator ? 'enrolment' : undefined;
}

/** An administrator without a second step may go to practice, as staff. */
function withoutAdministrator(held: RoleRow[], isPractice: boolean): RoleRow[] {
  return isPractice
    ? held.map((row) => (row.role === 'administrator' ? { ...row, role: 'staff' } : row))
    : held.filter(({ role }) => role !== 'administrator');
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
  return row && signedIn(row, rolesOf(registry, row.id));
}

export interface SignInLink {
  personId: number;
  email: string;
  /** The page that was asked for before signing in. */
  leadsTo: string | null;
  /** It was asked for in another browser. */
  isForeign: boolean;
}

/**
 * The person that a one-time link signs in; undefined where it is unknown, used, over, or the person suspended.
 * `browser` is the secret of the browser that opens it.
 */
export function findOptionalByLink(
  registry: Database,
  secret: string,
  now: Date,
  browser?: string,
): SignInLink | undefined {
  const row = registry
    .prepare<{ personId: number; email: string; leadsTo: string | null; browserHash: string | null }>(
      `select people.id as personId, people.email, leads_to as leadsTo, browser_hash as browserHash
       from sign_in_links join people on people.id = sign_in_links.person_id
       where sign_in_links.hash = ? and sign_in_links.used_at is null and sign_in_links.expires_at > ?
         and people.suspended_at is null`,
    )
    .get(hashOf(secret), now.toISOString());
  if (!row) return undefined;
  const { browserHash, ...link } = row;
  const isForeign = browserHash !== null && (browser === undefined || hashOf(browser) !== browserHash);
  return { ...link, isForeign };
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

function rolesOf(registry: Database, personId: number): RoleRow[] {
  return registry
    .prepare<RoleRow>(
      'select role, countries, programme_id, organisation_id from person_roles where person_id = ? and withdrawn_at is null',
    )
    .all(personId);
}

function signedIn(row: PersonRow, held: RoleRow[]): SignedIn {
  const isPractice = row.is_practice === 1;
  const roles = held.map((role) => roleIn(role, isPractice));
  return {
    personId: row.id,
    actor: { publicId: row.public_id, name: row.name ?? row.email, roles, isSystem: false },
    email: row.email,
    isPractice,
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
