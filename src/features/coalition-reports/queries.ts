import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { commentsOf, type ReportComment } from './comments.ts';
import { contentOf, type ReportContent } from './content.ts';
import { decisions, type ReportStatus, type ReportTexts } from './kinds.ts';

/** A report as a coalition's page lists it. */
export interface ReportRow {
  id: number;
  coalitionId: number;
  coalition: string;
  coalitionName: string;
  slug: string;
  periodFrom: string;
  periodUntil: string;
  status: ReportStatus;
  version: number;
  hash: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
}

/** One handing-in of a report: its content as it was then. */
export interface Submission {
  number: number;
  hash: string;
  submittedAt: string;
  decision: (typeof decisions)[number] | null;
  decidedAt: string | null;
}

export interface ReportDetail extends ReportRow {
  /** Frozen as submitted, else drawn from the records as they are. */
  content: ReportContent;
  /** What the records say now; the same as `content` while nothing is submitted. */
  now: ReportContent;
  isFrozen: boolean;
  /** Every handing-in, the first one first. */
  submissions: Submission[];
  comments: ReportComment[];
}

type Stored = ReportRow & ReportTexts & { snapshot: string | null };

const SELECT = `select reports.id, coalition_id as coalitionId, coalitions.slug as coalition,
    coalitions.name as coalitionName, reports.slug, period_from as periodFrom, period_until as periodUntil,
    reports.status, version, hash, submitted_at as submittedAt, decided_at as decidedAt, narrative, lessons, risks,
    next_steps as nextSteps, snapshot
  from coalition_reports reports join coalitions on coalitions.id = reports.coalition_id`;

/** Everybody reads what is submitted or accepted; drafts and returned ones are the workspace's. */
const PUBLIC = "reports.status in ('submitted', 'accepted')";

/** The reports of a coalition, the latest period first. */
export function listReports(db: Database, coalitionId: number, reader: { mayWrite: boolean }): ReportRow[] {
  return db
    .prepare<Stored>(`${SELECT} where coalition_id = ? and (? or ${PUBLIC}) order by period_from desc`)
    .all(coalitionId, reader.mayWrite ? 1 : 0)
    .map(rowOf);
}

/** Every report that is submitted or accepted, the latest first. */
export function listPublicReports(db: Database): ReportRow[] {
  return db
    .prepare<Stored>(`${SELECT} where ${PUBLIC} order by submitted_at desc limit 200`)
    .all()
    .map(rowOf);
}

/** @throws NotFound where there is none, or none that this reader may know of. */
export function findReport(
  db: Database,
  coalition: string,
  slug: string,
  reader: { mayWrite: boolean },
): ReportDetail {
  const row = db
    .prepare<Stored>(`${SELECT} where coalitions.slug = ? and reports.slug = ? and (? or ${PUBLIC})`)
    .get(coalition, slug, reader.mayWrite ? 1 : 0);
  if (!row) throw new NotFound(`no report ${slug} of ${coalition}`);
  const { narrative, lessons, risks, nextSteps } = row;
  const period = { from: row.periodFrom, until: row.periodUntil };
  const now = contentOf(db, coalition, period, { narrative, lessons, risks, nextSteps });
  const isFrozen = row.snapshot !== null && (row.status === 'submitted' || row.status === 'accepted');
  return {
    ...rowOf(row),
    content: isFrozen ? (JSON.parse(row.snapshot!) as ReportContent) : now,
    now,
    isFrozen,
    submissions: submissionsOf(db, row.id),
    comments: commentsOf(db, row.id),
  };
}

function submissionsOf(db: Database, reportId: number): Submission[] {
  return db
    .prepare<Submission>(
      `select number, hash, submitted_at as submittedAt, decision, decided_at as decidedAt
       from report_submissions where report_id = ? order by number`,
    )
    .all(reportId);
}

/** What was handed in at one time, as it was. @throws NotFound where there is no such handing-in. */
export function findSubmission(
  db: Database,
  report: ReportRow,
  number: number,
): Submission & { content: ReportContent } {
  const row = db
    .prepare<Submission & { snapshot: string }>(
      `select number, hash, submitted_at as submittedAt, decision, decided_at as decidedAt, snapshot
       from report_submissions where report_id = ? and number = ?`,
    )
    .get(report.id, number);
  if (!row) throw new NotFound(`no submission ${number} of ${report.coalition}'s report ${report.slug}`);
  const { snapshot, ...own } = row;
  return { ...own, content: JSON.parse(snapshot) as ReportContent };
}

function rowOf(row: Stored): ReportRow {
  const { narrative: _, lessons: __, risks: ___, nextSteps: ____, snapshot: _____, ...own } = row;
  return own;
}
