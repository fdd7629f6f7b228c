import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { findOptionalPersonByEmail, findPerson, type PersonRow } from '#features/administration/queries.ts';
import { endRole, insertRole, resolveRole } from '#features/administration/role-writes.ts';
import type { InvitationInput } from '#features/administration/schemas.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { signInByLink } from '#features/people/commands.ts';
import { isLanguage, type Language } from '#language/languages.ts';
import { findOptionalInvitation, findOptionalOpenLink } from './queries.ts';
import { addInvited, sendLink, type Reached } from './writes.ts';

/**
 * Invites a person by mail: the person, the role and the mail with its link stand or fall together.
 *
 * @returns the public id of the person.
 * @throws Refused for who is no administrator; Invalid naming every problem, also where a person of that
 *   address is known: they are given a further role instead.
 */
export function invitePerson(registry: Database, act: Act, input: InvitationInput, reached: Reached): string {
  return change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const email = input.email.trim().toLowerCase();
    if (!isAddress(email)) throw new Invalid([{ path: '/email', message: 'problem.email' }]);
    if (findOptionalPersonByEmail(registry, email))
      throw new Invalid([{ path: '/email', message: 'problem.personExists', values: { email } }]);
    const given = resolveRole(registry, input);
    const person = addInvited(registry, record, act, { email, name: input.name?.trim() || null });
    for (const role of given) insertRole(registry, record, person, role, act.at);
    sendLink(registry, act, person, languageOf(input.language), reached);
    return person.publicId;
  });
}

/**
 * Sends a new link to a person who was never here; earlier links are over at once.
 *
 * @throws Refused; NotFound; Conflict where the person is in already, or suspended.
 */
export function sendInvitationAgain(registry: Database, act: Act, publicId: string, reached: Reached): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const person = invitedPerson(registry, publicId);
    const last = findOptionalInvitation(registry, person.id);
    endLinks(registry, person, act.at);
    sendLink(registry, act, person, languageOf(last?.language), reached);
    record({ noun: 'person', id: person.id, event: 'person.invitation-sent-again' });
  });
}

/**
 * Withdraws an invitation that was not accepted, with the roles it would have opened.
 *
 * @throws Refused; NotFound; Conflict where the person is in already.
 */
export function withdrawInvitation(registry: Database, act: Act, publicId: string): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const person = invitedPerson(registry, publicId);
    endLinks(registry, person, act.at);
    for (const role of person.roles) endRole(registry, record, person, role, { at: act.at });
    record({ noun: 'person', id: person.id, event: 'person.invitation-withdrawn' });
  });
}

/**
 * Accepts an invitation by the secret of its link, once, in whichever browser.
 *
 * @returns the secret of the browser's session.
 * @throws NotFound where the link is unknown, mangled, used, over, withdrawn, or of a suspended person.
 */
export function acceptInvitation(registry: Database, act: Act, secret: string): string {
  return change(registry, act, (record) => {
    const open = findOptionalOpenLink(registry, secret, act.at);
    if (!open) throw new NotFound('no such invitation, or it was used or is over');
    record({ noun: 'person', id: open.personId, event: 'person.invitation-accepted' });
    return signInByLink(registry, act, secret);
  });
}

function invitedPerson(registry: Database, publicId: string): PersonRow {
  const person = findPerson(registry, publicId);
  if (person.hasSignedIn || person.state === 'suspended' || person.state === 'erased')
    throw new Conflict('problem.notInvited');
  return person;
}

/** Links that were not used are over, and their invitations withdrawn. */
function endLinks(registry: Database, { id }: { id: number }, at: Date): void {
  registry
    .prepare(
      "update sign_in_links set expires_at = ? where person_id = ? and purpose = 'invitation' and used_at is null",
    )
    .run(at.toISOString(), id);
  registry
    .prepare('update invitations set withdrawn_at = ? where person_id = ? and withdrawn_at is null')
    .run(at.toISOString(), id);
}

function isAddress(email: string): boolean {
  return email.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email);
}

function languageOf(given: string | undefined): Language {
  return isLanguage(given) ? given : 'en';
}
