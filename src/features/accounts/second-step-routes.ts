import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { codesPage, recoveryCodesPage } from '#views/accounts/codes.ts';
import { enrolmentPage } from '#views/accounts/enrolment.ts';
import { codesUri, offeredSecret, qrPath } from './codes.ts';
import { confirmedFirst, ownId, ownSession, type Context } from './context.ts';
import { makeRecoveryCodes, removeCodes, setUpCodes } from './factor-commands.ts';
import { fieldIn, Form } from './form.ts';
import { countTry } from './limits.ts';
import { findAccount } from './queries.ts';
import { raiseSession } from './sessions.ts';

const config = { access: 'signed-in', isKept: false } as const;

/** The app that shows codes: setting it up, taking it away, and recovery codes for when it is not at hand. */
export function secondStepRoutes(app: App, context: Context): void {
  const { registry } = context;
  const preHandler = confirmedFirst(paths.accountCodes());

  app.get(paths.accountEnrolment(), { config }, async (request, reply) =>
    request.browserSession?.lacks === 'enrolment'
      ? reply.page(enrolmentPage(request.ui()))
      : reply.redirect(paths.account(), 303),
  );

  app.get(paths.accountCodes(), { config, preHandler }, async (request, reply) =>
    draw(context, request, reply, []),
  );

  app.post(paths.accountCodes(), { config, preHandler, schema: { body: Form } }, async (request, reply) => {
    const { personId, secret, session } = ownSession(request);
    const act = request.act();
    countTry(registry, 'code-of-person', personId, act.at);
    const given = { secret: await offeredSecret(session.hash), code: fieldIn(request.body, 'code', 100) };
    try {
      const owner = { personId, language: request.language, keep: secret };
      const codes = await setUpCodes(registry, act, owner, given);
      reply.startSession(raiseSession(registry, act.at, secret, { isSecond: true }));
      return reply.page(recoveryCodesPage(request.ui(), codes));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return draw(context, request, reply.code(422), error.problems);
    }
  });

  app.post(paths.accountCodesRemoval(), { config, preHandler }, async (request, reply) => {
    const owner = { personId: ownId(request), language: request.language, keep: request.sessionSecret() };
    try {
      removeCodes(registry, request.act(), owner);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return draw(context, request, reply.code(409), [{ ...error.reason, path: '/removal' }]);
    }
    return reply.redirect(paths.account('codes-off'), 303);
  });

  app.post(paths.accountRecoveryCodes(), { config, preHandler }, async (request, reply) => {
    const owner = { personId: ownId(request), language: request.language, keep: request.sessionSecret() };
    return reply.page(recoveryCodesPage(request.ui(), makeRecoveryCodes(registry, request.act(), owner)));
  });
}

async function draw(
  { registry }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problem[],
): Promise<FastifyReply> {
  const { personId, session } = ownSession(request);
  const account = findAccount(registry, personId, new Date());
  if (account.authenticatorSince !== null)
    return reply.page(codesPage(request.ui(), { account, problems, offer: undefined }));
  const secret = await offeredSecret(session.hash);
  const uri = await codesUri(secret, account.email);
  const offer = { secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), uri, qr: await qrPath(uri) };
  return reply.page(codesPage(request.ui(), { account, problems, offer }));
}
