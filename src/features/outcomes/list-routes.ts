import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isStaff } from '#features/people/access.ts';
import { sixCountries } from '#language/countries.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { outcomeListContent, type OutcomeList } from '#views/outcomes/list.ts';
import { outcomeSteps } from './kinds.ts';
import { sharedLabels, themeSlugs, yearsOf } from './list-labels.ts';
import { outcomeList } from './list.ts';
import { listOutcomes, type OutcomeRow } from './queries.ts';

const PAGE = 25;
const columns = [
  'id',
  'coalition',
  'country',
  'institution',
  'step',
  'happened_on',
  'what_changed',
  'contribution',
  'counted',
  'evidence',
  'basis',
  'read_on',
  'asked',
  'answered',
  'agreed',
  'reason',
  'note',
] as const;

/** The list of outcomes over all coalitions and its download. */
export function outcomeListRoutes(app: App): void {
  const querystring = listQuerySchema(outcomeList, 'page');

  app.get(
    paths.outcomes(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const content = outcomeListContent(ui, listOf(request));
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.outcomes()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const asked = readListRequest(outcomeList, request.query, PAGE);
        const ids = findAllIds(db, outcomeList, asked, { language, isStaff: isStaff(request.actor) });
        const countries = listOutcomes(db, ids).map(({ country }) => country);
        return sendList(
          reply,
          `outcomes.${format}`,
          columns,
          ids,
          (batch) => listOutcomes(db, batch).map(cellsOf),
          kosovoNote(countries, language),
        );
      },
    );
  }
}

function cellsOf(row: OutcomeRow) {
  const { evidence, substantiation } = row;
  return [
    row.id,
    row.coalition.slug,
    row.country,
    row.institution,
    row.step,
    row.happenedOn,
    row.whatChanged,
    row.contribution,
    row.isCounted ? 'yes' : 'no',
    evidence.map(({ address }) => address).join(' ; '),
    [...new Set(evidence.map(({ basis }) => basis))].join(';'),
    [...new Set(evidence.map(({ readOn }) => readOn ?? ''))].join(';'),
    substantiation.asked,
    substantiation.answered,
    substantiation.agreed,
    row.reason,
    row.note,
  ];
}

function listOf(request: FastifyRequest): OutcomeList {
  const { db, language } = request;
  const ui = request.ui();
  const asked = readListRequest(outcomeList, request.query as Record<string, unknown>, PAGE);
  const result = findList(db, outcomeList, asked, { language, isStaff: isStaff(request.actor) });
  return {
    model: listModel(db, outcomeList, asked, result, {
      ui,
      path: paths.outcomes(),
      facetLabels: {
        counted: 'outcomes.counted',
        step: 'outcomes.step',
        country: 'coalitions.country',
        coalition: 'outcomes.coalition',
        theme: 'coalitions.theme',
        contribution: 'outcomes.contribution',
        year: 'outcomes.year',
      },
      sortLabels: { date: 'outcomes.sort.date', name: 'lists.sort.name' },
      valueLabel: sharedLabels(request, (facet, value) => {
        if (facet === 'step') return ui.t(`outcome.step.${value as 'adopted'}`);
        if (facet === 'counted') return ui.t(`outcomes.counted.${value as 'counted'}`);
        return facet === 'contribution' ? ui.t('outcomes.contribution.stated') : undefined;
      }),
      fixedValues: {
        counted: ['counted', 'not_counted'],
        step: outcomeSteps,
        country: sixCountries,
        theme: themeSlugs(request),
        year: yearsOf(result.facets['year']),
      },
    }),
    rows: listOutcomes(db, result.ids),
  };
}
