import type { Database } from '#database/connection.ts';
import type { GrantTotals } from '#features/grants/totals.ts';
import { countryPairs } from '#features/home/figures.ts';
import { ladderSteps, type LadderStep } from '#features/outcomes/kinds.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import {
  countRows,
  findRows,
  hasFacet,
  hrefOf,
  sumGrants,
  type Chosen,
  type Counted,
  type CountedList,
  type Reader,
} from './counting.ts';

/** By what the report can be narrowed; each is a facet of the lists that know it. */
export const reportFilters = ['programme', 'year', 'country', 'theme', 'scheme'] as const;
export type ReportFilter = (typeof reportFilters)[number];
export type Filters = Partial<Record<ReportFilter, string>>;

interface FigureDefinition {
  list: CountedList;
  chosen: Chosen;
  /** The filters that mean something for this figure; under any other it cannot be told. */
  filters: readonly ReportFilter[];
}

const CONSORTIUM = { role: ['lead', 'partner'] };
const REACHED = { counted: ['counted'], step: [...ladderSteps] };

/** The report's figures, each a list under filters, so that its number is that list's total. */
const definitions = {
  grants: { list: 'grants', chosen: {}, filters: reportFilters },
  acrossCountries: { list: 'grants', chosen: { consortium: ['across'] }, filters: reportFilters },
  amountUnknown: { list: 'grants', chosen: { amount: ['none'] }, filters: reportFilters },
  organisations: { list: 'organisations', chosen: CONSORTIUM, filters: ['programme', 'country', 'scheme'] },
  coalitions: { list: 'coalitions', chosen: {}, filters: ['country', 'theme'] },
  actions: { list: 'actions', chosen: {}, filters: ['year', 'country', 'theme'] },
  outcomes: { list: 'outcomes', chosen: REACHED, filters: ['year', 'country', 'theme'] },
  contributions: {
    list: 'outcomes',
    chosen: { ...REACHED, contribution: ['stated'] },
    filters: ['year', 'country', 'theme'],
  },
  uncounted: {
    list: 'outcomes',
    chosen: { counted: ['not_counted'] },
    filters: ['year', 'country', 'theme'],
  },
  solutions: { list: 'solutions', chosen: {}, filters: ['theme'] },
  solutionsAdopted: {
    list: 'solutions',
    chosen: { step: ['adopted', 'implemented'] },
    filters: ['year', 'theme'],
  },
} as const satisfies Record<string, FigureDefinition>;

export type FigureKey = keyof typeof definitions;

export interface ReportFigure {
  key: FigureKey;
  /** Undefined where a filter is chosen by which it cannot be told. */
  counted: Counted | undefined;
}

/** Leads and partners in regional consortia of one country. */
export interface ConsortiumRow {
  country: SixCountry;
  leads: Counted;
  partners: Counted;
  together: Counted;
}

export interface Report {
  filters: Filters;
  figures: ReportFigure[];
  /** Published amounts by currency, each with the grants behind it. */
  sums: (GrantTotals['sums'][number] & { href: string })[];
  consortia: ConsortiumRow[] | undefined;
  /** All countries of `consortia` and beyond. */
  regional: Counted | undefined;
  pairs: { pair: string; grants: Counted }[];
  years: { year: string; grants: Counted }[];
  ladder: { country: SixCountry; steps: Record<LadderStep, Counted> }[] | undefined;
  /** Outcomes that count and have no date: left out of every year. */
  undated: Counted | undefined;
}

/** Everything on the donor's page, from the same lists that its links open. */
export function reportOf(db: Database, filters: Filters, reader: Reader): Report {
  const grants = narrowed('grants', {}, reportFilters, filters)!;
  const regional = regionalChosen(db, filters);
  const reached = narrowed('outcomes', REACHED, ['year', 'country', 'theme'], filters);
  const found = findRows(db, 'grants', grants, reader);
  const countOf = (facet: string, value: string) =>
    (found.facets[facet] ?? []).find((one) => one.value === value)?.count ?? 0;
  const figures = (Object.keys(definitions) as FigureKey[]).map((key): ReportFigure => {
    const { list, chosen, filters: own } = definitions[key] as FigureDefinition;
    const asked = narrowed(list, chosen, own, filters);
    return { key, counted: asked && countRows(db, list, asked, reader) };
  });
  return {
    filters,
    figures,
    sums: sumGrants(db, grants, reader).sums.map((sum) => ({
      ...sum,
      href: hrefOf('grants', { ...grants, currency: [sum.currency], amount: ['published'] }),
    })),
    consortia: regional && sixCountries.map((country) => consortiumRow(db, country, regional, reader)),
    regional: regional && countRows(db, 'organisations', regional, reader),
    pairs: countryPairs.map((pair) => ({
      pair,
      grants: { count: countOf('pair', pair), href: hrefOf('grants', { ...grants, pair: [pair] }) },
    })),
    years: yearsOf(found.facets['year'] ?? [], grants),
    ladder: reached && sixCountries.map((country) => ladderRow(db, country, reached, filters, reader)),
    undated: reached && countRows(db, 'outcomes', { ...withoutYear(reached), year: ['none'] }, reader),
  };
}

/** A figure's own choice with the report's filters laid upon it; undefined where one of them means nothing to it. */
function narrowed(
  list: CountedList,
  chosen: Chosen,
  own: readonly ReportFilter[],
  filters: Filters,
): Chosen | undefined {
  const result: Record<string, readonly string[]> = { ...chosen };
  for (const filter of reportFilters) {
    const value = filters[filter];
    if (value === undefined) continue;
    if (!own.includes(filter) || !hasFacet(list, filter)) return undefined;
    result[filter] = [value];
  }
  return result;
}

/** Organisations in regional consortia: those of schemes of the regional kind. */
function regionalChosen(db: Database, { year, theme, scheme, ...filters }: Filters): Chosen | undefined {
  if (year !== undefined || theme !== undefined) return undefined;
  const schemes = listSchemes(db)
    .filter(({ kind, slug }) => kind === 'regional' && (scheme === undefined || slug === scheme))
    .map(({ slug }) => slug);
  if (schemes.length === 0) return undefined;
  return narrowed('organisations', { ...CONSORTIUM, scheme: schemes }, ['programme', 'country'], filters);
}

function consortiumRow(db: Database, country: SixCountry, regional: Chosen, reader: Reader): ConsortiumRow {
  const isLeftOut = regional['country'] !== undefined && !regional['country'].includes(country);
  const count = (role: string[]) => {
    const chosen = { ...regional, role, country: [country] };
    return isLeftOut
      ? { count: 0, href: hrefOf('organisations', chosen) }
      : countRows(db, 'organisations', chosen, reader);
  };
  return {
    country,
    leads: count(['lead']),
    partners: count(['partner']),
    together: count(['lead', 'partner']),
  };
}

function yearsOf(facet: { value: string; count: number }[], grants: Chosen): Report['years'] {
  return facet
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => left.value.localeCompare(right.value))
    .map(({ value, count }) => ({
      year: value,
      grants: { count, href: hrefOf('grants', { ...grants, year: [value] }) },
    }));
}

function ladderRow(
  db: Database,
  country: SixCountry,
  reached: Chosen,
  filters: Filters,
  reader: Reader,
): { country: SixCountry; steps: Record<LadderStep, Counted> } {
  const isLeftOut = filters.country !== undefined && filters.country !== country;
  const steps = ladderSteps.map((step) => {
    const chosen = { ...reached, country: [country], step: [step] };
    const none = { count: 0, href: hrefOf('outcomes', chosen) };
    return [step, isLeftOut ? none : countRows(db, 'outcomes', chosen, reader)] as const;
  });
  return { country, steps: Object.fromEntries(steps) as Record<LadderStep, Counted> };
}

function withoutYear({ year: _, ...chosen }: Chosen): Chosen {
  return chosen;
}
