import t from 'tap';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { migrateDatabase, openDatabase, type Database } from '#database/connection.ts';
import { generate } from '#generate/generate.ts';
import { formatMoney } from '#language/format.ts';
import { testDatabases } from '#test/support/databases.ts';
import { rowsBehind, type FigureRow } from '#test/support/figures.ts';
import { defineEvery, downloadFiles, recountFiles } from '#test/support/indicators.ts';
import { payGrants } from '#test/support/paid-grants.ts';

/** The application over invented records of some size, some of their grants paid and some late. */
async function generated(t: { teardown(act: () => unknown): void }) {
  const registry = openDatabase(':memory:');
  migrateDatabase(registry);
  generate(registry, { organisations: 120, grants: 300, coalitions: 8, seed: 11 });
  payGrants(registry, 24);
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent' }), {
    registry,
    practice: testDatabases().practice,
  });
  t.teardown(() => app.close());
  const get = async (url: string) => app.inject({ method: 'GET', url });
  const figures = async (query: string) =>
    (await get(`/api/v1/reports${query}`)).json<{ items: FigureRow[] }>().items;
  return { registry, get, figures };
}

/** Organisations that have this part in a grant of a regional scheme, counted by itself. */
function regionalOf(db: Database, country: string, roles: string[]): number {
  return db
    .prepare<{ found: number }>(
      `select count(distinct part.organisation_id) as found from grant_participants part
       join grants on grants.id = part.grant_id join schemes on schemes.id = grants.scheme_id
       join organisations on organisations.id = part.organisation_id
       where schemes.kind = 'regional' and organisations.country = ? and part.role in (select value from json_each(?))
         and (grants.status is null or grants.status not in ('planned', 'cancelled'))
         and organisations.merged_into_id is null`,
    )
    .get(country, JSON.stringify(roles))!.found;
}

t.test('on invented records every figure still opens exactly its rows, by every door', async (t) => {
  const { registry, get, figures } = await generated(t);
  const seen = new Set<string>();
  for (const query of ['', '?country=AL', '?year=2024&country=RS']) {
    const told = (await figures(query)).filter(({ count, rows }) => count && rows && !seen.has(rows));
    for (const { figure, of, count, amount, rows } of told) {
      seen.add(rows!);
      const { counts, minor } = await rowsBehind(get, rows!);
      t.strictSame(counts, [count, count, count], `${query} ${figure} ${of ?? ''} ${rows}`);
      if (amount !== null) t.equal(minor, Math.round(Number(amount) * 100), `${figure} ${of ?? ''} ${rows}`);
    }
  }
  t.ok(seen.size > 100, `${seen.size} figures were followed`);

  const { body } = await get('/reports');
  t.match(body, /No published figure is recorded/);

  const all = await figures('');
  for (const figure of [
    'payments',
    'lateReports',
    'lateInstalments',
    'paid',
    'paid_by_theme',
    'late_by_year',
  ])
    t.ok(
      all.some((one) => one.figure === figure && one.count),
      `${figure} was among them`,
    );
  for (const country of ['AL', 'MK', 'RS']) {
    const counted = (figure: string) => all.find((one) => one.figure === figure && one.of === country)?.count;
    t.equal(counted('regional_leads'), regionalOf(registry, country, ['lead']), `leads of ${country}`);
    t.equal(
      counted('regional_partners'),
      regionalOf(registry, country, ['partner']),
      `partners of ${country}`,
    );
    t.equal(counted('regional_organisations'), regionalOf(registry, country, ['lead', 'partner']));
  }
});

t.test('where more was taken back than paid the sum has a true minus', (t) => {
  t.equal(formatMoney(-9_620_000, 'NOK', 'en'), 'NOK\u00A0−96,200.00');
  t.equal(formatMoney(-9_620_000, 'NOK', 'mk'), 'NOK\u00A0−96.200,00');
  t.end();
});

t.test('countries, schemes and years add up, and indicators agree with the files', async (t) => {
  const { registry, get, figures } = await generated(t);
  defineEvery(registry, 'bridges-example', [
    { ofProgramme: 'neighbours-example' },
    { scheme: 'bridges-regional' },
    { ofProgramme: 'bridges-example', scheme: 'bridges-regional' },
    { ofProgramme: 'neighbours-example', scheme: 'bridges-regional' },
    { ofProgramme: 'bridges-example', scheme: 'none' },
    { year: '2024' },
    { country: 'BA' },
    { theme: 'corruption' },
    { year: '2024', theme: 'peace-stability-and-good-governance' },
    { memberCountries: '4' },
  ]);
  const counted = recountFiles(await downloadFiles(get));
  t.ok(counted.filter(({ published }) => published > 0).length > 40);
  for (const { slug, published, recomputed } of counted) t.equal(recomputed, published, slug);

  const organisations = async (query: string) =>
    (await figures(query)).find(({ figure }) => figure === 'organisations')?.count;
  t.ok((await organisations('?programme=neighbours-example'))! > 0);
  t.equal(
    await organisations('?programme=neighbours-example&scheme=bridges-regional'),
    0,
    'a programme and a scheme of another are in no grant together, though an organisation may be in both',
  );
  t.equal(
    await organisations('?programme=bridges-example&scheme=bridges-regional'),
    await organisations('?scheme=bridges-regional'),
  );

  for (const query of ['', '?scheme=none', '?country=BA']) {
    const all = await figures(query);
    const total = (figure: string, currency: string | null = null) =>
      all
        .filter((one) => one.figure === figure && one.currency === currency)
        .reduce((sum, { count, amount }) => sum + Math.round(Number(currency ? amount : count) * 100), 0);
    for (const kind of ['country', 'scheme', 'year']) {
      t.equal(total(`grants_by_${kind}`), total('grants'), `${query} grants by ${kind}`);
      t.equal(
        total(`late_by_${kind}`),
        total('lateReports') + total('lateInstalments'),
        `${query} late by ${kind}`,
      );
      for (const currency of ['EUR', 'NOK']) {
        t.equal(
          total(`signed_by_${kind}`, currency),
          total('signed', currency),
          `${query} ${kind} ${currency}`,
        );
        t.equal(total(`paid_by_${kind}`, currency), total('paid', currency), `${query} ${kind} ${currency}`);
      }
    }
  }
});
