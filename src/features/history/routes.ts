import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { keptValue } from '#database/kept.ts';
import { findOptionalPresentSlug } from '#features/organisations/queries.ts';
import { paths, type PagedNoun } from '#paths.ts';
import { historyPage } from '#views/history/page.ts';
import { historyApi } from './api.ts';
import { historyHead } from './head.ts';
import { historyContent } from './page.ts';
import { historyNouns, keyNames } from './records.ts';
import { HistoryPageQuery } from './request.ts';

/** The history of each record, for staff, and the head of the whole chain, for everybody to keep. */
export async function history(app: App): Promise<void> {
  for (const noun of historyNouns) recordHistory(app, noun);
  head(app);
  await historyApi(app);
}

function recordHistory(app: App, noun: PagedNoun): void {
  const parameter = keyNames[noun];
  const params = Type.Object({ [parameter]: Type.String({ maxLength: 200 }) });
  app.get(
    decodeURIComponent(paths.history(noun, `:${parameter}`)),
    { config: { access: 'staff' }, schema: { params, querystring: HistoryPageQuery } },
    async (request, reply) => {
      const { [parameter]: key = '' } = request.params as Record<string, string>;
      const present = noun === 'organisation' ? findOptionalPresentSlug(request.db, key) : undefined;
      if (present !== undefined) {
        const { search } = new URL(request.url, 'http://localhost');
        return reply.redirect(paths.history(noun, present) + search, 301);
      }
      const content = historyContent(request, noun, key);
      if (content.problems.length > 0) reply.code(422);
      return reply.page(historyPage(request.ui(), content));
    },
  );
}

/** Always the registry's own, also for who is in practice: practice begins anew and proves nothing. */
function head(app: App): void {
  app.get(paths.historyHead(), { config: { access: 'public', isKept: false } }, async (request, reply) => {
    const { registry } = app.databases;
    const { size, hash, at } = keptValue(registry, 'history head', () => historyHead(registry));
    const etag = `"${size}-${hash.slice(0, 20)}"`;
    reply.headers({ etag, 'cache-control': 'public, max-age=0, must-revalidate' });
    if (at !== null) reply.header('last-modified', new Date(at).toUTCString());
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.send({ size, hash, at });
  });
}
