import type { Database } from '#database/connection.ts';
import { importedFacts } from '#features/imports/facts.ts';
import type { Act } from '#features/people/actor.ts';
import type { Language } from '#language/languages.ts';
import { changesOf, type Change } from './changes.ts';
import { concernsOf, type Concerned } from './concerns.ts';
import { namesFor } from './names.ts';
import { namesOfPeople, type StoredEntry } from './queries.ts';
import type { NamedRecord, RecordKey } from './records.ts';

/** An entry of a record's history as its page shows it. */
export interface HistoryLine {
  /** The number of the entry in the whole chain. */
  id: number;
  at: string;
  /** Who made the change; null where no person did, the name null where the person is no longer on record. */
  person: { id: string; name: string | null } | null;
  door: Act['door'];
  event: string;
  /** The record that was changed, where it is another one than the page's. */
  record: NamedRecord | undefined;
  changes: Change[];
  concerned: Concerned;
  requestId: string | null;
}

/** The entries of one page in words and names, with as many queries for many as for one. */
export function linesOf(
  { db, registry }: { db: Database; registry: Database },
  record: RecordKey,
  stored: StoredEntry[],
  language: Language,
): HistoryLine[] {
  const entries = stored.map((entry) => withImported(db, record, entry));
  const names = namesFor(db, language, (asked) => entries.map((entry) => changesOf(entry, asked)));
  const all = entries.map((entry) => changesOf(entry, names));
  const people = namesOfPeople(registry, [
    ...entries.map(({ actor }) => actor),
    ...all.flat().flatMap(personsIn),
  ]);
  const { changed, concerned } = concernsOf(db, record, entries);
  return entries.map((entry, place) => {
    const { id, at, actor, door, event, noun, recordId, requestId } = entry;
    const isOwn = noun === record.noun && recordId === record.id;
    return {
      id,
      at,
      person: actor === null ? null : { id: actor, name: people.get(actor) ?? null },
      door,
      event,
      record: isOwn ? undefined : changed.get(id),
      changes: (all[place] ?? []).map((change) => withName(change, people)),
      concerned: concerned.get(id) ?? { records: [], further: 0 },
      requestId,
    };
  });
}

/** Fields that hold the public id of a person. */
const PERSONS = new Set(['person', 'to', 'pressedBy', 'typedBy']);

function personsIn({ field, after }: Change): string[] {
  return PERSONS.has(field) && after.kind === 'text' ? [after.text] : [];
}

/** A person is said by name, as long as one is known. */
function withName(change: Change, people: Map<string, string>): Change {
  const [id] = personsIn(change);
  const name = id === undefined ? undefined : people.get(id);
  return name === undefined ? change : { ...change, after: { kind: 'text', text: name, language: null } };
}

/** The one entry of an import says of each record what the import's row held. */
function withImported(db: Database, record: RecordKey, entry: StoredEntry): StoredEntry {
  if (entry.noun !== 'import') return entry;
  const { file } = entry.after ?? {};
  return { ...entry, before: null, after: { file, ...importedFacts(db, entry.recordId, record) } };
}
