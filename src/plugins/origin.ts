import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Refused } from '#errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A post that only asks and is meant for other sites too, such as a batch of names to be matched. */
    isForOtherSites?: boolean;
  }
}

/**
 * Refuses posts that another site made a browser send. Browsers say where a request comes from
 * (Sec-Fetch-Site, else Origin); a script with a bearer token sends no cookie, so nobody can borrow it.
 */
export const origin = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    app.addHook('preValidation', async (request) => {
      if (request.method === 'GET' || request.method === 'HEAD' || request.recognisedBy === 'token') return;
      if (request.routeOptions.config.isForOtherSites) return;
      if (!isOwnOrigin(request, publicUrl)) throw new Refused('problem.otherOrigin');
    });
  },
  { name: 'origin', dependencies: ['sign-in'] },
);

/** Whether a browser says that a page of our own sent this. */
export function isOwnOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined ? request.headers.origin === publicUrl : site === 'same-origin';
}
