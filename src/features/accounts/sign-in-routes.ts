import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { signOut } from '#features/people/commands.ts';
import { ownPath, paths } from '#paths.ts';
import { signInPage } from '#views/accounts/sign-in.ts';
import { readShown, requestOptions } from './ceremonies.ts';
import { showPasskey, signInByPasskey, signInByPassword } from './commands.ts';
import type { Context } from './context.ts';
import { fieldIn, Form, typedIn } from './form.ts';
import { countTry } from './limits.ts';

const Next = Type.Optional(Type.String({ maxLength: 2000 }));
export const NextQuery = Type.Object({ next: Next });
const config = { access: 'public', isKept: false } as const;

/** What a passkey is shown for. */
export const SIGNING_IN = 'sign-in';

/** The page of signing in, by password and by passkey, and signing out. */
export function signInRoutes(app: App, context: Context): void {
  const { registry, party } = context;

  app.get(paths.signIn(), { config, schema: { querystring: NextQuery } }, async (request, reply) => {
    const { next } = request.query;
    if (request.recognisedBy === 'session') return reply.redirect(ownPath(next) ?? paths.admin(), 303);
    if (request.halfSignedIn) return reply.redirect(paths.signInCode(ownPath(next)), 303);
    return drawSignIn(context, request, reply, { next });
  });

  app.post(paths.signInByPassword(), { config, schema: { body: Form } }, async (request, reply) => {
    const email = fieldIn(request.body, 'email');
    const password = typedIn(request.body, 'password');
    const next = ownPath(typedIn(request.body, 'next'));
    const missing = missingIn(email, password);
    if (missing.length > 0)
      return drawSignIn(context, request, reply.code(422), { next, email, problems: missing });
    const now = new Date();
    countTry(registry, 'password-of-address', email.toLowerCase(), now);
    countTry(registry, 'password-from-network', request.ip, now);
    const previous = request.sessionSecret();
    const session = await signInByPassword(registry, request.act(), { email, password, previous });
    if (session) return reply.startSession(session).redirect(next ?? paths.admin(), 303);
    const problems: Problem[] = [{ path: '/password', message: 'problem.passwordWrong' }];
    return drawSignIn(context, request, reply.code(422), { next, email, problems });
  });

  app.post(paths.signInByPasskey(), { config, schema: { body: Form } }, async (request, reply) => {
    countTry(registry, 'passkey-from-network', request.ip, new Date());
    const next = ownPath(typedIn(request.body, 'next'));
    const response = readShown(typedIn(request.body, 'response'));
    const passkey =
      party && (await showPasskey(registry, request.act(), { party, purpose: SIGNING_IN, response }));
    if (!passkey) {
      const problems: Problem[] = [{ path: '/passkey', message: 'problem.passkeyUnknown' }];
      return drawSignIn(context, request, reply.code(422), { next, problems });
    }
    const session = signInByPasskey(registry, request.act(), passkey, request.sessionSecret());
    return reply.startSession(session).redirect(next ?? paths.admin(), 303);
  });

  app.post(paths.signOut(), { config: { access: 'public' } }, async (request, reply) => {
    const secret = request.sessionSecret();
    if (secret) signOut(registry, secret);
    return reply.endSession().redirect(paths.home(), 303);
  });
}

export interface DrawnSignIn {
  next?: string | undefined;
  email?: string;
  problems?: Problem[];
  /** A form was sent after its session had ended, and is kept. */
  isFormKept?: boolean;
}

/** The page of signing in, with what was typed and what is wrong with it. */
export async function drawSignIn(
  { party }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { next, email = '', problems = [], isFormKept = false }: DrawnSignIn,
): Promise<FastifyReply> {
  const passkey = party && JSON.stringify(await requestOptions(party, SIGNING_IN));
  const form = { next: ownPath(next), email, problems, passkey, isFormKept };
  return reply.page(signInPage(request.ui(), form));
}

function missingIn(email: string, password: string): Problem[] {
  const problems: Problem[] = [];
  if (!isAddress(email)) problems.push({ path: '/email', message: 'problem.email' });
  if (password === '') problems.push({ path: '/password', message: 'problem.passwordOrLink' });
  return problems;
}

export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
