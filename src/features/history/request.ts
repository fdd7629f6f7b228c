import { Type } from '@sinclair/typebox';
import { Invalid, type Problem } from '#errors.ts';
import { readPartialDate, type PartialDate } from '#language/partial-date.ts';
import { withQuery } from '#paths.ts';

/** The value of `person` for entries that no person made: the seed, the command line, the clock. */
export const NOBODY = 'nobody';

/** How the history of a record is asked for. */
export interface HistoryRequest {
  /** The public id of a person, or `nobody`. */
  person: string | undefined;
  event: string | undefined;
  /** Days in Skopje, both included, as precise as they were given. */
  from: PartialDate | undefined;
  until: PartialDate | undefined;
  /** Older than this entry, or newer than it; the newest where neither is given. */
  after: number | undefined;
  before: number | undefined;
  size: number;
}

export const filters = ['person', 'event', 'from', 'until'] as const;
export type HistoryFilter = (typeof filters)[number];

const text = (description: string, examples: string[]) =>
  Type.Optional(Type.String({ maxLength: 100, description, examples }));

const filterSchemas = {
  person: text('Public id of the person who made the change, or `nobody` where it was the registry itself', [
    NOBODY,
  ]),
  event: text('The kind of event', ['grant.signed']),
  from: text('First day in Skopje; a month or a year is enough', ['2026-12']),
  until: text('Last day in Skopje; a month or a year is enough', ['2026-12-15']),
};

/** A page passes over what it does not know; the API refuses it. */
export const HistoryPageQuery = Type.Object({
  ...filterSchemas,
  after: Type.Optional(Type.String({ maxLength: 20 })),
  before: Type.Optional(Type.String({ maxLength: 20 })),
});

export const HistoryApiQuery = Type.Object(
  {
    ...filterSchemas,
    cursor: Type.Optional(
      Type.String({ maxLength: 100, description: 'As `next` of the page before gave it' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  },
  { additionalProperties: false },
);

type Query = Record<string, string | number | undefined>;

/**
 * Reads what a page's address carries. Dates may be written as people type them; one that cannot be read is a
 * problem, and the request then goes without it.
 */
export function readHistoryRequest(
  query: Query,
  size: number,
): { request: HistoryRequest; problems: Problem[] } {
  const problems: Problem[] = [];
  const date = (name: 'from' | 'until') => {
    const typed = given(query[name]);
    const read = typed === undefined ? undefined : readPartialDate(typed);
    if (typed !== undefined && read === undefined)
      problems.push({ path: `/${name}`, message: 'problem.dateUnreadable' });
    return read;
  };
  const request = {
    person: given(query['person']),
    event: given(query['event']),
    from: date('from'),
    until: date('until'),
    after: entryId(given(query['after'])),
    before: entryId(given(query['before'])),
    size,
  };
  return { request, problems };
}

/** Reads the API's query. Throws Invalid for a date that cannot be read or a cursor that was not given out. */
export function readApiHistoryRequest({ cursor, limit, ...query }: Query): HistoryRequest {
  const { request, problems } = readHistoryRequest(query, Number(limit ?? 25));
  const after =
    cursor === undefined ? undefined : entryId(Buffer.from(String(cursor), 'base64url').toString());
  if (cursor !== undefined && after === undefined)
    problems.push({ path: '/cursor', message: 'problem.cursor' });
  if (problems.length > 0) throw new Invalid(problems);
  return { ...request, after };
}

/** The address of a history in a given state: the whole state stands in it. */
export function historyHref(
  path: string,
  request: HistoryRequest,
  changes: Partial<HistoryRequest> = {},
): string {
  const { person, event, from, until, after, before } = {
    ...request,
    after: undefined,
    before: undefined,
    ...changes,
  };
  return withQuery(path, { person, event, from, until, after, before });
}

function given(value: string | number | undefined): string | undefined {
  const trimmed = value === undefined ? '' : String(value).trim();
  return trimmed === '' ? undefined : trimmed;
}

function entryId(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
