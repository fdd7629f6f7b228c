import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { dayOf } from '#language/format.ts';
import { sendList } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { matrixPage } from '#views/solutions/matrix.ts';
import { diffusionLadder, type DiffusionStep } from './kinds.ts';
import { matrixOf, type Matrix, type MatrixCell, type MatrixFilter } from './matrix.ts';
import { listSolutions, type SolutionRow } from './queries.ts';

const word = Type.Optional(Type.String({ maxLength: 200 }));
const Query = Type.Object({ theme: word, session: word, at_least: word, stuck: word });
const columns = [
  'solution',
  'title',
  'country',
  'step',
  'part',
  'taken_on',
  'no_step_since',
  'carriers',
  'evidence',
] as const;

/** The matrix of solutions by country, and the same as rows. */
export function matrixRoutes(app: App): void {
  app.get(
    paths.solutionMatrix(),
    { config: { access: 'public' }, schema: { querystring: Query } },
    async (request, reply) => {
      const all = everySolution(request);
      const { filter, matrix } = matrixFor(request, all);
      const used = new Set(all.flatMap(({ area }) => area ?? []));
      const name = (slug: string) => themeName(request.db, slug, request.language);
      return reply.page(
        matrixPage(request.ui(), {
          matrix,
          filter,
          stuckInAll: matrixOf(all, NOTHING, dayOf(new Date())).stuck.length,
          areas: listThemes(request.db)
            .filter(({ slug, area }) => area === null && used.has(slug))
            .map(({ slug }) => ({ slug, name: name(slug) })),
          sessions: sessionsOf(all),
        }),
      );
    },
  );

  app.get(
    `${paths.solutionMatrix()}.csv`,
    { config: { access: 'public', isKept: false }, schema: { querystring: Query } },
    async (request, reply) => {
      const { matrix } = matrixFor(request, everySolution(request));
      const cells = matrix.rows.flatMap(({ solution, cells: six, elsewhere }) =>
        [...Object.values(six), ...elsewhere].map((cell) => rowOf(solution, cell)),
      );
      const note = kosovoNote(
        cells.map(([, , country]) => country),
        request.language,
      );
      const numbers = cells.map((_, place) => place);
      return sendList(
        reply,
        'solutions-by-country.csv',
        columns,
        numbers,
        (batch) => batch.map((place) => cells[place]!),
        note,
      );
    },
  );
}

const NOTHING: MatrixFilter = { theme: undefined, session: undefined, atLeast: undefined, onlyStuck: false };

function everySolution({ db }: FastifyRequest): SolutionRow[] {
  const ids = db.prepare<{ id: number }>('select id from solutions order by title').all();
  return listSolutions(
    db,
    ids.map(({ id }) => id),
  );
}

/** Pages pass over what they do not know. */
function matrixFor(request: FastifyRequest, all: SolutionRow[]): { filter: MatrixFilter; matrix: Matrix } {
  const query = request.query as Record<string, string | undefined>;
  const filter: MatrixFilter = {
    theme: query['theme'] || undefined,
    session: query['session'] || undefined,
    atLeast: diffusionLadder.find((step): step is DiffusionStep & 'adopted' => step === query['at_least']),
    onlyStuck: Boolean(query['stuck']),
  };
  return { filter, matrix: matrixOf(all, filter, dayOf(new Date())) };
}

function sessionsOf(all: SolutionRow[]): { slug: string; title: string }[] {
  const sessions = new Map(all.flatMap(({ session }) => (session ? [[session.slug, session.title]] : [])));
  return [...sessions].map(([slug, title]) => ({ slug, title }));
}

function rowOf(solution: SolutionRow, { country, step, since, stuck }: MatrixCell): (string | null)[] {
  return [
    solution.slug,
    solution.title,
    country,
    step?.step ?? 'origin',
    step?.part ?? null,
    since,
    stuck ?? null,
    step?.carriers.map(({ name }) => name).join(';') ?? null,
    step?.evidence.map(({ address }) => address).join(' ; ') ?? null,
  ];
}
