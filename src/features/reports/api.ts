import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { checkClaims } from './claims.ts';
import { createIndicator, retireIndicator } from './commands.ts';
import type { Counted, Reader } from './counting.ts';
import { coverageOf } from './coverage.ts';
import { figureRows } from './figure-rows.ts';
import { reportFilters, reportOf } from './figures.ts';
import { listIndicators, type IndicatorRow } from './indicators.ts';
import { ClaimList, CoverageList, FigureList, Indicator, IndicatorInput, IndicatorList } from './schemas.ts';

const Filters = Type.Object(
  Object.fromEntries(
    reportFilters.map((name) => [
      name,
      Type.Optional(Type.String({ maxLength: 200, description: `Only where ${name} is this` })),
    ]),
  ),
  { additionalProperties: false },
);
const Path = Type.Object({ slug: Type.String({ maxLength: 200, description: 'Slug of the indicator' }) });
/** These take no filters; what is sent is refused rather than passed over. */
const Nothing = Type.Object({}, { additionalProperties: false });
const tags = ['reports'];
const security = [{ token: [] }];

/** Figures, claims, coverage and indicators for scripts: each number with the address of its rows. */
export async function reportsApi(app: App): Promise<void> {
  app.get(
    '/api/v1/reports',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getReport',
        summary: 'The figures of the donor’s page, each with the list that it counts',
        querystring: Filters,
        response: { 200: FigureList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const items = figureRows(reportOf(request.db, request.query, readerOf(request)));
      return reply.send({ items, next: null, total: items.length, ...noteFor(['XK']) });
    },
  );

  app.get(
    '/api/v1/claims',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listClaims',
        summary: 'Published figures against what the registry counts',
        querystring: Nothing,
        response: { 200: ClaimList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const items = checkClaims(request.db, readerOf(request)).map((claim) => ({
        slug: claim.slug,
        what: claim.what,
        unit: claim.unit,
        count: claim.count,
        amount: claim.amountMinor === null ? null : (claim.amountMinor / 100).toFixed(2),
        currency: claim.currency,
        period: claim.period,
        counted: claim.counted ? resource(claim.counted) : null,
        difference: claim.difference ?? null,
        sumOfParts: claim.arithmetic?.sum ?? null,
        source: claim.source?.address ?? null,
        note: claim.note,
      }));
      return reply.send({ items, next: null, total: items.length });
    },
  );

  app.get(
    '/api/v1/coverage',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getCoverage',
        summary: 'What the registry holds of every programme and scheme, field by field',
        querystring: Nothing,
        response: { 200: CoverageList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const items = coverageOf(request.db, readerOf(request)).map((row) => ({
        scheme: row.name,
        isProgramme: row.isProgramme,
        recorded: resource(row.recorded),
        amount: resource(row.amount),
        signed: resource(row.signed),
        ceremony: resource(row.ceremony),
        partners: resource(row.partners),
      }));
      return reply.send({ items, next: null, total: items.length });
    },
  );

  indicatorApi(app);
}

function indicatorApi(app: App): void {
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
        response: {
          201: { description: 'It is defined', content: { 'application/json': { schema: Indicator } } },
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const slug = createIndicator(request.db, request.act(), request.body);
      const made = listIndicators(request.db, readerOf(request)).find((one) => one.slug === slug)!;
      return reply.code(201).send(indicatorResource(made));
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

function readerOf({ language, actor }: FastifyRequest): Reader {
  return { language, isStaff: isStaff(actor) };
}

function resource({ count, href }: Counted) {
  return { count, rows: href };
}

function indicatorResource(row: IndicatorRow): Indicator {
  const { id: _, objective, value, byCountry, filters, ...own } = row;
  return {
    ...own,
    filters,
    objective: objective?.number ?? null,
    value: resource(value),
    byCountry: byCountry.map(({ country, counted }) => ({ country, ...resource(counted) })),
  };
}
