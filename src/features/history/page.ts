import type { FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import { locales } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { paths, type PagedNoun } from '#paths.ts';
import type { HistoryContent, HistoryFilters } from '#views/history/page.ts';
import { linesOf } from './lines.ts';
import { countEntries, listChoices, listEntries, namesOfPeople, type FoundEntries } from './queries.ts';
import { findRecord, type NamedRecord } from './records.ts';
import { filters, historyHref, NOBODY, readHistoryRequest, type HistoryRequest } from './request.ts';
import { eventMessage, plainWords } from './words.ts';

const PAGE = 25;
const NOTHING: FoundEntries = { entries: [], total: 0, first: 0, next: undefined, previous: undefined };

/** Everything that the history page of a record shows. Throws NotFound. */
export function historyContent(request: FastifyRequest, noun: PagedNoun, key: string): HistoryContent {
  const { db, language } = request;
  const { registry } = request.server.databases;
  const record = findRecord(db, noun, key);
  const path = paths.history(noun, record.key);
  const query = request.query as Record<string, string | undefined>;
  const { request: asked, problems } = readHistoryRequest(query, PAGE);
  const isReadable = problems.length === 0;
  const found = isReadable ? pageOfEntries(db, record, asked) : NOTHING;
  const link = (changes: Partial<HistoryRequest>) => historyHref(path, asked, changes);
  return {
    record,
    path,
    filters: filtersOf(request, record, asked),
    problems,
    lines: linesOf({ db, registry }, record, found.entries, language),
    total: found.total,
    first: found.first,
    all: countEntries(db, record, without(asked, filters)),
    nextHref: found.next === undefined ? undefined : link({ after: found.next }),
    previousHref: found.previous === undefined ? undefined : link({ before: found.previous }),
    clearHref: filters.some((name) => query[name]?.trim()) ? path : undefined,
    personHref: (id) => link({ person: id }),
    without: found.total === 0 && isReadable ? withoutOne(request, record, asked, link) : [],
  };
}

/** An address that leads past the end shows the newest entries. */
function pageOfEntries(db: Database, record: NamedRecord, asked: HistoryRequest): FoundEntries {
  const found = listEntries(db, record, asked);
  if (found.entries.length > 0 || found.total === 0) return found;
  return listEntries(db, record, { ...asked, after: undefined, before: undefined });
}

/** For an empty history: how many entries there are without one of the filters; those that give none are left out. */
function withoutOne(
  { db }: FastifyRequest,
  record: NamedRecord,
  asked: HistoryRequest,
  link: (changes: Partial<HistoryRequest>) => string,
): HistoryContent['without'] {
  return filters
    .filter((name) => asked[name] !== undefined)
    .map((name) => ({
      filter: name,
      count: countEntries(db, record, without(asked, [name])),
      href: link({ [name]: undefined }),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
}

function without(asked: HistoryRequest, names: readonly (keyof HistoryRequest)[]): HistoryRequest {
  return { ...asked, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

/** What is chosen, as typed, and what there is to choose from. */
function filtersOf(request: FastifyRequest, record: NamedRecord, asked: HistoryRequest): HistoryFilters {
  const { db, language } = request;
  const query = request.query as Record<string, string | undefined>;
  const t = translatorOf(language);
  const choices = listChoices(db, record);
  const people = new Set([
    ...choices.people.map((id) => id ?? NOBODY),
    ...(asked.person ? [asked.person] : []),
  ]);
  const events = new Set([...choices.events, ...(asked.event ? [asked.event] : [])]);
  const names = namesOfPeople(request.server.databases.registry, [...people]);
  const nameOf = (id: string) =>
    id === NOBODY ? t('history.nobody') : (names.get(id) ?? t('history.personGone'));
  const wordsOf = (event: string) => {
    const message = eventMessage(event);
    return message ? t(message) : plainWords(event);
  };
  const collator = new Intl.Collator(locales[language]);
  const options = (values: Set<string>, label: (value: string) => string) =>
    Array.from(values, (value) => ({ value, label: label(value) })).toSorted((left, right) =>
      collator.compare(left.label, right.label),
    );
  return {
    person: { value: asked.person, options: options(people, nameOf) },
    event: { value: asked.event, options: options(events, wordsOf) },
    from: query['from'] ?? '',
    until: query['until'] ?? '',
  };
}
