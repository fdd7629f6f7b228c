import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { sharedLabels, themeSlugs, yearsOf } from '#features/outcomes/list-labels.ts';
import { isStaff } from '#features/people/access.ts';
import { themeName } from '#features/themes/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { nameMatcher } from '#lists/matched.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { solutionListContent, type SolutionList } from '#views/solutions/list.ts';
import { solutionPage } from '#views/solutions/show.ts';
import { solutionsApi } from './api.ts';
import { solutionFormRoutes } from './form-routes.ts';
import { diffusionSteps } from './kinds.ts';
import { solutionList } from './list.ts';
import { matrixRoutes } from './matrix-routes.ts';
import { countriesWhere, standingSteps } from './matrix.ts';
import { findSolution, listSolutions, type SolutionRow } from './queries.ts';
import { countriesOf } from './resource.ts';
import { isAdopted } from './rules.ts';

const PAGE = 25;
const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const columns = [
  'slug',
  'title',
  'theme',
  'problem',
  'what_works',
  'origin_country',
  'origin_since',
  'carried_in',
  'adopted_in',
  'area',
  'steps',
] as const;

/** Solutions: the list and its download, the matrix, one solution, its forms, and the same for scripts. */
export async function solutions(app: App): Promise<void> {
  const querystring = listQuerySchema(solutionList, 'page');

  app.get(
    paths.solutions(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const content = solutionListContent(ui, listOf(request));
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.solutions()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const asked = readListRequest(solutionList, request.query, PAGE);
        const ids = findAllIds(db, solutionList, asked, { language, isStaff: isStaff(request.actor) });
        const note = kosovoNote(listSolutions(db, ids).flatMap(countriesOf), language);
        const rowsOf = (batch: number[]) => listSolutions(db, batch).map(cellsOfCsv);
        return sendList(reply, `solutions.${format}`, columns, ids, rowsOf, note);
      },
    );
  }

  matrixRoutes(app);
  solutionFormRoutes(app);

  app.get(
    '/solutions/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => {
      const solution = findSolution(request.db, request.params.slug);
      const { theme } = solution;
      const name = theme === null ? null : themeName(request.db, theme, request.language);
      return reply.page(solutionPage(request.ui(), { solution, themeName: name }));
    },
  );

  await solutionsApi(app);
}

function cellsOfCsv(row: SolutionRow) {
  return [
    row.slug,
    row.title,
    row.theme,
    row.problem,
    row.whatWorks,
    row.originCountry,
    row.originSince,
    countriesWhere(row, ({ step }) => step !== 'dropped').join(';'),
    countriesWhere(row, ({ step }) => isAdopted(step)).join(';'),
    row.area,
    standingSteps(row)
      .map(({ country, step, takenOn }) => `${country}: ${step} ${takenOn ?? ''}`.trim())
      .join('; '),
  ];
}

function listOf(request: FastifyRequest): SolutionList {
  const { db, language } = request;
  const ui = request.ui();
  const asked = readListRequest(solutionList, request.query as Record<string, unknown>, PAGE);
  const result = findList(db, solutionList, asked, { language, isStaff: isStaff(request.actor) });
  const match = asked.q === undefined ? undefined : nameMatcher(asked.q);
  const hasSessions = (result.facets['session'] ?? []).some(({ value }) => value !== 'none');
  return {
    model: listModel(db, solutionList, asked, result, {
      ui,
      path: paths.solutions(),
      facetLabels: {
        theme: 'solutions.theme',
        origin: 'solutions.origin',
        carried: 'solutions.carried',
        adopted: 'solutions.adopted',
        step: 'solutions.step',
        ...(hasSessions ? { session: 'solutions.session' } : {}),
        year: 'solutions.adoptedYear',
      },
      sortLabels: {
        name: 'lists.sort.name',
        newest: 'lists.sort.newest',
        carried: 'solutions.sort.carried',
      },
      valueLabel: sharedLabels(request, (facet, value) =>
        facet === 'step' ? ui.t(`solution.step.${value as 'adopted'}`) : undefined,
      ),
      fixedValues: {
        theme: themeSlugs(request),
        carried: sixCountries,
        adopted: sixCountries,
        step: diffusionSteps,
        year: yearsOf(result.facets['year']),
      },
    }),
    rows: listSolutions(db, result.ids).map((solution) => ({
      solution,
      matched: match?.([solution.title]),
      carried: countriesWhere(solution, ({ step }) => step !== 'dropped'),
      adopted: countriesWhere(solution, ({ step }) => isAdopted(step)),
    })),
  };
}
