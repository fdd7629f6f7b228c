import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { commentOnReport, reviewReport, startReport, submitReport, writePart } from './commands.ts';
import { reportParts } from './kinds.ts';
import { coalitionForReports, findReport, listReports, reportReader } from './queries.ts';
import { Report, ReportSummary } from './schemas.ts';
import { reportResource } from './resource.ts';

const slug = Type.String({
  maxLength: 200,
  description: 'Slug of the coalition',
  examples: ['safejournalists'],
});
const period = Type.String({
  maxLength: 40,
  description: 'First and last day',
  examples: ['2025-01-01_2025-06-30'],
});
const Slug = Type.Object({ slug });
const Path = Type.Object({ slug, period });
const part = Type.Union(reportParts.map((name) => Type.Literal(name)));
const closed = { additionalProperties: false };
const about = { tags: ['coalitions'], security: [{ token: [] }] };
const access = { access: 'signed-in' } as const;
const refusals = problemResponses(401, 403, 404, 409, 422);
const Done = Type.Null({ description: 'It is done' });

/** Coalition reports for scripts of members, staff and donors: the same commands and rules as the pages. */
export async function coalitionReportsApi(app: App): Promise<void> {
  reading(app);
  writing(app);
  reviewing(app);
}

function reading(app: App): void {
  app.get(
    '/api/v1/coalitions/:slug/reports',
    {
      config: access,
      schema: {
        ...about,
        operationId: 'listCoalitionReports',
        summary: 'The reports of a coalition that the token’s owner may read',
        params: Slug,
        response: {
          200: Type.Object({ items: Type.Array(ReportSummary), next: Type.Null(), total: Type.Integer() }),
          ...problemResponses(401, 404),
        },
      },
    },
    async (request, reply) => {
      const coalition = coalitionForReports(request.db, request.params.slug);
      const reader = reportReader(request.db, request.actor, coalition);
      const items = listReports(request.db, coalition.id, reader).map(({ id: _, ...report }) => report);
      return reply.send({ items, next: null, total: items.length });
    },
  );

  app.get(
    '/api/v1/coalitions/:slug/reports/:period',
    {
      config: access,
      schema: {
        ...about,
        operationId: 'getCoalitionReport',
        summary: 'A report: its words, what was handed in, and what readers said',
        params: Path,
        response: { 200: Report, ...problemResponses(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { db, actor, params } = request;
      const report = findReport(db, actor, params.slug, params.period);
      return reply.send(reportResource(report, reportReader(db, actor, report.coalition)));
    },
  );
}

function writing(app: App): void {
  app.post(
    '/api/v1/coalitions/:slug/reports',
    {
      config: access,
      schema: {
        ...about,
        operationId: 'startCoalitionReport',
        summary: 'Start a report for a period',
        params: Slug,
        body: Type.Object(
          {
            from: Type.String({ description: 'First day', examples: ['2025-01-01'] }),
            to: Type.String({ description: 'Last day', examples: ['2025-06-30'] }),
          },
          closed,
        ),
        response: { 201: Type.Object({ period }), ...refusals },
      },
    },
    async (request, reply) => {
      const key = startReport(request.db, request.act(), request.params.slug, request.body);
      return reply.code(201).send({ period: key });
    },
  );

  app.put(
    '/api/v1/coalitions/:slug/reports/:period/texts/:part',
    {
      config: access,
      schema: {
        ...about,
        operationId: 'writeCoalitionReport',
        summary: 'Write one part of a report',
        params: Type.Object({ slug, period, part }),
        body: Type.Object(
          {
            body: Type.String({ description: 'The text; an empty line parts paragraphs' }),
            version: Type.Integer({
              minimum: 0,
              description: 'Of the text that it replaces; 0 for the first',
            }),
          },
          closed,
        ),
        response: { 200: Type.Object({ version: Type.Integer() }), ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: of, period: key, part: name } = request.params;
      const version = writePart(request.db, request.act(), of, key, { part: name, ...request.body });
      return reply.send({ version });
    },
  );

  app.post(
    '/api/v1/coalitions/:slug/reports/:period/submission',
    {
      config: access,
      schema: {
        ...about,
        operationId: 'submitCoalitionReport',
        summary: 'Hand a report in: what the records say is frozen with its hash',
        params: Path,
        response: { 201: Type.Object({ number: Type.Integer() }), ...refusals },
      },
    },
    async (request, reply) => {
      const number = submitReport(request.db, request.act(), request.params.slug, request.params.period);
      return reply.code(201).send({ number });
    },
  );
}

function reviewing(app: App): void {
  app.post(
    '/api/v1/coalitions/:slug/reports/:period/comments',
    {
      config: access,
      schema: {
        ...about,
        operationId: 'commentOnCoalitionReport',
        summary: 'Say something of a paragraph of what was handed in',
        params: Path,
        body: Type.Object(
          {
            part,
            paragraph: Type.Integer({ minimum: 0, description: 'From 0, within the part' }),
            body: Type.String(),
          },
          closed,
        ),
        response: { 201: Type.Object({ id: Type.Integer() }), ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: of, period: key } = request.params;
      const id = commentOnReport(request.db, request.act(), of, key, request.body);
      return reply.code(201).send({ id });
    },
  );

  for (const [noun, outcome, operationId, summary] of [
    ['acceptance', 'accepted', 'acceptCoalitionReport', 'Accept what was handed in'],
    ['return', 'returned', 'returnCoalitionReport', 'Return what was handed in, with the reason'],
  ] as const) {
    app.post(
      `/api/v1/coalitions/:slug/reports/:period/${noun}`,
      {
        config: { access: 'staff' },
        schema: {
          ...about,
          operationId,
          summary,
          params: Path,
          body: Type.Object({ reason: Type.Optional(Type.String()) }, closed),
          response: { 204: Done, ...refusals },
        },
      },
      async (request, reply) => {
        const { slug: of, period: key } = request.params;
        reviewReport(request.db, request.act(), of, key, { outcome, reason: request.body.reason ?? '' });
        return reply.code(204).send(null);
      },
    );
  }
}
