import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { thePublic, type Act, type Actor } from '#features/people/actor.ts';
import { findOptionalBySession, findOptionalByToken } from '#features/people/queries.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** How the person was recognised; undefined for the public. */
    recognisedBy: 'session' | 'token' | undefined;
    act(): Act;
    sessionSecret(): string | undefined;
  }
  interface FastifyReply {
    startSession(secret: string): FastifyReply;
    endSession(): FastifyReply;
  }
}

const TWO_WEEKS = 14 * 24 * 60 * 60;

/** Recognises people by a browser's session or a bearer token, and chooses the request's database by it. */
export const signIn = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const isSecure = publicUrl.startsWith('https:');
    const cookie = isSecure ? '__Host-session' : 'session';
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;

    app.decorateRequest('actor');
    app.decorateRequest('recognisedBy');
    app.decorateRequest('sessionSecret', function (this: FastifyRequest) {
      return this.cookies[cookie];
    });
    app.decorateRequest('act', function (this: FastifyRequest): Act {
      return {
        actor: this.actor,
        door: this.url.startsWith('/api/') ? 'api' : 'page',
        at: new Date(),
        requestId: this.id,
        device: this.headers['user-agent']?.slice(0, 200),
      };
    });
    app.decorateReply('startSession', function (this: FastifyReply, secret: string) {
      return this.setCookie(cookie, secret, { ...options, maxAge: TWO_WEEKS });
    });
    app.decorateReply('endSession', function (this: FastifyReply) {
      return this.clearCookie(cookie, options);
    });

    app.addHook('onRequest', async (request) => {
      const { registry, practice } = app.databases;
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      const secret = request.sessionSecret();
      const signedIn = bearer
        ? findOptionalByToken(registry, bearer)
        : secret
          ? findOptionalBySession(registry, secret, new Date())
          : undefined;
      request.actor = signedIn?.actor ?? thePublic;
      request.recognisedBy = signedIn ? (bearer ? 'token' : 'session') : undefined;
      request.db = signedIn?.isPractice ? practice : registry;
    });
  },
  { name: 'sign-in', dependencies: ['databases', '@fastify/cookie'] },
);
