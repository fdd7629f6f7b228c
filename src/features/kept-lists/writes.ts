import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { EVERYTHING, idOf } from './entries.ts';
import { keptTables, type KeptEntry, type KeptNoun } from './kinds.ts';
import { tidyText } from './names.ts';
import { spellingKey, wordsOf } from './spellings.ts';

/** The lists whose entries records mean by words of their own. */
export type SpelledNoun = Exclude<KeptNoun, 'theme'>;

/** Throws Conflict where the entry is the same as another one: that one is edited and retired instead. */
export function requireOwn({ mergedInto }: KeptEntry): void {
  if (mergedInto !== null) throw new Conflict('problem.keptMerged');
}

export function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}

/** Lets the words of one entry mean another, as part of the caller's change; nothing of a record is altered. */
export function mergeEntry(
  db: Database,
  record: RecordHistory,
  noun: SpelledNoun,
  entry: KeptEntry,
  into: KeptEntry | undefined,
): void {
  requireOwn(entry);
  if (!into || into.slug === entry.slug || into.mergedInto !== null || into.retiredOn !== null)
    throw new Invalid([{ path: '/into', message: 'problem.keptInto' }]);
  setMerged(db, noun, entry.slug, into.slug);
  const before = { mergedInto: null };
  const id = idOf(db, noun, entry.slug);
  record({
    noun,
    id,
    event: `${noun}.merged`,
    before,
    after: { mergedInto: into.slug },
    subjects: EVERYTHING,
  });
}

/** Takes an entry apart again from the one that it was the same as. Throws Conflict where it is not. */
export function partEntry(db: Database, record: RecordHistory, noun: SpelledNoun, entry: KeptEntry): void {
  const { slug, mergedInto } = entry;
  if (mergedInto === null) throw new Conflict('problem.keptNotMerged');
  setMerged(db, noun, slug, null);
  const id = idOf(db, noun, slug);
  record({
    noun,
    id,
    event: `${noun}.parted`,
    before: { mergedInto },
    after: { mergedInto: null },
    subjects: EVERYTHING,
  });
}

function setMerged(db: Database, noun: SpelledNoun, slug: string, into: string | null): void {
  const table = keptTables[noun];
  db.prepare(
    `update ${table} set merged_into_id = (select id from ${table} other where other.slug = ?) where slug = ?`,
  ).run(into, slug);
}

/**
 * Lets one more word mean an entry, as part of the caller's change. A word that means it already leaves no trace.
 *
 * @throws Invalid where there is no word, or another entry has it.
 */
export function addSpellingTo<Entry extends KeptEntry>(
  db: Database,
  record: RecordHistory,
  noun: SpelledNoun,
  entry: Entry,
  spelling: string,
  ownerOf: (word: string) => Entry | undefined,
): void {
  requireOwn(entry);
  const word = tidyText(spelling);
  if (word === undefined || spellingKey(word) === '')
    throw new Invalid([{ path: '/spelling', message: 'problem.keptSpelling' }]);
  const owner = ownerOf(word);
  if (owner?.slug === entry.slug || wordsOf(entry).includes(word)) return;
  if (owner) {
    const values = { word, name: owner.names['en'] ?? '' };
    throw new Invalid([{ path: '/spelling', message: 'problem.keptExists', values }]);
  }
  const spellings = [...entry.spellings, word];
  const { slug } = entry;
  db.prepare(`update ${keptTables[noun]} set spellings = ? where slug = ?`).run(
    JSON.stringify(spellings),
    slug,
  );
  record({
    noun,
    id: idOf(db, noun, slug),
    event: `${noun}.edited`,
    before: { spellings: entry.spellings },
    after: { spellings },
    subjects: EVERYTHING,
  });
}
