import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { isStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { languageName } from '#language/language-names.ts';
import type { ListRequest } from '#lists/definition.ts';
import { downloadFormats, sendList, type DownloadFormat } from '#lists/download.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { nameMatcher } from '#lists/matched.ts';
import { listQuerySchema, readListRequest, type ListQuery } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { callListContent, type CallListView } from '#views/calls/list.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { callsApi } from './api.ts';
import { sendFeed } from './feed.ts';
import { callFormRoutes } from './form-routes.ts';
import { callStatuses, wantedRoles } from './kinds.ts';
import { callList } from './list.ts';
import { listCalls } from './queries.ts';
import { callRoutes } from './show-routes.ts';

const PAGE = 25;

/** Calls for partners: the list with its downloads, one call, its forms, the clock, and the same for scripts. */
export async function calls(app: App, { config }: { config: Config }): Promise<void> {
  const querystring = listQuerySchema(callList, 'page');
  app.get(
    paths.calls(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const content = callListContent(
        request.ui(),
        listOf(request, readListRequest(callList, request.query, PAGE)),
      );
      return request.wantsFragment
        ? reply.fragment(listResults(request.ui(), content))
        : reply.page(listPage(request.ui(), content));
    },
  );
  for (const format of downloadFormats) {
    app.get(
      `${paths.calls()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) => sendCalls(request, reply, format),
    );
  }
  app.get(`${paths.calls()}.atom`, { config: { access: 'public', isKept: false } }, async (request, reply) =>
    sendFeed(request, reply, config.publicUrl),
  );
  await callFormRoutes(app);
  await callRoutes(app);
  await callsApi(app);
}

function listOf(request: FastifyRequest, asked: ListRequest): CallListView {
  const { db, language } = request;
  const result = findList(db, callList, asked, { language, isStaff: isStaff(request.actor) });
  const match = asked.q === undefined ? undefined : nameMatcher(asked.q);
  return {
    model: listModel(db, callList, asked, result, {
      ui: request.ui(),
      path: paths.calls(),
      facetLabels: {
        status: 'calls.status',
        country: 'calls.countries',
        theme: 'calls.themes',
        scheme: 'match.scheme',
        role: 'calls.role',
        language: 'calls.languages',
      },
      sortLabels: { deadline: 'calls.sort.deadline', newest: 'lists.sort.newest', name: 'lists.sort.name' },
      valueLabel: (facet, value) => valueLabel(request, facet, value),
      fixedValues: {
        status: callStatuses,
        country: sixCountries,
        theme: listThemes(db).map(({ slug }) => slug),
        role: wantedRoles,
      },
    }),
    rows: listCalls(db, result.ids).map((call) => ({
      call,
      matched: match?.([call.title, call.organisation.name]),
    })),
    mayMake: request.recognisedBy !== undefined,
  };
}

function valueLabel(request: FastifyRequest, facet: string, value: string): string {
  const { t } = request.ui();
  const { db, language } = request;
  if (facet === 'country') return isCountry(value) ? countryName(value, language) : value;
  if (facet === 'theme') return themeName(db, value, language);
  if (facet === 'scheme') return listSchemes(db).find(({ slug }) => slug === value)?.name ?? value;
  if (facet === 'language') return languageName(value, language) ?? value;
  const status = callStatuses.find((one) => one === value);
  if (facet === 'status' && status) return t(`call.status.${status}`);
  const role = wantedRoles.find((one) => one === value);
  return role ? t(`call.role.${role}`) : value;
}

const COLUMNS = [
  'slug',
  'title',
  'organisation',
  'country',
  'role',
  'countries',
  'languages',
  'themes',
  'scheme',
  'deadline',
  'status',
  'answers',
];

function sendCalls(request: FastifyRequest, reply: FastifyReply, format: DownloadFormat): FastifyReply {
  const { db, language } = request;
  const asked = readListRequest(callList, request.query as ListQuery, PAGE);
  const named = new Set<string>();
  return sendList(
    reply,
    `calls-for-partners.${format}`,
    COLUMNS,
    findAllIds(db, callList, asked, { language, isStaff: isStaff(request.actor) }),
    (ids) =>
      listCalls(db, ids).map(
        ({
          slug,
          title,
          organisation,
          role,
          countries,
          languages,
          themes,
          scheme,
          deadline,
          status,
          answers,
        }) => {
          for (const code of [...countries, organisation.country ?? '']) named.add(code);
          return [
            slug,
            title,
            organisation.slug,
            organisation.country,
            role,
            countries.join(';'),
            languages.join(';'),
            themes.join(';'),
            scheme,
            deadline,
            status,
            answers,
          ];
        },
      ),
    () => kosovoNote(named, language),
  );
}
