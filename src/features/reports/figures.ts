import type { Database } from '#database/connection.ts';
import { countryPairs } from '#features/home/figures.ts';
import { ladderSteps, type LadderStep } from '#features/outcomes/kinds.ts';
import { reportKinds } from '#features/payments/kinds.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { breakdownKinds, type BreakdownKind } from './breakdown-kinds.ts';
import { breakdownOf, type BreakdownRow } from './breakdown.ts';
import {
  countRows,
  findRows,
  hasFacet,
  hrefOf,
  inOneGrant,
  NOTHING,
  paidSums,
  signedSums,
  type Chosen,
  type Counted,
  type CountedList,
  type Reader,
  type Summed,
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
  payments: { list: 'paid', chosen: {}, filters: reportFilters },
  lateReports: { list: 'late', chosen: { kind: [...reportKinds] }, filters: reportFilters },
  lateInstalments: { list: 'late', chosen: { kind: ['instalment'] }, filters: reportFilters },
  organisations: { list: 'organisations', chosen: CONSORTIUM, filters: ['programme', 'country', 'scheme'] },
  coalitions: { list: 'coalitions', chosen: {}, filters: ['country', 'theme'] },
  actions: { list: 'actions', chosen: {}, filters: ['year', 'country', 'theme'] },
  outcomes: { list: 'outcomes', chosen: REACHED, filters: ['year', 'country', 'theme'] },
  contributions: {
    list: 'outcomes',
    chosen: { ...REACHED, contribution: ['stated'] },
    filters: ['year', 'country', 'theme'],
  },
  refused: {
    list: 'outcomes',
    chosen: { counted: ['counted'], step: ['rejected', 'rolled_back'] },
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
    filters: ['year', 'country', 'theme'],
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
  sums: Summed[];
  /** What was paid, corrections taken off. */
  paid: Summed[];
  /** The same grants by country, theme, scheme and year, each with what was paid and what is late. */
  breakdowns: Record<BreakdownKind, BreakdownRow[]>;
  consortia: ConsortiumRow[] | undefined;
  /** All countries of `consortia` and beyond. */
  regional: Counted | undefined;
  pairs: { pair: string; grants: Counted }[];
  ladder: { country: SixCountry; steps: Record<LadderStep, Counted> }[] | undefined;
  /** Outcomes that count and have no date: left out of every year. */
  undated: Counted | undefined;
}

/** Everything on the donor's page, from the same lists that its links open. */
export function reportOf(db: Database, filters: Filters, reader: Reader): Report {
  const grants = narrowed(db, 'grants', {}, reportFilters, filters)!;
  const regional = regionalChosen(db, filters);
  const reached = narrowed(db, 'outcomes', REACHED, ['year', 'country', 'theme'], filters);
  const found = findRows(db, 'grants', grants, reader);
  const countOf = (facet: string, value: string) =>
    (found.facets[facet] ?? []).find((one) => one.value === value)?.count ?? 0;
  const figures = (Object.keys(definitions) as FigureKey[]).map((key): ReportFigure => {
    const { list, chosen, filters: own } = definitions[key] as FigureDefinition;
    const asked = narrowed(db, list, chosen, own, filters);
    return { key, counted: asked && countRows(db, list, asked, reader) };
  });
  return {
    filters,
    figures,
    sums: signedSums(db, grants, reader),
    paid: paidSums(db, grants, reader),
    breakdowns: Object.fromEntries(
      breakdownKinds.map((kind) => [
        kind,
        breakdownOf(db, kind, { grants, facet: found.facets[kind] ?? [] }, reader),
      ]),
    ) as Report['breakdowns'],
    consortia: regional && sixCountries.map((country) => consortiumRow(db, country, regional, reader)),
    regional: regional && countRows(db, 'organisations', regional, reader),
    pairs: countryPairs.map((pair) => ({
      pair,
      grants: { count: countOf('pair', pair), href: hrefOf('grants', { ...grants, pair: [pair] }) },
    })),
    ladder: reached && sixCountries.map((country) => ladderRow(db, country, reached, filters, reader)),
    undated: reached && countRows(db, 'outcomes', { ...withoutYear(reached), year: ['none'] }, reader),
  };
}

/** A figure's own choice with the report's filters laid upon it; undefined where one of them means nothing to it. */
function narrowed(
  db: Database,
  list: CountedList,
  chosen: Chosen,
  own: readonly ReportFilter[],
  filters: Filters,
): Chosen | undefined {
  const result: Record<string, readonly string[]> = { ...chosen };
  // A year and a country could be met by the steps of two countries.
  if (list === 'solutions' && filters.year !== undefined && filters.country !== undefined) return undefined;
  for (const filter of reportFilters) {
    const value = filters[filter];
    if (value === undefined) continue;
    const facet = list === 'solutions' && filter === 'country' ? 'adopted' : filter;
    if (!own.includes(filter) || !hasFacet(list, facet)) return undefined;
    result[facet] = [value];
  }
  return inOneGrant(db, list, result);
}

/** Organisations in regional consortia: the part that each has in grants of schemes of the regional kind. */
function regionalChosen(
  db: Database,
  { year, theme, scheme, programme, country }: Filters,
): Chosen | undefined {
  if (year !== undefined || theme !== undefined) return undefined;
  const programmeId = listProgrammes(db).find(({ slug }) => slug === programme)?.id;
  const schemes = listSchemes(db).filter(
    ({ kind, slug, programmeId: own }) =>
      kind === 'regional' &&
      (scheme === undefined || slug === scheme) &&
      (programme === undefined || own === programmeId),
  );
  if (schemes.length === 0) return undefined;
  return {
    part: schemes.flatMap(({ slug }) => [`${slug}:lead`, `${slug}:partner`]),
    ...(country === undefined ? {} : { country: [country] }),
  };
}

function consortiumRow(db: Database, country: SixCountry, regional: Chosen, reader: Reader): ConsortiumRow {
  const isLeftOut = regional['country'] !== undefined && !regional['country'].includes(country);
  const count = (role: string) => {
    const part = (regional['part'] ?? []).filter((one) => one.endsWith(role));
    const chosen = { part, country: [isLeftOut ? NOTHING : country] };
    return countRows(db, 'organisations', chosen, reader);
  };
  return { country, leads: count(':lead'), partners: count(':partner'), together: count('') };
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
    const chosen = { ...reached, country: [isLeftOut ? NOTHING : country], step: [step] };
    return [step, countRows(db, 'outcomes', chosen, reader)] as const;
  });
  return { country, steps: Object.fromEntries(steps) as Record<LadderStep, Counted> };
}

function withoutYear({ year: _, ...chosen }: Chosen): Chosen {
  return chosen;
}
