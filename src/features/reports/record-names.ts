import type { Database } from '#database/connection.ts';
import { recordsById } from '#features/history/records.ts';
import { paths } from '#paths.ts';
import { pairAt, pairCode } from '#features/partners/pairs.ts';
import { countryName } from '#language/countries.ts';
import type { Language } from '#language/languages.ts';
import type { CountedNoun } from './counting.ts';

/** A counted record by its present name. */
export interface CountedRecord {
  name: string;
  /** Of the name; null where it is not known. */
  language: string | null;
  href: string;
}

/** The records of those ids that are still on record, by id. */
export function countedRecords(
  db: Database,
  noun: CountedNoun,
  ids: readonly number[],
  language: Language,
): Map<number, CountedRecord> {
  if (noun === 'country_pair') return pairsOf(ids, language);
  if (noun === 'action') return ofCoalitions(db, 'actions', 'what', ids);
  if (noun === 'outcome') return ofCoalitions(db, 'outcomes', 'what_changed', ids);
  return recordsById(db, noun, ids);
}

/** Outcomes have pages of their own under their coalition; actions stand on the coalition's page. */
function ofCoalitions(
  db: Database,
  table: 'actions' | 'outcomes',
  column: string,
  ids: readonly number[],
): Map<number, CountedRecord> {
  const rows = db
    .prepare<{ id: number; name: string; slug: string }>(
      `select ${table}.id, ${column} as name, coalitions.slug from ${table}
       join coalitions on coalitions.id = ${table}.coalition_id
       where ${table}.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(
    rows.map(({ id, name, slug }) => [
      id,
      {
        name,
        language: null,
        href: table === 'outcomes' ? paths.outcome(slug, id) : `${paths.coalition(slug)}#actions`,
      },
    ]),
  );
}

/** Pairs of countries are named by the two, and stand in the list of those that are partners. */
function pairsOf(places: readonly number[], language: Language): Map<number, CountedRecord> {
  return new Map(
    places.flatMap((place) => {
      const pair = pairAt(place);
      if (!pair) return [];
      const name = pair.map((code) => countryName(code, language)).join(' – ');
      return [[place, { name, language: null, href: `${paths.partnersPairs()}#${pairCode(pair)}` }] as const];
    }),
  );
}
