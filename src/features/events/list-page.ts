import type { FastifyRequest } from 'fastify';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { findList } from '#lists/find.ts';
import { nameMatcher } from '#lists/matched.ts';
import { readListRequest, type ListQuery } from '#lists/request.ts';
import { listModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { EventListing } from '#views/events/list.ts';
import { eventKinds, type EventKind } from './kinds.ts';
import { eventList } from './list.ts';
import { listEvents, namesByEvent } from './queries.ts';

const ROWS_OF_A_PAGE = 25;

const facetLabels = {
  kind: 'events.kind',
  country: 'events.country',
  year: 'events.year',
  programme: 'events.programme',
} as const satisfies Record<string, MessageKey>;

const sortLabels = { newest: 'events.sort.newest', name: 'events.sort.name' } as const satisfies Record<
  string,
  MessageKey
>;

/** Everything that the list's page shows, from one search and a fixed number of queries. */
export function eventListing(request: FastifyRequest): EventListing {
  const { db, language } = request;
  const asked = readListRequest(eventList, request.query as ListQuery, ROWS_OF_A_PAGE);
  const result = findList(db, eventList, asked, { language, isStaff: isStaff(request.actor) });
  const rows = listEvents(db, result.ids);
  const names = asked.q ? namesByEvent(db, result.ids) : undefined;
  const match = asked.q ? nameMatcher(asked.q) : undefined;
  return {
    model: listModel(db, eventList, asked, result, {
      ui: request.ui(),
      path: paths.events(),
      facetLabels,
      sortLabels,
      valueLabel: labeller(request),
      fixedValues: { country: sixCountries, kind: eventKinds, year: yearsIn(result.facets['year']) },
    }),
    rows: rows.map((event) => ({ event, matched: match?.(names?.get(event.id) ?? []) })),
  };
}

/** The years among a facet's values, newest first. */
export function yearsIn(counts: readonly { value: string }[] | undefined): string[] {
  return (counts ?? [])
    .map(({ value }) => value)
    .filter((value) => /^\d{4}$/.test(value))
    .toSorted()
    .toReversed();
}

function labeller({ db, language }: FastifyRequest): (facet: string, value: string) => string {
  const t = translatorOf(language);
  const programmes = new Map(listProgrammes(db).map(({ slug, shortName }) => [slug, shortName]));
  return (facet, value) => {
    if (facet === 'programme') return programmes.get(value) ?? value;
    if (facet === 'kind')
      return eventKinds.includes(value as EventKind) ? t(`event.kind.${value as EventKind}`) : value;
    return facet === 'country' && /^[A-Z]{2}$/.test(value) ? countryName(value, language) : value;
  };
}
