import type { Database } from '#database/connection.ts';
import { change, type RecordHistory } from '#database/history.ts';
import { erasePersonalValues, personalValuesOf } from '#database/personal.ts';
import { Conflict, NotFound } from '#errors.ts';
import { dropWaysOfSigningIn } from '#features/accounts/reset.ts';
import {
  countOtherAdministrators,
  findOptionalPersonByEmail,
  type PersonRow,
} from '#features/administration/queries.ts';
import { endRole } from '#features/administration/role-writes.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { contactsOfPerson, signatoriesNamed, type Whose } from './queries.ts';

/** How much was erased. */
export interface Erased {
  accounts: number;
  contacts: number;
  signatories: number;
}

/**
 * Erases a person: the account with its sessions, tokens, links, mails and requests; contacts of that address or
 * name; and signatories under one of the names. History is not touched: it holds a public id and salted hashes,
 * whose values and salts are gone, so that its chain still holds.
 *
 * @throws Refused for who is no administrator; NotFound where nothing is held of that person; Conflict for the
 *   last administrator.
 */
export function erasePerson(registry: Database, act: Act, whose: Whose): Erased {
  return change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const email = whose.email.trim().toLowerCase();
    const names = whose.names.map((name) => name.trim()).filter(Boolean);
    const person = findOptionalPersonByEmail(registry, email);
    const erased = {
      accounts: person ? 1 : 0,
      contacts: eraseContacts(registry, record, act, { email, names }),
      signatories: eraseSignatories(registry, record, names),
    };
    const requests = eraseRequests(registry, act, email);
    registry.prepare('update corrections set email = null where email = ?').run(email);
    const { changes: mails } = registry.prepare('delete from mails where recipient = ?').run(email);
    if (person) eraseAccount(registry, record, act, person);
    const isNothing = Object.values(erased).every((count) => count === 0) && requests === 0 && mails === 0;
    if (isNothing) throw new NotFound(`nothing is held of ${email}`);
    return erased;
  });
}

function eraseAccount(registry: Database, record: RecordHistory, act: Act, person: PersonRow): void {
  const administers = person.roles.some(({ role }) => role === 'administrator');
  if (administers && person.state === 'active' && countOtherAdministrators(registry, person.id) === 0)
    throw new Conflict('problem.lastAdministrator');
  const at = act.at.toISOString();
  for (const role of person.roles) endRole(registry, record, person, role, { at: act.at });
  registry
    .prepare(
      'update people set email = ?, name = null, erased_at = ?, suspended_at = coalesce(suspended_at, ?) where id = ?',
    )
    .run(`erased:${person.publicId}`, at, at, person.id);
  dropWaysOfSigningIn(registry, person.id);
  registry.prepare('delete from browser_sessions where person_id = ?').run(person.id);
  registry
    .prepare("update tokens set name = '', revoked_at = coalesce(revoked_at, ?) where person_id = ?")
    .run(at, person.id);
  registry
    .prepare('update sign_in_links set expires_at = ? where person_id = ? and used_at is null')
    .run(at, person.id);
  registry
    .prepare('update invitations set withdrawn_at = coalesce(withdrawn_at, ?) where person_id = ?')
    .run(at, person.id);
  registry.prepare('delete from ceremony_desk_people where person = ?').run(person.publicId);
  registry.prepare('update signings set device = null where recorded_by = ?').run(person.publicId);
  registry.prepare('update desk_entries set device = null where recorded_by = ?').run(person.publicId);
  record({ noun: 'person', id: person.id, event: 'person.erased' });
}

function eraseContacts(registry: Database, record: RecordHistory, act: Act, whose: Whose): number {
  const contacts = contactsOfPerson(registry, whose);
  for (const { id, organisationId } of contacts) {
    const values = personalValuesOf(registry, { noun: 'contact', id });
    erasePersonalValues(
      registry,
      values.map((value) => value.id),
    );
    registry
      .prepare('update organisation_contacts set removed_at = coalesce(removed_at, ?) where id = ?')
      .run(act.at.toISOString(), id);
    record({ noun: 'organisation', id: organisationId, event: 'organisation.contact-erased' });
  }
  return contacts.length;
}

function eraseSignatories(registry: Database, record: RecordHistory, names: string[]): number {
  const values = signatoriesNamed(registry, names);
  erasePersonalValues(
    registry,
    values.map(({ id }) => id),
  );
  for (const grantId of new Set(values.map((value) => value.grantId)))
    record({ noun: 'grant', id: grantId, event: 'grant.signatory-erased' });
  return values.length;
}

/** An open request goes with who asked: nobody is left to answer. */
function eraseRequests(registry: Database, act: Act, email: string): number {
  return registry
    .prepare(
      `update join_requests set email = null, name = null, message = null, decided_at = coalesce(decided_at, ?),
         outcome = coalesce(outcome, 'refused') where email = ?`,
    )
    .run(act.at.toISOString(), email).changes;
}
