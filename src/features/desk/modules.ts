import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { App } from '#app.ts';
import { NotFound } from '#errors.ts';

/** The files that run on the server and in the browser of a desk or of a session's lines: rules are written once. */
export const sharedModules = [
  'features/desk/rules.ts',
  'features/grants/rules.ts',
  'features/grants/consortium-rule.ts',
  'features/grants/length-rule.ts',
  'features/grants/partners-rule.ts',
  'language/countries.ts',
  'language/format.ts',
  'language/languages.ts',
  'language/partial-date.ts',
] as const;

const SOURCE = new URL('../../', import.meta.url);
const kept = new Map<string, { body: string; etag: string }>();

/** A shared module as JavaScript: its types are taken away, its lines stay where they were. Throws NotFound. */
export function sharedModule(name: string): { body: string; etag: string } {
  if (!(sharedModules as readonly string[]).includes(name)) throw new NotFound(`no shared module ${name}`);
  const known = kept.get(name);
  if (known) return known;
  const body = stripTypeScriptTypes(readFileSync(new URL(name, SOURCE), 'utf8'));
  const made = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` };
  kept.set(name, made);
  return made;
}

/** Serves the shared modules under /assets/modules. */
export function deskModules(app: App): void {
  app.get<{ Params: { '*': string } }>(
    '/assets/modules/*',
    { config: { access: 'public', isKept: false }, schema: { hide: true } },
    async (request, reply) => {
      const { body, etag } = sharedModule(request.params['*']);
      reply.headers({ etag, 'cache-control': 'public, max-age=3600' });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type('text/javascript; charset=utf-8').send(body);
    },
  );
}
