import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import {
  erasePersonalValues,
  hashOfPersonal,
  keepPersonalValue,
  personalValuesOf,
  type PersonalHash,
  type PersonalValue,
} from '#database/personal.ts';
import { Invalid, NotFound } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { requireEditorOf } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { contactFields, type ContactField } from './kinds.ts';
import { findContact } from './queries.ts';
import { contactProblems, valuesOf } from './rules.ts';
import { ContactInput } from './schemas.ts';

/**
 * Adds a person whom one can reach at an organisation. Nothing of them is public but what they agreed to.
 *
 * @returns the contact's number.
 * @throws NotFound; Refused for who is neither a member of the organisation nor staff of its country; Invalid.
 */
export function addContact(db: Database, act: Act, slug: string, input: ContactInput): number {
  return change(db, act, (record) => {
    const organisation = organisationOf(db, act, slug);
    refuseUnfit(input, act);
    const id = Number(
      db
        .prepare('insert into organisation_contacts (organisation_id, created_at) values (?, ?)')
        .run(organisation.id, act.at.toISOString()).lastInsertRowid,
    );
    const hashes = keepValues(db, act, id, input, []);
    record({
      noun: 'organisation',
      id: organisation.id,
      event: 'organisation.contact-added',
      after: { ...hashes, consents: input.consents ?? [] },
    });
    return id;
  });
}

/**
 * Puts a contact right: all of it is sent. What changed is erased where it stood; a consent that stays keeps its
 * day, as long as the value is the one that was agreed to.
 *
 * @throws as addContact.
 */
export function editContact(db: Database, act: Act, slug: string, id: number, input: ContactInput): void {
  change(db, act, (record) => {
    const organisation = organisationOf(db, act, slug);
    const contact = findContact(db, organisation.id, id);
    refuseUnfit(input, act);
    const stored = personalValuesOf(db, { noun: 'contact', id });
    const before = Object.fromEntries(
      stored.map(({ field, value, salt }) => [field, hashOfPersonal({ value: value!, salt: salt! })]),
    );
    const after = keepValues(db, act, id, input, stored);
    const consents = { before: Object.keys(contact.consents), after: input.consents ?? [] };
    const isSame =
      JSON.stringify([before, consents.before.toSorted()]) ===
      JSON.stringify([after, consents.after.toSorted()]);
    if (isSame) return;
    record({
      noun: 'organisation',
      id: organisation.id,
      event: 'organisation.contact-edited',
      before: { ...before, consents: consents.before },
      after: { ...after, consents: consents.after },
    });
  });
}

/** Takes a contact away: what was known of the person is erased. Throws NotFound; Refused. */
export function removeContact(db: Database, act: Act, slug: string, id: number): void {
  change(db, act, (record) => {
    const organisation = organisationOf(db, act, slug);
    findContact(db, organisation.id, id);
    const stored = personalValuesOf(db, { noun: 'contact', id });
    erasePersonalValues(
      db,
      stored.map((value) => value.id),
    );
    db.prepare('update organisation_contacts set removed_at = ? where id = ?').run(act.at.toISOString(), id);
    record({ noun: 'organisation', id: organisation.id, event: 'organisation.contact-removed' });
  });
}

/** Keeps the values that are new, erases those that went; answers the hash of each that now stands. */
function keepValues(
  db: Database,
  act: Act,
  id: number,
  input: ContactInput,
  stored: PersonalValue[],
): Partial<Record<ContactField, PersonalHash>> {
  const values = valuesOf(input);
  const day = input.consentedOn || dayOf(act.at);
  const kept: Partial<Record<ContactField, PersonalHash>> = {};
  for (const field of contactFields) {
    const value = values[field];
    const isPublic = input.consents?.includes(field) ?? false;
    const old = stored.find((one) => one.field === field);
    if (old && old.value === value && old.salt !== null) {
      const consentedOn = isPublic ? (old.consentedOn ?? day) : null;
      db.prepare('update personal_values set is_public = ?, consented_on = ? where id = ?').run(
        isPublic ? 1 : 0,
        consentedOn,
        old.id,
      );
      kept[field] = hashOfPersonal({ value, salt: old.salt });
      continue;
    }
    if (old) erasePersonalValues(db, [old.id]);
    if (value !== undefined) {
      const owner = { noun: 'contact', id } as const;
      kept[field] = keepPersonalValue(db, owner, field, { value, consentedOn: isPublic ? day : null });
    }
  }
  return kept;
}

function organisationOf(db: Database, act: Act, slug: string): { id: number; country: string | null } {
  const organisation = findOptionalStored(db, slug);
  if (!organisation) throw new NotFound(`no organisation ${slug}`);
  requireEditorOf(act.actor, organisation);
  return organisation;
}

function refuseUnfit(input: ContactInput, act: Act): void {
  const problems = [...shapeProblems(ContactInput, input), ...contactProblems(input, dayOf(act.at))];
  if (problems.length > 0) throw new Invalid(problems);
}
