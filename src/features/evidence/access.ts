import type { Database } from '#database/connection.ts';
import { requireCoalitionStaff } from '#features/coalitions/scope.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import type { Act } from '#features/people/actor.ts';
import type { EvidenceUse } from './schemas.ts';

/** What a coalition reached is its own staff's to support with evidence; themes and solutions are open to any. Throws Refused. */
export function requireStaffOfUse(
  db: Database,
  act: Act,
  { noun }: EvidenceUse,
  recordId: number | undefined,
): void {
  if (recordId === undefined || (noun !== 'coalition' && noun !== 'outcome')) return;
  const { slug } = db
    .prepare<{ slug: string }>(
      noun === 'coalition'
        ? 'select slug from coalitions where id = ?'
        : 'select slug from coalitions where id = (select coalition_id from outcomes where id = ?)',
    )
    .get(recordId)!;
  requireCoalitionStaff(act.actor, coalitionOf(db, slug));
}
