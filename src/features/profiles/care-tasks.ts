import type { Database } from '#database/connection.ts';
import { listCorrections } from '#features/corrections/queries.ts';
import { countOpenPairs } from '#features/duplicates/queries.ts';
import { listWaiting } from './queries.ts';

export type CareTask = 'duplicates' | 'approvals' | 'corrections';

/** What of organisations waits for staff of these countries; undefined for all. */
export function careTasks(
  db: Database,
  countries: string[] | undefined,
): { kind: CareTask; count: number; examples: [] }[] {
  const asked = { isAnswered: false, countries, after: undefined, size: 0 };
  const counts: [CareTask, number][] = [
    ['approvals', listWaiting(db, countries, { size: 0 }).total],
    ['corrections', listCorrections(db, asked).total],
    ['duplicates', countOpenPairs(db, countries)],
  ];
  return counts.map(([kind, count]) => ({ kind, count, examples: [] }));
}
