import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { NotFound } from '#errors.ts';
import { isLanguage } from '#language/languages.ts';
import { ownPath, paths } from '#paths.ts';
import { linkPage, signInPage } from '#views/people/sign-in.ts';
import { staffStart } from './staff-start.ts';
import { signInByLink, signOut } from './commands.ts';
import { findOptionalByLink } from './queries.ts';
import { staffStartPage } from '#views/people/staff-start.ts';

const YEAR = 365 * 24 * 60 * 60;
const Next = Type.Optional(Type.String({ maxLength: 2000 }));
const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** Signing in and out, the reader's language, and the staff's start page. */
export async function people(app: App): Promise<void> {
  app.get(
    paths.signIn(),
    { config: { access: 'public', isKept: false }, schema: { querystring: Type.Object({ next: Next }) } },
    async (request, reply) => {
      const next = ownPath(request.query.next) ?? paths.admin();
      if (request.recognisedBy === 'session') return reply.redirect(next, 303);
      return reply.page(signInPage(request.ui(), { next: request.query.next !== undefined }));
    },
  );

  // A link is used up by the button on its page, not by opening it: mail scanners open links.
  app.get(
    '/sign-in/:secret',
    { config: { access: 'public', isKept: false }, schema: { params: Secret } },
    async (request, reply) => {
      const link = findOptionalByLink(app.databases.registry, request.params.secret, new Date());
      if (!link) reply.code(404);
      return reply.page(linkPage(request.ui(), { secret: request.params.secret, email: link?.email }));
    },
  );

  app.post(
    '/sign-in/:secret',
    { config: { access: 'public' }, schema: { params: Secret } },
    async (request, reply) => {
      try {
        const session = signInByLink(app.databases.registry, request.act(), request.params.secret);
        return reply.startSession(session).redirect(paths.admin(), 303);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        return reply
          .code(404)
          .page(linkPage(request.ui(), { secret: request.params.secret, email: undefined }));
      }
    },
  );

  app.post(paths.signOut(), { config: { access: 'public' } }, async (request, reply) => {
    const secret = request.sessionSecret();
    if (secret) signOut(app.databases.registry, secret);
    return reply.endSession().redirect(paths.home(), 303);
  });

  app.post(
    paths.language(),
    {
      config: { access: 'public' },
      schema: {
        body: Type.Object(
          { language: Type.String({ maxLength: 10 }), return_to: Next },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { language, return_to: returnTo } = request.body;
      if (isLanguage(language)) {
        reply.setCookie('language', language, { path: '/', maxAge: YEAR, sameSite: 'lax', httpOnly: true });
      }
      return reply.redirect(ownPath(returnTo) ?? paths.home(), 303);
    },
  );

  app.get(paths.admin(), { config: { access: 'signed-in' } }, async (request, reply) =>
    reply.page(staffStartPage(request.ui(), staffStart(request.db, request.actor))),
  );
}
