import { Type, type TObject } from '@sinclair/typebox';
import { Invalid } from '#errors.ts';
import { withQuery } from '#paths.ts';
import type { ListRequest } from './definition.ts';

/** What a list's address carries: the words searched for, the filters by name, the sort, and the place. */
/** What reading a list's address asks of its definition: the names of filters and sorts. */
export type ListShape = { facets: Record<string, unknown>; sorts: Record<string, unknown> };

export type ListQuery = Record<string, unknown>;

const LONGEST = 10_000;

/** The query of a list's address. Pages pass over what they do not know; the API refuses it. */
export function listQuerySchema(definition: ListShape, door: 'page' | 'api'): TObject {
  const value = Type.String({ maxLength: 200 });
  const filters = Object.fromEntries(
    Object.keys(definition.facets).map((name) => [
      name,
      Type.Optional(
        Type.Array(value, {
          maxItems: 50,
          description: `Any of these values of ${name}; none stands for not published`,
        }),
      ),
    ]),
  );
  return Type.Object(
    {
      q: Type.Optional(
        Type.String({ maxLength: LONGEST, description: 'Words of a name, in any script or spelling' }),
      ),
      sort: Type.Optional(
        Type.String({ description: `One of ${Object.keys(definition.sorts).join(', ')}, or relevance` }),
      ),
      ...filters,
      ...(door === 'page'
        ? { after: Type.Optional(value), before: Type.Optional(value) }
        : {
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          }),
    },
    { additionalProperties: door === 'page' },
  );
}

/** Reads a page's query into a request for the list. */
export function readListRequest(definition: ListShape, query: ListQuery, size: number): ListRequest {
  return {
    q: text(query['q'])?.replaceAll('\0', ' '),
    chosen: Object.fromEntries(
      Object.keys(definition.facets).map((name) => [name, (query[name] as string[] | undefined) ?? []]),
    ),
    sort: text(query['sort']),
    after: number(query['after']),
    before: number(query['before']),
    size,
  };
}

/** Reads the API's query; a cursor that this list did not give is refused. */
export function readApiListRequest(definition: ListShape, query: ListQuery): ListRequest {
  const after = readCursor(text(query['cursor']));
  return { ...readListRequest(definition, query, Number(query['limit'] ?? 25)), after, before: undefined };
}

/** The record that a cursor continues after. Throws Invalid for a cursor that no list gave. */
export function readCursor(cursor: string | undefined): number | undefined {
  const after = cursor === undefined ? undefined : number(Buffer.from(cursor, 'base64url').toString());
  if (cursor !== undefined && after === undefined)
    throw new Invalid([{ path: '/cursor', message: 'problem.cursor' }]);
  return after;
}

/** The cursor that continues after a record; null at the end. */
export function cursorAfter(id: number | undefined): string | null {
  return id === undefined ? null : Buffer.from(String(id)).toString('base64url');
}

/** The address of a list in a given state: the whole state stands in it. */
export function listHref(path: string, request: ListRequest, changes: Partial<ListRequest> = {}): string {
  const { q, chosen, sort, carried, after, before } = {
    ...request,
    after: undefined,
    before: undefined,
    ...changes,
  };
  return withQuery(path, { q, ...chosen, sort, ...carried, after, before });
}

/** The choices of a request without one value, or without a whole facet. */
export function without(
  chosen: Record<string, string[]>,
  facet: string,
  value?: string,
): Record<string, string[]> {
  const rest = value === undefined ? [] : (chosen[facet] ?? []).filter((other) => other !== value);
  return { ...chosen, [facet]: rest };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
