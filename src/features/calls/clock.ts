import { startClock } from '#clock.ts';
import type { Databases } from '#plugins/databases.ts';
import { tendCalls } from './tending.ts';

const HOUR = 60 * 60_000;

/** Reminds of calls and ends them, once an hour. @returns how to stop. */
export function startTendingCalls(
  { registry, practice }: Databases,
  publicUrl: string,
  failed: (error: unknown) => void,
): () => void {
  const tend = () => {
    for (const db of [registry, practice]) tendCalls(db, registry, publicUrl);
  };
  return startClock(HOUR, tend, failed);
}
