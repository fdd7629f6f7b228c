import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { sixCountries } from '#language/countries.ts';
import type { Counted, Reader } from './counting.ts';
import { coverageOf } from './coverage.ts';
import { figureRows } from './figure-rows.ts';
import { reportFilters, reportOf } from './figures.ts';
import { indicatorApi } from './indicator-api.ts';
import { CoverageList, FigureList } from './schemas.ts';

const Filters = Type.Object(
  Object.fromEntries(
    reportFilters.map((name) => [
      name,
      Type.Optional(Type.String({ maxLength: 200, description: `Only where ${name} is this` })),
    ]),
  ),
  { additionalProperties: false },
);
/** These take no filters; what is sent is refused rather than passed over. */
const Nothing = Type.Object({}, { additionalProperties: false });
const tags = ['reports'];

/** Figures, coverage and indicators for scripts: each number with the address of its rows. */
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
        countries: sixCountries.map((country) => ({ country, ...resource(row.byCountry[country]) })),
        elsewhere: resource(row.elsewhere),
        amount: resource(row.amount),
        signed: resource(row.signed),
        ceremony: resource(row.ceremony),
        partners: resource(row.partners),
      }));
      return reply.send({ items, next: null, total: items.length, ...noteFor(['XK']) });
    },
  );

  indicatorApi(app);
}

function readerOf({ language, actor }: FastifyRequest): Reader {
  return { language, isStaff: isStaff(actor) };
}

function resource({ count, href }: Counted) {
  return { count, rows: href };
}
