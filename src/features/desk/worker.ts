import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '#app.ts';
import { paths } from '#paths.ts';
import { sharedModule, sharedModules } from './modules.ts';

const PUBLIC = new URL('../../../public/', import.meta.url);

/** A page that opens without a network. */
interface KeptPage {
  /** What its header `registry-page` says. */
  kind: string;
  /** Where its worker stands. */
  path: string;
  /** Below which the worker may keep one page each. */
  scope: string;
  /** Its own scripts, below /assets/script. */
  scripts: string[];
}

const deskScripts = readdirSync(new URL('script/desk/', PUBLIC)).filter((file) => file.endsWith('.js'));

/** The desk's service worker: its scope is one ceremony's desk. */
export function deskWorker(app: App): void {
  const scripts = deskScripts.map((file) => `desk/${file}`);
  pageWorker(app, { kind: 'desk', path: paths.deskWorker(), scope: '/ceremonies/', scripts });
}

/**
 * Serves the service worker of a kind of page, with the version and the list of what it keeps written into it: a
 * changed file makes another worker, which fetches everything anew.
 */
export function pageWorker(app: App, page: KeptPage): void {
  let body: string | undefined;
  app.get(
    page.path,
    { config: { access: 'public', isKept: false }, schema: { hide: true } },
    async (_request, reply) => {
      body ??= workerText(page);
      return reply
        .headers({ 'service-worker-allowed': page.scope, 'cache-control': 'no-cache' })
        .type('text/javascript; charset=utf-8')
        .send(body);
    },
  );
}

function workerText({ kind, scripts }: KeptPage): string {
  const files = [
    ...scripts.map((file) => readFileSync(new URL(`script/${file}`, PUBLIC), 'utf8')),
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
  const worker = readFileSync(new URL('script/page-worker.js', PUBLIC), 'utf8');
  const assets = [
    '/assets/site.css',
    '/assets/htmx.js',
    '/assets/icons/mark.svg',
    ...['site.js', ...scripts].map((file) => `/assets/script/${file}`),
    ...sharedModules.map((name) => `/assets/modules/${name}`),
    ...fonts,
  ];
  return `const KIND = '${kind}';\nconst VERSION = '${version}';\nconst ASSETS = ${JSON.stringify(assets)};\n${worker}`;
}
