import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Refused, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { requireCoalitionStaff } from '#features/coalitions/scope.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace, requireWorkspace } from '#features/coalitions/workspace.ts';
import { isStaff } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { decisions } from './kinds.ts';
import { ownReport, refuse, requireOpen } from './own.ts';
import { findReport } from './queries.ts';
import { daysOf, overlap, periodSlug } from './rules.ts';
import { CommentInput, PeriodInput, type DecisionInput } from './schemas.ts';

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
    db.prepare(
      "update coalition_reports set status = 'submitted', snapshot = ?, hash = ?, submitted_at = ? where id = ?",
    ).run(snapshot, hash, act.at.toISOString(), report.id);
    db.prepare('delete from report_typed where report_id = ?').run(report.id);
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: 'coalition.report-submitted',
      after: { period, hash },
    });
  });
}

/** Accepts a submitted report, or returns it with its comments. @throws NotFound; Refused; Invalid; Conflict. */
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
    if (!decisions.some((known) => known === input.decision))
      refuse([{ path: '/decision', message: 'problem.choose' }]);
    if (report.status !== 'submitted') throw new Conflict('problem.reportNotSubmitted');
    db.prepare('update coalition_reports set status = ?, decided_at = ? where id = ?').run(
      input.decision,
      act.at.toISOString(),
      report.id,
    );
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: input.decision === 'accepted' ? 'coalition.report-accepted' : 'coalition.report-returned',
      after: { period, hash: report.hash },
    });
  });
}

/** Says something of a part of a report: staff, donors, and the coalition's own people. @throws NotFound; Refused; Invalid. */
export function commentReport(
  db: Database,
  act: Act,
  slug: string,
  period: string,
  input: CommentInput,
): void {
  change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    const mayWrite = isOfWorkspace(db, act.actor, coalition);
    const report = findReport(db, slug, period, { mayWrite });
    const isDonor = act.actor.roles.some(({ role }) => role === 'donor');
    if (!mayWrite && !isDonor) throw new Refused('problem.reportComment');
    const problems = shapeProblems(CommentInput, input);
    if (input.text.trim() === '') problems.push({ path: '/text', message: 'problem.commentText' });
    refuse(problems);
    const kind = isStaff(act.actor) ? 'staff' : isDonor ? 'donor' : 'member';
    db.prepare(
      'insert into report_comments (report_id, part, text, author, author_kind, created_at) values (?, ?, ?, ?, ?, ?)',
    ).run(report.id, input.part, input.text.trim(), act.actor.publicId ?? null, kind, act.at.toISOString());
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: 'coalition.report-commented',
      after: { period, part: input.part, said: input.text.trim() },
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
