import { Readable } from 'node:stream';
import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { sendList } from '#lists/download.ts';
import { workbook } from '#lists/xlsx.ts';
import { comparePage } from '#views/coalition-reports/compare.ts';
import { comparisonSheets } from './comparison-sheets.ts';
import {
  comparedOr422,
  CompareQuery,
  comparing,
  ComparisonResource,
  comparisonResource,
  type Compared,
} from './comparing.ts';
import { countriesIn } from './content.ts';

const slug = Type.String({
  maxLength: 200,
  description: 'Slug of the coalition',
  examples: ['safejournalists-network'],
});
const Coalition = Type.Object({ slug });
const schema = { params: Coalition, querystring: CompareQuery };
const file = { access: 'public', isKept: false } as const;

/** Two reports of a coalition side by side: a page, files, and the same for scripts. No period is called “compare”. */
export function compareRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/reports/compare',
    { config: { access: 'public' }, schema },
    async (request, reply) => {
      const coalition = findCoalition(request.db, request.params.slug);
      const { choices, compared, problems } = comparing(request, coalition.slug, request.query);
      // That there is nothing to compare yet is no fault of whoever asks.
      const isFault = problems.some(({ path }) => path !== '');
      if (isFault) reply.code(422);
      return reply.page(
        comparePage(request.ui(), { coalition, choices, compared, problems, asked: request.query }),
      );
    },
  );

  app.get('/coalitions/:slug/reports/compare.csv', { config: file, schema }, async (request, reply) => {
    const compared = comparedOr422(request, request.params.slug, request.query);
    const [figures] = comparisonSheets(compared);
    const places = figures.rows.map((_, place) => place);
    const rowsOf = (batch: number[]) => batch.map((place) => figures.rows[place]!);
    return sendList(
      reply,
      `${nameOf(compared)}.csv`,
      figures.columns,
      places,
      rowsOf,
      noteOf(compared, request),
    );
  });

  app.get('/coalitions/:slug/reports/compare.xlsx', { config: file, schema }, async (request, reply) => {
    const compared = comparedOr422(request, request.params.slug, request.query);
    return reply
      .header('content-disposition', `attachment; filename="${nameOf(compared)}.xlsx"`)
      .header('cache-control', 'no-store')
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Readable.from(workbook(comparisonSheets(compared, noteOf(compared, request)))));
  });

  app.get('/coalitions/:slug/reports/compare.json', { config: file, schema }, async (request, reply) => {
    const compared = comparedOr422(request, request.params.slug, request.query);
    return reply
      .header('content-disposition', `attachment; filename="${nameOf(compared)}.json"`)
      .send(comparisonResource(compared));
  });

  app.get(
    '/api/v1/coalitions/:slug/reports/compare',
    {
      config: { access: 'public' },
      schema: {
        tags: ['coalition reports'],
        operationId: 'compareCoalitionReports',
        summary: 'What two reports of a coalition say, side by side',
        description:
          'Of what was frozen as submitted; of a draft, for those who may read it, as the records are now. Refused where the two are the same, one is unknown, or the reader may see fewer than two.',
        params: Coalition,
        querystring: CompareQuery,
        response: { 200: ComparisonResource, ...problemResponses(404, 422) },
      },
    },
    async (request, reply) =>
      reply.send(comparisonResource(comparedOr422(request, request.params.slug, request.query))),
  );
}

function nameOf({ reports: { from, until } }: Compared): string {
  return `${from.coalition}-${from.slug}-${until.slug}`;
}

function noteOf(
  { reports: { from, until } }: Compared,
  { language }: { language: Parameters<typeof kosovoNote>[1] },
): string | undefined {
  return kosovoNote([...countriesIn(from.content), ...countriesIn(until.content)], language);
}
