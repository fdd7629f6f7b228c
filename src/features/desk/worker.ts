import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '#app.ts';
import { paths } from '#paths.ts';
import { sharedModule, sharedModules } from './modules.ts';

const PUBLIC = new URL('../../../public/', import.meta.url);
const scripts = readdirSync(new URL('script/desk/', PUBLIC)).filter((file) => file.endsWith('.js'));

/** Everything that the desk's page needs besides itself. */
const assets = [
  '/assets/site.css',
  '/assets/htmx.js',
  '/assets/script/site.js',
  '/assets/icons/mark.svg',
  ...scripts.map((file) => `/assets/script/desk/${file}`),
  ...sharedModules.map((name) => `/assets/modules/${name}`),
];

/**
 * The desk's service worker, with the version and the list of what it keeps written into it: a changed file makes
 * another worker, which fetches everything anew. Its scope is one ceremony's desk, below its own address.
 */
export function deskWorker(app: App): void {
  let body: string | undefined;
  app.get(
    paths.deskWorker(),
    { config: { access: 'public', isKept: false }, schema: { hide: true } },
    async (_request, reply) => {
      body ??= workerText();
      return reply
        .headers({ 'service-worker-allowed': '/ceremonies/', 'cache-control': 'no-cache' })
        .type('text/javascript; charset=utf-8')
        .send(body);
    },
  );
}

function workerText(): string {
  const files = [
    ...scripts.map((file) => readFileSync(new URL(`script/desk/${file}`, PUBLIC), 'utf8')),
    ...readdirSync(new URL('styles/', PUBLIC)).map((file) =>
      readFileSync(new URL(`styles/${file}`, PUBLIC), 'utf8'),
    ),
    ...sharedModules.map((name) => sharedModule(name).body),
  ];
  const fonts = Array.from(
    readFileSync(new URL('styles/fonts.css', PUBLIC), 'utf8').matchAll(
      /url\(['"]?(\/assets\/fonts\/[^'")]+)/g,
    ),
    ([, url]) => url,
  );
  const version = createHash('sha256').update(files.join('\n')).digest('base64url').slice(0, 16);
  const worker = readFileSync(new URL('script/desk-worker.js', PUBLIC), 'utf8');
  return `const VERSION = '${version}';\nconst ASSETS = ${JSON.stringify([...assets, ...fonts])};\n${worker}`;
}
