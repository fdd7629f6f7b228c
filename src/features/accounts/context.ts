import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { BrowserSession } from '#features/people/queries.ts';
import { paths } from '#paths.ts';
import { browserCookies, type BrowserCookies } from './browser.ts';
import { relyingParty, type RelyingParty } from './ceremonies.ts';
import { lifetimes } from './lifetimes.ts';

/** What the routes of accounts share. People and sessions are the registry's, in practice too. */
export interface Context {
  registry: Database;
  publicUrl: string;
  /** Undefined where browsers allow no passkeys, as at a bare IP address. */
  party: RelyingParty | undefined;
  cookies: BrowserCookies;
}

export function contextOf(registry: Database, { publicUrl }: Pick<Config, 'publicUrl'>): Context {
  return { registry, publicUrl, party: relyingParty(publicUrl), cookies: browserCookies(publicUrl) };
}

/** Who asks, for an act of a browser alone; a script's token has no session, and finds nothing here. */
export function ownSession(request: FastifyRequest): {
  personId: number;
  secret: string;
  session: BrowserSession;
} {
  const { personId, browserSession } = request;
  const secret = request.sessionSecret();
  if (personId === undefined || !browserSession || secret === undefined) throw new NotFound('no session');
  return { personId, secret, session: browserSession };
}

/** The id of the person who asks, by whichever door. */
export function ownId(request: FastifyRequest): number {
  if (request.personId === undefined) throw new NotFound('no person');
  return request.personId;
}

/** Whether the person proved within the last quarter of an hour who they are. */
export function isFresh(request: FastifyRequest): boolean {
  const { browserSession } = request;
  if (!browserSession) return false;
  return Date.now() - Date.parse(browserSession.authenticatedAt) < lifetimes.confirmation;
}

/**
 * A route's `preHandler`: who did not lately prove who they are does so first, and then comes to the form at
 * that address (ASVS 5, 7.5.1).
 */
export function confirmedFirst(form: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> =>
    isFresh(request) ? undefined : reply.redirect(paths.accountConfirmation(form), 303);
}
