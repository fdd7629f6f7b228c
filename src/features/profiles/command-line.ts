import type { Config } from '#config.ts';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { findAllPairs } from '#features/duplicates/pairs.ts';
import { systemAct } from '#features/people/actor.ts';
import { askConfirmations } from './confirming.ts';

/** Commands of the command line that care for organisations; each answers the line to print. */
export const careCommands: Record<string, (registry: Database, config: Config) => string> = {
  'organisations find-duplicates': (registry) => {
    const act = systemAct('command-line');
    return `${change(registry, act, () => findAllPairs(registry, act))} pairs wait to be decided`;
  },
  'organisations ask-confirmations': (registry, { publicUrl }) =>
    `${askConfirmations(registry, systemAct('clock'), publicUrl)} organisations are asked whether their profiles still hold`,
};
