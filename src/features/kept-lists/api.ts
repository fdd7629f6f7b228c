import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { api } from '#api-paths.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import type { KeptEntry } from './kinds.ts';
import type { KeptList } from './list.ts';
import type { TypedEntry } from './names.ts';
import { keptActsApi } from './acts-api.ts';
import { oneResource, resourceOf } from './resource.ts';
import { KeptPath, Unlisted } from './schemas.ts';

const administrator = { access: 'administrator' } as const;
const security = [{ token: [] }];
const refusals = problemResponses(401, 403, 404, 409, 422);
const Note = Type.Optional(
  Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
);
const noQuery = Type.Object({}, { additionalProperties: false });
const all = { next: Type.Null({ description: 'All of them are here' }), total: Type.Integer() };

/** A list for scripts: the same queries, commands and rules as the pages. */
export function keptListApi<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  readRoutes(app, list);
  writeRoutes(app, list);
  keptActsApi(app, list);
}

function readRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  const tags = [list.path];
  const [, several] = list.said;
  const items = Type.Array(list.resourceSchema);
  app.get(
    api.kept(list.path),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: `list${list.operations[1]}`,
        summary: `${several}, with their names, the words that mean them and how many organisations do`,
        querystring: noQuery,
        response: { 200: Type.Object({ items, ...all, note: Note }), ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const entries = list.list(request.db);
      const { used } = list.uses(request.db);
      const note = kosovoNote(list.countriesOf(entries), 'en');
      return reply.send({
        items: entries.map((entry) => resourceOf(list, entry, used)),
        next: null,
        total: entries.length,
        ...(note ? { note } : {}),
      });
    },
  );
  app.get(
    `${api.kept(list.path)}/unlisted`,
    {
      config: administrator,
      schema: {
        tags,
        security,
        operationId: `listUnlisted${list.operations[1]}`,
        summary: `Words in use that none of the ${several.toLowerCase()} has, those most used first`,
        querystring: noQuery,
        response: {
          200: Type.Object({ items: Type.Array(Unlisted), ...all, note: Note }),
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { unlisted } = list.uses(request.db);
      const note = kosovoNote(
        unlisted.map(({ country }) => country),
        'en',
      );
      const found = { items: unlisted, next: null, total: unlisted.length };
      return reply.send({ ...found, ...(note ? { note } : {}) });
    },
  );
}

function writeRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  const common = { tags: [list.path], security };
  const [said] = list.said;
  app.post(
    api.kept(list.path),
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `create${list.operations[0]}`,
        summary: `Add ${said}`,
        body: list.inputSchema,
        response: {
          201: {
            description: 'It was added',
            headers: { location: { type: 'string', description: 'Its address' } },
            content: { 'application/json': { schema: list.resourceSchema } },
          },
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug } = list.commands.create(request.db, request.act(), request.body as Input);
      reply.code(201).header('location', api.keptEntry(list.path, slug));
      return reply.send(oneResource(list, request.db, slug));
    },
  );
  app.put(
    `${api.kept(list.path)}/:slug`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `edit${list.operations[0]}`,
        summary: `Rename ${said}, and say what else there is to it`,
        params: KeptPath,
        body: list.inputSchema,
        response: { 200: list.resourceSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      list.commands.edit(request.db, request.act(), slug, request.body as Input);
      return reply.send(oneResource(list, request.db, slug));
    },
  );
}
