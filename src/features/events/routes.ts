import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isStaff } from '#features/people/access.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds } from '#lists/find.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { eventListContent } from '#views/events/list.ts';
import { eventPage } from '#views/events/show.ts';
import { eventsApi } from './api.ts';
import { eventForms } from './form-routes.ts';
import { eventListing } from './list-page.ts';
import { eventList } from './list.ts';
import { findEvent, listEvents } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const csvColumns = [
  'slug',
  'title',
  'kind',
  'programme',
  'starts_on',
  'ends_on',
  'venue',
  'city',
  'country',
  'sessions',
] as const;

/** The list of events, an event's page, the forms by which staff enter and edit one, and the API. */
export async function events(app: App): Promise<void> {
  const querystring = listQuerySchema(eventList, 'page');

  app.get(
    paths.events(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const content = eventListContent(ui, eventListing(request));
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.events()}.${format}`,
      { config: { access: 'public' }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const reader = { language, isStaff: isStaff(request.actor) };
        const ids = findAllIds(db, eventList, readListRequest(eventList, request.query, 1), reader);
        const rows = listEvents(db, ids);
        const note = kosovoNote(
          rows.map(({ country }) => country),
          language,
        );
        return sendList(
          reply,
          `events.${format}`,
          csvColumns,
          ids,
          (batch) => listEvents(db, batch).map(csvRow),
          note,
        );
      },
    );
  }

  await app.register(eventForms);

  app.get(
    '/events/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => {
      const event = findEvent(request.db, request.params.slug, { isStaff: isStaff(request.actor) });
      return reply.page(eventPage(request.ui(), event));
    },
  );

  await eventsApi(app);
}

function csvRow(row: ReturnType<typeof listEvents>[number]) {
  const { slug, title, kind, programme, startsOn, endsOn, venue, city, country, sessions } = row;
  return [slug, title, kind, programme, startsOn, endsOn, venue, city, country, sessions];
}
