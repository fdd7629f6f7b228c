import type { Database } from '#database/connection.ts';
import { CURRENCY, readRow, type EntryRow, type StoredEntry } from '#features/history/queries.ts';
import { nounOf, type CountedNoun, findIds, type IndicatorList, type RecordNoun } from './counting.ts';
import type { Reading } from './readings.ts';
import { measured } from './rule.ts';

/** A record that one reading has and the other has not, and by what it moved. */
export interface Moved {
  noun: CountedNoun;
  id: number;
  /** The definition was changed while the record stayed as it was; or the records were changed. */
  by: 'definition' | 'records';
}

/** A record that both readings count, and what the history says of it in between. */
export interface Edited {
  noun: RecordNoun;
  id: number;
  /** The newest first. */
  entries: StoredEntry[];
}

/** What came to an indicator's value between two readings, what left it, and what was edited within it. */
export interface Comparison {
  from: Reading;
  until: Reading;
  came: Moved[];
  left: Moved[];
  edited: Edited[];
  /** How many records both count. */
  stayed: number;
}

/**
 * Sets two readings of an indicator side by side. Wherever the definition was changed in between, a reading by the
 * old and one by the new stand at the same moment: what differs there moved by the definition, everything else by
 * the records; of a record that moved more than once the last time decides.
 *
 * @param between every reading kept after the first and before the second, the oldest first.
 * @param isStaff whether the history's entries on what is restricted count as edits.
 */
export function compareReadings(
  db: Database,
  { from, between, until }: { from: Reading; between: readonly Reading[]; until: Reading },
  isStaff: boolean,
): Comparison {
  const cause = new Map<string, Moved['by']>();
  let before = keysOf(db, from);
  const first = before;
  let previous = from;
  for (const reading of [...between, until]) {
    const present = keysOf(db, reading);
    const by = reading.version === previous.version ? 'records' : 'definition';
    for (const key of [...without(present, before), ...without(before, present)]) cause.set(key, by);
    before = present;
    previous = reading;
  }
  const moved = (keys: string[]): Moved[] =>
    keys.map((key) => ({ ...recordOf(key), by: cause.get(key) ?? 'records' }));
  const last = before;
  const both = [...first].filter((key) => last.has(key));
  return {
    from,
    until,
    came: moved(without(last, first)),
    left: moved(without(first, last)),
    edited: editedOf(db, both.map(recordOf), { from, until }, isStaff),
    stayed: both.length,
  };
}

function without(keys: Set<string>, others: Set<string>): string[] {
  return [...keys].filter((key) => !others.has(key));
}

/** Which of some records everybody may see now: a record that went may have gone from sight as well. */
export function publicIds(db: Database, list: IndicatorList): Set<number> {
  return new Set(findIds(db, list, {}, { language: 'en', isStaff: false }));
}

/** Ids alone would take an organisation for a grant where the definition went from the one to the other. */
function keysOf(db: Database, { measure, records }: Reading): Set<string> {
  const noun = nounOf(measured(db, measure).list);
  return new Set(records.map((id) => `${noun}:${id}`));
}

function recordOf(key: string): { noun: CountedNoun; id: number } {
  const [noun = '', id = ''] = key.split(':');
  return { noun: noun as CountedNoun, id: Number(id) };
}

/** Of other entries nobody but staff learns, for that there was one would already tell. */
const PUBLIC =
  /\.(created|edited|signed|signing-(reported|corrected|reversed)|amended|status-changed|joined|left|action-.+|outcome-.+|substantiated|institution-addressed|publication-entered|step-taken|grant-listed|attached|detached|merged|merge-undone|verified|applied)$/;

function editedOf(
  db: Database,
  records: { noun: CountedNoun; id: number }[],
  { from, until }: { from: Reading; until: Reading },
  isStaff: boolean,
): Edited[] {
  const nouns = Map.groupBy(records, ({ noun }) => noun);
  return [...nouns].flatMap(([noun, own]) => {
    // What joined a pair has a history; the pair itself only comes and goes.
    if (noun === 'country_pair') return [];
    const rows = db
      .prepare<EntryRow & { ownerId: number }>(
        `select history.id, history.at, history.actor, history.door, history.event, history.noun,
           history.record_id as recordId, history.request_id as requestId, history.before, history.after,
           history.hash, ${CURRENCY}, subject.record_id as ownerId
         from history cross join history_subjects subject on subject.history_id = history.id and subject.noun = :noun
         where history.revision > :from and history.revision <= :until
           and subject.record_id in (select value from json_each(:ids))
         order by history.id desc`,
      )
      .all({
        noun,
        ids: JSON.stringify(own.map(({ id }) => id)),
        from: from.revision,
        until: until.revision,
      })
      .filter(({ event }) => isStaff || PUBLIC.test(event));
    return [...Map.groupBy(rows, ({ ownerId }) => ownerId)].map(([id, entries]) => ({
      noun,
      id,
      entries: entries.map(({ ownerId: _, ...entry }) => readRow(entry)),
    }));
  });
}
