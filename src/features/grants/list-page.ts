import type { FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { findList } from '#lists/find.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import { nameMatcher } from '#lists/matched.ts';
import { listHref, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { GrantList } from '#views/grants/list.ts';
import { grantStatuses, type GrantStatus } from './kinds.ts';
import { grantList } from './list.ts';
import { listGrants, namesByGrant } from './rows.ts';
import { MOST_SEARCHED, totalsOf } from './totals.ts';

const ROWS_OF_A_PAGE = 25;

const facetLabels = {
  programme: 'grants.programme',
  scheme: 'grants.scheme',
  country: 'grants.country',
  status: 'grants.status',
  year: 'grants.year',
  consortium: 'grants.consortium',
  amount: 'grants.amount',
} as const satisfies Record<string, MessageKey>;

const sortLabels = {
  signed: 'grants.sort.signed',
  name: 'grants.sort.name',
  newest: 'grants.sort.newest',
} as const satisfies Record<string, MessageKey>;

/** Everything that the list's page shows, from one search and a fixed number of queries. */
export function grantListPage(request: FastifyRequest): GrantList {
  const { db, language } = request;
  const reader = { language, isStaff: isStaff(request.actor) };
  const asked = readListRequest(grantList, request.query as Record<string, unknown>, ROWS_OF_A_PAGE);
  const result = findList(db, grantList, asked, reader);
  const rows = listGrants(db, result.ids);
  const names = asked.q ? namesByGrant(db, result.ids) : undefined;
  const match = asked.q ? nameMatcher(asked.q) : undefined;
  const valuesOf = (facet: string) => (result.facets[facet] ?? []).map(({ value }) => value);
  const years = valuesOf('year').filter((value) => /^\d{4}$/.test(value));
  const hasThemes = valuesOf('theme').some((value) => value !== NOT_PUBLISHED);
  return {
    model: listModel(db, grantList, asked, result, {
      ui: request.ui(),
      path: paths.grants(),
      facetLabels: hasThemes ? { ...facetLabels, theme: 'grants.theme' } : facetLabels,
      sortLabels,
      valueLabel: labeller(db, request),
      fixedValues: {
        country: sixCountries,
        status: grantStatuses.filter((status) => valuesOf('status').includes(status)),
        year: years.toSorted().toReversed(),
      },
    }),
    rows: rows.map((grant) => ({ grant, matched: match?.(names?.get(grant.id) ?? []) })),
    totalsHref: listHref(paths.grantTotals(), asked, { sort: undefined }),
    totals: asked.q && result.total > MOST_SEARCHED ? undefined : totalsOf(db, asked, result, reader),
  };
}

/** Says the values of facets; what they stand for is asked once a page. */
export function labeller(
  db: Database,
  { language }: FastifyRequest,
): (facet: string, value: string) => string {
  const t = translatorOf(language);
  const programmes = new Map(listProgrammes(db).map(({ slug, shortName }) => [slug, shortName]));
  const all = listSchemes(db);
  const schemes = new Map(
    all.map(({ slug, name, programme }) => [
      slug,
      all.some((other) => other.slug !== slug && other.name === name) ? `${name} (${programme})` : name,
    ]),
  );
  return (facet, value) => {
    if (facet === 'programme') return programmes.get(value) ?? value;
    if (facet === 'scheme') return schemes.get(value) ?? value;
    if (facet === 'country') return /^[A-Z]{2}$/.test(value) ? countryName(value, language) : value;
    if (facet === 'theme') return themeName(db, value, language);
    if (facet === 'status')
      return grantStatuses.includes(value as GrantStatus) ? t(`grant.status.${value as GrantStatus}`) : value;
    if (facet === 'consortium')
      return value in consortium ? t(consortium[value as keyof typeof consortium]) : value;
    return facet === 'amount' && value === 'published' ? t('grant.amount.published') : value;
  };
}

const consortium = {
  alone: 'grant.consortium.alone',
  within: 'grant.consortium.within',
  across: 'grant.consortium.across',
} as const satisfies Record<string, MessageKey>;
