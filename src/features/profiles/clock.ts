import { setImmediate as others } from 'node:timers/promises';
import { startClock } from '#clock.ts';
import { systemAct } from '#features/people/actor.ts';
import type { Databases } from '#plugins/databases.ts';
import { confirmationRounds } from './confirming.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Asks organisations by mail whether their profiles still hold, once a day, in rounds between which requests are
 * served. Who was asked within the year is not asked again, so that starting often writes no more mail.
 *
 * @returns how to stop.
 */
export function startAskingConfirmations(
  { registry }: Databases,
  publicUrl: string,
  failed: (error: unknown) => void,
): () => void {
  const ask = async (isStopped: () => boolean) => {
    for (const _ of confirmationRounds(registry, systemAct('clock'), publicUrl)) {
      await others();
      if (isStopped()) return;
    }
  };
  return startClock(DAY, ask, failed);
}
