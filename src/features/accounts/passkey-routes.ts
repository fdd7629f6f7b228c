import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { passkeyPage, passkeysPage } from '#views/accounts/passkeys.ts';
import { DoneQuery } from './account-routes.ts';
import { creationOptions, readMade } from './ceremonies.ts';
import { confirmedFirst, ownId, ownSession, type Context } from './context.ts';
import { addPasskey, removePasskey, renamePasskey } from './factor-commands.ts';
import { fieldIn, Form, typedIn } from './form.ts';
import { findAccount, listPasskeys, type Passkey } from './queries.ts';
import { raiseSession } from './sessions.ts';

const config = { access: 'signed-in', isKept: false } as const;
const Id = Type.Object({ id: Type.Integer({ minimum: 1 }) });

/** One's own passkeys: the list, a new one, another name, and taking one away. */
export function passkeyRoutes(app: App, context: Context): void {
  const { registry, party } = context;
  const preHandler = confirmedFirst(paths.accountPasskeys());

  app.get(
    paths.accountPasskeys(),
    { config, preHandler, schema: { querystring: DoneQuery } },
    async (request, reply) => draw(context, request, reply, [], request.query.done),
  );

  app.post(
    paths.accountPasskeys(),
    { config, preHandler, schema: { body: Form } },
    async (request, reply) => {
      const { personId, secret, session } = ownSession(request);
      const response = readMade(typedIn(request.body, 'response'));
      const name = fieldIn(request.body, 'name', 1000);
      const act = request.act();
      try {
        if (!party) throw new Invalid([{ path: '/passkey', message: 'problem.passkeyNotMade' }]);
        const owner = { personId, language: request.language, keep: secret };
        await addPasskey(registry, act, owner, { party, purpose: purposeOf(session.hash), response, name });
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return draw(context, request, reply.code(422), error.problems, undefined, name);
      }
      // Making one verified its user, so an administrator who had no second step has shown one now.
      const raised = raiseSession(registry, act.at, secret, { isSecond: true });
      return reply.startSession(raised).redirect(paths.accountPasskeys('added'), 303);
    },
  );

  app.get('/account/passkeys/:id', { config, schema: { params: Id } }, async (request, reply) => {
    const passkey = findOwn(context, request, request.params.id);
    return reply.page(passkeyPage(request.ui(), { passkey, typed: passkey.name, problems: [] }));
  });

  app.post(
    '/account/passkeys/:id',
    { config, preHandler, schema: { params: Id, body: Form } },
    async (request, reply) => {
      const passkey = findOwn(context, request, request.params.id);
      const typed = fieldIn(request.body, 'name', 1000);
      try {
        renamePasskey(registry, request.act(), passkey.personId, passkey.id, typed);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return reply.code(422).page(passkeyPage(request.ui(), { passkey, typed, problems: error.problems }));
      }
      return reply.redirect(paths.accountPasskeys('renamed'), 303);
    },
  );

  app.post(
    '/account/passkeys/:id/removal',
    { config, preHandler, schema: { params: Id } },
    async (request, reply) => {
      const passkey = findOwn(context, request, request.params.id);
      const owner = { personId: passkey.personId, language: request.language, keep: request.sessionSecret() };
      try {
        removePasskey(registry, request.act(), owner, passkey.id);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        const problems = [{ ...error.reason, path: '/removal' }];
        return reply.code(409).page(passkeyPage(request.ui(), { passkey, typed: passkey.name, problems }));
      }
      return reply.redirect(paths.accountPasskeys('removed'), 303);
    },
  );
}

const purposeOf = (sessionHash: string) => `passkey ${sessionHash}`;

function findOwn({ registry }: Context, request: FastifyRequest, id: number): Passkey {
  const found = listPasskeys(registry, ownId(request)).find((passkey) => passkey.id === id);
  if (!found) throw new NotFound(`no passkey ${id} of one's own`);
  return found;
}

async function draw(
  { registry, party }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problem[],
  done?: string,
  name = '',
): Promise<FastifyReply> {
  const personId = ownId(request);
  const { email } = findAccount(registry, personId, new Date());
  const passkeys = listPasskeys(registry, personId);
  const { actor, browserSession } = request;
  const person = { publicId: actor.publicId ?? '', email, name: actor.name };
  const options =
    party && browserSession
      ? JSON.stringify(await creationOptions(party, purposeOf(browserSession.hash), person, passkeys))
      : undefined;
  return reply.page(passkeysPage(request.ui(), { passkeys, options, problems, done, name }));
}
