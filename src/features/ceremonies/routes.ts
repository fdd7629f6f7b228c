import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isStaff } from '#features/people/access.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds } from '#lists/find.ts';
import { readListRequest } from '#lists/request.ts';
import { paths } from '#paths.ts';
import { ceremonyListContent } from '#views/ceremonies/list.ts';
import { ceremonyPage } from '#views/ceremonies/show.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { ceremoniesApi } from './api.ts';
import { ceremonyColumns, ceremonyCsvRows, listColumns, listCsvRow } from './download.ts';
import { ceremonyDayApi } from './day-api.ts';
import { ceremonyDayRoutes } from './day-routes.ts';
import { ceremonyForms } from './form-routes.ts';
import { ceremonyListApi } from './list-api.ts';
import { ceremonyListing } from './list-page.ts';
import { ceremonyListRoutes } from './list-routes.ts';
import { ceremonyList, ceremonyListQuery, withoutWords } from './list.ts';
import { findCeremony, listCeremonies } from './queries.ts';
import { countriesNamed } from './resource.ts';
import { ceremonyView } from './show.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Asked = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 10_000 })),
  order: Type.Optional(Type.String({ maxLength: 10 })),
});

/** The list of ceremonies, a ceremony's page, the acts on its list, the forms, and the API. */
export async function ceremonies(app: App): Promise<void> {
  listRoutes(app);
  await app.register(ceremonyForms);
  showRoutes(app);
  await app.register(ceremonyListRoutes);
  await app.register(ceremonyDayRoutes);
  await ceremoniesApi(app);
  await ceremonyListApi(app);
  await ceremonyDayApi(app);
}

function listRoutes(app: App): void {
  const querystring = ceremonyListQuery('page');

  app.get(
    paths.ceremonies(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const content = ceremonyListContent(ui, ceremonyListing(request));
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.ceremonies()}.${format}`,
      { config: { access: 'public' }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const reader = { language, isStaff: isStaff(request.actor) };
        const ids = findAllIds(
          db,
          ceremonyList,
          withoutWords(readListRequest(ceremonyList, request.query, 1)),
          reader,
        );
        const note = kosovoNote(
          listCeremonies(db, ids, reader).flatMap(({ countries }) => countries),
          language,
        );
        return sendList(
          reply,
          `ceremonies.${format}`,
          ceremonyColumns,
          ids,
          (batch) => ceremonyCsvRows(db, batch, reader),
          note,
        );
      },
    );
  }
}

function showRoutes(app: App): void {
  app.get(
    '/ceremonies/:slug',
    { config: { access: 'public' }, schema: { params: Slug, querystring: Asked } },
    async (request, reply) => {
      const { q, order } = request.query;
      const view = ceremonyView(request, request.params.slug, { q, isOrdering: order === 'yes' });
      return reply.page(ceremonyPage(request.ui(), view));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `/ceremonies/:slug/list.${format}`,
      { config: { access: 'public' }, schema: { params: Slug } },
      async (request, reply) => {
        const { slug } = request.params;
        const ceremony = findCeremony(request.db, slug, { isStaff: isStaff(request.actor) });
        const grants = [...ceremony.list, ...ceremony.unlisted];
        const note = kosovoNote(countriesNamed({ ...ceremony, countries: [] }), request.language);
        const places = grants.map((_, place) => place);
        const rowsOf = (batch: number[]) => batch.flatMap((place) => grants[place] ?? []).map(listCsvRow);
        return sendList(reply, `${slug}.${format}`, listColumns, places, rowsOf, note);
      },
    );
  }
}
