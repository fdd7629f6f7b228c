import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Conflict } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { beginReport } from './commands.ts';
import { listReports } from './queries.ts';
import { mayWriteIn } from './reading.ts';
import { Item, itemOf, Report, resourceOf } from './resource.ts';
import { saveReport } from './saving.ts';
import { reviewApi } from './review-api.ts';
import { PeriodInput, TextsInput } from './schemas.ts';

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
