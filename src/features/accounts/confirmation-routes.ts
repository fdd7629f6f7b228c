import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { ownPath, paths } from '#paths.ts';
import { confirmationPage } from '#views/accounts/confirmation.ts';
import { readShown, requestOptions } from './ceremonies.ts';
import { sendSignInLink, showPasskey, useCode } from './commands.ts';
import { ownId, ownSession, type Context } from './context.ts';
import { fieldIn, Form, typedIn } from './form.ts';
import { countTry } from './limits.ts';
import { isPassword } from './passwords.ts';
import { findAccount, findOptionalAuthenticator, findOptionalPassword, listPasskeys } from './queries.ts';
import { raiseSession } from './sessions.ts';
import { NextQuery } from './sign-in-routes.ts';

const config = { access: 'signed-in', isKept: false } as const;

/** Proving once more who one is, before the address, the password or a factor is changed. */
export function confirmationRoutes(app: App, context: Context): void {
  const { registry, party, publicUrl, cookies } = context;

  app.get(
    paths.accountConfirmation(),
    { config, schema: { querystring: NextQuery } },
    async (request, reply) => draw(context, request, reply, ownPath(request.query.next)),
  );

  app.post(paths.accountConfirmation(), { config, schema: { body: Form } }, async (request, reply) => {
    const { personId, secret } = ownSession(request);
    const next = ownPath(typedIn(request.body, 'next'));
    const act = request.act();
    countTry(registry, 'confirmation-of-person', personId, act.at);
    const password = typedIn(request.body, 'password');
    if (!(await isPassword(password, findOptionalPassword(registry, personId))))
      return draw(context, request, reply.code(422), next, [
        { path: '/password', message: 'problem.passwordNotYours' },
      ]);
    const hasApp = findOptionalAuthenticator(registry, personId) !== undefined;
    const code = fieldIn(request.body, 'code', 100);
    if (hasApp && !(await useCode(registry, act, personId, code, request.language)))
      return draw(context, request, reply.code(422), next, [{ path: '/code', message: 'problem.codeWrong' }]);
    const raised = raiseSession(registry, act.at, secret, { isSecond: hasApp });
    return reply.startSession(raised).redirect(next ?? paths.account(), 303);
  });

  app.post(paths.accountConfirmationPasskey(), { config, schema: { body: Form } }, async (request, reply) => {
    const { personId, secret, session } = ownSession(request);
    const next = ownPath(typedIn(request.body, 'next'));
    const act = request.act();
    countTry(registry, 'confirmation-of-person', personId, act.at);
    const response = readShown(typedIn(request.body, 'response'));
    const purpose = purposeOf(session.hash);
    const passkey = party && (await showPasskey(registry, act, { party, purpose, response }));
    if (passkey?.personId !== personId)
      return draw(context, request, reply.code(422), next, [
        { path: '/passkey', message: 'problem.passkeyUnknown' },
      ]);
    const raised = raiseSession(registry, act.at, secret, { isSecond: true });
    return reply.startSession(raised).redirect(next ?? paths.account(), 303);
  });

  app.post(paths.accountConfirmationLink(), { config, schema: { body: Form } }, async (request, reply) => {
    const { personId } = ownSession(request);
    const next = ownPath(typedIn(request.body, 'next'));
    const act = request.act();
    const { email } = findAccount(registry, personId, act.at);
    countTry(registry, 'link-to-address', email, act.at);
    const browser = cookies.know(request, reply);
    sendSignInLink(registry, act, {
      email,
      browser,
      leadsTo: next ?? paths.account(),
      language: request.language,
      publicUrl,
    });
    return reply.redirect(paths.askForLink(next), 303);
  });
}

const purposeOf = (sessionHash: string) => `confirmation ${sessionHash}`;

async function draw(
  { registry, party }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string | undefined,
  problems: Problem[] = [],
): Promise<FastifyReply> {
  const personId = ownId(request);
  const account = findAccount(registry, personId, new Date());
  const keys = listPasskeys(registry, personId);
  const hash = request.browserSession?.hash;
  const passkey =
    party && hash && keys.length > 0
      ? JSON.stringify(await requestOptions(party, purposeOf(hash), keys))
      : undefined;
  return reply.page(
    confirmationPage(request.ui(), {
      email: account.email,
      hasPassword: account.passwordSetAt !== null,
      hasApp: account.authenticatorSince !== null,
      passkey,
      next,
      problems,
    }),
  );
}
