import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRevision } from '#database/connection.ts';
import { dayOf } from '#language/format.ts';
import { languageOf } from '#language/languages.ts';
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
const MOST_ASKED = 5000;
const HTML = 'text/html; charset=utf-8';
const VARY = 'HX-Request-Type, Cookie, Accept-Language';
const PUBLIC = 'public, max-age=0, must-revalidate';

/** A newer version of the application may draw the same revision differently. */
const started = Date.now().toString(36);

/**
 * Whole pages and fragments. What the public reads is kept in the process under the revision, so that it is
 * rendered once or twice between two changes; what a signed-in person reads is never stored anywhere. A kept page is
 * answered before anything else is done for the request: by its address and headers alone, and written as it is.
 */
export const pages = fp(
  async (app) => {
    const kept = new Map<string, Kept>();
    /** What was answered once: of addresses that nobody asks for again, nothing is kept. */
    const asked = new Map<string, string>();
    const fixed = Object.entries(app.securityHeaders).flat();
    app.decorateRequest('wantsFragment', false);
    app.addHook('onRequest', (request, reply, done) => {
      request.wantsFragment = request.headers['hx-request-type'] === 'partial';
      const key = isKeepable(request) ? keyOf(request) : undefined;
      if (key === undefined) return done();
      const etag = etagOf(request);
      const headers = [...fixed, 'etag', etag, 'vary', VARY, 'cache-control', PUBLIC];
      if (request.headers['if-none-match'] === etag) {
        reply.hijack();
        reply.raw.writeHead(304, headers).end();
        return;
      }
      const found = kept.get(key);
      if (found?.etag !== etag) return done();
      reply.hijack();
      headers.push('content-type', HTML, 'content-length', String(found.body.length));
      reply.raw.writeHead(200, headers).end(found.body);
    });
    app.decorateReply('page', function (this: FastifyReply, page: Page) {
      const ui = this.request.ui();
      return answer(this, finishPage(layout(ui, page).toString(), ui));
    });
    app.decorateReply('fragment', function (this: FastifyReply, part: HtmlSafeString) {
      return answer(this, finishPage(part.toString(), this.request.ui()));
    });

    function answer(reply: FastifyReply, body: Buffer): FastifyReply {
      const { request } = reply;
      reply.type(HTML).header('vary', VARY);
      if (reply.statusCode !== 200 || !isKeepable(request)) {
        return reply.header('cache-control', 'no-store').send(body);
      }
      const etag = etagOf(request);
      const key = keyOf(request);
      if (asked.get(key) === etag) put(kept, key, { etag, body }, MOST_KEPT);
      else put(asked, key, etag, MOST_ASKED);
      return reply.header('etag', etag).header('cache-control', PUBLIC).send(body);
    }

    /** Known before anybody is recognised: whoever brings a session or a token is never answered from here. */
    function isKeepable(request: FastifyRequest): boolean {
      const { config } = request.routeOptions;
      const { cookie, authorization } = request.headers;
      return (
        request.method === 'GET' &&
        config.access === 'public' &&
        config.isKept !== false &&
        authorization === undefined &&
        !(cookie !== undefined && SESSION_COOKIE.test(cookie)) &&
        !request.url.startsWith('/api/')
      );
    }

    /** The revision and the representation: language, page or fragment, and the day, since pages say “tomorrow”. */
    function etagOf(request: FastifyRequest): string {
      const form = request.wantsFragment ? 'part' : 'page';
      const revision = currentRevision(app.databases.registry);
      return `"${revision}-${languageOf(request.headers)}-${form}-${dayOf(new Date())}-${started}"`;
    }
  },
  { name: 'pages', dependencies: ['databases', 'security'] },
);

const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?session=/;

function keyOf(request: FastifyRequest): string {
  return `${languageOf(request.headers)} ${request.wantsFragment} ${request.url}`;
}

/** Puts a value last and lets the first go where there are too many. */
function put<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value ?? '');
}
