import type { FastifyRequest } from 'fastify';

/** An address as the log may have it: one-time secrets, which are 256 bits in base64url, are left out. */
export function loggedUrl(url: string): string {
  return url.replaceAll(/(?<=\/)[\w-]{43}(?=$|[/?#])/g, '…');
}

/** What the log says of a request. */
export function loggedRequest(request: FastifyRequest): Record<string, unknown> {
  const { method, url, host, ip } = request;
  return { method, url: loggedUrl(url), host, remoteAddress: ip };
}
