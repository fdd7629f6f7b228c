import { readFileSync } from 'node:fs';
import t from 'tap';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import type { AccessLevel } from '#features/people/access.ts';
import { testApp, type Client } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';

interface Route {
  method: string;
  url: string;
  access: AccessLevel;
}

/** Every route of the application and the access that it declares, as the application itself lists them. */
async function listRoutes(): Promise<Route[]> {
  const databases = testDatabases();
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent' }), databases);
  const routes = app.routeList;
  await app.close();
  return routes.toSorted(
    (left, right) => left.url.localeCompare(right.url) || left.method.localeCompare(right.method),
  );
}

t.test('the printed matrix of routes is the committed one', async (t) => {
  const printed = (await listRoutes())
    .map(({ method, url, access }) => `${method.padEnd(6)} ${url} ${access}`)
    .join('\n');
  const committed = readFileSync(new URL('access-matrix.txt', import.meta.url), 'utf8').trim();
  t.equal(printed, committed);
});

t.test('every route refuses whoever it does not let in, and lets in the rest', async (t) => {
  const test = await testApp(t);
  const callers: { name: string; client: Client; levels: AccessLevel[] }[] = [
    { name: 'anyone', client: test.anyone, levels: ['public'] },
    { name: 'donor', client: test.signedIn({ role: 'donor' }), levels: ['public', 'signed-in'] },
    { name: 'member', client: test.script({ role: 'member' }), levels: ['public', 'signed-in'] },
    { name: 'staff', client: test.signedIn({ role: 'staff' }), levels: ['public', 'signed-in', 'staff'] },
    {
      name: 'administrator',
      client: test.script({ role: 'administrator' }),
      levels: ['public', 'signed-in', 'staff', 'administrator'],
    },
  ];
  // Going to practice makes everybody staff, and signing out nobody: these acts come last.
  const routes = await listRoutes();
  const isLast = ({ url }: Route) => /^\/(?:practice|sign-out)/.test(url);
  const ordered = [...routes.filter((route) => !isLast(route)), ...routes.filter(isLast)];
  for (const { method, url, access } of ordered) {
    const address = url.replaceAll(/:\w+|\*/g, 'nothing-here');
    for (const { name, client, levels } of callers) {
      const isApi = url.startsWith('/api/');
      const { statusCode, headers } =
        method === 'GET'
          ? await client.get(address)
          : isApi
            ? await client.json(method as 'POST', address, {})
            : await client.post(address, {});
      const isRefused =
        statusCode === 401 ||
        statusCode === 403 ||
        String(headers.location ?? '').startsWith('/sign-in?next=');
      t.equal(isRefused, !levels.includes(access), `${name} at ${method} ${url} (${access}): ${statusCode}`);
      t.ok(statusCode < 500, `${name} at ${method} ${url} is answered without a fault: ${statusCode}`);
    }
  }
});
