import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { contentOf, type ReportContent } from './content.ts';
import type { ReportStatus, ReportTexts } from './kinds.ts';

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

export interface ReportComment {
  id: number;
  part: string;
  text: string;
  authorKind: string;
  createdAt: string;
}

export interface ReportDetail extends ReportRow {
  /** Frozen as submitted, else drawn from the records as they are. */
  content: ReportContent;
  /** What the records say now; the same as `content` while nothing is submitted. */
  now: ReportContent;
  isFrozen: boolean;
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
    comments: db
      .prepare<ReportComment>(
        `select id, part, text, author_kind as authorKind, created_at as createdAt from report_comments
         where report_id = ? order by id`,
      )
      .all(row.id),
  };
}

function rowOf(row: Stored): ReportRow {
  const { narrative: _, lessons: __, risks: ___, nextSteps: ____, snapshot: _____, ...own } = row;
  return own;
}
