import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { checkClaims } from './claims.ts';
import type { Counted, Reader } from './counting.ts';
import { coverageOf } from './coverage.ts';
import { reportFilters, reportOf } from './figures.ts';
import { indicatorApi } from './indicator-api.ts';
import { ClaimList, CoverageList, FigureList, type Figure } from './schemas.ts';

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
      const items = figuresOf(reportOf(request.db, request.query, readerOf(request)));
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

function readerOf({ language, actor }: FastifyRequest): Reader {
  return { language, isStaff: isStaff(actor) };
}

function resource({ count, href }: Counted) {
  return { count, rows: href };
}

function figuresOf(report: ReturnType<typeof reportOf>): Figure[] {
  const figure = (
    name: string,
    of: string | null,
    counted: Counted | undefined,
    amount: string | null = null,
  ) => ({
    figure: name,
    of,
    count: counted?.count ?? null,
    amount,
    rows: counted?.href ?? null,
  });
  return [
    ...report.figures.map(({ key, counted }) => figure(key, null, counted)),
    ...report.sums.map((sum) => figure('signed', sum.currency, sum, (sum.minor / 100).toFixed(2))),
    ...report.pairs.map(({ pair, grants }) => figure('pair', pair, grants)),
    ...report.years.map(({ year, grants }) => figure('year', year, grants)),
    ...(report.consortia ?? []).map(({ country, together }) =>
      figure('regional_organisations', country, together),
    ),
  ];
}
