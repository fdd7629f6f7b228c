import type { FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import type { ListRequest } from '#lists/definition.ts';
import { findList } from '#lists/find.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import { nameMatcher } from '#lists/matched.ts';
import { listHref, readListRequest } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { GrantList } from '#views/grants/list.ts';
import { grantStatuses, type GrantStatus } from './kinds.ts';
import { amountsOnDay, type AmountsOnDay } from './amounts-on-day.ts';
import { grantList } from './list.ts';
import { moneyAt, type Basis } from './money-at.ts';
import { asksForDay, readOnDay, type OnDay } from './on-day.ts';
import { listGrants, namesByGrant } from './rows.ts';
import { matchingGrants, MOST_SEARCHED, totalsOf } from './totals.ts';

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
  amount: 'grants.sort.amount',
  name: 'grants.sort.name',
  newest: 'grants.sort.newest',
} as const satisfies Record<string, MessageKey>;

/** Everything that the list's page shows, from one search and a fixed number of queries. */
export function grantListPage(request: FastifyRequest): GrantList {
  const { db, language } = request;
  const reader = { language, isStaff: isStaff(request.actor) };
  const query = request.query as Record<string, unknown>;
  const { asked, onDay, amounts } = onDayRequest(
    db,
    readListRequest(grantList, query, ROWS_OF_A_PAGE),
    query,
  );
  const result = findList(db, grantList, asked, reader);
  const rows = listGrants(db, result.ids);
  const names = asked.q ? namesByGrant(db, result.ids) : undefined;
  const match = asked.q ? nameMatcher(asked.q) : undefined;
  const valuesOf = (facet: string) => (result.facets[facet] ?? []).map(({ value }) => value);
  const years = valuesOf('year').filter((value) => /^\d{4}$/.test(value));
  const hasThemes = valuesOf('theme').some((value) => value !== NOT_PUBLISHED);
  const isTooMany = asked.q !== undefined && result.total > MOST_SEARCHED;
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
    rows: rows.map((grant) => ({
      grant,
      matched: match?.(names?.get(grant.id) ?? []),
      onDay: amounts?.of(grant.id),
    })),
    totalsHref: listHref(paths.grantTotals(), asked, { sort: undefined }),
    totals: isTooMany || amounts ? undefined : totalsOf(db, asked, result, reader),
    day: {
      ...onDay,
      isAsked: amounts !== undefined,
      totals:
        isTooMany || !amounts
          ? undefined
          : moneyAt(db, matchingGrants(db, asked, reader), onDay.asOf, onDay.signedFrom),
      hrefs: hrefsOf(asked),
    },
  };
}

/** The same list with its amounts as signed, and with those of today. */
function hrefsOf(asked: ListRequest): GrantList['day']['hrefs'] {
  const href = (basis?: Basis) => listHref(paths.grants(), { ...asked, carried: { basis } });
  return { recorded: href(), amended: href('amended'), paid: href('paid') };
}

/**
 * A list's request on the day that its address asks for: its grants, its order by amount, and the day in every
 * link. Without a day the list is of every grant recorded, with its amount as signed.
 */
export function onDayRequest(
  db: Database,
  asked: ListRequest,
  query: Record<string, unknown>,
): { asked: ListRequest; onDay: OnDay & { basis: Basis }; amounts: AmountsOnDay | undefined } {
  const read = readOnDay(query);
  const onDay = { ...read, basis: read.basis ?? ('signed' as const) };
  if (!asksForDay(query) || onDay.problems.length > 0) return { asked, onDay, amounts: undefined };
  const amounts = amountsOnDay(db, onDay);
  const carried = {
    basis: read.basis,
    'as-of': read.typed.asOf && onDay.asOf,
    'signed-from': onDay.signedFrom,
  };
  return {
    asked: {
      ...asked,
      carried,
      among: amounts.grants(),
      orders: { amount: (asSigned) => amounts.order(asSigned) },
    },
    onDay,
    amounts,
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
