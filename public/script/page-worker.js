/**
 * The worker of one page that opens without a network: a ceremony's desk, the lines of a session. It keeps the
 * page, its styles, scripts and letters; the page that it keeps names nobody. KIND, VERSION and ASSETS are written
 * before these lines when the file is served.
 */
const CACHE = `${KIND} ${new URL(registration.scope).pathname} ${VERSION}`;
const PAGE = new URL(registration.scope).pathname;
const SHELL = `${PAGE}?shell=yes`;
/** A hall's network that does not answer by then is as good as none (milliseconds). */
const PATIENCE = 4000;

addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil(leaveOld().then(() => clients.claim()));
});

addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && url.pathname === PAGE) event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(event.request));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(ASSETS.map((path) => cache.add(new Request(path, { cache: 'reload' }))));
  await keepShell(cache);
}

/** Only the page itself is kept, never a login page in its place. */
async function keepShell(cache) {
  const answer = await fetch(SHELL, { redirect: 'manual', cache: 'no-store', credentials: 'same-origin' });
  if (answer.ok && answer.headers.get('registry-page') === KIND) await cache.put(SHELL, answer);
}

async function leaveOld() {
  const own = `${KIND} ${PAGE} `;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(own) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** What is kept; never by opening: a worker that was replaced meanwhile would make its cache anew, for nobody. */
const match = (request) => caches.match(request, { cacheName: CACHE, ignoreSearch: request !== SHELL });

async function renewShell() {
  if (await caches.has(CACHE)) await keepShell(await caches.open(CACHE));
}

/** The network's page where it answers in time and is ours; else the page that is kept. */
async function page(event) {
  const kept = await match(SHELL);
  try {
    const answer = await fetch(event.request, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok && answer.headers.get('registry-page') === KIND) {
      // The language may have changed, or who is signed in: the kept page follows.
      event.waitUntil(renewShell().catch(() => undefined));
      return answer;
    }
    return kept ?? answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function asset(request) {
  return (await match(request)) ?? fetch(request);
}
