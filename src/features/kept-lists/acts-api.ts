import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { api } from '#api-paths.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import type { KeptEntry } from './kinds.ts';
import type { KeptList } from './list.ts';
import type { TypedEntry } from './names.ts';
import { oneResource } from './resource.ts';
import { KeptMerging, KeptPath, KeptPosition, KeptSpelling } from './schemas.ts';

const administrator = { access: 'administrator' } as const;
const security = [{ token: [] }];
const refusals = problemResponses(401, 403, 404, 409, 422);

/** What is done to an entry besides editing it, for scripts. */
export function keptActsApi<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  actRoutes(app, list);
  meaningRoutes(app, list);
}

/** What the routes of a list share, in the words of that list. */
function termsOf<Entry extends KeptEntry, Input, Typed extends TypedEntry>({
  path,
  operations: [name],
  said: [said],
  commands,
}: KeptList<Entry, Input, Typed>) {
  const common = { tags: [path], security, params: KeptPath };
  return { common, address: `${api.kept(path)}/:slug`, name, said, commands };
}

function actRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  const { common, address, name, said, commands } = termsOf(list);
  app.post(
    `${address}/retirement`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `retire${name}`,
        summary: `Offer ${said} no longer; records keep it`,
        response: { 200: list.resourceSchema, ...refusals },
      },
    },
    async (request, reply) => {
      commands.retire(request.db, request.act(), request.params.slug);
      return reply.send(oneResource(list, request.db, request.params.slug));
    },
  );
  app.delete(
    `${address}/retirement`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `return${name}`,
        summary: `Offer ${said} again that was retired`,
        response: { 204: Type.Null({ description: 'It is offered again' }), ...refusals },
      },
    },
    async (request, reply) => {
      commands.return(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );
  const { move } = commands;
  if (!move) return;
  app.put(
    `${address}/position`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `move${name}`,
        summary: `Move ${said} among its neighbours`,
        body: KeptPosition,
        response: { 200: list.resourceSchema, ...refusals },
      },
    },
    async (request, reply) => {
      move(request.db, request.act(), request.params.slug, request.body.step);
      return reply.send(oneResource(list, request.db, request.params.slug));
    },
  );
}

/** What records mean by their words: entries made one and taken apart, and further words. */
function meaningRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  const { common, address, name, said, commands } = termsOf(list);
  app.put(
    `${address}/merging`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `merge${name}`,
        summary: `Say that ${said} is the same as another: its words mean the other from then on`,
        body: KeptMerging,
        response: { 200: list.resourceSchema, ...refusals },
      },
    },
    async (request, reply) => {
      commands.merge(request.db, request.act(), request.params.slug, request.body.into);
      return reply.send(oneResource(list, request.db, request.params.slug));
    },
  );
  app.delete(
    `${address}/merging`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `part${name}`,
        summary: `Take ${said} apart from the one that it was the same as`,
        response: { 204: Type.Null({ description: 'It stands for itself again' }), ...refusals },
      },
    },
    async (request, reply) => {
      commands.part(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );
  app.post(
    `${address}/spellings`,
    {
      config: administrator,
      schema: {
        ...common,
        operationId: `add${name}Spelling`,
        summary: `Let one more word of records mean ${said}`,
        body: KeptSpelling,
        response: { 200: list.resourceSchema, ...refusals },
      },
    },
    async (request, reply) => {
      commands.addSpelling(request.db, request.act(), request.params.slug, request.body.spelling);
      return reply.send(oneResource(list, request.db, request.params.slug));
    },
  );
}
