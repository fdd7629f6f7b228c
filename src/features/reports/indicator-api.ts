import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { createIndicator, editIndicator, keepReading, retireIndicator } from './commands.ts';
import type { Counted, Reader } from './counting.ts';
import { changeRows, ChangesQuery, changesOf } from './indicator-changes.ts';
import { findIndicator, listIndicators, type IndicatorRow } from './indicators.ts';
import { listReadings, readingIn, type Reading } from './readings.ts';
import {
  Indicator,
  IndicatorChanges,
  IndicatorDetail,
  IndicatorInput,
  IndicatorList,
  ReadingInput,
  ReadingResource,
} from './schemas.ts';

const Path = Type.Object({ slug: Type.String({ maxLength: 200, description: 'Slug of the indicator' }) });
/** These take no filters; what is sent is refused rather than passed over. */
const Nothing = Type.Object({}, { additionalProperties: false });
const tags = ['reports'];
const security = [{ token: [] }];
const created = (schema: typeof Indicator | typeof ReadingResource, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** Indicators, their readings and why they changed, for scripts. */
export function indicatorApi(app: App): void {
  readRoutes(app);
  changesRoute(app);
  writeRoutes(app);
  readingRoute(app);
}

function readRoutes(app: App): void {
  app.get(
    '/api/v1/indicators',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listIndicators',
        summary: 'Indicators with their present values',
        querystring: Nothing,
        response: { 200: IndicatorList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const items = listIndicators(request.db, readerOf(request)).map(indicatorResource);
      return reply.send({ items, next: null, total: items.length, ...noteFor(['XK']) });
    },
  );

  app.get(
    '/api/v1/indicators/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getIndicator',
        summary: 'An indicator with its present value and every reading that was kept of it',
        params: Path,
        querystring: Nothing,
        response: { 200: IndicatorDetail, ...problemResponses(404, 422) },
      },
    },
    async (request, reply) => {
      const indicator = findIndicator(request.db, request.params.slug, readerOf(request));
      const readings = listReadings(request.db, indicator.id).map(readingResource);
      return reply.send({ ...indicatorResource(indicator), readings });
    },
  );
}

function changesRoute(app: App): void {
  app.get(
    '/api/v1/indicators/:slug/changes',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getIndicatorChanges',
        summary: 'Why an indicator changed between two readings: records that came, left, and were edited',
        params: Path,
        querystring: ChangesQuery,
        response: { 200: IndicatorChanges, ...problemResponses(404, 422) },
      },
    },
    async (request, reply) => {
      const changes = changesOf(request, request.params.slug);
      const { from, until, came, left, edited } = changes.comparison;
      const items = changeRows(request, changes);
      return reply.send({
        from: readingResource(from),
        until: readingResource(until),
        came: came.length,
        left: left.length,
        edited: edited.length,
        items,
        next: null,
        total: items.length,
      });
    },
  );
}

function writeRoutes(app: App): void {
  app.post(
    '/api/v1/indicators',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'createIndicator',
        summary: 'Define an indicator of a programme',
        body: IndicatorInput,
        response: { 201: created(Indicator, 'It is defined'), ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const slug = createIndicator(request.db, request.act(), request.body);
      return reply.code(201).send(indicatorResource(findIndicator(request.db, slug, readerOf(request))));
    },
  );

  app.put(
    '/api/v1/indicators/:slug',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'editIndicator',
        summary: 'Change an indicator: all of its facts, in which what is absent becomes not set',
        params: Path,
        body: IndicatorInput,
        response: { 200: Indicator, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      editIndicator(request.db, request.act(), slug, request.body);
      return reply.send(indicatorResource(findIndicator(request.db, slug, readerOf(request))));
    },
  );

  app.post(
    '/api/v1/indicators/:slug/retirement',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'retireIndicator',
        summary: 'Take an indicator out of use',
        params: Path,
        response: {
          204: Type.Null({ description: 'It is out of use' }),
          ...problemResponses(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      retireIndicator(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );
}

function readingRoute(app: App): void {
  app.post(
    '/api/v1/indicators/:slug/readings',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'keepIndicatorReading',
        summary: 'Keep what an indicator counts now, so that later it can be told what has changed',
        params: Path,
        body: ReadingInput,
        response: { 201: created(ReadingResource, 'It is kept'), ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const id = keepReading(request.db, request.act(), slug, request.body);
      const indicator = findIndicator(request.db, slug, readerOf(request));
      const kept = readingIn(listReadings(request.db, indicator.id), id);
      return reply.code(201).send(readingResource(kept));
    },
  );
}

function readerOf({ language, actor }: FastifyRequest): Reader {
  return { language, isStaff: isStaff(actor) };
}

function resource({ count, href }: Counted) {
  return { count, rows: href };
}

function indicatorResource(row: IndicatorRow): Indicator {
  const { id: _, programmeId: __, objective, value, byCountry, byTheme, filters, ...own } = row;
  return {
    ...own,
    filters,
    objective: objective?.number ?? null,
    value: resource(value),
    byCountry: byCountry.map(({ country, counted }) => ({ country, ...resource(counted) })),
    byTheme: byTheme.map(({ theme, counted }) => ({ theme, ...resource(counted) })),
  };
}

function readingResource({ id, records, revision: _, ...own }: Reading): ReadingResource {
  return { ...own, id: id ?? null, count: records.length };
}
