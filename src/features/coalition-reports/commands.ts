import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { reportParts, type ReportPart, type ReportStatus } from './kinds.ts';
import { isDay, periodKey, type Period } from './period.ts';
import {
  coalitionForReports,
  findReport,
  paragraphsOf,
  reportReader,
  textsOf,
  type ReportDetail,
} from './queries.ts';
import { drawSnapshot, hashOfSnapshot } from './snapshot.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_COMMENT = 4_000;

/**
 * Starts a coalition's report for a period of whole days.
 *
 * @returns the period's key, for its address.
 * @throws NotFound; Refused; Invalid where the period is none, is ahead, or overlaps that of another report.
 */
export function startReport(db: Database, act: Act, slug: string, period: Period): string {
  return change(db, act, (record) => {
    const coalition = coalitionForReports(db, slug);
    requireWorkspace(db, act.actor, coalition);
    const problems = periodProblems(db, coalition.id, period, dayOf(act.at));
    if (problems.length > 0) throw new Invalid(problems);
    const at = act.at.toISOString();
    db.prepare(
      `insert into coalition_reports (coalition_id, period_from, period_to, status, created_at, updated_at)
       values (?, ?, ?, 'draft', ?, ?)`,
    ).run(coalition.id, period.from, period.to, at, at);
    const key = periodKey(period);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.report-started',
      after: { report: key },
    });
    return key;
  });
}

function periodProblems(db: Database, coalitionId: number, { from, to }: Period, today: string): Problem[] {
  const problems: Problem[] = [];
  if (!isDay(from)) problems.push({ path: '/from', message: 'problem.reportDay' });
  if (!isDay(to)) problems.push({ path: '/to', message: 'problem.reportDay' });
  if (problems.length > 0) return problems;
  if (from > to) return [{ path: '/to', message: 'problem.reportEndsBefore' }];
  if (from > today) return [{ path: '/from', message: 'problem.reportAhead' }];
  const other = db
    .prepare<Period>(
      `select period_from as "from", period_to as "to" from coalition_reports
       where coalition_id = ? and period_from <= ? and period_to >= ? order by period_from limit 1`,
    )
    .get(coalitionId, to, from);
  return other ? [{ path: '/from', message: 'problem.reportOverlaps', values: { ...other } }] : [];
}

/**
 * Writes a part of a report. Whoever saves over a version that they have not seen is told, and nothing is lost:
 * the text that stands stays, and history keeps every text that stood.
 *
 * @param version the version that the writer had in front of them; 0 for a part that nobody wrote.
 * @returns the part's new version.
 * @throws NotFound; Refused; Conflict where somebody else saved meanwhile, or the report is with its readers;
 *   Invalid where the text is too long.
 */
export function writePart(
  db: Database,
  act: Act,
  slug: string,
  key: string,
  { part, body, version }: { part: ReportPart; body: string; version: number },
): number {
  return change(db, act, (record) => {
    const report = findReport(db, act.actor, slug, key);
    requireWorkspace(db, act.actor, report.coalition);
    requireStatus(report, ['draft', 'returned']);
    const text = body.replaceAll('\r\n', '\n').trimEnd();
    if (text.length > LONGEST_TEXT) {
      throw new Invalid([{ path: '/body', message: 'problem.reportLong', values: { most: LONGEST_TEXT } }]);
    }
    const stands = report.texts[part];
    if (stands.body === text) return stands.version;
    if (stands.version !== version) {
      throw new Conflict('problem.reportSavedMeanwhile', {}, { version: stands.version, body: stands.body });
    }
    const at = act.at.toISOString();
    db.prepare(
      `insert into coalition_report_texts (report_id, part, body, version, updated_at, updated_by)
       values (?, ?, ?, ?, ?, ?) on conflict (report_id, part) do update set
         body = excluded.body, version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    ).run(report.id, part, text, version + 1, at, act.actor.publicId ?? null);
    touch(db, report.id, at);
    record({
      noun: 'coalition',
      id: report.coalition.id,
      event: 'coalition.report-written',
      before: { report: key, [part]: stands.body },
      after: { report: key, [part]: text },
    });
    return version + 1;
  });
}

/**
 * Hands a report in: what the records say now is frozen with its hash. Answers the submission's number.
 *
 * @throws NotFound; Refused; Conflict where it is with its readers already; Invalid without a narrative.
 */
export function submitReport(db: Database, act: Act, slug: string, key: string): number {
  return change(db, act, (record) => {
    const report = findReport(db, act.actor, slug, key);
    requireWorkspace(db, act.actor, report.coalition);
    requireStatus(report, ['draft', 'returned']);
    if (report.texts.narrative.body.trim() === '') {
      throw new Invalid([{ path: '/narrative', message: 'problem.reportNarrative' }]);
    }
    const { from, to, coalition } = report;
    const snapshot = JSON.stringify(drawSnapshot(db, coalition, { from, to }, bodiesOf(db, report.id)));
    const hash = hashOfSnapshot(snapshot);
    const number = (report.submissions[0]?.number ?? 0) + 1;
    const at = act.at.toISOString();
    db.prepare(
      `insert into coalition_report_submissions (report_id, number, snapshot, hash, submitted_at, submitted_by)
       values (?, ?, ?, ?, ?, ?)`,
    ).run(report.id, number, snapshot, hash, at, act.actor.publicId ?? null);
    setStatus(db, report.id, 'submitted', at);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.report-submitted',
      before: { report: key, reportStatus: report.status },
      after: { report: key, reportStatus: 'submitted', submission: number, hash },
    });
    return number;
  });
}

/**
 * Says something of a paragraph of what was handed in last.
 *
 * @returns the comment's id.
 * @throws NotFound; Refused for whoever does not review; Conflict where it is not with its readers; Invalid.
 */
export function commentOnReport(
  db: Database,
  act: Act,
  slug: string,
  key: string,
  { part, paragraph, body }: { part: ReportPart; paragraph: number; body: string },
): number {
  return change(db, act, (record) => {
    const report = findReport(db, act.actor, slug, key);
    if (!reportReader(db, act.actor, report.coalition).mayReview)
      throw new Refused('problem.reportReviewers');
    requireStatus(report, ['submitted']);
    const submission = report.submissions[0]!;
    const text = body.trim();
    const problems: Problem[] = [];
    if (text === '') problems.push({ path: '/body', message: 'problem.commentEmpty' });
    if (text.length > LONGEST_COMMENT) {
      problems.push({ path: '/body', message: 'problem.reportLong', values: { most: LONGEST_COMMENT } });
    }
    if (paragraphsOf(submission.snapshot.texts[part])[paragraph] === undefined) {
      problems.push({ path: '/paragraph', message: 'problem.commentParagraph' });
    }
    if (problems.length > 0) throw new Invalid(problems);
    const { lastInsertRowid } = db
      .prepare(
        `insert into coalition_report_comments (submission_id, part, paragraph, body, made_at, made_by)
         values (?, ?, ?, ?, ?, ?)`,
      )
      .run(submission.id, part, paragraph, text, act.at.toISOString(), act.actor.publicId ?? null);
    const id = Number(lastInsertRowid);
    record({
      noun: 'coalition',
      id: report.coalition.id,
      event: 'coalition.report-commented',
      after: { report: key, submission: submission.number, comment: id },
    });
    return id;
  });
}

/**
 * Staff accept what was handed in, or return it with a reason; the coalition then writes on and hands in again.
 *
 * @throws NotFound; Refused; Conflict where it is not with its readers; Invalid where a return has no reason.
 */
export function reviewReport(
  db: Database,
  act: Act,
  slug: string,
  key: string,
  { outcome, reason }: { outcome: 'accepted' | 'returned'; reason: string },
): void {
  change(db, act, (record) => {
    const report = findReport(db, act.actor, slug, key);
    requireStaff(act.actor);
    requireStatus(report, ['submitted']);
    const why = reason.trim();
    if (outcome === 'returned' && why === '') {
      throw new Invalid([{ path: '/reason', message: 'problem.returnReason' }]);
    }
    const at = act.at.toISOString();
    db.prepare(
      'update coalition_report_submissions set outcome = ?, reason = ?, decided_at = ?, decided_by = ? where id = ?',
    ).run(outcome, why || null, at, act.actor.publicId ?? null, report.submissions[0]!.id);
    setStatus(db, report.id, outcome, at);
    record({
      noun: 'coalition',
      id: report.coalition.id,
      event: outcome === 'accepted' ? 'coalition.report-accepted' : 'coalition.report-returned',
      before: { report: key, reportStatus: 'submitted' },
      after: { report: key, reportStatus: outcome, reason: why || null },
    });
  });
}

function bodiesOf(db: Database, reportId: number): Record<ReportPart, string> {
  const texts = textsOf(db, reportId);
  return Object.fromEntries(reportParts.map((part) => [part, texts[part].body])) as Record<
    ReportPart,
    string
  >;
}

function requireStatus({ status }: ReportDetail, allowed: ReportStatus[]): void {
  if (allowed.includes(status)) return;
  throw new Conflict(allowed.includes('draft') ? 'problem.reportClosed' : 'problem.reportNotSubmitted');
}

function setStatus(db: Database, id: number, status: ReportStatus, at: string): void {
  db.prepare('update coalition_reports set status = ?, updated_at = ? where id = ?').run(status, at, id);
}

function touch(db: Database, id: number, at: string): void {
  db.prepare('update coalition_reports set updated_at = ? where id = ?').run(at, id);
}
