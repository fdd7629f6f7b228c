import { readFileSync } from 'node:fs';
import t from 'tap';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { accessLevels, type AccessLevel } from '#features/people/access.ts';
import { roles } from '#features/people/kinds.ts';
import { testApp, type Client, type TestApp } from '#test/support/app.ts';
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

/** Who comes, by the name of the column in access-levels.txt. */
function callersOf({ anyone, signedIn, script }: TestApp): Record<string, Client> {
  const named = roles.flatMap((role): [string, Client][] => [
    [`${role}-session`, signedIn({ role })],
    [`${role}-token`, script({ role })],
  ]);
  return { none: anyone, ...Object.fromEntries(named) };
}

/** By level and column, whether it lets in. */
function readLevels(): Map<string, Map<string, boolean>> {
  const lines = readFileSync(new URL('access-levels.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const [head = '', ...rows] = lines.filter(
    (line, place) => !line.startsWith('#') || lines[place + 1]?.[0] !== '#',
  );
  const columns = head
    .replace(/^# level/, '')
    .trim()
    .split(/\s+/);
  return new Map(
    rows.map((row) => {
      const [level = '', ...cells] = row.trim().split(/\s+/);
      return [level, new Map(columns.map((column, place) => [column, cells[place] === 'yes']))];
    }),
  );
}

t.test('every route lets in whom it says, by session and by token, and refuses the rest', async (t) => {
  const callers = callersOf(await testApp(t));
  const levels = readLevels();
  t.strictSame([...levels.keys()].toSorted(), [...accessLevels].toSorted());
  for (const columns of levels.values())
    t.strictSame([...columns.keys()].toSorted(), Object.keys(callers).toSorted());
  // What changes or ends the session of whoever asks comes last.
  const ending = (url: string) => Number(/^\/(practice|sign-out)/.test(url));
  const routes = (await listRoutes()).toSorted((left, right) => ending(left.url) - ending(right.url));
  for (const { method, url, access } of routes) {
    const address = url.replaceAll(/:\w+|\*/g, 'nothing-here');
    for (const [name, client] of Object.entries(callers)) {
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
      t.equal(
        !isRefused,
        levels.get(access)?.get(name),
        `${name} at ${method} ${url} (${access}): ${statusCode}`,
      );
      t.ok(statusCode < 500, `${name} at ${method} ${url} is answered without a fault: ${statusCode}`);
    }
  }
});
