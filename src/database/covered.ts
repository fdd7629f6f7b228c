/** Nouns of which an import can cover records. */
export type CoveredNoun = 'organisation' | 'grant';

/**
 * The condition, in SQL, that no import covers the record of that id. Ranges of ids that an import covers are not there
 * for anybody: so tens of thousands of records come and go at once by one small write. Ranges never overlap, so that
 * the nearest one before an id decides.
 */
export function uncovered(noun: CoveredNoun, id: string): string {
  return `coalesce((select last_id from covered_records where noun = '${noun}' and first_id <= ${id}
    order by first_id desc limit 1), 0) < ${id}`;
}
