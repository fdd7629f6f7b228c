import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { readDate } from '#features/amendments/form.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { sendList } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { takeFiles } from '#uploads/multipart.ts';
import { ratesPage, type TypedRate } from '#views/rates/page.ts';
import { ratesApi } from './api.ts';
import { importRates, recordRate } from './commands.ts';
import { readEcbFile } from './ecb.ts';
import { listRates } from './queries.ts';
import { rateText } from './rules.ts';
import type { ImportResult } from './schemas.ts';

const administrator = { access: 'administrator' } as const;
const Asked = Type.Object({
  currency: Type.Optional(Type.String({ maxLength: 3 })),
  on: Type.Optional(Type.String({ maxLength: 10 })),
  after: Type.Optional(Type.Integer({ minimum: 1 })),
});
const ROWS = 60;
const LARGEST = 20 * 1024 * 1024;
const FIELDS = ['currency', 'on', 'rate', 'source', 'reason'] as const;

/** Rates to the euro: entered by hand, or taken from the file that the ECB publishes. */
export async function rates(app: App): Promise<void> {
  app.get(paths.rates(), { config: administrator, schema: { querystring: Asked } }, async (request, reply) =>
    reply.page(pageOf(request)),
  );

  app.get(`${paths.rates()}.csv`, { config: administrator }, async (request, reply) => {
    const { rows } = listRates(request.db, { size: 100_000 });
    const columns = ['currency', 'on', 'rate', 'source'];
    const ids = rows.map((_, place) => place);
    return sendList(reply, 'rates.csv', columns, ids, (batch) =>
      batch.map((place) => {
        const { currency, on, perEuro, source } = rows[place]!;
        return [currency, on, rateText(perEuro), source];
      }),
    );
  });

  app.post(paths.rates(), { config: administrator, schema: { body: Form } }, async (request, reply) => {
    const typed = fieldsOf(request.body, FIELDS);
    try {
      const on = readDate(typed.on) ?? '';
      recordRate(request.db, request.act(), { ...typed, on, reason: typed.reason || undefined });
      return reply.redirect(`${paths.rates()}?currency=${typed.currency}`, 303);
    } catch (error) {
      const { status, problems } = problemsOf(error);
      return reply.code(status).page(pageOf(request, { typed, problems }));
    }
  });

  await takeFiles(app, importRoute);
  await ratesApi(app);
}

function importRoute(app: App): void {
  app.post(paths.rateImport(), { config: administrator }, async (request, reply) => {
    try {
      const result = await importFile(request);
      return reply.page(pageOf(request, { result }));
    } catch (error) {
      const { status, problems } = problemsOf(error);
      return reply.code(status).page(pageOf(request, { problems }));
    }
  });
}

/** Reads the file that a form brings, as one text: what the ECB publishes since 1999 is some eight megabytes. */
async function importFile(request: FastifyRequest): Promise<ImportResult> {
  const act = request.act();
  const missing = new Invalid([{ path: '/file', message: 'problem.ecbMissing' }]);
  if (!request.isMultipart?.()) throw missing;
  const file = await request.file({ limits: { fileSize: LARGEST, files: 1, fields: 5 } });
  if (!file) throw missing;
  const bytes = await file.toBuffer();
  if (bytes.length === 0) throw missing;
  const published = await readEcbFile(bytes.toString('utf8'));
  return importRates(request.db, act, published, `European Central Bank, ${file.filename.slice(0, 100)}`);
}

interface Said {
  typed?: TypedRate;
  problems?: Problem[];
  result?: ImportResult;
}

function pageOf(request: FastifyRequest, { typed = {}, problems = [], result }: Said = {}) {
  const { currency, on, after } = (request.query ?? {}) as { currency?: string; on?: string; after?: number };
  const from = on !== undefined && after !== undefined ? { on, id: after } : undefined;
  const page = listRates(request.db, { currency: currency || undefined, after: from, size: ROWS });
  return ratesPage(request.ui(), { page, currency, typed, problems, result });
}
