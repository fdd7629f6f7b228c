import type { Database } from '#database/connection.ts';
import { Conflict } from '#errors.ts';
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

/** Throws Conflict where an import is in none of these states, or somebody works on it now. */
export function refuseUnless(
  db: Database,
  { id, state }: ImportRecord,
  states: ImportRecord['state'][],
): void {
  if (!states.includes(state)) throw new Conflict(`import.problem.state.${state}`);
  if (isRunning(db, id) && (state === 'applying' || state === 'undoing')) {
    throw new Conflict('import.problem.running');
  }
}
