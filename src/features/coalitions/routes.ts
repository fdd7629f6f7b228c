import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { isStaff } from '#features/people/access.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import type { ListRequest } from '#lists/definition.ts';
import { downloadFormats } from '#lists/download.ts';
import { findList } from '#lists/find.ts';
import { nameMatcher } from '#lists/matched.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { paths } from '#paths.ts';
import { coalitionListContent, type CoalitionList } from '#views/coalitions/list.ts';
import { coalitionPage } from '#views/coalitions/show.ts';
import { coalitionTimelinePage } from '#views/coalitions/timeline.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { coalitionsApi } from './api.ts';
import { sendCoalitions } from './download.ts';
import { coalitionFormRoutes } from './form-routes.ts';
import { institutionRoutes } from './institution-routes.ts';
import { coalitionKinds, coalitionScopes, coalitionStatuses, memberCountries } from './kinds.ts';
import { coalitionList } from './list.ts';
import { memberFormRoutes } from './member-routes.ts';
import { findCoalition, listCoalitions, namesOfRow } from './queries.ts';
import { coalitionOf } from './stored.ts';
import { isOfWorkspace } from './workspace.ts';
import { coalitionWorkApi } from './work-api.ts';
import { workOf } from './work.ts';

const PAGE = 25;
const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** Coalitions: the list and its download, one coalition, its forms, and the same for scripts. */
export async function coalitions(app: App): Promise<void> {
  const querystring = listQuerySchema(coalitionList, 'page');

  app.get(
    paths.coalitions(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const content = coalitionListContent(
        request.ui(),
        listOf(request, readListRequest(coalitionList, request.query, PAGE)),
      );
      return request.wantsFragment
        ? reply.fragment(listResults(request.ui(), content))
        : reply.page(listPage(request.ui(), content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.coalitions()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) =>
        sendCoalitions(request, reply, readListRequest(coalitionList, request.query, PAGE), format),
    );
  }

  await coalitionFormRoutes(app);
  await memberFormRoutes(app);

  app.get(
    '/coalitions/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => {
      const coalition = findCoalition(request.db, request.params.slug);
      const themeNames = Object.fromEntries(
        coalition.themes.map((slug) => [slug, themeName(request.db, slug, request.language)]),
      );
      const mayWrite = isOfWorkspace(request.db, request.actor, coalitionOf(request.db, coalition.slug));
      const work = workOf(request.db, coalition);
      return reply.page(coalitionPage(request.ui(), { coalition, themeNames, work, mayWrite }));
    },
  );

  app.get(
    '/coalitions/:slug/timeline',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => {
      const coalition = findCoalition(request.db, request.params.slug);
      return reply.page(coalitionTimelinePage(request.ui(), coalition, workOf(request.db, coalition)));
    },
  );

  institutionRoutes(app);
  await coalitionsApi(app);
  await coalitionWorkApi(app);
}

function listOf(request: FastifyRequest, asked: ListRequest): CoalitionList {
  const { db, language } = request;
  const ui = request.ui();
  const result = findList(db, coalitionList, asked, { language, isStaff: isStaff(request.actor) });
  const match = asked.q === undefined ? undefined : nameMatcher(asked.q);
  return {
    model: listModel(db, coalitionList, asked, result, {
      ui,
      path: paths.coalitions(),
      facetLabels: {
        country: 'coalitions.country',
        memberCountries: 'coalitions.memberCountries',
        theme: 'coalitions.theme',
        status: 'coalitions.status',
        kind: 'coalitions.kind',
        scope: 'coalitions.scope',
      },
      sortLabels: {
        name: 'lists.sort.name',
        newest: 'coalitions.sort.newest',
        members: 'coalitions.sort.members',
      },
      valueLabel: (facet, value) => valueLabel(request, facet, value),
      fixedValues: {
        country: sixCountries,
        memberCountries,
        theme: listThemes(db).map(({ slug }) => slug),
        status: coalitionStatuses,
        kind: coalitionKinds,
        scope: coalitionScopes,
      },
    }),
    rows: listCoalitions(db, result.ids).map((coalition) => ({
      coalition,
      matched: match?.(namesOfRow(coalition)),
    })),
  };
}

function valueLabel(request: FastifyRequest, facet: string, value: string): string {
  const { t } = request.ui();
  if (facet === 'country') return isCountry(value) ? countryName(value, request.language) : value;
  if (facet === 'memberCountries') return t('coalitions.countriesOrMore', { number: value });
  if (facet === 'theme') return themeName(request.db, value, request.language);
  const known = [...coalitionStatuses, ...coalitionKinds, ...coalitionScopes].find((word) => word === value);
  if (known === undefined) return value;
  return t(`coalition.${facet as 'status'}.${known as 'active'}`);
}
