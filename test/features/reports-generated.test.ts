import t from 'tap';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { migrateDatabase, openDatabase } from '#database/connection.ts';
import { generate } from '#generate/generate.ts';
import { testDatabases } from '#test/support/databases.ts';

t.test('on invented records of some size every figure still opens its rows', async (t) => {
  const registry = openDatabase(':memory:');
  migrateDatabase(registry);
  generate(registry, { organisations: 200, grants: 500, coalitions: 12, seed: 11 });
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent' }), {
    registry,
    practice: testDatabases().practice,
  });
  t.teardown(() => app.close());
  const get = async (url: string) => app.inject({ method: 'GET', url });
  for (const query of ['', '?country=AL']) {
    const { items } = (await get(`/api/v1/reports${query}`)).json<{
      items: { figure: string; of: string | null; count: number | null; rows: string | null }[];
    }>();
    const told = items.filter(({ count }) => count !== null && count > 0);
    t.ok(told.length > 10, `${told.length} figures`);
    for (const { figure, of, count, rows } of told) {
      const api = (await get(`/api/v1${rows}`)).json<{ total: number }>();
      const csv = await get(rows!.replace(/^\/(\w+)/, '/$1.csv'));
      const lines = csv.body
        .trim()
        .split('\r\n')
        .filter((line) => /^[\w"]/.test(line) && !line.includes('UNSCR'));
      t.equal(api.total, count, `${query} ${figure} ${of ?? ''}`);
      t.ok(lines.length > count! - 1, `${figure}: the download has every row`);
    }
  }
});
