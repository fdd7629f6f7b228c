import type { Database } from '#database/connection.ts';
import { findOptionalPersonByEmail, type PersonRow } from '#features/administration/queries.ts';

/** Whose data: by address, and by names as they were typed of signatories and contacts. */
export interface Whose {
  email: string;
  names: string[];
}

/** Everything that the registry holds of a person, for them to have. Instants are ISO 8601 in UTC. */
export interface PersonalData {
  email: string;
  account: Omit<PersonRow, 'id'> | null;
  /** Ways of signing in: when a password was set, the passkeys by name. */
  signingIn: unknown[];
  sessions: unknown[];
  tokens: unknown[];
  mails: unknown[];
  requests: unknown[];
  /** As a contact of organisations. */
  contacts: { id: number; organisation: string; field: string; value: string; isPublic: boolean }[];
  /** Signings at which this name was typed. */
  signatory: { grant: string; field: string; value: string; signedOn: string }[];
  /** Signings that the person logged, with what their browser called itself. */
  recorded: unknown[];
  /** What the history says that they did, by number of the entry. */
  acts: unknown[];
}

/** Collects what is held of a person; nothing is left out but secrets, which are kept as hashes only. */
export function collectPersonalData(registry: Database, { email, names }: Whose): PersonalData {
  const address = email.trim().toLowerCase();
  const person = findOptionalPersonByEmail(registry, address);
  const all = (text: string, ...values: unknown[]) => registry.prepare(text).all(...values);
  const id = person?.id ?? 0;
  const publicId = person?.publicId ?? '';
  return {
    email: address,
    account: person ? withoutId(person) : null,
    signingIn: all(
      `select 'password' as kind, null as name, set_at as since from passwords where person_id = ?
       union all select 'passkey', name, created_at from passkeys where person_id = ?
       union all select 'codes', null, created_at from authenticators where person_id = ?`,
      id,
      id,
      id,
    ),
    sessions: all(
      'select device, created_at as createdAt, expires_at as expiresAt from browser_sessions where person_id = ?',
      id,
    ),
    tokens: all(
      'select name, created_at as createdAt, revoked_at as revokedAt from tokens where person_id = ?',
      id,
    ),
    mails: all(
      'select kind, subject, queued_at as queuedAt, sent_at as sentAt from mails where recipient = ?',
      address,
    ),
    requests: all(
      `select name, message, new_name as newName, created_at as createdAt, verified_at as verifiedAt
       from join_requests where email = ?`,
      address,
    ),
    contacts: contactValues(registry, { email: address, names }),
    signatory: signatoryValues(registry, names),
    recorded: all(
      `select grants.reference, signings.recorded_at as recordedAt, signings.device from signings
       join grants on grants.id = signings.grant_id where recorded_by = ?`,
      publicId,
    ),
    acts: all(
      'select id, at, event, noun, record_id as recordId from history where actor = ? order by id',
      publicId,
    ),
  };
}

function withoutId({ id: _, ...person }: PersonRow): Omit<PersonRow, 'id'> {
  return person;
}

/** Every value of the contacts that have this address or one of these names. */
function contactValues(registry: Database, { email, names }: Whose): PersonalData['contacts'] {
  return registry
    .prepare<Omit<PersonalData['contacts'][number], 'isPublic'> & { isPublic: number }>(
      `select contact.id, organisations.slug as organisation, owned.field, owned.value, owned.is_public as isPublic
       from organisation_contacts contact
       join organisations on organisations.id = contact.organisation_id
       join personal_values owned on owned.noun = 'contact' and owned.record_id = contact.id and owned.value is not null
       where contact.id in (${CONTACTS}) order by contact.id`,
    )
    .all({ email, names: namesJson(names) })
    .map((row) => ({ ...row, isPublic: Boolean(row.isPublic) }));
}

const CONTACTS = `select record_id from personal_values where noun = 'contact' and (
    field = 'email' and lower(value) = :email
    or field = 'name' and lower(value) in (select value from json_each(:names)))`;

/** The contacts that have this address or one of these names, with their organisations. */
export function contactsOfPerson(
  registry: Database,
  { email, names }: Whose,
): { id: number; organisationId: number }[] {
  return registry
    .prepare<{ id: number; organisationId: number }>(
      `select id, organisation_id as organisationId from organisation_contacts where id in (${CONTACTS})`,
    )
    .all({ email: email.trim().toLowerCase(), names: namesJson(names) });
}

function signatoryValues(registry: Database, names: string[]): PersonalData['signatory'] {
  return registry
    .prepare<PersonalData['signatory'][number]>(
      `select grants.reference as "grant", field, value, signings.signed_on as signedOn from personal_values
       join signings on signings.id = personal_values.record_id join grants on grants.id = signings.grant_id
       where personal_values.noun = 'signing' and lower(value) in (select value from json_each(?))`,
    )
    .all(namesJson(names));
}

/** The values of signatories under one of these names, with their grants. */
export function signatoriesNamed(registry: Database, names: string[]): { id: number; grantId: number }[] {
  return registry
    .prepare<{ id: number; grantId: number }>(
      `select personal_values.id, signings.grant_id as grantId from personal_values
       join signings on signings.id = personal_values.record_id
       where personal_values.noun = 'signing' and lower(value) in (select value from json_each(?))`,
    )
    .all(namesJson(names));
}

/** Letters beyond ASCII compare as they were typed: SQLite folds no others. */
function namesJson(names: string[]): string {
  return JSON.stringify(names.flatMap((name) => [sqliteLower(name.trim())]).filter(Boolean));
}

function sqliteLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
