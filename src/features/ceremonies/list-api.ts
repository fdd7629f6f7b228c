import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { api } from '#api-paths.ts';
import { addToList, moveOnList, removeFromList } from './commands.ts';
import { findCeremony } from './queries.ts';
import { countriesNamed, GrantsOnList, listItem } from './resource.ts';
import { ListingInput, PositionInput, Slug } from './schemas.ts';

const OnList = Type.Object({
  ...Slug.properties,
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});
const reading = { tags: ['ceremonies'] };
const writing = { tags: ['ceremonies'], security: [{ token: [] }] };

/** The list of a ceremony for scripts: who is to sign, in the order of signing. */
export async function ceremonyListApi(app: App): Promise<void> {
  readingAndAdding(app);
  removingAndMoving(app);
}

function readingAndAdding(app: App): void {
  app.get(
    '/api/v1/ceremonies/:slug/list',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'getCeremonyList',
        summary: 'The grants on a ceremony’s list, in the order of signing; always whole',
        params: Slug,
        response: { 200: GrantsOnList, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(readList(request)),
  );

  app.post(
    '/api/v1/ceremonies/:slug/list',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'addToCeremonyList',
        summary: 'Put a grant on a ceremony’s list',
        params: Slug,
        body: ListingInput,
        response: { 201: GrantsOnList, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      addToList(request.db, request.act(), request.params.slug, request.body);
      const location = api.ceremonyListGrant(request.params.slug, request.body.grant);
      return reply.code(201).header('location', location).send(readList(request));
    },
  );
}

function removingAndMoving(app: App): void {
  app.delete(
    '/api/v1/ceremonies/:slug/list/:reference',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'removeFromCeremonyList',
        summary: 'Take a grant off a ceremony’s list; one signed there stays',
        params: OnList,
        response: {
          204: Type.Null({ description: 'It is off the list' }),
          ...problemResponses(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      removeFromList(request.db, request.act(), request.params.slug, request.params.reference);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/v1/ceremonies/:slug/list/:reference/position',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'moveOnCeremonyList',
        summary: 'Move a grant to another place in the order of signing',
        params: OnList,
        body: PositionInput,
        response: { 200: GrantsOnList, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      moveOnList(request.db, request.act(), request.params.slug, request.params.reference, request.body);
      return reply.send(readList(request));
    },
  );
}

function readList(request: FastifyRequest<{ Params: { slug: string } }>) {
  const ceremony = findCeremony(request.db, request.params.slug, { isStaff: isStaff(request.actor) });
  const note = kosovoNote(countriesNamed({ ...ceremony, unlisted: [] }), request.language);
  const items = ceremony.list.map(listItem);
  return { items, next: null, total: items.length, ...(note === undefined ? {} : { note }) };
}
