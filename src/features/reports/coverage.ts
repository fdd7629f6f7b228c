import type { Database } from '#database/connection.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { isSixCountry, sixCountries, type SixCountry } from '#language/countries.ts';
import { countRows, findRows, hrefOf, NOTHING, type Chosen, type Counted, type Reader } from './counting.ts';

/** What is known of the grants of one scheme, or of one programme. */
export interface CoverageRow {
  name: string;
  /** Undefined for a scheme; a programme stands over its schemes. */
  isProgramme: boolean;
  recorded: Counted;
  byCountry: Record<SixCountry, Counted>;
  /** Outside of the six, and of no published country. */
  elsewhere: Counted;
  /** Field by field: known for how many of the recorded. */
  amount: Counted;
  signed: Counted;
  ceremony: Counted;
  partners: Counted;
}

/** What the registry holds of every programme and scheme; each number opens its rows. */
export function coverageOf(db: Database, reader: Reader): CoverageRow[] {
  const schemes = listSchemes(db);
  return listProgrammes(db).flatMap(({ id, slug, shortName }) => {
    const own = schemes.filter(({ programmeId }) => programmeId === id);
    const row = rowOf(db, shortName, true, { programme: [slug] }, reader);
    if (row.recorded.count === 0) return [];
    const parts = own
      .map((scheme) => rowOf(db, scheme.name, false, { scheme: [scheme.slug] }, reader))
      .filter(({ recorded }) => recorded.count > 0);
    const unknown = rowOf(db, '', false, { programme: [slug], scheme: ['none'] }, reader);
    return [row, ...parts, ...(unknown.recorded.count > 0 && parts.length > 0 ? [unknown] : [])];
  });
}

function rowOf(
  db: Database,
  name: string,
  isProgramme: boolean,
  chosen: Chosen,
  reader: Reader,
): CoverageRow {
  const all = findRows(db, 'grants', chosen, reader);
  const countIn = (facet: string, value: string) =>
    (all.facets[facet] ?? []).find((one) => one.value === value)?.count ?? 0;
  const known = (facet: string, values: readonly string[]) =>
    countRows(db, 'grants', { ...chosen, [facet]: values }, reader);
  const years = (all.facets['year'] ?? [])
    .filter(({ value, count }) => value !== 'none' && count > 0)
    .map(({ value }) => value);
  const byCountry = Object.fromEntries(
    sixCountries.map((code) => [
      code,
      { count: countIn('country', code), href: hrefOf('grants', { ...chosen, country: [code] }) },
    ]),
  ) as CoverageRow['byCountry'];
  const others = (all.facets['country'] ?? [])
    .filter(({ value, count }) => count > 0 && !isSixCountry(value))
    .map(({ value }) => value)
    .toSorted();
  return {
    name,
    isProgramme,
    recorded: { count: all.total, href: hrefOf('grants', chosen) },
    byCountry,
    elsewhere: known('country', others.length > 0 ? others : [NOTHING]),
    amount: known('amount', ['published']),
    signed:
      years.length > 0
        ? known('year', years.toSorted())
        : { count: 0, href: hrefOf('grants', { ...chosen, year: ['none'] }) },
    ceremony: known('ceremony', ['known']),
    partners: known('consortium', ['within', 'across']),
  };
}
