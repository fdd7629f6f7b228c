import { createHash } from 'node:crypto';
import { newSecret } from '#features/people/secrets.ts';
import type { Database } from './connection.ts';

/** What history holds of a value about a person: a salted hash, which says nothing once the salt is erased. */
export interface PersonalHash {
  personal: string;
}

/** A value about a person as it is kept beside. */
export interface PersonalValue {
  id: number;
  field: string;
  value: string | null;
  salt: string | null;
  isPublic: number;
  consentedOn: string | null;
}

/** Which record a value belongs to. */
export interface Owner {
  noun: string;
  id: number;
}

/** Keeps a value apart with a salt of its own, and answers what history may hold of it. */
export function keepPersonalValue(
  db: Database,
  owner: Owner,
  field: string,
  { value, consentedOn }: { value: string; consentedOn: string | null },
): PersonalHash {
  const salt = newSecret();
  db.prepare(
    `insert into personal_values (noun, record_id, field, value, salt, is_public, consented_on)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(owner.noun, owner.id, field, value, salt, consentedOn === null ? 0 : 1, consentedOn);
  return hashOfPersonal({ value, salt });
}

/** Keeps a person's name apart, in place of an earlier one, and answers what history may hold of it. */
export function keepPersonal(
  db: Database,
  { noun, id, field }: Owner & { field: string },
  value: string,
): PersonalHash {
  const name = value.trim();
  db.prepare('delete from personal_values where noun = ? and record_id = ? and field = ?').run(
    noun,
    id,
    field,
  );
  if (name === '') return hashOfPersonal({ value: '', salt: newSecret() });
  return keepPersonalValue(db, { noun, id }, field, { value: name, consentedOn: null });
}

export function hashOfPersonal({ value, salt }: { value: string; salt: string }): PersonalHash {
  return {
    personal: createHash('sha256')
      .update(salt + value)
      .digest('hex'),
  };
}

/** Erases values by id: value and salt go, the row stays and says that something was there. */
export function erasePersonalValues(db: Database, ids: readonly number[]): void {
  db.prepare(
    `update personal_values set value = null, salt = null, is_public = 0, consented_on = null
     where id in (select value from json_each(?))`,
  ).run(JSON.stringify(ids));
}

/** The values of one record, those erased left out. */
export function personalValuesOf(db: Database, { noun, id }: Owner): PersonalValue[] {
  return db
    .prepare<PersonalValue>(
      `select id, field, value, salt, is_public as isPublic, consented_on as consentedOn from personal_values
       where noun = ? and record_id = ? and value is not null`,
    )
    .all(noun, id);
}

/** What is kept of these records, each value under `id field`; erased ones are left out. */
export function personalOf(db: Database, noun: string, ids: readonly number[]): Map<string, string> {
  const rows = db
    .prepare<{ id: number; field: string; value: string }>(
      `select record_id as id, field, value from personal_values
       where noun = ? and record_id in (select value from json_each(?)) and value is not null order by id`,
    )
    .all(noun, JSON.stringify(ids));
  return new Map(rows.map(({ id, field, value }) => [`${id} ${field}`, value]));
}
