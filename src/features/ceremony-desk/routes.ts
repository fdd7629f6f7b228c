import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Refused } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { paths } from '#paths.ts';
import { nameDeskPerson, removeDeskPerson } from './commands.ts';
import { listDeskPeople } from './queries.ts';
import { mayReadNames } from './shown.ts';

const Slug = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the ceremony',
    examples: ['core-grants-example'],
  }),
});
const Named = Type.Object({
  ...Slug.properties,
  person: Type.String({ maxLength: 60, description: 'Public id of the person' }),
});
const config = { access: 'staff' } as const;

/** Who stands at a ceremony's desk: named and taken off on its page, and the same for scripts. */
export async function ceremonyDesk(app: App): Promise<void> {
  const { registry } = app.databases;

  app.post(
    '/ceremonies/:slug/desk-people',
    { config, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { person } = fieldsOf(request.body, ['person']);
      nameDeskPerson({ db: request.db, registry }, request.act(), slug, person);
      return reply.redirect(`${paths.ceremony(slug)}#desk`, 303);
    },
  );

  app.post(
    '/ceremonies/:slug/desk-people/:person/removal',
    { config, schema: { params: Named } },
    async (request, reply) => {
      const { slug, person } = request.params;
      removeDeskPerson(request.db, request.act(), slug, person);
      return reply.redirect(`${paths.ceremony(slug)}#desk`, 303);
    },
  );

  deskApi(app);
}

const DeskPerson = Type.Object(
  { id: Type.String({ description: 'Public id' }), name: Type.String({ description: 'Name, or address' }) },
  { additionalProperties: false },
);
const Desk = Type.Object({
  items: Type.Array(DeskPerson),
  next: Type.Null({ description: 'All stand on one page' }),
  total: Type.Integer({ description: 'How many there are' }),
});
const NameInput = Type.Object(
  { person: Type.String({ maxLength: 60, description: 'Public id of a member of staff' }) },
  { additionalProperties: false },
);

function deskApi(app: App): void {
  const { registry } = app.databases;
  const common = { tags: ['ceremonies'], security: [{ token: [] }] };
  const deskOf = (request: FastifyRequest, slug: string) => {
    if (!mayReadNames(request)) throw new Refused('problem.staffOnly');
    const { db } = request;
    const items = listDeskPeople({ db, registry }, storedCeremony(db, slug).id);
    return { items, next: null, total: items.length };
  };

  app.get(
    '/api/v1/ceremonies/:slug/desk-people',
    {
      config,
      schema: {
        ...common,
        operationId: 'listDesk',
        summary: 'Who was named to a ceremony’s desk',
        params: Slug,
        response: { 200: Desk, ...problemResponses(401, 403, 404) },
      },
    },
    async (request, reply) => reply.send(deskOf(request, request.params.slug)),
  );

  app.post(
    '/api/v1/ceremonies/:slug/desk-people',
    {
      config,
      schema: {
        ...common,
        operationId: 'nameDeskPerson',
        summary: 'Name a member of staff to a ceremony’s desk',
        params: Slug,
        body: NameInput,
        response: { 200: Desk, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      nameDeskPerson({ db: request.db, registry }, request.act(), slug, request.body.person);
      return reply.send(deskOf(request, slug));
    },
  );

  app.delete(
    '/api/v1/ceremonies/:slug/desk-people/:person',
    {
      config,
      schema: {
        ...common,
        operationId: 'removeDeskPerson',
        summary: 'Take a person off a ceremony’s desk',
        params: Named,
        response: { 200: Desk, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug, person } = request.params;
      removeDeskPerson(request.db, request.act(), slug, person);
      return reply.send(deskOf(request, slug));
    },
  );
}
