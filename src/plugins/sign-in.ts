import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openActivity, type Activity } from '#features/accounts/activity.ts';
import { lifetimes } from '#features/accounts/lifetimes.ts';
import { thePublic, type Act, type Actor } from '#features/people/actor.ts';
import {
  findOptionalBySession,
  findOptionalByToken,
  type BrowserSession,
  type SignedIn,
} from '#features/people/queries.ts';
import { hashOf } from '#features/people/secrets.ts';

declare module 'fastify' {
  interface FastifyInstance {
    activity: Activity;
  }
  interface FastifyRequest {
    actor: Actor;
    /** How the person was recognised; undefined for the public. */
    recognisedBy: 'session' | 'token' | undefined;
    /** The person's id in the registry's file; undefined for the public. */
    personId: number | undefined;
    browserSession: BrowserSession | undefined;
    /** Someone who has shown one factor and owes the second: not signed in, and known to the page of codes alone. */
    halfSignedIn: SignedIn | undefined;
    act(): Act;
    sessionSecret(): string | undefined;
  }
  interface FastifyReply {
    startSession(secret: string): FastifyReply;
    endSession(): FastifyReply;
  }
}

/** Recognises people by a browser's session or a bearer token, and chooses the request's database by it. */
export const signIn = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const isSecure = publicUrl.startsWith('https:');
    const cookie = isSecure ? '__Host-session' : 'session';
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
    const activity = openActivity(app.databases.registry);
    app.decorate('activity', activity);
    app.addHook('onClose', async () => activity.close());

    app.decorateRequest('actor');
    app.decorateRequest('recognisedBy');
    app.decorateRequest('personId');
    app.decorateRequest('browserSession');
    app.decorateRequest('halfSignedIn');
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
      return this.setCookie(cookie, secret, { ...options, maxAge: lifetimes.session / 1000 });
    });
    app.decorateReply('endSession', function (this: FastifyReply) {
      return this.clearCookie(cookie, options);
    });

    app.addHook('onRequest', async (request, reply) => {
      const { registry, practice } = app.databases;
      const now = new Date();
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      const secret = request.sessionSecret();
      const found = bearer
        ? findOptionalByToken(registry, bearer)
        : secret
          ? findOptionalBySession(registry, secret, now)
          : undefined;
      const signedIn = isAwake(activity, found, now) ? found : undefined;
      // What somebody may see is for nobody who comes after, unless a route says that it is the same for all.
      if (signedIn) reply.header('cache-control', 'no-store');
      if (signedIn && (bearer ?? secret)) activity.note(hashOf(bearer ?? secret ?? ''), now);
      if (signedIn?.session?.lacks === 'second-step') {
        request.halfSignedIn = signedIn;
        request.actor = thePublic;
        return;
      }
      request.actor = signedIn?.actor ?? thePublic;
      request.recognisedBy = signedIn ? (bearer ? 'token' : 'session') : undefined;
      request.personId = signedIn?.personId;
      request.browserSession = signedIn?.session;
      request.db = signedIn?.isPractice ? practice : registry;
    });
  },
  { name: 'sign-in', dependencies: ['databases', '@fastify/cookie'] },
);

/** A browser that was not used for half a day is signed out; a token waits as long as its script does. */
function isAwake(activity: Activity, found: SignedIn | undefined, now: Date): boolean {
  if (!found?.session) return true;
  const { hash, authenticatedAt } = found.session;
  const lastUse = activity.lastUse(hash);
  const last = lastUse && lastUse > authenticatedAt ? lastUse : authenticatedAt;
  return now.getTime() - Date.parse(last) < lifetimes.idle;
}
