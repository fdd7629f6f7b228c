import type { FastifyReply, FastifyRequest } from 'fastify';
import { newSecret } from '#features/people/secrets.ts';
import { lifetimes } from './lifetimes.ts';

/** Cookies by which the page of signing in knows a browser again; nothing of a person is in them. */
export interface BrowserCookies {
  /** The secret of the browser that asked for a link; undefined where it never did. */
  read(request: FastifyRequest): string | undefined;
  /** The same, made and set where there is none yet. */
  know(request: FastifyRequest, reply: FastifyReply): string;
  /** The key of a form whose session had ended. */
  readForm(request: FastifyRequest): string | undefined;
  setForm(reply: FastifyReply, key: string): void;
}

export function browserCookies(publicUrl: string): BrowserCookies {
  const isSecure = publicUrl.startsWith('https:');
  const prefix = isSecure ? '__Host-' : '';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  const browser = `${prefix}browser`;
  const form = `${prefix}form`;
  const read = (request: FastifyRequest) => request.cookies[browser];
  return {
    read,
    know(request, reply) {
      const secret = read(request) ?? newSecret();
      reply.setCookie(browser, secret, { ...options, maxAge: (2 * lifetimes.askedLink) / 1000 });
      return secret;
    },
    readForm: (request) => request.cookies[form],
    setForm: (reply, key) =>
      void reply.setCookie(form, key, { ...options, maxAge: lifetimes.keptForm / 1000 }),
  };
}
