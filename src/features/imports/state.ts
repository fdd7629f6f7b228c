import type { Database } from '#database/connection.ts';
import { isRunning } from './jobs.ts';
import type { ImportState } from './kinds.ts';
import type { ImportRecord } from './queries.ts';

/** After so long without a sign of life a job that runs in no process that we know of was cut off. */
const SILENCE = 10_000;

/** The state of an import as it is shown: one that nobody works on any more was cut off. */
export type ShownState = ImportState | 'cutOff';

export function shownState(db: Database, { id, state, movedAt }: ImportRecord, now: Date): ShownState {
  const isWork = state === 'preparing' || state === 'applying' || state === 'undoing';
  if (!isWork || isRunning(db, id)) return state;
  return now.getTime() - Date.parse(movedAt) > SILENCE ? 'cutOff' : state;
}
