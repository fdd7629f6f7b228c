import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { sharedLabels, themeSlugs, yearsOf } from '#features/outcomes/list-labels.ts';
import { isStaff } from '#features/people/access.ts';
import { sixCountries } from '#language/countries.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { actionListContent, type ActionList } from '#views/actions/list.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { actionKinds } from './kinds.ts';
import { actionList } from './list.ts';
import { listActions, type ActionRow } from './queries.ts';

const PAGE = 25;
const columns = [
  'id',
  'coalition',
  'kind',
  'acted_on',
  'country',
  'institution',
  'what',
  'participants',
  'evidence',
  'basis',
  'read_on',
  'note',
] as const;

/** The list of actions over all coalitions and its download. */
export function actionListRoutes(app: App): void {
  const querystring = listQuerySchema(actionList, 'page');

  app.get(
    paths.actions(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const content = actionListContent(ui, listOf(request));
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.actions()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const asked = readListRequest(actionList, request.query, PAGE);
        const ids = findAllIds(db, actionList, asked, { language, isStaff: isStaff(request.actor) });
        const countries = listActions(db, ids).map(({ country }) => country);
        return sendList(
          reply,
          `actions.${format}`,
          columns,
          ids,
          (batch) => listActions(db, batch).map(cellsOf),
          kosovoNote(countries, language),
        );
      },
    );
  }
}

function cellsOf(row: ActionRow) {
  return [
    row.id,
    row.coalition.slug,
    row.kind,
    row.actedOn,
    row.country,
    row.institution,
    row.what,
    row.participants.map(({ name }) => name).join(';'),
    row.evidence.map(({ address }) => address).join(' ; '),
    [...new Set(row.evidence.map(({ basis }) => basis))].join(';'),
    [...new Set(row.evidence.map(({ readOn }) => readOn ?? ''))].join(';'),
    row.note,
  ];
}

function listOf(request: FastifyRequest): ActionList {
  const { db, language } = request;
  const ui = request.ui();
  const asked = readListRequest(actionList, request.query as Record<string, unknown>, PAGE);
  const result = findList(db, actionList, asked, { language, isStaff: isStaff(request.actor) });
  return {
    model: listModel(db, actionList, asked, result, {
      ui,
      path: paths.actions(),
      facetLabels: {
        kind: 'actions.column.kind',
        country: 'coalitions.country',
        coalition: 'outcomes.coalition',
        theme: 'coalitions.theme',
        year: 'outcomes.year',
      },
      sortLabels: { date: 'outcomes.sort.date', name: 'lists.sort.name' },
      valueLabel: sharedLabels(request, (facet, value) =>
        facet === 'kind' ? ui.t(`action.kind.${value as 'meeting'}`) : undefined,
      ),
      fixedValues: {
        kind: actionKinds,
        country: sixCountries,
        theme: themeSlugs(request),
        year: yearsOf(result.facets['year']),
      },
    }),
    rows: listActions(db, result.ids),
  };
}
