import { startClock } from '#clock.ts';
import type { Databases } from '#plugins/databases.ts';
import type { Database } from './connection.ts';

const MINUTE = 60_000;
/** The databases whose log was not copied whole when it was last looked at. */
const behind = new WeakSet<Database>();

/**
 * Copies the log into the database and opens the connection anew where that twice did not come to its end: a lock
 * that was not taken back, by a reader or by a checkpoint, raises no error and lets the log grow without end.
 */
export function tendLog(db: Database): void {
  const [found] = db.sqlite.pragma('wal_checkpoint(PASSIVE)') as [
    { busy: number; log: number; checkpointed: number },
  ];
  if (found.busy === 0 && found.checkpointed === found.log) behind.delete(db);
  else if (behind.delete(db)) db.renew();
  else behind.add(db);
}

/** Looks after the logs once a minute. @returns how to stop. */
export function startTendingLogs(
  { registry, practice }: Databases,
  failed: (error: unknown) => void,
): () => void {
  const tend = () => {
    for (const db of [registry, practice]) {
      try {
        tendLog(db);
      } catch (error) {
        db.renewAfter(error);
        failed(error);
      }
    }
  };
  return startClock(MINUTE, tend, failed);
}
