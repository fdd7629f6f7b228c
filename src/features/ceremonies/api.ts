import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { createCeremony, editCeremony } from './commands.ts';
import { ceremonyList, ceremonyListQuery, withoutWords } from './list.ts';
import { findCeremony, listCeremonies } from './queries.ts';
import { Ceremony, ceremonyItem, CeremonyList, ceremonyResource } from './resource.ts';
import { CeremonyEdit, CeremonyInput, Slug } from './schemas.ts';

const reading = { tags: ['ceremonies'] };
const writing = { tags: ['ceremonies'], security: [{ token: [] }] };

/** Ceremonies for scripts; their lists stand in list-api.ts. */
export async function ceremoniesApi(app: App): Promise<void> {
  readingRoutes(app);
  writingRoutes(app);
}

function readingRoutes(app: App): void {
  app.get(
    '/api/v1/ceremonies',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'listCeremonies',
        summary: 'Signing ceremonies, filtered as on the page',
        querystring: ceremonyListQuery('api'),
        response: { 200: CeremonyList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = withoutWords(readApiListRequest(ceremonyList, request.query));
      const { ids, next, total } = findList(request.db, ceremonyList, asked, readerOf(request));
      const rows = listCeremonies(request.db, ids, readerOf(request));
      const note = kosovoNote(
        rows.flatMap(({ countries }) => countries),
        request.language,
      );
      return reply.send({
        items: rows.map(ceremonyItem),
        next: cursorAfter(next),
        total,
        ...(note === undefined ? {} : { note }),
      });
    },
  );

  app.get(
    '/api/v1/ceremonies/:slug',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'getCeremony',
        summary: 'A ceremony with its list, what is signed there, and what sources say of it',
        params: Slug,
        response: { 200: Ceremony, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(readCeremony(request, request.params.slug)),
  );
}

function writingRoutes(app: App): void {
  app.post(
    '/api/v1/ceremonies',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'createCeremony',
        summary: 'Enter a ceremony',
        body: CeremonyInput,
        response: { 201: Ceremony, ...problemResponses(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = createCeremony(request.db, request.act(), request.body);
      return reply.code(201).header('location', api.ceremony(slug)).send(readCeremony(request, slug));
    },
  );

  app.put(
    '/api/v1/ceremonies/:slug',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'editCeremony',
        summary: 'Change a ceremony’s own facts; what is left out becomes unknown',
        params: Slug,
        body: CeremonyEdit,
        response: { 200: Ceremony, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      editCeremony(request.db, request.act(), request.params.slug, request.body);
      return reply.send(readCeremony(request, request.params.slug));
    },
  );
}

function readCeremony(request: FastifyRequest, slug: string) {
  return ceremonyResource(findCeremony(request.db, slug, readerOf(request)), request.language);
}

function readerOf(request: FastifyRequest) {
  return { language: request.language, isStaff: isStaff(request.actor) };
}
