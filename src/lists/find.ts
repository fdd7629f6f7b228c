import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import type { Language } from '#language/languages.ts';
import { Bitmap } from './bitmap.ts';
import type { FacetCount, ListDefinition, ListRequest, ListResult } from './definition.ts';
import { listIndexOf, type ListIndex } from './list-index.ts';
import { searchIds } from './search.ts';

export const RELEVANCE = 'relevance';

/**
 * One page of a list: which ids, of how many, and how many each filter would give. Within a facet any chosen
 * value may hold, across facets all must; a facet's own counts leave its own choice out, so that they say
 * what choosing another value would give.
 */
export function findList(
  db: Database,
  definition: ListDefinition,
  request: ListRequest,
  reader: { language: Language; isStaff: boolean },
): ListResult {
  const index = listIndexOf(db, definition);
  index.catchUp();
  const found = request.q?.trim()
    ? searchIds(db, definition, request.q, {
        byName: index.order('name', reader.language),
        freshness: index.freshness(),
      })
    : undefined;
  const shown = index.visible(reader.isStaff ? 'staff' : 'public');
  const visible = request.among ? shown.and(request.among) : shown;
  const base = found ? visible.and(found.bitmap) : visible;
  const choices = Object.keys(definition.facets).map((name) => ({
    name,
    bitmap: chosenBitmap(index, name, request),
  }));
  const matching = choices.reduce((all, { bitmap }) => (bitmap ? all.and(bitmap) : all), base);

  const isWhole = !found && !request.among && choices.every(({ bitmap }) => bitmap === undefined);
  const count = () => countFacets(index, choices, base, request);
  const audience = reader.isStaff ? 'staff' : 'public';
  // What every reader of the whole list asks for is counted once between two changes.
  const facets = isWhole ? keptValue(db, `counts of all ${definition.noun} for ${audience}`, count) : count();

  const sort = sortOf(definition, request, found !== undefined);
  const recorded = sort === RELEVANCE && found ? found.order : index.order(sort, reader.language);
  const order = request.orders?.[sort]?.(recorded) ?? recorded;
  return { ...pageOf(order, matching, request), total: matching.count(), facets, sort };
}

interface Choice {
  name: string;
  bitmap: Bitmap | undefined;
}

/** A facet's own counts leave its own choice out. */
function countFacets(
  index: ListIndex,
  choices: Choice[],
  base: Bitmap,
  request: ListRequest,
): Record<string, FacetCount[]> {
  const matching = choices.reduce((all, { bitmap }) => (bitmap ? all.and(bitmap) : all), base);
  return Object.fromEntries(
    choices.map(({ name, bitmap }) => {
      const others = bitmap
        ? choices.reduce(
            (all, choice) => (choice.bitmap && choice.name !== name ? all.and(choice.bitmap) : all),
            base,
          )
        : matching;
      return [name, facetCounts(index, name, others, request.chosen[name] ?? [])];
    }),
  );
}

/** Every id of the list in its order, for downloads: exactly the set that the pages show. */
export function findAllIds(
  db: Database,
  definition: ListDefinition,
  request: Omit<ListRequest, 'size' | 'after' | 'before'>,
  reader: { language: Language; isStaff: boolean },
): number[] {
  return findList(db, definition, { ...request, size: Number.MAX_SAFE_INTEGER }, reader).ids;
}

function sortOf(definition: ListDefinition, request: ListRequest, isSearch: boolean): string {
  if (request.sort === RELEVANCE && isSearch) return RELEVANCE;
  if (request.sort && request.sort in definition.sorts) return request.sort;
  return isSearch ? RELEVANCE : definition.defaultSort;
}

function chosenBitmap(index: ListIndex, name: string, request: ListRequest): Bitmap | undefined {
  const chosen = request.chosen[name];
  if (!chosen?.length) return undefined;
  return chosen.reduce((any, value) => any.or(index.chosen(name, value)), new Bitmap(0));
}

function facetCounts(index: ListIndex, name: string, among: Bitmap, chosen: string[]): FacetCount[] {
  const counts = Array.from(index.facet(name), ([value, bitmap]) => ({
    value,
    count: bitmap.countWith(among),
    isChosen: chosen.includes(value),
  }));
  const unknown = chosen.filter((value) => !index.facet(name).has(value));
  return [...counts, ...unknown.map((value) => ({ value, count: 0, isChosen: true }))];
}

function pageOf(
  order: Int32Array,
  matching: Bitmap,
  { after, before, size }: ListRequest,
): Pick<ListResult, 'ids' | 'first' | 'next' | 'previous'> {
  const edge = before ?? after;
  const at = edge === undefined ? -1 : order.indexOf(edge);
  let start = 0;
  for (let position = 0; position < at; position += 1) if (matching.has(order[position]!)) start += 1;
  if (at >= 0 && before === undefined && matching.has(order[at]!)) start += 1;
  if (before !== undefined && at >= 0) start = Math.max(0, start - size);

  const ids: number[] = [];
  let seen = 0;
  let hasMore = false;
  for (const id of order) {
    if (!matching.has(id)) continue;
    seen += 1;
    if (seen <= start) continue;
    if (ids.length === size) {
      hasMore = true;
      break;
    }
    ids.push(id);
  }
  return {
    ids,
    first: ids.length === 0 ? 0 : start + 1,
    next: hasMore ? ids.at(-1) : undefined,
    previous: start > 0 ? ids[0] : undefined,
  };
}
