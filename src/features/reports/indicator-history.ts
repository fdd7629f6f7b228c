import type { Database } from '#database/connection.ts';
import { CURRENCY, readRow, type EntryRow, type StoredEntry } from '#features/history/queries.ts';

/** What was changed of an indicator, the newest first. It stands in the history of its programme. */
export function listIndicatorEntries(db: Database, slug: string): StoredEntry[] {
  return db
    .prepare<EntryRow>(
      `select history.id, history.at, history.actor, history.door, history.event, history.noun,
         history.record_id as recordId, history.request_id as requestId, history.before, history.after,
         history.hash, ${CURRENCY}
       from history where history.noun = 'programme' and history.event like 'programme.indicator-%'
         and coalesce(history.after ->> 'indicator', history.before ->> 'indicator') = ?
       order by history.id desc`,
    )
    .all(slug)
    .map(readRow);
}
