import type { FastifyRequest } from 'fastify';
import { yearsIn } from '#features/events/list-page.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import type { MessageKey } from '#language/translate.ts';
import { findList } from '#lists/find.ts';
import { readListRequest, type ListQuery } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { CeremonyListing } from '#views/ceremonies/list.ts';
import { ceremonyList, withoutWords } from './list.ts';
import { listCeremonies } from './queries.ts';

const ROWS_OF_A_PAGE = 25;

const facetLabels = {
  country: 'ceremonies.country',
  scheme: 'ceremonies.scheme',
  year: 'ceremonies.year',
  programme: 'ceremonies.programme',
} as const satisfies Record<string, MessageKey>;

const sortLabels = {
  planned: 'ceremonies.sort.planned',
  name: 'ceremonies.sort.name',
} as const satisfies Record<string, MessageKey>;

/** Everything that the list's page shows, from a fixed number of queries. */
export function ceremonyListing(request: FastifyRequest): CeremonyListing {
  const { db, language } = request;
  const reader = { language, isStaff: isStaff(request.actor) };
  const asked = withoutWords(readListRequest(ceremonyList, request.query as ListQuery, ROWS_OF_A_PAGE));
  const result = findList(db, ceremonyList, asked, reader);
  return {
    model: listModel(db, ceremonyList, asked, result, {
      ui: request.ui(),
      path: paths.ceremonies(),
      facetLabels,
      sortLabels,
      valueLabel: labeller(request),
      fixedValues: { country: sixCountries, year: yearsIn(result.facets['year']) },
    }),
    rows: listCeremonies(db, result.ids, reader),
  };
}

/** Schemes of one name in several programmes are told apart by the programme. */
function labeller({ db, language }: FastifyRequest): (facet: string, value: string) => string {
  const programmes = new Map(listProgrammes(db).map(({ slug, shortName }) => [slug, shortName]));
  const all = listSchemes(db);
  const isShared = (name: string) => all.filter((scheme) => scheme.name === name).length > 1;
  const schemes = new Map(
    all.map(({ slug, name, programme }) => [slug, isShared(name) ? `${name} (${programme})` : name]),
  );
  return (facet, value) => {
    if (facet === 'programme') return programmes.get(value) ?? value;
    if (facet === 'scheme') return schemes.get(value) ?? value;
    return facet === 'country' && /^[A-Z]{2}$/.test(value) ? countryName(value, language) : value;
  };
}
