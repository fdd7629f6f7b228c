import type { Databases } from '#plugins/databases.ts';
import { tendCalls } from './tending.ts';

const HOUR = 60 * 60_000;

/**
 * Reminds of calls and ends them, soon after a start and then once an hour, never in a request: reading writes
 * nothing. The server alone starts it. A round that fails, such as on a full disk, is tried again at the next.
 *
 * @param failed is told what went wrong.
 * @returns how to stop.
 */
export function startTendingCalls(
  { registry, practice }: Databases,
  publicUrl: string,
  failed: (error: unknown) => void,
): () => void {
  const tend = () => {
    try {
      for (const db of [registry, practice]) tendCalls(db, registry, publicUrl);
    } catch (error) {
      failed(error);
    }
  };
  const first = setImmediate(tend);
  const timer = setInterval(tend, HOUR);
  timer.unref();
  return () => {
    clearImmediate(first);
    clearInterval(timer);
  };
}
