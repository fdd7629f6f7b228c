import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { NotFound } from '#errors.ts';
import { signInByLink } from '#features/people/commands.ts';
import { findOptionalByLink, type SignInLink } from '#features/people/queries.ts';
import { ownPath, paths } from '#paths.ts';
import { linkPage, linkSentPage } from '#views/accounts/link.ts';
import { sendSignInLink } from './commands.ts';
import type { Context } from './context.ts';
import { fieldIn, Form, typedIn } from './form.ts';
import { countTry } from './limits.ts';
import { drawSignIn, isAddress, NextQuery } from './sign-in-routes.ts';

const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });
const config = { access: 'public', isKept: false } as const;

/** Signing in by a one-time link: asking for one, and using one. */
export function linkRoutes(app: App, context: Context): void {
  const { registry, publicUrl, cookies } = context;

  app.post(paths.askForLink(), { config, schema: { body: Form } }, async (request, reply) => {
    const email = fieldIn(request.body, 'email');
    const next = ownPath(typedIn(request.body, 'next'));
    if (!isAddress(email)) {
      const problems = [{ path: '/email', message: 'problem.email' } as const];
      return drawSignIn(context, request, reply.code(422), { next, email, problems });
    }
    const now = new Date();
    countTry(registry, 'link-to-address', email.toLowerCase(), now);
    countTry(registry, 'link-from-network', request.ip, now);
    const browser = cookies.know(request, reply);
    const link = { email, browser, leadsTo: next, language: request.language, publicUrl };
    const act = request.act();
    // After the answer has left: it takes as long, and says the same, for an address that nobody has.
    setImmediate(() => {
      try {
        if (registry.sqlite.open) sendSignInLink(registry, act, link);
      } catch (error) {
        request.log.error({ err: error }, 'a link to sign in could not be written');
      }
    });
    return reply.redirect(paths.askForLink(next), 303);
  });

  app.get(paths.askForLink(), { config, schema: { querystring: NextQuery } }, async (request, reply) =>
    reply.page(linkSentPage(request.ui(), { next: ownPath(request.query.next) })),
  );

  // A link is used up by the button on its page, not by opening it: mail scanners open links.
  app.get('/sign-in/:secret', { config, schema: { params: Secret } }, async (request, reply) => {
    const { secret } = request.params;
    const link = findOptionalByLink(registry, secret, new Date(), cookies.read(request));
    if (!link) reply.code(404);
    else if (link.isForeign) reply.code(403);
    return reply.page(linkPage(request.ui(), { secret, link: shown(link) }));
  });

  app.post('/sign-in/:secret', { config, schema: { params: Secret } }, async (request, reply) => {
    const { secret } = request.params;
    const browser = cookies.read(request);
    countTry(registry, 'secret-from-network', request.ip, new Date());
    const link = findOptionalByLink(registry, secret, new Date(), browser);
    if (link?.isForeign) return reply.code(403).page(linkPage(request.ui(), { secret, link: shown(link) }));
    try {
      const session = signInByLink(registry, request.act(), secret, {
        browser,
        previous: request.sessionSecret(),
      });
      return reply.startSession(session).redirect(ownPath(link?.leadsTo ?? undefined) ?? paths.admin(), 303);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return reply.code(404).page(linkPage(request.ui(), { secret, link: undefined }));
    }
  });
}

/** Whose link it is, said only to the browser that may use it. */
function shown(link: SignInLink | undefined): 'foreign' | { email: string } | undefined {
  if (link?.isForeign) return 'foreign';
  return link && { email: link.email };
}
