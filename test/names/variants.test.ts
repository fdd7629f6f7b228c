import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import t from 'tap';
import { exactKey, looseTokens, scriptKey } from '#names/keys.ts';
import { matchName } from '#names/match.ts';

type Row = { left: string; right: string; relation: string; class: string };

/**
 * The sheet says what a person expects of two whole names: `exact` and `script` are equal keys;
 * `loose` means that no key is equal and yet each finds the other; `none` that at most one does.
 */
const rows: Row[] = parse(readFileSync(new URL('variants.csv', import.meta.url)), { columns: true });

function finds(query: string, name: string): boolean {
  const match = matchName(query, name);
  return match !== undefined && match.tier !== 'prefix';
}

function relationOf({ left, right }: Row): string {
  if (exactKey(left) === exactKey(right)) return 'exact';
  if (scriptKey(left) === scriptKey(right)) return 'script';
  return finds(left, right) && finds(right, left) ? 'loose' : 'none';
}

t.test('every pair of the sheet of variants is related as expected, whichever comes first', async (t) => {
  t.ok(rows.length >= 60, 'the sheet covers the classes');
  for (const row of rows) {
    const label = `${row.left} / ${row.right} (${row.class})`;
    t.equal(relationOf(row), row.relation, label);
    t.equal(relationOf({ ...row, left: row.right, right: row.left }), row.relation, `${label}, turned`);
  }
});

t.test('what is exact or script is also found', async (t) => {
  for (const row of rows.filter(({ relation }) => relation === 'exact' || relation === 'script')) {
    t.match(matchName(row.left, row.right), { tier: row.relation, cost: 0 }, `${row.left} / ${row.right}`);
  }
});

t.test('near misses are many, and none of them has an equal script key', async (t) => {
  const near = rows.filter((row) => row.class.startsWith('near miss'));
  t.ok(near.length >= 10);
  for (const { left, right } of near) t.not(scriptKey(left), scriptKey(right), `${left} / ${right}`);
});

t.test('a word has one to four loose forms, and ѓ, ќ, ѕ count', async (t) => {
  t.strictSame(looseTokens('Ѓорче'), [['dorce', 'gorce']]);
  t.strictSame(looseTokens('Куќа'), [['kuca', 'kuka']]);
  t.strictSame(looseTokens('Ѕвезда'), [['dzvezda', 'zvezda']]);
  t.same(looseTokens('Ѓорѓи')[0]?.toSorted(), ['dordi', 'dorgi', 'gordi', 'gorgi']);
  for (const row of rows) {
    for (const forms of [...looseTokens(row.left), ...looseTokens(row.right)]) {
      t.ok(forms.length >= 1 && forms.length <= 4 && new Set(forms).size === forms.length, forms.join(' '));
    }
  }
});
