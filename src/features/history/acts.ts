import type { Database } from '#database/connection.ts';
import { CURRENCY, readRow, type EntryRow, type FoundEntries } from './queries.ts';

/** What a person did in this database, the newest first; found by index on who acted. */
export function listActs(
  db: Database,
  actor: string,
  { after, size }: { after?: number | undefined; size: number },
): FoundEntries {
  const rows = db
    .prepare<EntryRow>(
      `select history.id, history.at, history.actor, history.door, history.event, history.noun,
         history.record_id as recordId, history.request_id as requestId, history.before, history.after, history.hash,
         ${CURRENCY}
       from history where history.actor = :actor and (:after is null or history.id < :after)
       order by history.id desc limit :limit`,
    )
    .all({ actor, after: after ?? null, limit: size + 1 });
  const entries = rows.slice(0, size).map(readRow);
  const count = (edge: number | undefined) =>
    db
      .prepare<{ count: number }>(
        'select count(*) as count from history where actor = :actor and (:edge is null or id < :edge)',
      )
      .get({ actor, edge: edge ?? null })!.count;
  const total = count(undefined);
  return {
    entries,
    total,
    first: entries.length === 0 ? 0 : total - count(after) + 1,
    next: rows.length > size ? entries.at(-1)?.id : undefined,
    previous: undefined,
  };
}
