import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, NotFound, Refused, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { isStaff } from '#features/people/access.ts';
import type { Act, Actor } from '#features/people/actor.ts';
import { commentedParts, type AuthorKind } from './kinds.ts';
import { ownReport, refuse } from './own.ts';
import { paragraphsOf } from './paragraphs.ts';
import { findReport, type ReportDetail } from './queries.ts';
import { AnswerInput, CommentInput } from './schemas.ts';

/** Whether somebody takes part in what is said of a coalition's reports: its own people, staff, and donors. */
export function maySpeak(actor: Actor, mayWrite: boolean): boolean {
  return mayWrite || isDonor(actor);
}

/**
 * Says something of a report, of a part, or of a paragraph as it reads now, which is kept with the comment.
 *
 * @returns the comment's number.
 * @throws NotFound; Refused; Invalid, also for a paragraph that is not there.
 */
export function commentReport(
  db: Database,
  act: Act,
  slug: string,
  period: string,
  input: CommentInput,
): number {
  return change(db, act, (record) => {
    const { report, kind } = spokenOf(db, act, slug, period);
    const problems = shapeProblems(CommentInput, input);
    if (!commentedParts.some((known) => known === input.part))
      problems.push({ path: '/part', message: 'problem.choose' });
    if (input.text.trim() === '') problems.push({ path: '/text', message: 'problem.commentText' });
    const quote = quoteOf(report, input);
    if (input.paragraph !== undefined && quote === null)
      problems.push({ path: '/paragraph', message: 'problem.commentParagraph' });
    refuse(problems);
    const id = insert(db, act, {
      report,
      part: input.part,
      paragraph: input.paragraph ?? null,
      quote,
      answersId: null,
      text: input.text.trim(),
      kind,
    });
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: 'coalition.report-commented',
      after: { period, part: input.part, ...(quote === null ? {} : { quote }), said: input.text.trim() },
    });
    return id;
  });
}

/**
 * Answers a comment. What a reader from outside the coalition answers to one that was resolved opens it again.
 *
 * @throws NotFound; Refused; Invalid.
 */
export function answerComment(
  db: Database,
  act: Act,
  slug: string,
  period: string,
  comment: number,
  input: AnswerInput,
): void {
  change(db, act, (record) => {
    const { report, kind } = spokenOf(db, act, slug, period);
    const { id, part } = commentOf(report, comment);
    const problems: Problem[] = shapeProblems(AnswerInput, input);
    if (input.text.trim() === '') problems.push({ path: '/text', message: 'problem.answerText' });
    refuse(problems);
    const text = input.text.trim();
    insert(db, act, { report, part, paragraph: null, quote: null, answersId: id, text, kind });
    if (kind !== 'member')
      db.prepare('update report_comments set resolved_at = null, resolved_by = null where id = ?').run(id);
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: 'coalition.report-answered',
      after: { period, said: text },
    });
  });
}

/** Marks a comment as dealt with: the coalition's own people. @throws NotFound; Refused; Conflict where it is. */
export function resolveComment(db: Database, act: Act, slug: string, period: string, comment: number): void {
  change(db, act, (record) => {
    const report = ownReport(db, act, slug, period);
    const { id, text, resolvedAt } = commentOf(report, comment);
    if (resolvedAt !== null) throw new Conflict('problem.commentResolved');
    db.prepare('update report_comments set resolved_at = ?, resolved_by = ? where id = ?').run(
      act.at.toISOString(),
      act.actor.publicId ?? null,
      id,
    );
    record({
      noun: 'coalition',
      id: report.coalitionId,
      event: 'coalition.report-resolved',
      after: { period, comment: text },
    });
  });
}

function spokenOf(
  db: Database,
  act: Act,
  slug: string,
  period: string,
): { report: ReportDetail; kind: AuthorKind } {
  const mayWrite = isOfWorkspace(db, act.actor, coalitionOf(db, slug));
  const report = findReport(db, slug, period, { mayWrite });
  if (!maySpeak(act.actor, mayWrite)) throw new Refused('problem.reportComment');
  return { report, kind: isStaff(act.actor) ? 'staff' : isDonor(act.actor) ? 'donor' : 'member' };
}

function isDonor({ roles }: Actor): boolean {
  return roles.some(({ role }) => role === 'donor');
}

function commentOf({ comments }: ReportDetail, id: number): ReportDetail['comments'][number] {
  const found = comments.find((comment) => comment.id === id);
  if (!found) throw new NotFound(`no comment ${id}`);
  return found;
}

function quoteOf({ content }: ReportDetail, { part, paragraph }: CommentInput): string | null {
  if (paragraph === undefined || part === 'general') return null;
  return paragraphsOf(content.texts[part as 'narrative'])[paragraph] ?? null;
}

interface NewComment {
  report: ReportDetail;
  part: string;
  paragraph: number | null;
  quote: string | null;
  answersId: number | null;
  text: string;
  kind: AuthorKind;
}

function insert(db: Database, act: Act, comment: NewComment): number {
  const { report, part, paragraph, quote, answersId, text, kind } = comment;
  const { lastInsertRowid } = db
    .prepare(
      `insert into report_comments (report_id, part, paragraph, quote, submission, answers_id, text, author,
         author_kind, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      report.id,
      part,
      paragraph,
      quote,
      report.isFrozen ? report.submissions.length : null,
      answersId,
      text,
      act.actor.publicId ?? null,
      kind,
      act.at.toISOString(),
    );
  return Number(lastInsertRowid);
}
