import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import { paths, type PagedNoun } from '#paths.ts';

/** The nouns whose records have a page, and on it a history. */
export const historyNouns = [
  'organisation',
  'grant',
  'ceremony',
  'event',
  'coalition',
  'solution',
  'evidence',
  'consortium',
  'call',
  'scheme',
  'claim',
] as const satisfies PagedNoun[];

/** A record whose history is read; people have one too, though no page of it for the public. */
export interface RecordKey {
  noun: string;
  id: number;
}

/** A record by its present name. */
export interface NamedRecord {
  noun: PagedNoun;
  id: number;
  /** Its slug; of a grant the reference. */
  key: string;
  name: string;
  language: string | null;
  href: string;
}

/** How each noun names its records: the key of their addresses, the name and its language. */
const columns: Record<PagedNoun, string> = {
  organisation: 'id, slug as key, name, name_language as language from organisations',
  grant: 'id, reference as key, coalesce(title, reference) as name, title_language as language from grants',
  ceremony: 'id, slug as key, title as name, null as language from ceremonies',
  event: 'id, slug as key, title as name, null as language from events',
  coalition: 'id, slug as key, name, name_language as language from coalitions',
  solution: 'id, slug as key, title as name, null as language from solutions',
  evidence: 'id, slug as key, statement as name, null as language from evidence',
  consortium: 'id, public_id as key, title as name, null as language from consortia',
  call: 'id, slug as key, title as name, title_language as language from calls',
  scheme: 'id, slug as key, name, null as language from schemes',
  claim: 'id, slug as key, what as name, null as language from claims',
};
/** By what each noun is addressed. */
export const keyNames: Record<PagedNoun, 'slug' | 'reference'> = {
  organisation: 'slug',
  grant: 'reference',
  ceremony: 'slug',
  event: 'slug',
  coalition: 'slug',
  solution: 'slug',
  evidence: 'slug',
  consortium: 'slug',
  call: 'slug',
  scheme: 'slug',
  claim: 'slug',
};

type Row = Pick<NamedRecord, 'id' | 'key' | 'name' | 'language'>;

/** The record of that slug or reference; an organisation also by a slug that it had. Throws NotFound. */
export function findRecord(db: Database, noun: PagedNoun, key: string): NamedRecord {
  const present = noun === 'organisation' ? (findOptionalStored(db, key)?.slug ?? key) : key;
  const [record] = recordsByKey(db, noun, [present]).values();
  if (!record) throw new NotFound(`no ${noun} ${key}`);
  return record;
}

/** The records of those ids, by id. */
export function recordsById(db: Database, noun: PagedNoun, ids: Iterable<number>): Map<number, NamedRecord> {
  const rows = select(db, noun, 'id', [...ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The records of those slugs or references, by them. */
export function recordsByKey(
  db: Database,
  noun: PagedNoun,
  wanted: Iterable<string>,
): Map<string, NamedRecord> {
  const rows = select(db, noun, noun === 'consortium' ? 'public_id' : keyNames[noun], [...wanted]);
  return new Map(rows.map((row) => [row.key, row]));
}

function select(db: Database, noun: PagedNoun, column: string, values: (string | number)[]): NamedRecord[] {
  if (values.length === 0) return [];
  return db
    .prepare<Row>(`select ${columns[noun]} where ${column} in (select value from json_each(?))`)
    .all(JSON.stringify(values))
    .map((row) => ({ ...row, noun, href: paths[noun](row.key) }));
}
