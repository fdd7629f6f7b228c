import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import t from 'tap';
import { findCandidates, soughtOf } from '#features/duplicates/candidates.ts';
import { testDatabases } from '#test/support/databases.ts';

interface Row {
  typed: string;
  country: string;
  organisation: string;
  class: string;
  not: string;
}

const rows: Row[] = parse(readFileSync(new URL('../sheets/name-variants.csv', import.meta.url)), {
  columns: true,
});

t.test('of forty spellings of published names nearly all find the organisation that is meant', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const variants = rows.filter(({ not }) => not === '');
  t.equal(variants.length, 40);
  const classes = Map.groupBy(variants, (row) => row.class);
  for (const [name, members] of classes) t.ok(members.length >= 5, `${name} has ${members.length}`);
  const missed = variants.filter(({ typed, country, organisation }) => {
    const found = findCandidates(registry, soughtOf({ name: typed, kind: 'cso', country }));
    return !found.some(({ slug }) => slug === organisation);
  });
  t.ok(missed.length <= 2, `missed: ${missed.map(({ typed }) => typed).join('; ')}`);
});

t.test('two different real organisations are never claimed to be one', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  t.ok(rows.filter(({ not }) => not !== '').length >= 10, 'ten near misses');
  for (const { typed, country, organisation, not } of rows) {
    const found = findCandidates(registry, soughtOf({ name: typed, kind: 'cso', country }));
    const claimed = found.filter(({ isClaimed }) => isClaimed).map(({ slug }) => slug);
    t.strictSame(
      claimed.filter((slug) => slug !== organisation),
      [],
      `${typed} claims no other`,
    );
    if (not === '') continue;
    const [right, wrong] = [organisation, not].map((slug) => found.findIndex((one) => one.slug === slug));
    t.ok(wrong === -1 || (right !== -1 && right! < wrong!), `${typed}: ${not} does not come first`);
  }
});
