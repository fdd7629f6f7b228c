import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { createCoalition, editCoalition } from './commands.ts';
import { coalitionList } from './list.ts';
import { membersApi } from './members-api.ts';
import { findCoalition, listCoalitions } from './queries.ts';
import { Coalition, CoalitionList, itemOf, noteFor, resourceOf } from './resource.ts';
import { CoalitionInput } from './schemas.ts';

const CoalitionPath = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the coalition',
    examples: ['arms-out-of-the-home-example'],
  }),
});
const Created = {
  description: 'It was recorded',
  headers: { location: { type: 'string', description: 'Its address' } },
  content: { 'application/json': { schema: Coalition } },
};
const tags = ['coalitions'];
const security = [{ token: [] }];

/** Coalitions for scripts: the same queries, commands and rules as the pages. */
export async function coalitionsApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
  await membersApi(app);
}

function readRoutes(app: App): void {
  app.get(
    api.coalitions(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listCoalitions',
        summary: 'Coalitions, searched, filtered and sorted',
        querystring: listQuerySchema(coalitionList, 'api'),
        response: { 200: CoalitionList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = readApiListRequest(coalitionList, request.query);
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const { ids, next, total } = findList(request.db, coalitionList, asked, reader);
      const items = listCoalitions(request.db, ids).map(itemOf);
      return reply.send({
        items,
        next: cursorAfter(next),
        total,
        ...noteFor(items.flatMap(({ countries }) => countries)),
      });
    },
  );

  app.get(
    '/api/v1/coalitions/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getCoalition',
        summary: 'A coalition with its ask, its members and their history',
        params: CoalitionPath,
        response: { 200: Coalition, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(resourceOf(findCoalition(request.db, request.params.slug))),
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.coalitions(),
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'createCoalition',
        summary: 'Record that a coalition was formed',
        body: CoalitionInput,
        response: { 201: Created, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = createCoalition(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.coalition(slug))
        .send(resourceOf(findCoalition(request.db, slug)));
    },
  );

  app.put(
    '/api/v1/coalitions/:slug',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'editCoalition',
        summary: 'Put a coalition’s facts right: all of them, in which what is absent becomes not published',
        params: CoalitionPath,
        body: CoalitionInput,
        response: { 200: Coalition, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = editCoalition(request.db, request.act(), request.params.slug, request.body);
      return reply.send(resourceOf(findCoalition(request.db, slug)));
    },
  );
}
