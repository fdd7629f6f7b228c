import type { Database } from '#database/connection.ts';
import { NotFound, Refused } from '#errors.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import { reportParts, type ReportPart, type ReportStatus, type ReviewOutcome } from './kinds.ts';
import { readPeriodKey, type Period } from './period.ts';
import type { Snapshot } from './snapshot.ts';

export interface ReportText {
  body: string;
  version: number;
  updatedAt: string | null;
  updatedBy: string | null;
}

export interface ReportComment {
  id: number;
  part: ReportPart;
  paragraph: number;
  body: string;
  madeAt: string;
  madeBy: string | null;
}

export interface Submission {
  id: number;
  number: number;
  snapshot: Snapshot;
  hash: string;
  submittedAt: string;
  submittedBy: string | null;
  outcome: ReviewOutcome | null;
  reason: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  comments: ReportComment[];
}

export interface ReportRow {
  id: number;
  periodFrom: string;
  periodTo: string;
  status: ReportStatus;
  updatedAt: string;
}

export interface ReportDetail extends Period {
  id: number;
  coalition: StoredCoalition;
  status: ReportStatus;
  updatedAt: string;
  texts: Record<ReportPart, ReportText>;
  /** What was handed in, the latest first. */
  submissions: Submission[];
}

type StoredCoalition = ReturnType<typeof coalitionOf> & {
  slug: string;
  name: string;
  nameLanguage: string | null;
};

/** What a reader may do with the reports of a coalition (DOMAIN.md, “Who uses it”). */
export interface ReportReader {
  /** Staff, and people of members: they read drafts and write. */
  mayWrite: boolean;
  /** Staff and donors: they read what was submitted and comment on it. */
  mayReview: boolean;
}

/** The coalition of an address, with the names that reports show. */
export function coalitionForReports(db: Database, slug: string): StoredCoalition {
  const stored = coalitionOf(db, slug);
  const names = db
    .prepare<{ slug: string; name: string; nameLanguage: string | null }>(
      'select slug, name, name_language as nameLanguage from coalitions where id = ?',
    )
    .get(stored.id)!;
  return { ...stored, ...names };
}

export function reportReader(
  db: Database,
  actor: Actor,
  coalition: { id: number; networkId: number | null },
): ReportReader {
  const isDonor = actor.roles.some(({ role }) => role === 'donor');
  return { mayWrite: isOfWorkspace(db, actor, coalition), mayReview: isStaff(actor) || isDonor };
}

/** The reports of a coalition that a reader may see, the latest period first; drafts only for who writes them. */
export function listReports(db: Database, coalitionId: number, reader: ReportReader): ReportRow[] {
  if (!reader.mayWrite && !reader.mayReview) return [];
  return db
    .prepare<ReportRow>(
      `select id, period_from as periodFrom, period_to as periodTo, status, updated_at as updatedAt
       from coalition_reports where coalition_id = ? and (? or status <> 'draft') order by period_from desc, id desc`,
    )
    .all(coalitionId, reader.mayWrite ? 1 : 0);
}

/**
 * A report by its coalition and period.
 *
 * @throws NotFound where there is none, or it is a draft and the reader does not write it; Refused for whoever
 *   is neither of a member, nor staff, nor a donor.
 */
export function findReport(db: Database, actor: Actor, slug: string, key: string): ReportDetail {
  const coalition = coalitionForReports(db, slug);
  const reader = reportReader(db, actor, coalition);
  if (!reader.mayWrite && !reader.mayReview) throw new Refused('problem.reportReaders');
  const period = readPeriodKey(key);
  const row =
    period &&
    db
      .prepare<{ id: number; status: ReportStatus; updatedAt: string }>(
        `select id, status, updated_at as updatedAt from coalition_reports
         where coalition_id = ? and period_from = ? and period_to = ?`,
      )
      .get(coalition.id, period.from, period.to);
  if (!row || (row.status === 'draft' && !reader.mayWrite)) throw new NotFound(`no report ${key} of ${slug}`);
  return { ...row, ...period, coalition, texts: textsOf(db, row.id), submissions: submissionsOf(db, row.id) };
}

/** The coalition's own words, each part with its version; version 0 where nothing was written. */
export function textsOf(db: Database, reportId: number): Record<ReportPart, ReportText> {
  const rows = db
    .prepare<ReportText & { part: ReportPart }>(
      `select part, body, version, updated_at as updatedAt, updated_by as updatedBy
       from coalition_report_texts where report_id = ?`,
    )
    .all(reportId);
  const known = new Map(rows.map(({ part, ...text }) => [part, text]));
  return Object.fromEntries(
    reportParts.map((part) => [
      part,
      known.get(part) ?? { body: '', version: 0, updatedAt: null, updatedBy: null },
    ]),
  ) as Record<ReportPart, ReportText>;
}

export function submissionsOf(db: Database, reportId: number): Submission[] {
  const rows = db
    .prepare<Omit<Submission, 'snapshot' | 'comments'> & { snapshot: string }>(
      `select id, number, snapshot, hash, submitted_at as submittedAt, submitted_by as submittedBy, outcome, reason,
         decided_at as decidedAt, decided_by as decidedBy
       from coalition_report_submissions where report_id = ? order by number desc`,
    )
    .all(reportId);
  const comments = Map.groupBy(
    db
      .prepare<ReportComment & { submissionId: number }>(
        `select id, submission_id as submissionId, part, paragraph, body, made_at as madeAt, made_by as madeBy
         from coalition_report_comments where submission_id in (select value from json_each(?)) order by id`,
      )
      .all(JSON.stringify(rows.map(({ id }) => id))),
    ({ submissionId }) => submissionId,
  );
  return rows.map((row) => ({
    ...row,
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    comments: (comments.get(row.id) ?? []).map(({ submissionId: _, ...comment }) => comment),
  }));
}

/** The paragraphs of a text, as comments name them. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
