import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { isStaff } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { searchPage, suggestions } from '#views/search/results.ts';
import type { Reader } from './best.ts';
import { searchAll, suggest } from './queries.ts';

const Query = Type.Object({ q: Type.Optional(Type.String({ maxLength: 10_000 })) });

/** One search over organisations, grants, events and coalitions, and what it suggests while typing. */
export async function search(app: App): Promise<void> {
  app.get(
    paths.search(),
    { config: { access: 'public' }, schema: { querystring: Query } },
    async (request, reply) => {
      const q = typed(request.query.q);
      const found = q ? searchAll(request.db, q, readerOf(request)) : [];
      return reply.page(searchPage(request.ui(), { q, found }));
    },
  );

  app.get(
    paths.suggestions(),
    { config: { access: 'public' }, schema: { querystring: Query } },
    async (request, reply) => {
      const q = typed(request.query.q);
      return reply.fragment(suggestions(request.ui(), q, q ? suggest(request.db, q, readerOf(request)) : []));
    },
  );
}

/** As typed, without what no page can carry. */
function typed(q: string | undefined): string {
  return (q ?? '').replaceAll('\0', ' ').trim();
}

function readerOf(request: FastifyRequest): Reader {
  return { language: request.language, isStaff: isStaff(request.actor) };
}
