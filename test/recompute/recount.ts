/**
 * Counts every indicator anew from the registry's CSV files and nothing else, as somebody would who downloaded them.
 * Nothing of the registry's own counting is used here: that is the point of it.
 */
import { parse } from 'csv-parse/sync';

/** One line of a file by its columns. */
type Row = Record<string, string>;

/** The lists that are read; the last says what is counted. */
export const files = [
  '/organisations.csv',
  '/grants.csv',
  '/coalitions.csv',
  '/actions.csv',
  '/outcomes.csv',
  '/solutions.csv',
  '/reports/indicators.csv',
] as const;
export type File = (typeof files)[number];
export type Lists = Record<File, Row[]>;

/** An indicator as it was published, and what its own definition gives here; undefined where none is known for it. */
export interface Recount {
  slug: string;
  measure: string;
  published: number;
  recomputed: number | undefined;
}

/** The lines of one file. The footnote under the rows fills one cell, and is no row. */
export function readRows(text: string): Row[] {
  const rows = parse(text, { bom: true, columns: true, relax_column_count: true }) as Row[];
  return rows.filter((row) => Object.keys(row).length > 1);
}

/** Counts every indicator of the last list by the others. */
export function recount(lists: Lists): Recount[] {
  return lists['/reports/indicators.csv'].map((indicator) => ({
    slug: indicator['slug']!,
    measure: indicator['measure']!,
    published: Number(indicator['value']),
    recomputed: measures[indicator['measure']!]?.(lists, indicator),
  }));
}

/** What an indicator is narrowed by is in its own columns; an empty one does not narrow. */
const isAsked = (indicator: Row, filter: string, values: readonly string[]) =>
  !indicator[filter] || (values.length > 0 ? values : ['none']).includes(indicator[filter]);
const several = (cell = '') => cell.split(';').flatMap((part) => part.trim() || []);
const yearOf = (date = '') => several(date.slice(0, 4));
const isGiven = ({ status }: Row) => status !== 'planned' && status !== 'cancelled';
/** Who is in a grant, the lead first. */
const organisationsOf = (grant: Row) => [grant['lead_slug']!, ...several(grant['partner_slugs'])];
const themesOf = ({ themes, areas }: Row) => [...several(themes), ...several(areas)];
const bySlug = (rows: Row[]) => new Map(rows.map((row) => [row['slug']!, row]));

const measures: Record<string, (lists: Lists, indicator: Row) => number> = {
  grants: (lists, indicator) => grantsOf(lists, indicator).length,
  grants_across_countries: (lists, indicator) => {
    const countryOf = countriesIn(lists);
    return grantsOf(lists, indicator).filter((grant) => countryOf(organisationsOf(grant)).length > 1).length;
  },
  organisations_in_grants: (lists, indicator) => organisationsIn(lists, indicator, () => true),
  organisations_in_regional_grants: (lists, indicator) =>
    organisationsIn(lists, indicator, ({ scheme_kind: kind }) => kind === 'regional'),
  country_pairs: countPairs,
  coalitions: (lists, indicator) => coalitionsOf(lists, indicator).length,
  regional_coalitions: (lists, indicator) =>
    coalitionsOf(lists, indicator).filter(({ scope }) => scope === 'regional').length,
  coalitions_of_countries: (lists, indicator) => coalitionsOf(lists, indicator).length,
  actions: (lists, indicator) =>
    lists['/actions.csv'].filter((row) => isOfCoalition(lists, indicator, row, row['acted_on'])).length,
  outcomes_on_the_agenda: (lists, indicator) => outcomesOf(lists, indicator, 'on_the_agenda').length,
  outcomes_adopted: (lists, indicator) => outcomesOf(lists, indicator, 'adopted').length,
  outcomes_implemented: (lists, indicator) => outcomesOf(lists, indicator, 'implemented').length,
  outcomes_with_contribution: (lists, indicator) =>
    outcomesOf(lists, indicator, 'on_the_agenda').filter(({ contribution }) => contribution !== '').length,
  solutions: (lists, indicator) => solutionsOf(lists, indicator).length,
  solutions_adopted: (lists, indicator) =>
    solutionsOf(lists, indicator).filter((row) => adoptionsOf(row).length > 0).length,
};

function grantsOf(lists: Lists, indicator: Row): Row[] {
  return lists['/grants.csv'].filter(
    (grant) =>
      isAsked(indicator, 'of_programme', several(grant['programme'])) &&
      isAsked(indicator, 'scheme', several(grant['scheme'])) &&
      isAsked(indicator, 'country', several(grant['country'])) &&
      isAsked(indicator, 'theme', themesOf(grant)) &&
      isAsked(indicator, 'year', yearOf(grant['signed_on'])),
  );
}

/** Organisations that one and the same grant brings in; their country and their themes are their own. */
function organisationsIn(lists: Lists, indicator: Row, isOfKind: (grant: Row) => boolean): number {
  const inGrants = new Set(
    lists['/grants.csv']
      .filter(isGiven)
      .filter(isOfKind)
      .filter((grant) => isAsked(indicator, 'of_programme', several(grant['programme'])))
      .filter((grant) => isAsked(indicator, 'scheme', several(grant['scheme'])))
      .flatMap(organisationsOf),
  );
  return lists['/organisations.csv'].filter(
    (row) =>
      inGrants.has(row['slug']!) &&
      isAsked(indicator, 'country', several(row['country'])) &&
      isAsked(indicator, 'theme', several(row['themes'])),
  ).length;
}

const SIX = ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'];

/** A grant has no joining and leaving; coalitions are of no programme and no scheme. */
function countPairs(lists: Lists, indicator: Row): number {
  const countryOf = countriesIn(lists);
  const ofGrants = lists['/grants.csv']
    .filter(isGiven)
    .filter((grant) => isAsked(indicator, 'of_programme', several(grant['programme'])))
    .filter((grant) => isAsked(indicator, 'scheme', several(grant['scheme'])))
    .filter((grant) => isAsked(indicator, 'theme', themesOf(grant)))
    .filter((grant) => isAsked(indicator, 'year', yearOf(grant['starts_on'] || grant['signed_on'])))
    .flatMap((grant) => pairsOf(countryOf(organisationsOf(grant))));
  const ofCoalitions =
    indicator['of_programme'] || indicator['scheme']
      ? []
      : lists['/coalitions.csv']
          .filter((row) => isAsked(indicator, 'theme', themesOf(row)))
          .filter((row) => isAsked(indicator, 'year', yearOf(row['formed_on'])))
          .flatMap((row) => {
            const members = membersOf(row);
            return members.flatMap((one, place) =>
              members
                .slice(place + 1)
                .filter((other) => wereTogether(one, other))
                .flatMap((other) => pairsOf(countryOf([one.slug, other.slug]))),
            );
          });
  return [...new Set([...ofGrants, ...ofCoalitions])].filter((pair) =>
    isAsked(indicator, 'country', pair.split('-')),
  ).length;
}

function pairsOf(countries: readonly string[]): string[] {
  const own = countries.filter((country) => SIX.includes(country)).toSorted();
  return own.flatMap((one, place) => own.slice(place + 1).map((other) => `${one}-${other}`));
}

/** The countries of organisations, each once; one that is not published is none. */
function countriesIn(lists: Lists): (slugs: readonly string[]) => string[] {
  const organisations = bySlug(lists['/organisations.csv']);
  return (slugs) => [...new Set(slugs.flatMap((slug) => several(organisations.get(slug)?.['country'])))];
}

interface Member {
  slug: string;
  from: string;
  until: string;
}

/** `slug: 2019-03/..` belongs to it since then, `slug: /` joined and left on days that are not published. */
function membersOf({ members }: Row): Member[] {
  return several(members).map((text) => {
    const [, slug = '', from = '', until = ''] = /^(.*): ([\d-]*)\/([\d.-]*)$/.exec(text) ?? [];
    return { slug, from, until };
  });
}

/** Unless the one certainly left before the other came, as far as the dates are precise. */
function wereTogether(one: Member, other: Member): boolean {
  const isBefore = (left: string, right: string) => {
    const length = Math.min(left.length, right.length);
    return left.slice(0, length) < right.slice(0, length);
  };
  const isLeft = ({ until }: Member) => until !== '' && until !== '..';
  return !(
    (isLeft(one) && isBefore(one.until, other.from)) ||
    (isLeft(other) && isBefore(other.until, one.from))
  );
}

function coalitionsOf(lists: Lists, indicator: Row): Row[] {
  const countryOf = countriesIn(lists);
  const today = (row: Row) => membersOf(row).filter(({ until }) => until === '..');
  return lists['/coalitions.csv'].filter(
    (row) =>
      isAsked(indicator, 'country', several(row['countries'])) &&
      isAsked(indicator, 'theme', themesOf(row)) &&
      countryOf(today(row).map(({ slug }) => slug)).length >= Number(indicator['member_countries']),
  );
}

/** Actions and outcomes have a country and a day of their own, and the themes of their coalition. */
function isOfCoalition(lists: Lists, indicator: Row, row: Row, date: string | undefined): boolean {
  const coalition = lists['/coalitions.csv'].find(({ slug }) => slug === row['coalition']);
  return (
    isAsked(indicator, 'country', several(row['country'])) &&
    isAsked(indicator, 'year', yearOf(date)) &&
    isAsked(indicator, 'theme', themesOf(coalition ?? {}))
  );
}

const LADDER = ['on_the_agenda', 'commitment', 'adopted', 'implemented'];

/** Those that count and are on a step or above; rejected and rolled back ones are on none. */
function outcomesOf(lists: Lists, indicator: Row, step: string): Row[] {
  const reached = LADDER.slice(LADDER.indexOf(step));
  return lists['/outcomes.csv'].filter(
    (row) =>
      row['counted'] === 'yes' &&
      reached.includes(row['step']!) &&
      isOfCoalition(lists, indicator, row, row['happened_on']),
  );
}

/** The year is that of an adoption elsewhere; without one a solution is of no year, and not of an unknown one either. */
function solutionsOf(lists: Lists, indicator: Row): Row[] {
  return lists['/solutions.csv'].filter(
    (row) =>
      isAsked(indicator, 'theme', [...several(row['theme']), ...several(row['area'])]) &&
      (!indicator['year'] ||
        adoptionsOf(row).some((date) => (yearOf(date)[0] ?? 'none') === indicator['year'])),
  );
}

/** The dates of the steps `MK: adopted 2022-03`, empty where not published; a part of a country is not among them. */
function adoptionsOf({ steps }: Row): string[] {
  return several(steps).flatMap((text) => {
    const [, step = '', date = ''] = /^\w+: (\w+) ?(.*)$/.exec(text) ?? [];
    return step === 'adopted' || step === 'implemented' ? [date] : [];
  });
}
