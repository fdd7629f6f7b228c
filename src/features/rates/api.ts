import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { api } from '#api-paths.ts';
import { importRates, recordRate } from './commands.ts';
import { readEcbFile } from './ecb.ts';
import { findOptionalRate, listRates, type RateRow } from './queries.ts';
import { rateText } from './rules.ts';
import { ImportInput, ImportResult, RateInput, RateList, RateResource } from './schemas.ts';

const Asked = Type.Object(
  {
    currency: Type.Optional(Type.String({ maxLength: 3, examples: ['NOK'] })),
    cursor: Type.Optional(
      Type.String({ maxLength: 200, description: 'As `next` of the page before gave it' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
  },
  { additionalProperties: false },
);
const about = { tags: ['rates'], security: [{ token: [] }] };
const administrator = { access: 'administrator' } as const;
const MEGABYTES = 1024 * 1024;

/** Rates to the euro for scripts. */
export async function ratesApi(app: App): Promise<void> {
  app.get(
    api.rates(),
    {
      config: { access: 'public' },
      schema: {
        tags: ['rates'],
        operationId: 'listRates',
        summary: 'Rates to the euro with their day and source, the newest first',
        querystring: Asked,
        response: { 200: RateList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const { currency, cursor, limit = 100 } = request.query;
      const { rows, total, next } = listRates(request.db, {
        currency,
        after: readCursor(cursor),
        size: limit,
      });
      return reply.send({
        items: rows.map(resource),
        next: next ? Buffer.from(`${next.on} ${next.id}`).toString('base64url') : null,
        total,
      });
    },
  );

  app.post(
    api.rates(),
    {
      config: administrator,
      schema: {
        ...about,
        operationId: 'recordRate',
        summary: 'Record a rate to the euro, or correct one with a reason',
        body: RateInput,
        response: { 201: RateResource, ...problemResponses(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      recordRate(request.db, request.act(), request.body);
      const { currency, on } = request.body;
      return reply.code(201).send(resource(findOptionalRate(request.db, currency, on)!));
    },
  );

  app.post(
    `${api.rates()}/import`,
    {
      config: administrator,
      bodyLimit: 24 * MEGABYTES,
      schema: {
        ...about,
        operationId: 'importRates',
        summary: 'Take the rates of the ECB’s published file; what is recorded stays',
        body: ImportInput,
        response: { 200: ImportResult, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { xml, source } = request.body;
      const act = request.act();
      const published = await readEcbFile(xml);
      return reply.send(importRates(request.db, act, published, source?.trim() || 'European Central Bank'));
    },
  );
}

function resource({ currency, on, perEuro, source }: RateRow) {
  return { currency, on, rate: rateText(perEuro), source };
}

function readCursor(cursor: string | undefined): { on: string; id: number } | undefined {
  if (cursor === undefined) return undefined;
  const [, on, id] =
    /^(\d{4}-\d{2}-\d{2}) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (on === undefined) throw new Invalid([{ path: '/cursor', message: 'problem.cursor' }]);
  return { on, id: Number(id) };
}
