import { Type, type Static } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { sendList } from '#lists/download.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { matrixPage, type MatrixChoices } from '#views/partners/matrix.ts';
import { matrixOf, type Cell, type Matrix } from './matrix.ts';
import { MatrixApiQuery, MatrixQuery, readMatrix } from './matrix-request.ts';

export const Pair = Type.Object({
  countries: Type.Array(Type.String(), {
    description: 'Two of the six; where roles are told apart, the leading one first',
    examples: [['AL', 'MK']],
  }),
  grants: Type.Integer({ description: 'Grants that join the two, each once', examples: [4] }),
  coalitions: Type.Integer({ description: 'Coalitions whose members are of both', examples: [2] }),
  grantsAt: Type.String({ description: 'The address that opens exactly these grants' }),
  coalitionsAt: Type.String({ description: 'The address that opens exactly these coalitions' }),
});
const PairList = Type.Object({
  items: Type.Array(Pair),
  next: Type.Null({ description: 'All of them stand here' }),
  total: Type.Integer(),
  grants: Type.Integer({ description: 'Grants that join any two of the six, each once' }),
  coalitions: Type.Integer({ description: 'Coalitions that join any two of the six, each once' }),
  undated: Type.Integer({ description: 'Left out of a view by year, for no year is published' }),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});

/** The six countries against one another: the page, the same as CSV, and for scripts. */
export async function matrixRoutes(app: App): Promise<void> {
  app.get(
    paths.partnersMatrix(),
    { config: { access: 'public' }, schema: { querystring: MatrixQuery } },
    async (request, reply) => {
      const { matrix } = matrixFor(request);
      return reply.page(matrixPage(request.ui(), { matrix, choices: choicesOf(request, matrix) }));
    },
  );

  app.get(
    `${paths.partnersMatrix()}.csv`,
    { config: { access: 'public', isKept: false }, schema: { querystring: MatrixQuery } },
    async (request, reply) => {
      const { matrix } = matrixFor(request);
      return sendList(
        reply,
        'country-pairs.csv',
        ['country', 'other_country', 'grants', 'coalitions'],
        matrix.cells.map((_, place) => place),
        (places) =>
          places.map((place) => {
            const { row, column, grants, coalitions } = matrix.cells[place]!;
            return [row, column, grants.count, coalitions.count];
          }),
        kosovoNote(['XK'], request.language),
      );
    },
  );

  app.get(
    api.partnersMatrix(),
    {
      config: { access: 'public' },
      schema: {
        tags: ['partners'],
        operationId: 'listCountryPairs',
        summary: 'How often grants and coalitions joined each pair of the six countries',
        querystring: MatrixApiQuery,
        response: { 200: PairList, ...problemResponses(422) },
      },
    },
    async (request, reply) => reply.send(resourceOf(matrixFor(request).matrix)),
  );
}

function matrixFor(request: FastifyRequest): { matrix: Matrix } {
  const asked = readMatrix(request.query as Record<string, unknown>);
  return { matrix: matrixOf(request.db, asked, isStaff(request.actor) ? 'staff' : 'public') };
}

/** What the matrix, and the list of its pairs, can be narrowed to. */
export function choicesOf({ db, language }: FastifyRequest, { years, asked }: Matrix): MatrixChoices {
  const programmes = listProgrammes(db);
  const schemes = listSchemes(db).filter(
    ({ programmeId }) =>
      asked.programme === '' ||
      programmes.some(({ id, slug }) => id === programmeId && slug === asked.programme),
  );
  return {
    programmes: programmes.map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    schemes: schemes.map(({ slug, name, programme }) => ({
      value: slug,
      label: asked.programme === '' ? `${programme}: ${name}` : name,
    })),
    themes: listThemes(db).map(({ slug }) => ({ value: slug, label: themeName(db, slug, language) })),
    years: years.map((year) => ({ value: year, label: year })),
  };
}

function resourceOf({ cells, all, undated }: Matrix) {
  const note = kosovoNote(['XK'], 'en');
  return {
    items: cells.map(pairResource),
    next: null,
    total: cells.length,
    grants: all.grants.count,
    coalitions: all.coalitions.count,
    undated: undated.grants.count + undated.coalitions.count,
    ...(note ? { note } : {}),
  };
}

/** One pair for scripts. */
export function pairResource({ row, column, grants, coalitions }: Cell): Static<typeof Pair> {
  return {
    countries: [row, column],
    grants: grants.count,
    coalitions: coalitions.count,
    grantsAt: grants.href,
    coalitionsAt: coalitions.href,
  };
}
