import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { meets, type AccessLevel } from '#features/people/access.ts';
import { Refused } from '#errors.ts';
import { paths } from '#paths.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with the access that it declares, for whoever checks the whole application. */
    routeList: { method: string; url: string; access: AccessLevel }[];
  }
  interface FastifyContextConfig {
    /** Who may come here; a route that does not say so stops the start. */
    access?: AccessLevel;
  }
}

/** Someone has to sign in first. Answered 401; a page asked for by GET leads to signing in instead. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded';
}

/** Holds every route to the access that it declares. */
export const access = fp(
  async (app) => {
    app.decorate('routeList', []);
    app.addHook('onRoute', (route) => {
      const { access: level } = route.config ?? {};
      if (!level) throw new Error(`${String(route.method)} ${route.url} declares no access`);
      for (const method of [route.method].flat().filter((one) => one !== 'HEAD')) {
        app.routeList.push({ method, url: route.url, access: level });
      }
    });
    app.addHook('preValidation', async (request, reply) => {
      const level = request.routeOptions.config.access ?? 'public';
      if (meets(request.actor, level)) return;
      if (request.browserSession?.lacks === 'enrolment') return toEnrolment(request, reply);
      if (request.recognisedBy) {
        throw new Refused(level === 'administrator' ? 'problem.administratorOnly' : 'problem.staffOnly');
      }
      if (request.method === 'GET' && !request.url.startsWith('/api/')) {
        return reply.redirect(paths.signIn(request.url), 303);
      }
      // A part of a page cannot hold the page of signing in, so htmx gets the plain refusal.
      if (isForm(request)) return reply.signInFirst();
      throw new SignInNeeded('sign in first');
    });
  },
  { name: 'access', dependencies: ['sign-in', 'kept-forms'] },
);

/** An administrator sets up a second step before anything of an administrator's; this page says how. */
function toEnrolment(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method === 'GET' && !request.url.startsWith('/api/'))
    return reply.redirect(paths.accountEnrolment(), 303);
  throw new Refused('problem.secondStepFirst');
}

function isForm(request: FastifyRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return (
    type.startsWith('application/x-www-form-urlencoded') &&
    !request.url.startsWith('/api/') &&
    !request.wantsFragment
  );
}
