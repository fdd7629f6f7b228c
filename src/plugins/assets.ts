import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';
import { layerOf, styleSheets } from '#views/style-sheets.ts';

const require = createRequire(import.meta.url);
const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));
const HOUR = 3_600;

const fontFolders = ['source-sans-3', 'source-serif-4'].map((face) =>
  join(dirname(require.resolve(`@fontsource-variable/${face}/package.json`)), 'files'),
);

/**
 * Styles, script, fonts and icons. The style sheets are joined into one answer at the start, so that a page
 * on a bad line asks once; every file carries an ETag.
 */
export const assets = fp(
  async (app) => {
    const css = styleSheets.map(readStyleSheet).join('\n');
    const htmx = readFileSync(require.resolve('htmx.org/dist/htmx.min.js'), 'utf8');
    const webauthn = readFileSync(
      join(dirname(require.resolve('@simplewebauthn/browser')), '../dist/bundle/index.umd.min.js'),
      'utf8',
    );
    for (const [path, type, body] of [
      ['/assets/site.css', 'text/css; charset=utf-8', css],
      ['/assets/htmx.js', 'text/javascript; charset=utf-8', htmx],
      ['/assets/webauthn.js', 'text/javascript; charset=utf-8', webauthn],
    ] as const) {
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
      app.get(
        path,
        { config: { access: 'public', isKept: false }, schema: { hide: true } },
        async (request, reply) => {
          reply.headers({ etag, 'cache-control': `public, max-age=${HOUR}` });
          if (request.headers['if-none-match'] === etag) return reply.code(304).send();
          return reply.type(type).send(body);
        },
      );
    }
    const files = { config: { access: 'public', isKept: false }, schema: { hide: true } } as const;
    app.get<{ Params: { file: string } }>('/assets/fonts/:file', files, async (request, reply) => {
      const folder = fontFolders.find((candidate) => candidate.includes(faceOf(request.params.file)));
      return reply.sendFile(request.params.file, folder ?? fontFolders[0]!, {
        maxAge: '30d',
        immutable: true,
      });
    });
    app.get<{ Params: { '*': string } }>('/assets/*', files, async (request, reply) =>
      reply.sendFile(request.params['*'], PUBLIC, { maxAge: '1h' }),
    );
    app.get('/favicon.ico', files, async (_request, reply) => reply.sendFile('icons/mark.svg', PUBLIC));
    await app.register(fastifyStatic, { root: PUBLIC, serve: false });
  },
  { name: 'assets', dependencies: ['access'] },
);

function faceOf(file: string): string {
  return file.startsWith('source-serif-4') ? 'source-serif-4' : 'source-sans-3';
}

/** A sheet of the project's own by its name under public, or one of a package by its name there. */
function readStyleSheet(name: string): string {
  const text = readFileSync(name.startsWith('@') ? require.resolve(name) : join(PUBLIC, name), 'utf8');
  const layer = layerOf(name);
  return layer ? `@layer ${layer}{${text}}` : text;
}
