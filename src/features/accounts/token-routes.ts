import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, Refused, type Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { tokenMadePage, tokensPage } from '#views/accounts/tokens.ts';
import { DoneQuery } from './account-routes.ts';
import { confirmedFirst, ownId, type Context } from './context.ts';
import { fieldIn, Form } from './form.ts';
import { listTokens, makeOwnToken, revokeToken } from './tokens.ts';

const config = { access: 'signed-in', isKept: false } as const;
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** Tokens for scripts: the list, a new one, shown once, and revoking one. */
export function tokenRoutes(app: App, { registry }: Context): void {
  const preHandler = confirmedFirst(paths.accountTokens());

  app.get(paths.accountTokens(), { config, schema: { querystring: DoneQuery } }, async (request, reply) =>
    draw(request, reply, [], { done: request.query.done }),
  );

  app.post(paths.accountTokens(), { config, preHandler, schema: { body: Form } }, async (request, reply) => {
    requireEnrolled(request);
    const name = fieldIn(request.body, 'name', 1000);
    const isPractice = fieldIn(request.body, 'database') === 'practice';
    try {
      const { token } = makeOwnToken(registry, request.act(), ownId(request), { name, isPractice });
      return reply.page(tokenMadePage(request.ui(), { token, name, isPractice }));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return draw(request, reply.code(422), error.problems, { name, isPractice });
    }
  });

  app.post('/account/tokens/:id/revocation', { config, schema: { params: Id } }, async (request, reply) => {
    revokeToken(registry, request.act(), ownId(request), request.params.id);
    return reply.redirect(paths.accountTokens('revoked'), 303);
  });

  function draw(
    request: FastifyRequest,
    reply: FastifyReply,
    problems: Problem[],
    more: { done?: string | undefined; name?: string; isPractice?: boolean },
  ): FastifyReply {
    const tokens = listTokens(registry, app.activity, ownId(request));
    return reply.page(tokensPage(request.ui(), { name: '', isPractice: false, ...more, tokens, problems }));
  }
}

/** A token carries all of a person's roles, so an administrator shows a second step before making one. */
export function requireEnrolled(request: FastifyRequest): void {
  if (request.browserSession?.lacks === 'enrolment') throw new Refused('problem.secondStepFirst');
}
