import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { createGrant, editGrant } from './commands.ts';
import { grantList } from './list.ts';
import { onDayRequest } from './list-page.ts';
import { onDaySchema } from './on-day.ts';
import { findGrantFor } from './queries.ts';
import { listItemOf, resourceOf } from './resource.ts';
import { listGrants } from './rows.ts';
import { Grant, GrantInput, GrantList } from './schemas.ts';

const Reference = Type.Object({
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});
const reading = { tags: ['grants'] };
const writing = { tags: ['grants'], security: [{ token: [] }] };

/** Grants for scripts: the same lists, records, rules and refusals as on the pages. */
export async function grantsApi(app: App): Promise<void> {
  app.get(
    '/api/v1/grants',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'listGrants',
        summary: 'Grants, searched and filtered as on the page',
        querystring: Type.Object(
          { ...listQuerySchema(grantList, 'api').properties, ...onDaySchema },
          { additionalProperties: false },
        ),
        response: { 200: GrantList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const { asked, onDay, amounts } = onDayRequest(
        request.db,
        readApiListRequest(grantList, request.query),
        request.query,
      );
      if (onDay.problems.length > 0) throw new Invalid(onDay.problems);
      const { ids, next, total } = findList(request.db, grantList, asked, readerOf(request));
      const rows = listGrants(request.db, ids);
      const note = kosovoNote(
        rows.flatMap(({ countries, country }) => [...countries, country]),
        request.language,
      );
      return reply.send({
        items: rows.map((row) => listItemOf(row, amounts?.of(row.id))),
        next: cursorAfter(next),
        total,
        amounts: { basis: onDay.basis, asOf: amounts ? onDay.asOf : null },
        ...(note === undefined ? {} : { note }),
      });
    },
  );

  app.get(
    '/api/v1/grants/:reference',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'getGrant',
        summary: 'A grant with its consortium, its signing and its rules',
        params: Reference,
        response: { 200: Grant, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(readGrant(request, request.params.reference)),
  );

  app.post(
    '/api/v1/grants',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'createGrant',
        summary: 'Enter a grant that is planned',
        body: GrantInput,
        response: { 201: Grant, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { reference } = createGrant(request.db, request.act(), request.body);
      return reply.code(201).header('location', api.grant(reference)).send(readGrant(request, reference));
    },
  );

  app.put(
    '/api/v1/grants/:reference',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'editGrant',
        summary: 'Change a grant that is not signed; what is left out becomes unknown',
        params: Reference,
        body: GrantInput,
        response: { 200: Grant, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      editGrant(request.db, request.act(), request.params.reference, request.body);
      return reply.send(readGrant(request, request.params.reference));
    },
  );
}

function readGrant(request: FastifyRequest, reference: string): Grant {
  return resourceOf(findGrantFor(request.db, request.actor, reference), readerOf(request));
}

function readerOf(request: FastifyRequest) {
  return { language: request.language, isStaff: isStaff(request.actor) };
}
