import type { Database } from '#database/connection.ts';
import type { GrantStatus } from '#features/grants/kinds.ts';

export interface Step {
  id: number;
  status: GrantStatus;
  on: string;
  reason: string;
}

/** The steps of a grant in their order. */
export function stepsOf(db: Database, grantId: number): Step[] {
  return db
    .prepare<Step>('select id, status, "on", reason from grant_steps where grant_id = ? order by "on", id')
    .all(grantId);
}
