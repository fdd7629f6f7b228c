import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { beginReport, commentReport, decideReport, submitReport } from './commands.ts';
import { changesSince } from './changes.ts';
import { listReports, type ReportRow } from './queries.ts';
import { mayWriteIn, reportFor } from './reading.ts';
import { saveReport } from './saving.ts';
import { ChangeSince, CommentInput, DecisionInput, PeriodInput, TextsInput } from './schemas.ts';

const textOrNull = Type.Union([Type.String(), Type.Null()]);
const Item = Type.Object({
  period: Type.String({ description: 'As its address has it', examples: ['2024'] }),
  from: Type.String(),
  until: Type.String(),
  status: Type.String({ description: 'draft, submitted, returned or accepted' }),
  version: Type.Integer(),
  hash: Type.Union([Type.String(), Type.Null()], { description: 'SHA-256 of the content as submitted' }),
  submittedAt: textOrNull,
});
const Report = Type.Object({
  ...Item.properties,
  isFrozen: Type.Boolean({ description: 'Whether the content is as it was submitted' }),
  content: Type.Object(
    {},
    { additionalProperties: true, description: 'Members, actions, outcomes, money, diffusion, texts' },
  ),
  changes: Type.Array(ChangeSince, { description: 'Records that changed since it was submitted' }),
  comments: Type.Array(
    Type.Object({
      part: Type.String(),
      text: Type.String(),
      authorKind: Type.String(),
      createdAt: Type.String(),
    }),
  ),
});
const List = Type.Object({ items: Type.Array(Item), next: Type.Null(), total: Type.Integer() });
const slug = Type.String({
  maxLength: 200,
  description: 'Slug of the coalition',
  examples: ['safejournalists-network'],
});
const CoalitionPath = Type.Object({ slug });
const Path = Type.Object({ slug, period: Type.String({ maxLength: 21, examples: ['2024'] }) });
const tags = ['coalition reports'];
const security = [{ token: [] }];
const base = '/api/v1/coalitions/:slug/reports';
const refusals = problemResponses(401, 403, 404, 409, 422);

/** Reports of coalitions for scripts: the same commands and rules as the pages. */
export async function coalitionReportsApi(app: App): Promise<void> {
  app.get(
    base,
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listCoalitionReports',
        summary: 'Reports of a coalition, as far as the reader may know of them',
        params: CoalitionPath,
        response: { 200: List, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const { id } = coalitionOf(request.db, request.params.slug);
      const items = listReports(request.db, id, { mayWrite: mayWriteIn(request, request.params.slug) }).map(
        itemOf,
      );
      return reply.send({ items, next: null, total: items.length });
    },
  );

  app.get(
    `${base}/:period`,
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getCoalitionReport',
        summary: 'A report: frozen as submitted, and what changed since',
        params: Path,
        response: { 200: Report, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(resourceOf(request, request.params.slug, request.params.period)),
  );

  app.post(
    base,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'beginReport',
        summary: 'Begin a report for a period',
        params: CoalitionPath,
        body: PeriodInput,
        response: {
          201: { description: 'It is begun', content: { 'application/json': { schema: Report } } },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { slug: coalition } = request.params;
      const period = beginReport(request.db, request.act(), coalition, request.body);
      return reply.code(201).send(resourceOf(request, coalition, period));
    },
  );

  app.put(
    `${base}/:period`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'saveReport',
        summary: 'Keep what was written',
        description:
          'With `bases`, part by part: what others wrote meanwhile is joined paragraph by paragraph. A part of which two wrote one paragraph is not kept and named in `conflicts` of the 409 with the words that both began from and those kept now; the other parts are kept. Without `bases`, an older version is refused whole.',
        params: Path,
        body: TextsInput,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      const { version, conflicts } = saveReport(request.db, request.act(), coalition, period, request.body);
      // The other parts are kept; what was sent of these is the sender's to join.
      if (conflicts.length > 0) throw new Conflict('problem.reportParagraph', {}, { version, conflicts });
      return reply.send(resourceOf(request, coalition, period));
    },
  );

  reviewApi(app);
}

function reviewApi(app: App): void {
  app.post(
    `${base}/:period/submission`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'submitReport',
        summary: 'Submit a report: its content is frozen with a hash',
        params: Path,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      submitReport(request.db, request.act(), coalition, period);
      return reply.send(resourceOf(request, coalition, period));
    },
  );

  app.post(
    `${base}/:period/comments`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'commentReport',
        summary: 'Say something of a part of a report',
        params: Path,
        body: CommentInput,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      commentReport(request.db, request.act(), coalition, period, request.body);
      return reply.send(resourceOf(request, coalition, period));
    },
  );

  app.post(
    `${base}/:period/decision`,
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'decideReport',
        summary: 'Accept a submitted report, or return it',
        params: Path,
        body: DecisionInput,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      decideReport(request.db, request.act(), coalition, period, request.body);
      return reply.send(resourceOf(request, coalition, period));
    },
  );
}

function itemOf({ slug: period, periodFrom, periodUntil, status, version, hash, submittedAt }: ReportRow) {
  return { period, from: periodFrom, until: periodUntil, status, version, hash, submittedAt };
}

function resourceOf(request: FastifyRequest, coalition: string, period: string) {
  const report = reportFor(request, coalition, period);
  return {
    ...itemOf(report),
    isFrozen: report.isFrozen,
    content: { ...report.content },
    changes: report.isFrozen ? changesSince(report.content, report.now) : [],
    comments: report.comments.map(({ part, text, authorKind, createdAt }) => ({
      part,
      text,
      authorKind,
      createdAt,
    })),
  };
}
