import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { sharedLabels, themeSlugs, yearsOf } from '#features/outcomes/list-labels.ts';
import { isStaff } from '#features/people/access.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { evidenceListContent, type EvidenceList } from '#views/evidence/list.ts';
import { evidenceNouns } from './kinds.ts';
import { evidenceList } from './list.ts';
import { listEvidence, type EvidenceRow } from './queries.ts';

const PAGE = 25;
const columns = [
  'slug',
  'statement',
  'value',
  'unit',
  'publisher',
  'year',
  'period',
  'place',
  'theme',
  'cited_by_event',
  'source',
  'read_on',
  'basis',
] as const;

/** The evidence library as a list and its download. */
export function evidenceListRoutes(app: App): void {
  const querystring = listQuerySchema(evidenceList, 'page');

  app.get(
    paths.evidenceLibrary(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const content = evidenceListContent(ui, listOf(request));
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.evidenceLibrary()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const asked = readListRequest(evidenceList, request.query, PAGE);
        const ids = findAllIds(db, evidenceList, asked, { language, isStaff: isStaff(request.actor) });
        const note = kosovoNote(
          listEvidence(db, ids).map(({ place }) => place),
          language,
        );
        const rowsOf = (batch: number[]) => listEvidence(db, batch).map(cellsOf);
        return sendList(reply, `evidence.${format}`, columns, ids, rowsOf, note);
      },
    );
  }
}

function cellsOf(row: EvidenceRow) {
  const { slug, statement, value, unit, publisher, year, period, place, theme, event } = row;
  const { address, readOn, basis } = row;
  return [
    slug,
    statement,
    value,
    unit,
    publisher,
    year,
    period,
    place,
    theme,
    event?.slug,
    address,
    readOn,
    basis,
  ];
}

function listOf(request: FastifyRequest): EvidenceList {
  const { db, language } = request;
  const ui = request.ui();
  const asked = readListRequest(evidenceList, request.query as Record<string, unknown>, PAGE);
  const result = findList(db, evidenceList, asked, { language, isStaff: isStaff(request.actor) });
  const has = (facet: string) => (result.facets[facet] ?? []).some(({ value }) => value !== 'none');
  const events = new Map(
    db
      .prepare<{ slug: string; title: string }>('select slug, title from events')
      .all()
      .map(({ slug, title }) => [slug, title]),
  );
  return {
    model: listModel(db, evidenceList, asked, result, {
      ui,
      path: paths.evidenceLibrary(),
      facetLabels: {
        theme: 'solutions.theme',
        place: 'evidence.place',
        publisher: 'evidence.publisher',
        year: 'evidence.year',
        ...(has('event') ? { event: 'evidence.event' as const } : {}),
        ...(has('use') ? { use: 'evidence.use' as const } : {}),
      },
      sortLabels: { newest: 'lists.sort.newest', name: 'lists.sort.name' },
      valueLabel: sharedLabels(request, (facet, value) => {
        if (facet === 'place') return isCountry(value) ? countryName(value, language) : value;
        if (facet === 'event') return events.get(value);
        return facet === 'use' ? ui.t(`evidence.noun.${value as 'theme'}`) : undefined;
      }),
      fixedValues: {
        theme: themeSlugs(request),
        place: sixCountries,
        year: yearsOf(result.facets['year']),
        use: evidenceNouns,
      },
    }),
    rows: listEvidence(db, result.ids),
  };
}
