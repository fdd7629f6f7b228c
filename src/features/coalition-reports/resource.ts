import { reportParts } from './kinds.ts';
import type { ReportDetail, ReportReader } from './queries.ts';
import type { Report } from './schemas.ts';

/** A report as scripts read it: who wrote and said what is no part of it. */
export function reportResource(report: ReportDetail, reader: ReportReader): Report {
  const { from, to, status, updatedAt, texts, submissions } = report;
  return {
    periodFrom: from,
    periodTo: to,
    status,
    updatedAt,
    texts: reader.mayWrite
      ? Object.fromEntries(
          reportParts.map((part) => [part, { body: texts[part].body, version: texts[part].version }]),
        )
      : null,
    submissions: submissions.map(
      ({ number, hash, submittedAt, outcome, reason, decidedAt, snapshot, comments }) => ({
        number,
        hash,
        submittedAt,
        outcome,
        reason,
        decidedAt,
        snapshot: snapshot as unknown as Report['submissions'][number]['snapshot'],
        comments: comments.map(({ part, paragraph, body, madeAt }) => ({ part, paragraph, body, madeAt })),
      }),
    ),
  };
}
