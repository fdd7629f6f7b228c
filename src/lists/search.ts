import type { Database } from '#database/connection.ts';
import { legalWords } from '#names/legal-words.ts';
import { looseForms, looseTokens } from '#names/keys.ts';
import { Bitmap } from './bitmap.ts';
import type { ListDefinition } from './definition.ts';
import { compareMatched, nameMatcher } from './matched.ts';

/** Above so many hits a ranking by closeness tells a reader nothing; they stand in the order of names. */
const RANKED_HITS = 300;
/** Longer queries are cut: no name of the region is near this length. */
const LONGEST_QUERY = 200;
/** The percentage of deleted records from which FTS5 merges an index: its own default. */
const MERGED_FROM = 10;
/** Pages of an index that are merged in one step: some ten milliseconds. */
const MERGED_PAGES = 16;

export interface Found {
  bitmap: Bitmap;
  /** The hits, best first. */
  order: Int32Array;
}

/**
 * The records whose names, in any script or spelling, hold every word of the query; words that name only a
 * legal form may be missing. The last word may be unfinished, and so may any of three letters or more.
 *
 * @param orders ids in the reader's order of names, used where there are too many hits to rank, and how fresh each
 *   record is, which decides between hits that are equally close.
 */
export function searchIds(
  db: Database,
  definition: ListDefinition,
  q: string,
  { byName, freshness }: { byName: Int32Array; freshness: (id: number) => number },
): Found {
  const match = matchExpression(q);
  if (match === undefined) return { bitmap: new Bitmap(0), order: new Int32Array(0) };
  // Plucked, since a common word has tens of thousands of hits and an object for each costs more than finding it.
  const ids = db
    .prepare(`select rowid from ${definition.searchTable} where ${definition.searchTable} match ?`)
    .pluck()
    .all(match) as number[];
  const bitmap = Bitmap.of(ids);
  if (ids.length > RANKED_HITS) return { bitmap, order: freshFirst(byName, bitmap, freshness) };
  return { bitmap, order: rank(db, definition, q, ids, freshness) };
}

/** Puts one record's names and texts into the search index, in place of what stood there. */
export function indexForSearch(
  db: Database,
  table: `${'organisation' | 'grant' | 'event' | 'coalition' | 'outcome' | 'action' | 'solution' | 'evidence' | 'call'}_search`,
  id: number,
  names: string[],
  texts: (string | null | undefined)[] = [],
): void {
  const forms = (all: string[]) => [...new Set(all.flatMap(looseForms))].join(' ');
  db.prepare(`delete from ${table} where rowid = ?`).run(id);
  db.prepare(`insert into ${table} (rowid, names, texts) values (?, ?, ?)`).run(
    id,
    forms(names),
    forms(texts.filter((text) => text !== null && text !== undefined)),
  );
}

type Searched = 'organisation_search' | 'grant_search';

/**
 * Takes records out of the search index, as one step. Where a tenth of an index is deleted, FTS5 merges it while
 * writing, as long as that takes; so merging is held off, and done by `tidySearch` in steps.
 */
export function forgetInSearch(db: Database, table: Searched, ids: number[]): void {
  const mergeFrom = (percent: number) =>
    db.prepare(`insert into ${table} (${table}, rank) values ('deletemerge', ${percent})`).run();
  const forget = db.prepare(`delete from ${table} where rowid = ?`);
  db.sqlite
    .transaction(() => {
      mergeFrom(0);
      for (const id of ids) forget.run(id);
      db.prepare(`insert into ${table} (${table}) values ('flush')`).run();
      mergeFrom(MERGED_FROM);
    })
    .immediate();
}

/** Merges some pages of an index from which records were taken; answers whether there was anything to merge. */
export function tidySearch(db: Database, table: Searched): boolean {
  const changes = () => db.prepare('select total_changes()').pluck().get() as number;
  const before = changes();
  db.prepare(`insert into ${table} (${table}, rank) values ('merge', ${MERGED_PAGES})`).run();
  // A merge that finds nothing to do counts as one change (SQLite FTS5, 6.8).
  return changes() - before > 1;
}

/**
 * A query as FTS5 takes it, undefined where nothing is left to search for. Every form is quoted, since raw text
 * in MATCH throws.
 *
 * @param isBegun whether words may be only begun: the last one, and any of three letters or more.
 * @param wordsOf the words of the index that a form begins, where they are known.
 */
export function matchExpression(
  q: string,
  isBegun = true,
  wordsOf: (form: string) => string[] | undefined = () => undefined,
): string | undefined {
  const words = looseTokens(q.slice(0, LONGEST_QUERY)).slice(0, 12);
  const isLegal = legalWords(words);
  const telling = words.filter((_, position) => !isLegal[position]);
  const asked = telling.length > 0 ? telling : words;
  if (asked.length === 0) return undefined;
  const groups = asked.map((forms, position) => {
    const isLast = position === asked.length - 1;
    const quoted = forms.flatMap((form) => {
      if (!isBegun || !(isLast || form.length > 2)) return [`"${form}"`];
      return wordsOf(form)?.map((word) => `"${word}"`) ?? [`"${form}"*`];
    });
    return quoted.length === 1 ? quoted[0] : `(${quoted.join(' OR ')})`;
  });
  return `names : (${groups.join(' AND ')})`;
}

/** Up to so many letters FTS5 keeps an index of its own of what words begin with. */
const INDEXED_LETTERS = 3;
/** Of more words than this an index is asked by their beginning. */
const MOST_WORDS = 32;

/** The tables whose words can be asked for on a connection: what is temporary goes when one is opened anew. */
const vocabularies = new WeakMap<object, Set<string>>();

/**
 * A finder of the words of a search index that begin with a form. Asked for a beginning, FTS5 reads every record of
 * all such words before it gives the first; asked for the words, it gives records as it finds them, and stops when
 * enough are found. Undefined for what it has an index of, and where there are too many words.
 */
export function wordsBegunIn(db: Database, table: string): (form: string) => string[] | undefined {
  const vocabulary = `temp.${table}_beginnings`;
  const known = vocabularies.get(db.sqlite) ?? new Set();
  if (!known.has(table)) {
    db.sqlite.exec(
      `create virtual table if not exists ${vocabulary} using fts5vocab('main', '${table}', 'instance')`,
    );
    vocabularies.set(db.sqlite, known.add(table));
  }
  const next = db.prepare(`select term from ${vocabulary} where term >= ? and term < ? limit 1`).pluck();
  return (form) => {
    if (form.length <= INDEXED_LETTERS) return undefined;
    const words: string[] = [];
    // Each word is looked up anew from just behind the last, which passes over the records that have it.
    let from = form;
    while (words.length < MOST_WORDS) {
      const word = next.get(from, `${form}\u{10FFFF}`) as string | undefined;
      if (word === undefined) return words.length > 0 ? words : [form];
      words.push(word);
      from = `${word}\u0001`;
    }
    return undefined;
  };
}

/** The hits by how fresh they are, and within that in the order of names. */
function freshFirst(byName: Int32Array, hits: Bitmap, freshness: (id: number) => number): Int32Array {
  const tiers: number[][] = [];
  for (const id of byName) if (hits.has(id)) (tiers[freshness(id)] ??= []).push(id);
  return Int32Array.from(tiers.flat());
}

function rank(
  db: Database,
  definition: ListDefinition,
  q: string,
  ids: number[],
  freshness: (id: number) => number,
): Int32Array {
  const match = nameMatcher(q);
  const ranked = ids.map((id) => ({
    id,
    matched: match(namesOf(db, definition, id)),
    freshness: freshness(id),
  }));
  return Int32Array.from(ranked.toSorted(compareMatched), ({ id }) => id);
}

function namesOf(db: Database, definition: ListDefinition, id: number): string[] {
  return db
    .prepare<{ name: string }>(definition.namesOf)
    .all(id)
    .map(({ name }) => name);
}
