import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { invitePerson } from '#features/invitations/commands.ts';
import { registryOf } from '#features/people/registry.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { personActsApi } from './acts-api.ts';
import { findPeople, peopleShape } from './list.ts';
import { findPerson } from './queries.ts';
import { countriesOfRoles, personResource } from './resource.ts';
import { InvitationInput, Person, PersonPage, PersonPath } from './schemas.ts';

const tags = ['people'];
const security = [{ token: [] }];
const Invited = {
  description: 'The person was invited',
  headers: { location: { type: 'string', description: 'Their address' } },
  content: { 'application/json': { schema: Person } },
};

/** People for scripts of administrators: the same queries, commands and rules as the pages. */
export async function administrationApi(app: App, config: Config): Promise<void> {
  app.get(
    api.people(),
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        security,
        operationId: 'listPeople',
        summary: 'People with their roles, searched and filtered',
        querystring: listQuerySchema(peopleShape, 'api'),
        response: { 200: PersonPage, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const asked = readApiListRequest(peopleShape, request.query);
      const { people, total, next } = findPeople(registryOf(request), asked, request.language);
      const note = kosovoNote(countriesOfRoles(people), request.language);
      const items = people.map(personResource);
      return reply.send({ items, next: cursorAfter(next), total, ...(note ? { note } : {}) });
    },
  );

  app.post(
    api.people(),
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        security,
        operationId: 'invitePerson',
        summary: 'Invite a person by mail, with a role',
        body: InvitationInput,
        response: { 201: Invited, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      const id = invitePerson(registry, request.act(), request.body, { publicUrl: config.publicUrl });
      return reply
        .code(201)
        .header('location', api.person(id))
        .send(personResource(findPerson(registry, id)));
    },
  );

  app.get(
    '/api/v1/people/:id',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        security,
        operationId: 'getPerson',
        summary: 'A person with their roles',
        params: Type.Object(PersonPath.properties),
        response: { 200: Person, ...problemResponses(401, 403, 404) },
      },
    },
    async (request, reply) => reply.send(personResource(findPerson(registryOf(request), request.params.id))),
  );

  await personActsApi(app, config);
}
