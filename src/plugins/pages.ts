import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRevision } from '#database/connection.ts';
import { dayOf } from '#language/format.ts';
import type { HtmlSafeString } from '@prairielearn/html';
import { finishPage } from '#views/components/footnote.ts';
import { layout } from '#views/layout.ts';
import type { Page } from '#views/ui.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** True where htmx asks for a part of the page; only this header steers (STACK.md, htmx 2). */
    wantsFragment: boolean;
  }
  interface FastifyReply {
    /** Answers a whole page, the layout around it. */
    page(page: Page): FastifyReply;
    /** Answers a part of a page. */
    fragment(part: HtmlSafeString): FastifyReply;
  }
  interface FastifyContextConfig {
    /** A public page that may not be kept, such as a form that carries what was typed. */
    isKept?: boolean;
  }
}

interface Kept {
  etag: string;
  /** As bytes: outside the heap, and sent as they are. */
  body: Buffer;
}

const MOST_KEPT = 400;
const HTML = 'text/html; charset=utf-8';

/**
 * Whole pages and fragments. What the public reads is kept in the process under the revision, so that it is
 * rendered once between two changes; what a signed-in person reads is never stored anywhere.
 */
export const pages = fp(
  async (app) => {
    const kept = new Map<string, Kept>();
    app.decorateRequest('wantsFragment', false);
    app.addHook('onRequest', async (request, reply) => {
      request.wantsFragment = request.headers['hx-request-type'] === 'partial';
      if (!isKeepable(request)) return;
      const etag = etagOf(request);
      if (request.headers['if-none-match'] === etag) return publicHeaders(reply, etag).code(304).send();
      const found = kept.get(keyOf(request));
      if (found?.etag === etag) return publicHeaders(reply, etag).type(HTML).send(found.body);
    });
    app.decorateReply('page', function (this: FastifyReply, page: Page) {
      const ui = this.request.ui();
      return answer(this, finishPage(layout(ui, page).toString(), ui));
    });
    app.decorateReply('fragment', function (this: FastifyReply, part: HtmlSafeString) {
      return answer(this, finishPage(part.toString(), this.request.ui()));
    });

    function answer(reply: FastifyReply, body: string): FastifyReply {
      const { request } = reply;
      if (reply.statusCode !== 200 || !isKeepable(request)) {
        return reply.header('cache-control', 'no-store').header('vary', VARY).type(HTML).send(body);
      }
      const etag = etagOf(request);
      kept.delete(keyOf(request));
      const bytes = Buffer.from(body);
      kept.set(keyOf(request), { etag, body: bytes });
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
      return publicHeaders(reply, etag).type(HTML).send(bytes);
    }
  },
  { name: 'pages', dependencies: ['language'] },
);

const VARY = 'HX-Request-Type, Cookie, Accept-Language';

function isKeepable(request: FastifyRequest): boolean {
  const { config } = request.routeOptions;
  return (
    request.method === 'GET' &&
    request.recognisedBy === undefined &&
    config.access === 'public' &&
    config.isKept !== false &&
    !request.url.startsWith('/api/')
  );
}

/** The revision and the representation: language, page or fragment, and the day, since pages say “tomorrow”. */
function etagOf(request: FastifyRequest): string {
  const form = request.wantsFragment ? 'part' : 'page';
  return `"${currentRevision(request.db)}-${request.language}-${form}-${dayOf(new Date())}-${started}"`;
}

/** A newer version of the application may draw the same revision differently. */
const started = Date.now().toString(36);

function keyOf(request: FastifyRequest): string {
  return `${request.language} ${request.wantsFragment} ${request.url}`;
}

function publicHeaders(reply: FastifyReply, etag: string): FastifyReply {
  return reply.headers({ etag, vary: VARY, 'cache-control': 'public, max-age=0, must-revalidate' });
}
