import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { editOutcome, recordOutcome } from './commands.ts';
import { outcomeList } from './list.ts';
import { findOutcome, listOutcomes } from './queries.ts';
import { Outcome, outcomeAlone, OutcomePage, outcomeResource, text } from './resource.ts';
import { OutcomeInput } from './schemas.ts';
import { askSubstantiation } from './substantiation.ts';

const slug = Type.String({
  maxLength: 200,
  description: 'Slug of the coalition',
  examples: ['safejournalists'],
});
const CoalitionPath = Type.Object({ slug });
const Path = Type.Object({
  slug,
  id: Type.Integer({ minimum: 1, description: 'Of the outcome', examples: [1] }),
});
const tags = ['outcomes'];
const security = [{ token: [] }];
const Recorded = {
  description: 'It was recorded',
  headers: { location: { type: 'string', description: 'Its address' } },
  content: { 'application/json': { schema: Outcome } },
};
const Asked = Type.Object({
  id: Type.Integer(),
  secret: text('Of the link /substantiations/…, given this once; it answers one time'),
});

/** Outcomes for scripts: the same queries, commands and rules as the pages. */
export async function outcomesApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.outcomes(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listOutcomes',
        summary: 'Outcomes of all coalitions, searched, filtered and sorted',
        querystring: listQuerySchema(outcomeList, 'api'),
        response: { 200: OutcomePage, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const { ids, next, total } = findList(
        request.db,
        outcomeList,
        readApiListRequest(outcomeList, request.query),
        reader,
      );
      const items = listOutcomes(request.db, ids).map(outcomeResource);
      return reply.send({
        items,
        next: cursorAfter(next),
        total,
        ...noteFor(items.map(({ country }) => country)),
      });
    },
  );

  app.get(
    '/api/v1/coalitions/:slug/outcomes/:id',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getOutcome',
        summary: 'An outcome with its evidence',
        params: Path,
        response: { 200: Outcome, ...problemResponses(404) },
      },
    },
    async (request, reply) =>
      reply.send(outcomeAlone(findOutcome(request.db, request.params.slug, request.params.id))),
  );
}

function writeRoutes(app: App): void {
  app.post(
    '/api/v1/coalitions/:slug/outcomes',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'recordOutcome',
        summary: 'Record a change at an institution: a step, or that it was rejected or rolled back',
        params: CoalitionPath,
        body: OutcomeInput,
        response: { 201: Recorded, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const id = recordOutcome(request.db, request.act(), request.params.slug, request.body);
      return reply
        .code(201)
        .header('location', api.outcome(request.params.slug, id))
        .send(outcomeAlone(findOutcome(request.db, request.params.slug, id)));
    },
  );

  app.put(
    '/api/v1/coalitions/:slug/outcomes/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'editOutcome',
        summary: 'Put what is said of an outcome right, or add evidence; its step stays',
        params: Path,
        body: OutcomeInput,
        response: { 200: Outcome, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug: coalition, id } = request.params;
      editOutcome(request.db, request.act(), coalition, id, request.body);
      return reply.send(outcomeAlone(findOutcome(request.db, coalition, id)));
    },
  );

  app.post(
    '/api/v1/coalitions/:slug/outcomes/:id/substantiations',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'askSubstantiation',
        summary: 'Make a link by which one person outside says whether the outcome came about as told',
        params: Path,
        response: {
          201: { description: 'The link', content: { 'application/json': { schema: Asked } } },
          ...problemResponses(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug: coalition, id } = request.params;
      return reply.code(201).send(askSubstantiation(request.db, request.act(), coalition, id));
    },
  );
}
