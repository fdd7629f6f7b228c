import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import type { SignedIn } from '#features/people/queries.ts';
import { ownPath, paths } from '#paths.ts';
import { codePage } from '#views/accounts/code.ts';
import { requestOptions } from './ceremonies.ts';
import { useCode } from './commands.ts';
import type { Context } from './context.ts';
import { fieldIn, Form, typedIn } from './form.ts';
import { countTry } from './limits.ts';
import { countRecoveryCodes, findOptionalAuthenticator, listPasskeys } from './queries.ts';
import { raiseSession } from './sessions.ts';
import { NextQuery, SIGNING_IN } from './sign-in-routes.ts';

const config = { access: 'public', isKept: false } as const;

/** The second step of signing in: a code of the app, a recovery code, or a passkey. */
export function codeRoutes(app: App, context: Context): void {
  const { registry } = context;

  app.get(paths.signInCode(), { config, schema: { querystring: NextQuery } }, async (request, reply) => {
    const next = ownPath(request.query.next);
    const half = request.halfSignedIn;
    if (!half) return reply.redirect(paths.signIn(next), 303);
    return draw(context, request, reply, half, next);
  });

  app.post(paths.signInCode(), { config, schema: { body: Form } }, async (request, reply) => {
    const next = ownPath(typedIn(request.body, 'next'));
    const half = request.halfSignedIn;
    const secret = request.sessionSecret();
    if (!half || secret === undefined) return reply.redirect(paths.signIn(next), 303);
    const code = fieldIn(request.body, 'code', 100);
    if (code === '') {
      const problems: Problem[] = [{ path: '/code', message: 'problem.codeMissing' }];
      return draw(context, request, reply.code(422), half, next, problems);
    }
    const act = { ...request.act(), actor: half.actor };
    countTry(registry, 'code-of-person', half.personId, act.at);
    if (await useCode(registry, act, half.personId, code, request.language)) {
      const raised = raiseSession(registry, act.at, secret, { isSecond: true });
      return reply.startSession(raised).redirect(next ?? paths.admin(), 303);
    }
    const problems: Problem[] = [{ path: '/code', message: 'problem.codeWrong' }];
    return draw(context, request, reply.code(422), half, next, problems);
  });
}

async function draw(
  { registry, party }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { personId, email }: SignedIn,
  next: string | undefined,
  problems: Problem[] = [],
): Promise<FastifyReply> {
  const keys = listPasskeys(registry, personId);
  const passkey =
    party && keys.length > 0 ? JSON.stringify(await requestOptions(party, SIGNING_IN, keys)) : undefined;
  const hasApp = findOptionalAuthenticator(registry, personId) !== undefined;
  const hasCodes = hasApp || countRecoveryCodes(registry, personId) > 0;
  return reply.page(codePage(request.ui(), { email, next, problems, passkey, hasApp, hasCodes }));
}
