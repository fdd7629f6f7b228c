import type { Database } from '#database/connection.ts';
import type { Noun } from '#database/history.ts';
import type { Bitmap } from './bitmap.ts';

/**
 * What a list of one noun can be filtered and sorted by. Each query answers rows of `id` and `value`; the
 * text `:ids` in it stands where the list index narrows the query to the records that changed.
 */
export interface ListDefinition {
  noun: Noun;
  /** The ids that everybody may see, and those that staff see besides. */
  visible: { public: string; staff: string };
  /** Filters by name; a record may have several values of one filter. The order is the page's. */
  facets: Record<string, string>;
  /** Of facets whose values are words in many spellings: what a value as the query answers it counts under. */
  groups?: Record<string, (db: Database) => (value: string) => string>;
  sorts: Record<string, SortDefinition>;
  /** The sort that is used where none is asked for and nothing is searched. */
  defaultSort: string;
  /** The FTS5 table whose rowids are the noun's ids. */
  searchTable: string;
  /**
   * The facet whose values are years and say how fresh a record is: among hits that answer a search equally well
   * those of the latest year stand first, and those without one last.
   */
  freshness?: string;
  /** The names of one record, for ranking and for showing which one matched: rows of `name`. */
  namesOf: string;
}

export interface SortDefinition {
  /** Text is compared by the reader's language, numbers and dates by value. */
  kind: 'text' | 'value';
  direction: 'ascending' | 'descending';
  query: string;
}

/** How a list is asked for. */
export interface ListRequest {
  q?: string | undefined;
  /** Chosen values by facet: within one any may hold, across them all must. */
  chosen: Record<string, string[]>;
  sort?: string | undefined;
  /** Start after this record, or end before it; the first page where neither is given. */
  after?: number | undefined;
  before?: number | undefined;
  size: number;
  /** What else stands in the list's address and goes along with each of its links, such as a day. */
  carried?: Record<string, string | undefined> | undefined;
  /** Only records of this set, before any filter: facets count among them alone. */
  among?: Bitmap | undefined;
  /** The orders of sorts that depend on more than the records, such as amounts on a day. */
  orders?: Record<string, (asRecorded: Int32Array) => Int32Array> | undefined;
}

export interface FacetCount {
  value: string;
  count: number;
  isChosen: boolean;
}

export interface ListResult {
  ids: number[];
  total: number;
  /** Position of the first row of this page in the whole, from 1; 0 for an empty list. */
  first: number;
  facets: Record<string, FacetCount[]>;
  /** The id to continue after, and the one to go back before; undefined at the ends. */
  next: number | undefined;
  previous: number | undefined;
  sort: string;
}
