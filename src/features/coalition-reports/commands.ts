import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { requireCoalitionStaff } from '#features/coalitions/scope.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { commentReport } from './commenting.ts';
import { decisions } from './kinds.ts';
import { ownReport, refuse, requireOpen } from './own.ts';
import { findReport } from './queries.ts';
import { daysOf, overlap, periodSlug } from './rules.ts';
import { DecisionInput, PeriodInput } from './schemas.ts';

/**
 * Begins a report for a period.
 *
 * @returns its slug.
 * @throws NotFound; Refused; Invalid, also for a period that shares a day with another report's.
 */
export function beginReport(db: Database, act: Act, slug: string, input: PeriodInput): string {
  return change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    requireWorkspace(db, act.actor, coalition);
    const period = { from: input.from, until: input.until || input.from };
    refuse(checkPeriod(db, coalition.id, input, period));
    const own = periodSlug(period);
    const at = act.at.toISOString();
    db.prepare(
      `insert into coalition_reports (coalition_id, slug, period_from, period_until, status, created_at, updated_at)
       values (?, ?, ?, ?, 'draft', ?, ?)`,
    ).run(coalition.id, own, period.from, period.until, at, at);
    record({ noun: 'coalition', id: coalition.id, event: 'coalition.report-begun', after: { period: own } });
    return own;
  });
}

/**
 * Submits a report: its content is frozen with a hash, and later changes of the records do not change it.
 *
 * @throws NotFound; Refused; Conflict where it is submitted already; Invalid where nothing is written.
 */
export function submitReport(db: Database, act: Act, slug: string, period: string): void {
  change(db, act, (record) => {
    const report = ownReport(db, act, slug, period);
    requireOpen(report);
    if (!report.now.texts.narrative) refuse([{ path: '/narrative', message: 'problem.reportNarrative' }]);
    const snapshot = JSON.stringify(report.now);
    const hash = createHash('sha256').update(snapshot).digest('hex');
    const at = act.at.toISOString();
    const number = report.submissions.length + 1;
    db.prepare(
      "update coalition_reports set status = 'submitted', snapshot = ?, hash = ?, submitted_at = ? where id = ?",
    ).run(snapshot, hash, at, report.id);
    db.prepare(
      'insert into report_submissions (report_id, number, snapshot, hash, submitted_at) values (?, ?, ?, ?, ?)',
    ).run(report.id, number, snapshot, hash, at);
    db.prepare('delete from report_typed where report_id = ?').run(report.id);
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: 'coalition.report-submitted',
      after: { period, hash },
    });
  });
}

/**
 * Accepts a submitted report, or returns it with its comments. What is said with the decision stands as a comment on
 * the report as a whole.
 *
 * @throws NotFound; Refused; Invalid, also for a return of which nobody says what is to be done; Conflict.
 */
export function decideReport(
  db: Database,
  act: Act,
  slug: string,
  period: string,
  input: DecisionInput,
): void {
  change(db, act, (record) => {
    const report = findReport(db, slug, period, { mayWrite: true });
    requireCoalitionStaff(act.actor, coalitionOf(db, slug));
    const problems = shapeProblems(DecisionInput, input);
    if (!decisions.some((known) => known === input.decision))
      problems.push({ path: '/decision', message: 'problem.choose' });
    refuse(problems);
    if (report.status !== 'submitted') throw new Conflict('problem.reportNotSubmitted');
    const said = input.comment?.trim() ?? '';
    const isOpen = report.comments.some(({ resolvedAt }) => resolvedAt === null);
    if (input.decision === 'returned' && said === '' && !isOpen)
      refuse([{ path: '/comment', message: 'problem.reportReturn' }]);
    if (said !== '') commentReport(db, act, slug, period, { part: 'general', text: said });
    const at = act.at.toISOString();
    db.prepare('update coalition_reports set status = ?, decided_at = ? where id = ?').run(
      input.decision,
      at,
      report.id,
    );
    db.prepare(
      `update report_submissions set decision = ?, decided_at = ?
       where report_id = ? and number = (select max(number) from report_submissions where report_id = ?)`,
    ).run(input.decision, at, report.id, report.id);
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: input.decision === 'accepted' ? 'coalition.report-accepted' : 'coalition.report-returned',
      after: { period, hash: report.hash },
    });
  });
}

function checkPeriod(
  db: Database,
  coalitionId: number,
  input: PeriodInput,
  period: { from: string; until: string },
): Problem[] {
  const problems = shapeProblems(PeriodInput, input);
  if (!isPartialDate(period.from)) problems.push({ path: '/from', message: 'problem.dateUnreadable' });
  else if (!isPartialDate(period.until)) problems.push({ path: '/until', message: 'problem.dateUnreadable' });
  else if (daysOf(period.until)[1] < daysOf(period.from)[0])
    problems.push({ path: '/until', message: 'problem.reportPeriod' });
  if (problems.length > 0) return problems;
  const other = db
    .prepare<{ from: string; until: string }>(
      'select period_from as "from", period_until as until from coalition_reports where coalition_id = ?',
    )
    .all(coalitionId)
    .find((one) => overlap(one, period));
  return other
    ? [
        {
          path: '/from',
          message: 'problem.reportOverlap',
          values: { period: periodSlug(other).replace('_', '–') },
        },
      ]
    : [];
}
