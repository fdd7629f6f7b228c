import { Type, type TSchema } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { listActs } from '#features/history/acts.ts';
import { linesOf } from '#features/history/lines.ts';
import { entryResource } from '#features/history/resource.ts';
import { HistoryEntryPage } from '#features/history/schemas.ts';
import { sendInvitationAgain, withdrawInvitation } from '#features/invitations/commands.ts';
import { registryOf } from '#features/people/registry.ts';
import { translatorOf } from '#language/translate.ts';
import { cursorAfter, readCursor } from '#lists/request.ts';
import { giveRole, handOver, reinstatePerson, suspendPerson, withdrawRole } from './commands.ts';
import { findPerson } from './queries.ts';
import { personResource } from './resource.ts';
import { HandoverInput, Person, PersonPath, ReasonInput, RoleInput } from './schemas.ts';

const RolePath = Type.Object({
  ...PersonPath.properties,
  role: Type.Integer({ minimum: 1, description: 'Of the role as it was given', examples: [1] }),
});
const config = { access: 'administrator' } as const;
const forAct = <Params extends TSchema>(operationId: string, summary: string, params: Params) => ({
  tags: ['people'],
  security: [{ token: [] }],
  operationId,
  summary,
  params,
  response: { 200: Person, ...problemResponses(401, 403, 404, 409, 422) },
});

/** The acts on a person for scripts of administrators; each answers the person as they then are. */
export async function personActsApi(app: App, { publicUrl }: Config): Promise<void> {
  app.post(
    '/api/v1/people/:id/roles',
    { config, schema: { ...forAct('giveRole', 'Give a role', PersonPath), body: RoleInput } },
    async (request, reply) => {
      const registry = registryOf(request);
      giveRole(registry, request.act(), request.params.id, request.body);
      return reply.send(personResource(findPerson(registry, request.params.id)));
    },
  );

  app.delete(
    '/api/v1/people/:id/roles/:role',
    { config, schema: forAct('withdrawRole', 'Withdraw a role', RolePath) },
    async (request, reply) => {
      const registry = registryOf(request);
      const { id, role } = request.params;
      withdrawRole(registry, request.act(), id, role);
      return reply.send(personResource(findPerson(registry, id)));
    },
  );

  app.post(
    '/api/v1/people/:id/suspension',
    { config, schema: { ...forAct('suspendPerson', 'Suspend a person', PersonPath), body: ReasonInput } },
    async (request, reply) => {
      const registry = registryOf(request);
      suspendPerson(registry, request.act(), request.params.id, request.body);
      return reply.send(personResource(findPerson(registry, request.params.id)));
    },
  );

  app.post(
    '/api/v1/people/:id/handover',
    {
      config,
      schema: {
        ...forAct('handOver', 'Hand everything over to another person', PersonPath),
        body: HandoverInput,
      },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      handOver(registry, request.act(), request.params.id, request.body);
      return reply.send(personResource(findPerson(registry, request.params.id)));
    },
  );

  bareActs(app, publicUrl);
  actsRoute(app);
}

/** Acts that say nothing but that they are done. */
function bareActs(app: App, publicUrl: string): void {
  app.post(
    '/api/v1/people/:id/reinstatement',
    { config, schema: forAct('reinstatePerson', 'Let a suspended person in again', PersonPath) },
    async (request, reply) => {
      const registry = registryOf(request);
      reinstatePerson(registry, request.act(), request.params.id);
      return reply.send(personResource(findPerson(registry, request.params.id)));
    },
  );

  app.post(
    '/api/v1/people/:id/invitation',
    {
      config,
      schema: forAct('sendInvitationAgain', 'Send the invitation again, with a new link', PersonPath),
    },
    async (request, reply) => {
      const registry = registryOf(request);
      sendInvitationAgain(registry, request.act(), request.params.id, { publicUrl });
      return reply.send(personResource(findPerson(registry, request.params.id)));
    },
  );

  app.delete(
    '/api/v1/people/:id/invitation',
    { config, schema: forAct('withdrawInvitation', 'Withdraw an invitation with its roles', PersonPath) },
    async (request, reply) => {
      const registry = registryOf(request);
      withdrawInvitation(registry, request.act(), request.params.id);
      return reply.send(personResource(findPerson(registry, request.params.id)));
    },
  );
}

function actsRoute(app: App): void {
  app.get(
    '/api/v1/people/:id/acts',
    {
      config,
      schema: {
        tags: ['people'],
        security: [{ token: [] }],
        operationId: 'listActsOfPerson',
        summary: 'What a person did, the newest first',
        params: PersonPath,
        querystring: Type.Object(
          {
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: HistoryEntryPage, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      const { publicId } = findPerson(registry, request.params.id);
      const { cursor, limit = 25 } = request.query;
      const { entries, total, next } = listActs(registry, publicId, {
        after: readCursor(cursor),
        size: limit,
      });
      const t = translatorOf(request.language);
      const lines = linesOf(
        { db: registry, registry },
        { noun: 'nothing', id: 0 },
        entries,
        request.language,
      );
      const items = entries.map((entry, place) => entryResource(entry, lines[place]!, t));
      return reply.send({ items, next: cursorAfter(next), total });
    },
  );
}
