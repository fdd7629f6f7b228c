import { setImmediate as others } from 'node:timers/promises';
import { systemAct } from '#features/people/actor.ts';
import type { Databases } from '#plugins/databases.ts';
import { confirmationRounds } from './confirming.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Asks organisations by mail whether their profiles still hold, soon after a start and then once a day, in rounds
 * between which requests are served. Who was asked within the year is not asked again, so that starting often
 * writes no more mail. A run that fails is tried again on the next day.
 *
 * @param failed is told what went wrong.
 * @returns how to stop.
 */
export function startAskingConfirmations(
  { registry }: Databases,
  publicUrl: string,
  failed: (error: unknown) => void,
): () => void {
  let isStopped = false;
  const ask = async () => {
    try {
      for (const _ of confirmationRounds(registry, systemAct('clock'), publicUrl)) {
        await others();
        if (isStopped) return;
      }
    } catch (error) {
      failed(error);
    }
  };
  const first = setImmediate(() => void ask());
  const timer = setInterval(() => void ask(), DAY);
  timer.unref();
  return () => {
    isStopped = true;
    clearImmediate(first);
    clearInterval(timer);
  };
}
