import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { rehearse } from '#database/rehearsal.ts';
import { ownPath, paths } from '#paths.ts';
import { formGonePage } from '#views/accounts/form-gone.ts';
import type { Context } from './context.ts';
import { findKeptForm, type KeptForm } from './kept-forms.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A form that was sent after its session had ended, shown again with everything that was typed. */
export function keptFormRoutes(app: App, { registry, cookies }: Context): void {
  app.get(paths.keptForm(), { config: { access: 'signed-in', isKept: false } }, async (request, reply) => {
    const form = findKeptForm(registry, cookies.readForm(request), request.personId, new Date());
    if (!form) return reply.code(404).page(formGonePage(request.ui()));
    return drawAgain(app, request, reply, form);
  });
}

/**
 * Sends the form to its own address once more, inside the process and without letting anything be written, so
 * that whatever form it is draws itself.
 */
async function drawAgain(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  { url, body }: KeptForm,
): Promise<FastifyReply> {
  const passedOn = ['cookie', 'host', 'user-agent', 'accept-language'] as const;
  const headers = Object.fromEntries(passedOn.map((name) => [name, request.headers[name] ?? '']));
  const answer = await rehearse(() =>
    app.inject({
      method: 'POST',
      url,
      payload: body,
      remoteAddress: request.ip,
      headers: { ...headers, 'content-type': FORM, 'sec-fetch-site': 'same-origin' },
    }),
  );
  const leadsTo = ownPath(answer.headers.location);
  if (leadsTo !== undefined) return reply.redirect(leadsTo, 303);
  const isDrawn = answer.statusCode === 422 || answer.statusCode === 409;
  reply.code(isDrawn ? 200 : answer.statusCode).header('cache-control', 'no-store');
  return reply.type(String(answer.headers['content-type'])).send(answer.body);
}
