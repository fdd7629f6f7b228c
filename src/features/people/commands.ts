import { randomUUID } from 'node:crypto';
import { change } from '#database/history.ts';
import type { Database } from '#database/connection.ts';
import { Invalid, NotFound, Refused } from '#errors.ts';
import { later, lifetimes } from '#features/accounts/lifetimes.ts';
import { makeOwnToken } from '#features/accounts/tokens.ts';
import { endSession, openSession } from '#features/accounts/sessions.ts';
import type { Act } from './actor.ts';
import { isAdministrator } from './access.ts';
import type { Role } from './kinds.ts';
import { findOptionalByLink, findOptionalPersonId } from './queries.ts';
import { hashOf, newSecret } from './secrets.ts';

export interface NewPerson {
  email: string;
  role: Role;
  /** Countries of a staff member's scope; the whole programme where empty. */
  countries?: string[];
  programmeId?: number | undefined;
  organisationId?: number | undefined;
}

/** Adds a person with a role, or a further role to one who is there. Answers the person's id. */
export function addPerson(registry: Database, act: Act, input: NewPerson): number {
  if (!isAdministrator(act.actor)) throw new Refused('problem.administratorOnly');
  const email = input.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new Invalid([{ path: '/email', message: 'problem.email' }]);
  return change(registry, act, (record) => {
    const at = act.at.toISOString();
    const id =
      findOptionalPersonId(registry, email) ??
      Number(
        registry
          .prepare('insert into people (public_id, email, created_at) values (?, ?, ?)')
          .run(randomUUID(), email, at).lastInsertRowid,
      );
    const countries = input.countries?.length ? input.countries : null;
    registry
      .prepare(
        `insert into person_roles (person_id, role, countries, programme_id, organisation_id, created_at)
         values (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        input.role,
        countries && JSON.stringify(countries),
        input.programmeId ?? null,
        input.organisationId ?? null,
        at,
      );
    record({ noun: 'person', id, event: 'person.role-given', after: { role: input.role, countries } });
    return id;
  });
}

/** Makes a one-time link's secret for a person; only its hash is kept. */
export function makeSignInLink(registry: Database, act: Act, email: string): string {
  const personId = findOptionalPersonId(registry, email);
  if (personId === undefined) throw new NotFound(`no person with the address ${email}`);
  const secret = newSecret();
  change(registry, act, (record) => {
    registry
      .prepare(
        'insert into sign_in_links (hash, person_id, purpose, created_at, expires_at) values (?, ?, ?, ?, ?)',
      )
      .run(hashOf(secret), personId, 'printed', act.at.toISOString(), later(act.at, lifetimes.printedLink));
    record({ noun: 'person', id: personId, event: 'person.link-made' });
  });
  return secret;
}

/**
 * Uses a one-time link up and opens a browser's session; answers the session's secret. `browser` is the secret
 * by which the browser that asked is known, `previous` that of the session which it had. Throws NotFound where
 * the link is unknown, used, over, or belongs to another browser.
 */
export function signInByLink(
  registry: Database,
  act: Act,
  secret: string,
  { browser, previous }: { browser?: string | undefined; previous?: string | undefined } = {},
): string {
  return change(registry, act, (record) => {
    const link = findOptionalByLink(registry, secret, act.at, browser);
    if (!link || link.isForeign) throw new NotFound('no such link, or it was used or is over');
    registry
      .prepare('update sign_in_links set used_at = ? where hash = ?')
      .run(act.at.toISOString(), hashOf(secret));
    record({ noun: 'person', id: link.personId, event: 'person.signed-in' });
    return openSession(registry, act, { personId: link.personId, hasSecondStep: false, previous });
  });
}

/** Ends a browser's session; ending one that is over already changes nothing. */
export function signOut(registry: Database, secret: string): void {
  endSession(registry, secret);
}

/** Turns a signed-in browser to practice, or back to the registry. */
export function switchPractice(registry: Database, secret: string, isPractice: boolean): void {
  registry
    .prepare('update browser_sessions set is_practice = ? where hash = ?')
    .run(isPractice ? 1 : 0, hashOf(secret));
}

/** Makes a bearer token for a person, for the registry or for practice; answers it once, keeps its hash. */
export function makeToken(
  registry: Database,
  act: Act,
  input: { email: string; name: string; isPractice: boolean },
): string {
  const personId = findOptionalPersonId(registry, input.email);
  if (personId === undefined) throw new NotFound(`no person with the address ${input.email}`);
  return makeOwnToken(registry, act, personId, input).token;
}
