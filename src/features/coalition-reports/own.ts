import type { Database } from '#database/connection.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import type { Act } from '#features/people/actor.ts';
import { findReport, type ReportDetail } from './queries.ts';

/** A report of a coalition in whose workspace the actor may write. @throws NotFound; Refused. */
export function ownReport(db: Database, act: Act, slug: string, period: string): ReportDetail {
  const coalition = coalitionOf(db, slug);
  const report = findReport(db, slug, period, { mayWrite: true });
  requireWorkspace(db, act.actor, coalition);
  return report;
}

/** @throws Conflict where the report is submitted or accepted: it is not written any more. */
export function requireOpen({ status }: ReportDetail): void {
  if (status === 'submitted' || status === 'accepted') throw new Conflict('problem.reportSubmitted');
}

/** @throws Invalid where there is any problem. */
export function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
