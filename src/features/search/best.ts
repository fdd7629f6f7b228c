import type { Database } from '#database/connection.ts';
import type { Language } from '#language/languages.ts';
import { Bitmap } from '#lists/bitmap.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { listIndexOf } from '#lists/list-index.ts';
import { compareMatched, nameMatcher, type RankedHit } from '#lists/matched.ts';
import { matchExpression, wordsBegunIn } from '#lists/search.ts';

/** Who searches: what they may see, and by whose alphabet. */
export interface Reader {
  language: Language;
  isStaff: boolean;
}

export interface Best {
  /** Best first. */
  hits: RankedHit[];
  /** All hits that the reader may see; undefined where it was not asked for. */
  total: number | undefined;
}

/** Type-ahead looks no further: whoever has typed one letter is still typing. */
const LOOKED_AT = 2000;

/** How a search goes about it. */
export interface Asked {
  /** How many hits are wanted. */
  few: number;
  /** So many hits are ranked by how closely their names match; each name costs some 15 microseconds. */
  ranked: number;
  /** Ids of records one of whose names is the query itself: they are ranked in any case. */
  same?: number[];
  /** Whether the number of all hits is asked for, which for one letter takes longer than anything else. */
  isCounted: boolean;
}

/**
 * The best few records of one noun for a query, in any script or spelling. Few hits are ranked by closeness.
 * Of many, those whose names hold the very words come first, then those that weigh most.
 *
 * @param weight the sort of the list whose first records weigh most.
 */
export function bestHits(
  db: Database,
  definition: ListDefinition,
  weight: string,
  q: string,
  reader: Reader,
  { few, ranked: most, same = [], isCounted }: Asked,
): Best {
  // Where all hits are counted every record is read in any case.
  const begun = matchExpression(q, true, isCounted ? undefined : wordsBegunIn(db, definition.searchTable));
  const whole = matchExpression(q, false);
  if (begun === undefined || whole === undefined) return { hits: [], total: isCounted ? 0 : undefined };
  const index = listIndexOf(db, definition);
  index.catchUp();
  const visible = index.visible(reader.isStaff ? 'staff' : 'public');
  const find = (expression: string, limit: number) =>
    db
      .prepare<number>(
        `select rowid from ${definition.searchTable} where ${definition.searchTable} match ? limit ${limit}`,
      )
      .pluck()
      .all(expression)
      .filter((id) => visible.has(id));

  const match = nameMatcher(q);
  const freshness = index.freshness();
  const matchedHit = (id: number): RankedHit => ({
    id,
    matched: match(namesOf(db, definition, id)),
    freshness: freshness(id),
  });
  const ranked = (ids: number[]) => ids.map(matchedHit).toSorted(compareMatched);

  const found = find(begun, isCounted ? -1 : LOOKED_AT);
  const total = isCounted ? found.length : undefined;
  if (found.length <= most) return { hits: ranked(found).slice(0, few), total };
  const exact = ranked([...new Set([...same.filter((id) => visible.has(id)), ...find(whole, most)])]).slice(
    0,
    few,
  );
  const known = new Set(exact.map(({ id }) => id));
  const others = weightiest(index.order(weight, reader.language), found, few * 2).filter(
    (id) => !known.has(id),
  );
  return { hits: [...exact, ...others.slice(0, few - exact.length).map(matchedHit)], total };
}

/** The first records of an order that are among the hits. */
function weightiest(order: Int32Array, found: number[], most: number): number[] {
  const bitmap = Bitmap.of(found);
  const first: number[] = [];
  for (const id of order) {
    if (bitmap.has(id)) first.push(id);
    if (first.length === most) break;
  }
  return first;
}

function namesOf(db: Database, definition: ListDefinition, id: number): string[] {
  return db
    .prepare<{ name: string }>(definition.namesOf)
    .all(id)
    .map(({ name }) => name);
}
