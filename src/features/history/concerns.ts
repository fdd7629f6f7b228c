import type { Database } from '#database/connection.ts';
import type { PagedNoun } from '#paths.ts';
import type { StoredEntry } from './queries.ts';
import { historyNouns, recordsById, type NamedRecord, type RecordKey } from './records.ts';

/** The records that an entry concerns besides the one that was changed and the one whose history is read. */
export interface Concerned {
  /** The first of them. */
  records: NamedRecord[];
  /** How many more there are. */
  further: number;
}

const MOST = 6;

interface Row {
  historyId: number;
  noun: PagedNoun;
  recordId: number;
  total: number;
}

/** The records that were changed, by entry, and those that are concerned; each by the number of the entry. */
export function concernsOf(
  db: Database,
  record: RecordKey,
  entries: StoredEntry[],
): { changed: Map<number, NamedRecord>; concerned: Map<number, Concerned> } {
  const rows = subjectsOf(db, record, entries);
  const own = entries.flatMap(({ id, noun, recordId }) => {
    const paged = historyNouns.find((known) => known === noun);
    return paged ? [{ historyId: id, noun: paged, recordId }] : [];
  });
  const records = new Map(
    historyNouns.map((noun) => {
      const ids = [...own, ...rows].filter((row) => row.noun === noun).map(({ recordId }) => recordId);
      return [noun, recordsById(db, noun, new Set(ids))];
    }),
  );
  const find = ({ noun, recordId }: { noun: PagedNoun; recordId: number }) =>
    records.get(noun)?.get(recordId) ?? [];
  return {
    changed: new Map(own.flatMap((row) => [find(row)].flat().map((one) => [row.historyId, one] as const))),
    concerned: new Map(
      [...Map.groupBy(rows, ({ historyId }) => historyId)].map(([id, group]) => [
        id,
        { records: group.flatMap(find), further: (group[0]?.total ?? 0) - group.length },
      ]),
    ),
  };
}

/** The first subjects of each entry, without those that its line names already. */
function subjectsOf(db: Database, { noun, id }: RecordKey, entries: StoredEntry[]): Row[] {
  return db
    .prepare<Row>(
      `select historyId, noun, recordId, total from (
         select subject.history_id as historyId, subject.noun, subject.record_id as recordId,
           count(*) over (partition by subject.history_id) as total,
           row_number() over (partition by subject.history_id order by subject.noun, subject.record_id) as place
         from history_subjects subject join history on history.id = subject.history_id
         where subject.history_id in (select value from json_each(:entries))
           and subject.noun in (select value from json_each(:nouns))
           and not (subject.noun = history.noun and subject.record_id = history.record_id)
           and not (subject.noun = :noun and subject.record_id = :id))
       where place <= :most order by historyId, place`,
    )
    .all({
      entries: JSON.stringify(entries.map((entry) => entry.id)),
      nouns: JSON.stringify(historyNouns),
      noun,
      id,
      most: MOST,
    });
}
