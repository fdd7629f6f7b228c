import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { changesSince } from './changes.ts';
import type { ReportRow } from './queries.ts';
import { reportFor } from './reading.ts';
import { ChangeSince, CommentResource, SubmissionItem } from './schemas.ts';

const textOrNull = Type.Union([Type.String(), Type.Null()]);
/** A report as a list of the API shows it. */
export const Item = Type.Object({
  period: Type.String({ description: 'As its address has it', examples: ['2024'] }),
  from: Type.String(),
  until: Type.String(),
  status: Type.String({ description: 'draft, submitted, returned or accepted' }),
  version: Type.Integer(),
  hash: Type.Union([Type.String(), Type.Null()], { description: 'SHA-256 of the content as submitted' }),
  submittedAt: textOrNull,
});
/** A report as the API shows it. */
export const Report = Type.Object({
  ...Item.properties,
  isFrozen: Type.Boolean({ description: 'Whether the content is as it was submitted' }),
  content: Type.Object(
    {},
    { additionalProperties: true, description: 'Members, actions, outcomes, money, diffusion, texts' },
  ),
  changes: Type.Array(ChangeSince, { description: 'Records that changed since it was submitted' }),
  comments: Type.Array(CommentResource, {
    description: 'For the coalition’s own people, programme staff and donors; empty for others',
  }),
  submissions: Type.Array(SubmissionItem, {
    description: 'Every handing-in, the first one first; for the same readers as the comments',
  }),
});
/** A report as a list of the API shows it. */
export function itemOf({
  slug: period,
  periodFrom,
  periodUntil,
  status,
  version,
  hash,
  submittedAt,
}: ReportRow) {
  return { period, from: periodFrom, until: periodUntil, status, version, hash, submittedAt };
}

/** A report as the API shows it to whoever asks. */
export function resourceOf(request: FastifyRequest, coalition: string, period: string) {
  const report = reportFor(request, coalition, period);
  return {
    ...itemOf(report),
    isFrozen: report.isFrozen,
    content: { ...report.content },
    changes: report.isFrozen ? changesSince(report.content, report.now) : [],
    comments: report.comments,
    submissions: report.submissions,
  };
}
