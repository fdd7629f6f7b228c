import type { Database } from '#database/connection.ts';
import { actionList } from '#features/actions/list.ts';
import { coalitionList } from '#features/coalitions/list.ts';
import { grantList } from '#features/grants/list.ts';
import { totalsOf, type GrantTotals } from '#features/grants/totals.ts';
import { organisationList } from '#features/organisations/list.ts';
import { outcomeList } from '#features/outcomes/list.ts';
import { solutionList } from '#features/solutions/list.ts';
import type { Language } from '#language/languages.ts';
import type { ListDefinition, ListResult } from '#lists/definition.ts';
import { findAllIds, findList } from '#lists/find.ts';
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

export type CountedList = keyof typeof lists;
export type CountedNoun = 'grant' | 'organisation' | 'coalition' | 'action' | 'outcome' | 'solution';

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

/** Counts the rows of a list under filters: the total that the list, its download and the API give as well. */
export function countRows(db: Database, list: CountedList, chosen: Chosen, reader: Reader): Counted {
  return { count: findRows(db, list, chosen, reader).total, href: hrefOf(list, chosen) };
}

/** The same with the counts of every facet, for tables and charts. */
export function findRows(db: Database, list: CountedList, chosen: Chosen, reader: Reader): ListResult {
  return findList(db, lists[list].definition, { chosen: copyOf(chosen), size: 1 }, reader);
}

/** The published amounts of grants under filters, each currency by itself. */
export function sumGrants(db: Database, chosen: Chosen, reader: Reader): GrantTotals {
  const asked = { chosen: copyOf(chosen), size: 1 };
  return totalsOf(db, asked, findList(db, grantList, asked, reader), reader);
}

/** The ids of the rows of a list under filters, all of them. */
export function findIds(db: Database, list: CountedList, chosen: Chosen, reader: Reader): number[] {
  return findAllIds(db, lists[list].definition, { chosen: copyOf(chosen) }, reader);
}

/** What the records of a list are called in the history. */
export function nounOf(list: CountedList): CountedNoun {
  return lists[list].definition.noun as CountedNoun;
}

export function hrefOf(list: CountedList, chosen: Chosen): string {
  return withQuery(lists[list].path, chosen);
}

/** Whether a list can be filtered by that facet at all. */
export function hasFacet(list: CountedList, facet: string): boolean {
  return facet in lists[list].definition.facets;
}

function copyOf(chosen: Chosen): Record<string, string[]> {
  return Object.fromEntries(Object.entries(chosen).map(([facet, values]) => [facet, [...values]]));
}
