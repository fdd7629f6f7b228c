import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { createEvent, editEvent } from './commands.ts';
import { eventList } from './list.ts';
import { findEvent, listEvents } from './queries.ts';
import { Event, eventItem, EventList, eventResource } from './resource.ts';
import { EventEdit, EventInput } from './schemas.ts';

const Slug = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the event',
    examples: ['smart-balkans-regional-conference-2023'],
  }),
});
const reading = { tags: ['events'] };
const writing = { tags: ['events'], security: [{ token: [] }] };

/** Events for scripts. */
export async function eventsApi(app: App): Promise<void> {
  readingRoutes(app);
  writingRoutes(app);
}

function readingRoutes(app: App): void {
  app.get(
    '/api/v1/events',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'listEvents',
        summary: 'Events, searched and filtered as on the page',
        querystring: listQuerySchema(eventList, 'api'),
        response: { 200: EventList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = readApiListRequest(eventList, request.query);
      const { ids, next, total } = findList(request.db, eventList, asked, readerOf(request));
      const rows = listEvents(request.db, ids);
      const note = kosovoNote(
        rows.map(({ country }) => country),
        request.language,
      );
      return reply.send({
        items: rows.map(eventItem),
        next: cursorAfter(next),
        total,
        ...(note === undefined ? {} : { note }),
      });
    },
  );

  app.get(
    '/api/v1/events/:slug',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'getEvent',
        summary: 'An event with its programme',
        params: Slug,
        response: { 200: Event, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(readEvent(request, request.params.slug)),
  );
}

function writingRoutes(app: App): void {
  app.post(
    '/api/v1/events',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'createEvent',
        summary: 'Enter an event with its programme',
        body: EventInput,
        response: { 201: Event, ...problemResponses(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = createEvent(request.db, request.act(), request.body);
      return reply.code(201).header('location', api.event(slug)).send(readEvent(request, slug));
    },
  );

  app.put(
    '/api/v1/events/:slug',
    {
      config: { access: 'staff' },
      schema: {
        ...writing,
        operationId: 'editEvent',
        summary: 'Change an event’s own facts; what is left out becomes unknown, its sessions stay',
        params: Slug,
        body: EventEdit,
        response: { 200: Event, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      editEvent(request.db, request.act(), request.params.slug, request.body);
      return reply.send(readEvent(request, request.params.slug));
    },
  );
}

function readEvent(request: FastifyRequest, slug: string) {
  return eventResource(findEvent(request.db, slug, readerOf(request)), request.language);
}

function readerOf(request: FastifyRequest) {
  return { language: request.language, isStaff: isStaff(request.actor) };
}
