import type { Database } from '#database/connection.ts';
import { actionList } from '#features/actions/list.ts';
import { coalitionList } from '#features/coalitions/list.ts';
import { grantList } from '#features/grants/list.ts';
import { totalsOf, type GrantTotals } from '#features/grants/totals.ts';
import { organisationList } from '#features/organisations/list.ts';
import { outcomeList } from '#features/outcomes/list.ts';
import { joinedPairs, pairFilters, readPairs } from '#features/partners/pairs.ts';
import { countLedger, findLedger } from '#features/payments/ledger.ts';
import { ledgerFacets, ledgers, type Ledger } from '#features/payments/ledger-rows.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { solutionList } from '#features/solutions/list.ts';
import { dayOf } from '#language/format.ts';
import type { Language } from '#language/languages.ts';
import type { ListDefinition, ListResult } from '#lists/definition.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import { paths, withQuery } from '#paths.ts';

/** The lists that figures are counted from: whatever is counted can be opened, downloaded and asked by script. */
const lists = {
  grants: { definition: grantList, path: paths.grants() },
  organisations: { definition: organisationList, path: paths.organisations() },
  coalitions: { definition: coalitionList, path: paths.coalitions() },
  actions: { definition: actionList, path: paths.actions() },
  outcomes: { definition: outcomeList, path: paths.outcomes() },
  solutions: { definition: solutionList, path: paths.solutions() },
} as const satisfies Record<string, { definition: ListDefinition; path: string }>;

/** The lists of records. */
export type RecordList = keyof typeof lists;
/** Those, and the pairs of countries that the records joined. */
export type IndicatorList = RecordList | 'pairs';
/** All of them, and what was paid and what is late over all grants. */
export type CountedList = IndicatorList | Ledger;
/** What a record of one of the lists is called in the history; a pair of countries has no history. */
export type RecordNoun = 'grant' | 'organisation' | 'coalition' | 'action' | 'outcome' | 'solution';
export type CountedNoun = RecordNoun | 'country_pair';

/** Chosen values by facet of the list. */
export type Chosen = Record<string, readonly string[]>;

export interface Reader {
  language: Language;
  isStaff: boolean;
}

/** A number, and the address that opens exactly the rows it counts. */
export interface Counted {
  count: number;
  href: string;
}

/** An amount of one currency, and the rows that it adds up. */
export interface Summed extends Counted {
  currency: string;
  minor: number;
}

/** A value that no record has, for a rule that can match nothing: a filter without a value would match everything. */
export const NOTHING = '-';

/**
 * Organisations of a programme and a scheme are those that one and the same grant brings in: the two filters apart
 * could be met by different grants.
 */
export function inOneGrant(db: Database, list: CountedList, chosen: Chosen): Chosen {
  const { role = ['lead', 'partner'], programme, scheme, ...others } = chosen;
  if (list !== 'organisations' || !programme || !scheme) return chosen;
  const owners = new Map(listProgrammes(db).map(({ id, slug }) => [id, slug]));
  const within = listSchemes(db).filter(
    ({ slug, programmeId }) => scheme.includes(slug) && programme.includes(owners.get(programmeId) ?? ''),
  );
  const unknown = scheme.includes(NOT_PUBLISHED) ? programme.map((slug) => `${slug}:${NOT_PUBLISHED}`) : [];
  const parts = [...within.map(({ slug }) => slug), ...unknown].flatMap((one) =>
    role.map((word) => `${one}:${word}`),
  );
  return { ...others, part: parts.length > 0 ? parts : [NOTHING] };
}

/** Counts the rows of a list under filters: the total that the list, its download and the API give as well. */
export function countRows(db: Database, list: CountedList, chosen: Chosen, reader: Reader): Counted {
  return { count: totalOf(db, list, chosen, reader), href: hrefOf(list, chosen) };
}

function totalOf(db: Database, list: CountedList, chosen: Chosen, reader: Reader): number {
  if (isLedger(list)) return countLedger(db, list, chosen, { ...reader, today: dayOf(new Date()) }).total;
  if (list === 'pairs') return findIds(db, list, chosen, reader).length;
  return findRows(db, list, chosen, reader).total;
}

/** The same with the counts of every facet, for tables and charts. */
export function findRows(db: Database, list: RecordList, chosen: Chosen, reader: Reader): ListResult {
  return findList(db, lists[list].definition, { chosen: copyOf(chosen), size: 1 }, reader);
}

/** The ids of the rows that are counted; of pairs of countries their places among the fifteen. */
export function findIds(db: Database, list: IndicatorList, chosen: Chosen, reader: Reader): number[] {
  if (list === 'pairs') {
    const asked = readPairs(
      Object.fromEntries(Object.entries(chosen).map(([name, [value]]) => [name, value])),
    );
    return joinedPairs(db, asked, reader.isStaff ? 'staff' : 'public').pairs.map(({ place }) => place);
  }
  return findAllIds(db, lists[list].definition, { chosen: copyOf(chosen) }, reader);
}

/** The published amounts of grants under filters, each currency by itself. */
export function sumGrants(db: Database, chosen: Chosen, reader: Reader): GrantTotals {
  const asked = { chosen: copyOf(chosen), size: 1 };
  return totalsOf(db, asked, findList(db, grantList, asked, reader), reader);
}

/** What the records of a list are called in the history. */
export function nounOf(list: IndicatorList): CountedNoun {
  return list === 'pairs' ? 'country_pair' : (lists[list].definition.noun as RecordNoun);
}

/** The same, each sum with the grants whose amounts it adds up. */
export function signedSums(db: Database, chosen: Chosen, reader: Reader): Summed[] {
  return sumGrants(db, chosen, reader).sums.map((sum) => ({
    ...sum,
    href: hrefOf('grants', { ...chosen, currency: [sum.currency], amount: ['published'] }),
  }));
}

/** What was paid under filters, corrections taken off, each currency by itself with its payments. */
export function paidSums(db: Database, chosen: Chosen, reader: Reader): Summed[] {
  const { sums } = countLedger(db, 'paid', chosen, { ...reader, today: dayOf(new Date()) });
  return sums.map((sum) => ({ ...sum, href: hrefOf('paid', { ...chosen, currency: [sum.currency] }) }));
}

/** Every year that some figure can be asked for: of grants, of what coalitions did and reached, of payments, newest first. */
export function yearsOf(db: Database, reader: Reader): string[] {
  const found = (['grants', 'actions', 'outcomes', 'solutions'] as const).flatMap((list) =>
    (findRows(db, list, {}, reader).facets['year'] ?? [])
      .filter(({ value, count }) => count > 0 && value !== NOT_PUBLISHED)
      .map(({ value }) => value),
  );
  return [...new Set([...found, ...ledgerYears(db, {}, reader)])].toSorted().toReversed();
}

/** The years in which something was paid or came to be late, under filters other than the year. */
export function ledgerYears(db: Database, { year: _, ...chosen }: Chosen, reader: Reader): string[] {
  return ledgers.flatMap((ledger) =>
    findLedger(db, ledger, chosen, { ...reader, today: dayOf(new Date()) })
      .facets.year.filter(({ count }) => count > 0)
      .map(({ value }) => value),
  );
}

export function hrefOf(list: CountedList, chosen: Chosen): string {
  if (list === 'pairs') return paths.partnersPairs(chosen);
  return withQuery(isLedger(list) ? paths.ledger(list) : lists[list].path, chosen);
}

/** Whether a list can be filtered by that facet at all. */
export function hasFacet(list: CountedList, facet: string): boolean {
  if (list === 'pairs') return (pairFilters as readonly string[]).includes(facet);
  return isLedger(list)
    ? (ledgerFacets as readonly string[]).includes(facet)
    : facet in lists[list].definition.facets;
}

function isLedger(list: CountedList): list is Ledger {
  return list === 'paid' || list === 'late';
}

function copyOf(chosen: Chosen): Record<string, string[]> {
  return Object.fromEntries(Object.entries(chosen).map(([facet, values]) => [facet, [...values]]));
}
