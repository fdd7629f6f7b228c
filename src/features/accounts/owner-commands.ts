import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { findOptionalPersonId } from '#features/people/queries.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import type { Language } from '#language/languages.ts';
import { paths } from '#paths.ts';
import { sendLetter, tellOwner } from './letters.ts';
import { later, lifetimes } from './lifetimes.ts';
import { passwordProblems } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { findOptionalAddressChange, findOptionalPassword } from './queries.ts';
import { endOtherSessions } from './sessions.ts';

const LONGEST_NAME = 200;

/** Changes a person's own name; an empty one is taken away. History says that it changed, never the name. */
export function renamePerson(registry: Database, act: Act, personId: number, name: string): void {
  const tidy = name.trim();
  if (tidy.length > LONGEST_NAME)
    throw new Invalid([{ path: '/name', message: 'problem.tooLong', values: { count: LONGEST_NAME } }]);
  change(registry, act, (record) => {
    const { changes } = registry
      .prepare('update people set name = ? where id = ? and name is not ?')
      .run(tidy || null, personId, tidy || null);
    if (changes > 0) record({ noun: 'person', id: personId, event: 'person.renamed' });
  });
}

/**
 * Mails a link to the new address, which confirms it. An address that somebody has already is not told apart:
 * no mail goes there, and the answer is the same.
 */
export function askAddressChange(
  registry: Database,
  act: Act,
  personId: number,
  request: { email: string; language: Language; publicUrl: string },
): void {
  const email = request.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new Invalid([{ path: '/email', message: 'problem.email' }]);
  if (findOptionalPersonId(registry, email) !== undefined) return;
  const secret = newSecret();
  change(registry, act, (record) => {
    registry.prepare('delete from address_changes where person_id = ? and used_at is null').run(personId);
    registry
      .prepare(
        'insert into address_changes (hash, person_id, email, created_at, expires_at) values (?, ?, ?, ?, ?)',
      )
      .run(hashOf(secret), personId, email, act.at.toISOString(), later(act.at, lifetimes.addressLink));
    const { language, publicUrl } = request;
    const letter = { recipient: email, kind: 'address-confirmation', name: 'address', language } as const;
    sendLetter(registry, letter, { link: publicUrl + paths.accountAddressLink(secret) }, act.at);
    record({ noun: 'person', id: personId, event: 'person.address-change-asked' });
  });
}

/**
 * Confirms a new address and tells the old one. Links that still lie in the old mailbox are over. Throws
 * NotFound where the link is over or another person's, Conflict where somebody took the address meanwhile.
 */
export function confirmAddress(
  registry: Database,
  act: Act,
  personId: number,
  secret: string,
  language: Language,
): void {
  change(registry, act, (record) => {
    const found = findOptionalAddressChange(registry, secret, act.at);
    if (!found || found.personId !== personId) throw new NotFound('no such link, or it was used or is over');
    if (findOptionalPersonId(registry, found.email) !== undefined) throw new Conflict('problem.addressTaken');
    const at = act.at.toISOString();
    const old = registry.prepare<{ email: string }>('select email from people where id = ?').get(personId);
    registry.prepare('update address_changes set used_at = ? where hash = ?').run(at, hashOf(secret));
    registry.prepare('update people set email = ? where id = ?').run(found.email, personId);
    registry
      .prepare('update sign_in_links set expires_at = ? where person_id = ? and used_at is null')
      .run(at, personId);
    const letter = { kind: 'address-changed', name: 'addressGone', language } as const;
    if (old) sendLetter(registry, { ...letter, recipient: old.email }, {}, act.at);
    record({ noun: 'person', id: personId, event: 'person.address-changed' });
  });
}

export interface OwnPassword {
  password: string;
  email: string;
  language: Language;
  /** The session that stays; every other one of the person ends. */
  keep: string | undefined;
}

/** Sets or changes a person's password. Throws Invalid with what is wrong with it. */
export async function setPassword(
  registry: Database,
  act: Act,
  personId: number,
  { password, email, language, keep }: OwnPassword,
): Promise<void> {
  const problems = passwordProblems(password, email);
  if (problems.length > 0) throw new Invalid(problems);
  const hash = await hashPassword(password);
  change(registry, act, (record) => {
    registry
      .prepare('insert or replace into passwords (person_id, hash, set_at) values (?, ?, ?)')
      .run(personId, hash, act.at.toISOString());
    endOtherSessions(registry, personId, keep);
    record({ noun: 'person', id: personId, event: 'person.password-set' });
    tellOwner(registry, personId, 'password-set', language, act.at);
  });
}

/** Takes a person's password away; where there is none, nothing changes. */
export function removePassword(registry: Database, act: Act, personId: number, language: Language): void {
  change(registry, act, (record) => {
    if (findOptionalPassword(registry, personId) === undefined) return;
    registry.prepare('delete from passwords where person_id = ?').run(personId);
    record({ noun: 'person', id: personId, event: 'person.password-removed' });
    tellOwner(registry, personId, 'password-removed', language, act.at);
  });
}
