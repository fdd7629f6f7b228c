import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { grantList } from '#features/grants/list.ts';
import { totalsOf, type GrantTotals } from '#features/grants/totals.ts';
import { organisationList } from '#features/organisations/list.ts';
import { listProgrammes, type ProgrammeRow } from '#features/programmes/queries.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import type { FacetCount, ListDefinition, ListRequest, ListResult } from '#lists/definition.ts';
import { findList } from '#lists/find.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';

/** The fifteen pairs of the six countries, as the filter of grants names them: the codes in their alphabet. */
export const countryPairs = sixCountries
  .toSorted()
  .flatMap((left, place, codes) => codes.slice(place + 1).map((right) => `${left}-${right}`));

/** What the home page counts of one programme; each figure is the total of the list that its link opens. */
export interface ProgrammeFigures {
  programme: ProgrammeRow;
  /** Leads and partners. */
  organisations: number;
  grants: number;
  /** Grants that join organisations of several countries. */
  consortia: number;
  /** For each of the fifteen pairs, how many grants join the two countries; a grant counts once for a pair. */
  pairs: { pair: string; grants: number }[];
  amounts: GrantTotals;
}

/** Every organisation of the registry by its country: the six, others, and not published. */
export interface OrganisationsByCountry {
  six: Record<SixCountry, number>;
  elsewhere: { count: number; countries: string[] };
  notPublished: number;
}

const language = 'en';

/** The figures of the programme with the most grants; undefined where no grant may be seen yet. Kept until a change. */
export function findOptionalProgrammeFigures(db: Database, isStaff: boolean): ProgrammeFigures | undefined {
  return keptValue(db, `programme figures ${isStaff}`, () => {
    const all = find(db, grantList, {}, isStaff);
    const [largest] = (all.facets['programme'] ?? []).toSorted((left, right) => right.count - left.count);
    const programme = listProgrammes(db).find(({ slug }) => slug === largest?.value);
    return programme && largest && largest.count > 0 ? programmeFigures(db, programme, isStaff) : undefined;
  });
}

function programmeFigures(db: Database, programme: ProgrammeRow, isStaff: boolean): ProgrammeFigures {
  const chosen = { programme: [programme.slug] };
  const grants = find(db, grantList, chosen, isStaff);
  const asked: ListRequest = { chosen, size: 1 };
  return {
    programme,
    organisations: find(db, organisationList, chosen, isStaff).total,
    grants: grants.total,
    consortia: countOf(grants.facets['consortium'], 'across'),
    pairs: countryPairs.map((pair) => ({ pair, grants: countOf(grants.facets['pair'], pair) })),
    amounts: totalsOf(db, asked, grants, { language, isStaff }),
  };
}

/** How many organisations the registry has of each country. Kept until a change. */
export function organisationsByCountry(db: Database, isStaff: boolean): OrganisationsByCountry {
  return keptValue(db, `organisations by country ${isStaff}`, () => {
    const counts = (find(db, organisationList, {}, isStaff).facets['country'] ?? []).filter(
      ({ count }) => count > 0,
    );
    const isOwn = (value: string) => sixCountries.some((code) => code === value);
    const others = counts.filter(({ value }) => !isOwn(value) && value !== NOT_PUBLISHED);
    const six = Object.fromEntries(sixCountries.map((code) => [code, countOf(counts, code)]));
    return {
      six: six as Record<SixCountry, number>,
      elsewhere: {
        count: others.reduce((sum, { count }) => sum + count, 0),
        countries: others.map(({ value }) => value),
      },
      notPublished: countOf(counts, NOT_PUBLISHED),
    };
  });
}

function find(
  db: Database,
  list: ListDefinition,
  chosen: Record<string, string[]>,
  isStaff: boolean,
): ListResult {
  return findList(db, list, { chosen, size: 1 }, { language, isStaff });
}

function countOf(counts: FacetCount[] | undefined, value: string): number {
  return counts?.find((count) => count.value === value)?.count ?? 0;
}
