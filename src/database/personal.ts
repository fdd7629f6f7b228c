import { createHash } from 'node:crypto';
import { newSecret } from '#features/people/secrets.ts';
import type { Database } from './connection.ts';

/** What history holds of a person's name: a salted hash, whose salt goes when the name is erased. */
export interface Personal {
  personal: string;
}

/** Keeps a person's name apart, in place of an earlier one, and answers what history may hold of it. */
export function keepPersonal(
  db: Database,
  { noun, id, field }: { noun: string; id: number; field: string },
  value: string,
): Personal {
  const salt = newSecret();
  const name = value.trim();
  db.prepare('delete from personal_values where noun = ? and record_id = ? and field = ?').run(
    noun,
    id,
    field,
  );
  if (name !== '') {
    db.prepare(
      'insert into personal_values (noun, record_id, field, value, salt) values (?, ?, ?, ?, ?)',
    ).run(noun, id, field, name, salt);
  }
  return {
    personal: createHash('sha256')
      .update(salt + name)
      .digest('hex'),
  };
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
