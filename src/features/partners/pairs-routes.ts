import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { api } from '#api-paths.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { pairsPage } from '#views/partners/pairs.ts';
import { choicesOf, Pair, pairResource } from './matrix-routes.ts';
import { joinedPairs, readPairs, type PairsAsked } from './pairs.ts';

const word = (description: string, example: string) =>
  Type.Optional(Type.String({ maxLength: 200, description, examples: [example] }));
const fields = {
  programme: word('Slug of a programme: only what its grants joined', 'smart-balkans'),
  scheme: word('Slug of a scheme: only what its grants joined', 'smart-balkans-regional'),
  theme: word('Slug of a theme', 'corruption'),
  year: word('The year in which the grant began, or the coalition was formed', '2023'),
  country: word('A country that is one of the two', 'MK'),
};
const PageQuery = Type.Object(fields, { additionalProperties: true });
const ApiQuery = Type.Object(fields, { additionalProperties: false });
const columns = ['country', 'other_country', 'grants', 'coalitions'];

const PairList = Type.Object({
  items: Type.Array(Pair),
  next: Type.Null({ description: 'All of them stand here' }),
  total: Type.Integer({ description: 'How many of the fifteen pairs were joined' }),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});

/** The pairs of countries that became partners, each once: the page, its downloads, and for scripts. */
export function pairsRoutes(app: App): void {
  app.get(
    paths.partnersPairs(),
    { config: { access: 'public' }, schema: { querystring: PageQuery } },
    async (request, reply) => {
      const { asked, pairs, matrix } = pairsFor(request);
      const countries = sixCountries.map((code) => ({
        value: code,
        label: countryName(code, request.language),
      }));
      const choices = { ...choicesOf(request, matrix), countries };
      return reply.page(pairsPage(request.ui(), { asked, pairs, undated: matrix.undated, choices }));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.partnersPairs()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring: PageQuery } },
      async (request, reply) => {
        const { pairs } = pairsFor(request);
        const rows = pairs.map(({ row, column, grants, coalitions }) => [
          row,
          column,
          grants.count,
          coalitions.count,
        ]);
        return sendList(
          reply,
          `pairs.${format}`,
          columns,
          rows.map((_, place) => place),
          (batch) => batch.map((place) => rows[place]!),
          kosovoNote(countriesOf(pairs), request.language),
        );
      },
    );
  }

  app.get(
    api.partnersPairs(),
    {
      config: { access: 'public' },
      schema: {
        tags: ['partners'],
        operationId: 'listJoinedCountryPairs',
        summary: 'The pairs of the six countries that a grant or a coalition joined, each once',
        querystring: ApiQuery,
        response: { 200: PairList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const { pairs } = pairsFor(request);
      const note = kosovoNote(countriesOf(pairs), 'en');
      const items = pairs.map(pairResource);
      return reply.send({ items, next: null, total: items.length, ...(note ? { note } : {}) });
    },
  );
}

function pairsFor(request: FastifyRequest): { asked: PairsAsked } & ReturnType<typeof joinedPairs> {
  const asked = readPairs(request.query as Record<string, unknown>);
  return { asked, ...joinedPairs(request.db, asked, isStaff(request.actor) ? 'staff' : 'public') };
}

function countriesOf(pairs: readonly { row: string; column: string }[]): string[] {
  return pairs.flatMap(({ row, column }) => [row, column]);
}
