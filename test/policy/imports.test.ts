import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';

const ROOT = new URL('../../', import.meta.url);
const files = ['src', 'views'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);

/** The imports of a file that are more than types, as paths from the root. */
function imports(file: string): string[] {
  const text = readFileSync(new URL(file, ROOT), 'utf8');
  return Array.from(text.matchAll(/^(?:import|export) (?!type)[^;]*? from '([^']+)'/gms), ([, from = '']) => {
    if (from.startsWith('.')) return new URL(from, new URL(file, ROOT)).pathname.slice(ROOT.pathname.length);
    return from.replace(/^#views\//, 'views/').replace(/^#/, 'src/');
  });
}

const isRules = (file: string) => /^src\/features\/[^/]+\/rules\.ts$/.test(file);
const isRoutes = (file: string) => /^src\/features\/[^/]+\/(routes|api)\.ts$/.test(file);
const folderOf = (file: string) => file.split('/').slice(0, 3).join('/');

t.test('imports go one way', async (t) => {
  t.ok(files.length > 100);
  for (const file of files) {
    for (const from of imports(file)) {
      const arrow = `${file} → ${from}`;
      if (file.startsWith('views/')) {
        t.notMatch(
          from,
          /queries\.ts$|commands\.ts$|routes\.ts$|^src\/(plugins|database)\//,
          `views hold no queries: ${arrow}`,
        );
      }
      if (isRules(file))
        t.notMatch(
          from,
          /^node:|^src\/(plugins|database)|queries|table\.ts$/,
          `rules also run in a browser: ${arrow}`,
        );
      if (file.endsWith('queries.ts'))
        t.notMatch(from, /commands\.ts$|routes\.ts$/, `queries do not write: ${arrow}`);
      if (file.endsWith('commands.ts'))
        t.notMatch(from, /routes\.ts$|^views\//, `commands know no page: ${arrow}`);
      if (isRoutes(from) && !/features\/features\.ts$|app\.ts$/.test(file)) {
        t.equal(folderOf(from), folderOf(file), `routes are their feature’s own: ${arrow}`);
      }
    }
  }
});

t.test('drizzle is loaded in one place', async (t) => {
  const loaders = files.filter((file) => imports(file).some((from) => from.startsWith('drizzle-orm')));
  t.strictSame(loaders, []);
});

t.test('nothing but the configuration reads the environment', async (t) => {
  const readers = files.filter((file) => /process\.env/.test(readFileSync(new URL(file, ROOT), 'utf8')));
  t.strictSame(readers.toSorted(), ['src/cli.ts', 'src/server.ts']);
});

t.test('views print no HTML that was not escaped', async (t) => {
  const users = files.filter((file) => /unsafeHtml/.test(readFileSync(new URL(file, ROOT), 'utf8')));
  t.strictSame(users, []);
});
