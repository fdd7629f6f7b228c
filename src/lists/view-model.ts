import type { Database } from '#database/connection.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '#views/ui.ts';
import type { ListDefinition, ListRequest, ListResult } from './definition.ts';
import { downloadFormats, type DownloadFormat } from './download.ts';
import { findList, RELEVANCE } from './find.ts';
import { listIndexOf, NOT_PUBLISHED } from './list-index.ts';
import { facetValues, labelOf } from './facet-values.ts';
import { listHref, without } from './request.ts';

/** Everything that the template of a list page needs, whichever the noun: see views/components/list-page.ts. */
export interface ListModel {
  path: string;
  /** What was searched for, as typed; empty where nothing was. */
  q: string;
  total: number;
  /** Positions of the page's rows in the whole, from 1; both 0 for an empty list. */
  first: number;
  last: number;
  facets: FacetModel[];
  /** One for each chosen value, with the address of the list without it. */
  chips: Chip[];
  /** The list without any filter and search; undefined where none is set. */
  clearHref: string | undefined;
  sorts: SortModel[];
  /** The sort that the form has to carry along; undefined where it is the one that comes by itself. */
  sort: string | undefined;
  nextHref: string | undefined;
  previousHref: string | undefined;
  /** The same rows to take away, in each form; none for a list of persons, which is not handed out. */
  downloads: { format: DownloadFormat; href: string }[];
  /** How many records the reader may see without any filter and search. */
  all: number;
  /** For an empty list: what to drop, and how many that gives. Best first; those that give none are left out. */
  suggestions: Suggestion[];
}

export interface FacetModel {
  name: string;
  label: MessageKey;
  /** In an order that does not change while filtering; “not published” last. */
  values: FacetValue[];
  /** The list without this facet's choice; undefined where nothing of it is chosen. */
  clearHref: string | undefined;
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
  isChosen: boolean;
  /** True for the records without a value. */
  isNotPublished: boolean;
}

export interface Chip {
  facet: string;
  value: string;
  label: string;
  isNotPublished: boolean;
  href: string;
}

export interface SortModel {
  label: MessageKey;
  isCurrent: boolean;
  href: string;
}

export interface Suggestion {
  /** The facet to drop; undefined for the words searched for. */
  facet: string | undefined;
  label: MessageKey | undefined;
  /** The one value that is chosen of the facet; undefined where several are. */
  value: { value: string; label: string; isNotPublished: boolean } | undefined;
  href: string;
  count: number;
}

export interface ListModelOptions {
  ui: Ui;
  path: string;
  /** What each facet is called; facets that are not named here are not shown, though their filters hold. */
  facetLabels: Record<string, MessageKey>;
  /** What each sort is called. */
  sortLabels: Record<string, MessageKey>;
  /** A value as a reader reads it. Not asked for records without a value. */
  valueLabel: (facet: string, value: string) => string;
  /** What is said of records without a value, where that is something else than “not published”. */
  absentLabel?: (facet: string) => string | undefined;
  /** Values that stand first, in this order and also where they count none, such as the six countries. */
  fixedValues?: Record<string, readonly string[]>;
}

/** Draws up a list page from what was asked and what was found; asks the database only where nothing was found. */
export function listModel(
  db: Database,
  definition: ListDefinition,
  request: ListRequest,
  result: ListResult,
  options: ListModelOptions,
): ListModel {
  const { path } = options;
  const q = request.q ?? '';
  const isFiltered = Object.values(request.chosen).some((values) => values.length > 0);
  const facets = Object.entries(options.facetLabels).map(([name, label]) => ({
    name,
    label,
    values: facetValues(db, definition, name, result.facets[name] ?? [], options),
    clearHref: request.chosen[name]?.length
      ? listHref(path, request, { chosen: without(request.chosen, name) })
      : undefined,
  }));
  const back = { ...request, q: undefined, chosen: {} };
  return {
    path,
    q,
    total: result.total,
    first: result.first,
    last: result.first === 0 ? 0 : result.first + result.ids.length - 1,
    facets,
    chips: chipsOf(request, options),
    clearHref: isFiltered || q ? listHref(path, back) : undefined,
    sorts: sortsOf(definition, request, result, options),
    sort: request.sort === result.sort ? request.sort : undefined,
    nextHref: result.next === undefined ? undefined : listHref(path, request, { after: result.next }),
    previousHref:
      result.previous === undefined ? undefined : listHref(path, request, { before: result.previous }),
    downloads: downloadFormats.map((format) => ({ format, href: listHref(`${path}.${format}`, request) })),
    all: listIndexOf(db, definition)
      .visible(options.ui.person?.isStaff ? 'staff' : 'public')
      .count(),
    suggestions: result.total > 0 ? [] : suggestionsOf(db, definition, request, options),
  };
}

function chipsOf(request: ListRequest, options: ListModelOptions): Chip[] {
  const { path, facetLabels } = options;
  return Object.entries(request.chosen).flatMap(([facet, values]) =>
    [...new Set(values)].map((value) => ({
      facet,
      value,
      label: facet in facetLabels ? labelOf(value, facet, options) : value,
      isNotPublished: value === NOT_PUBLISHED,
      href: listHref(path, request, { chosen: without(request.chosen, facet, value) }),
    })),
  );
}

function sortsOf(
  definition: ListDefinition,
  request: ListRequest,
  result: ListResult,
  { path, sortLabels }: ListModelOptions,
): SortModel[] {
  const isSearch = Boolean(request.q?.trim());
  const offered = [...(isSearch ? [RELEVANCE] : []), ...Object.keys(definition.sorts)];
  const byItself = isSearch ? RELEVANCE : definition.defaultSort;
  return offered.map((sort) => ({
    label: sort === RELEVANCE ? 'lists.sort.relevance' : (sortLabels[sort] ?? 'lists.sort.relevance'),
    isCurrent: sort === result.sort,
    href: listHref(path, request, { sort: sort === byItself ? undefined : sort }),
  }));
}

function suggestionsOf(
  db: Database,
  definition: ListDefinition,
  request: ListRequest,
  options: ListModelOptions,
): Suggestion[] {
  const { ui, path, facetLabels } = options;
  const reader = { language: ui.language, isStaff: ui.person?.isStaff ?? false };
  const onlyValue = (facet: string): Suggestion['value'] => {
    const [value, ...others] = request.chosen[facet] ?? [];
    if (value === undefined || others.length > 0 || !(facet in facetLabels)) return undefined;
    return { value, label: labelOf(value, facet, options), isNotPublished: value === NOT_PUBLISHED };
  };
  const suggest = (changes: Partial<ListRequest>, facet?: string): Suggestion => ({
    facet,
    label: facet === undefined ? undefined : facetLabels[facet],
    value: facet === undefined ? undefined : onlyValue(facet),
    href: listHref(path, request, changes),
    count: findList(
      db,
      definition,
      { ...request, ...changes, after: undefined, before: undefined, size: 1 },
      reader,
    ).total,
  });
  const chosen = Object.keys(request.chosen).filter((facet) => request.chosen[facet]?.length);
  return [
    ...(request.q && chosen.length > 0 ? [suggest({ q: undefined })] : []),
    ...chosen.map((facet) => suggest({ chosen: without(request.chosen, facet) }, facet)),
  ]
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
}
