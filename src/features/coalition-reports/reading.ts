import type { FastifyRequest } from 'fastify';
import { NotFound } from '#errors.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { maySpeak } from './commenting.ts';
import { findReport, findSubmission, type ReportDetail } from './queries.ts';

/** Whether whoever asks writes in the coalition's workspace. */
export function mayWriteIn({ db, actor }: FastifyRequest, coalition: string): boolean {
  return isOfWorkspace(db, actor, coalitionOf(db, coalition));
}

/**
 * The report of an address as whoever asks may read it: what is said of it, and what was handed in before, is between
 * the coalition, the programme and donors.
 *
 * @throws NotFound where there is none, or none that they may know of.
 */
export function reportFor(request: FastifyRequest, coalition: string, period: string): ReportDetail {
  const mayWrite = mayWriteIn(request, coalition);
  const report = findReport(request.db, coalition, period, { mayWrite });
  return maySpeak(request.actor, mayWrite) ? report : { ...report, comments: [], submissions: [] };
}

/** What was handed in at one time. @throws NotFound where there is none, or none that whoever asks may know of. */
export function submissionFor(
  request: FastifyRequest,
  { slug, period, number }: { slug: string; period: string; number: number },
): ReturnType<typeof findSubmission> {
  const report = reportFor(request, slug, period);
  const isKnown = report.submissions.some((submission) => submission.number === number);
  if (!isKnown) throw new NotFound(`no submission ${number} of ${slug}'s report ${period}`);
  return findSubmission(request.db, report, number);
}
