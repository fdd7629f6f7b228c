import t from 'tap';
import { claimColumns, claimIn } from '#seeds/read/claims.ts';
import { evidenceColumns, evidenceIn } from '#seeds/read/evidence.ts';
import { grantColumns, grantIn } from '#seeds/read/grants.ts';
import { memberColumns, memberIn } from '#seeds/read/members.ts';
import { otherNamesIn } from '#seeds/read/other-names.ts';
import { parseRows, uniqueBy } from '#seeds/read/rows.ts';

/** One row of CSV text in which every cell is empty but the given ones, which hold no commas. */
function row<const Column extends string>(
  columns: readonly Column[],
  cells: Partial<Record<Column, string>>,
) {
  const line = columns.map((column) => cells[column] ?? '').join(',');
  const [only] = parseRows('x.csv', `${columns.join(',')}\r\n${line}\r\n`, columns);
  if (only === undefined) throw new Error('there is no row');
  return only;
}

const sourced = { source_url: 'https://example.org', read_on: '2026-11-24', basis: 'read' } as const;
const grantCells = {
  grant_key: 'k',
  grantee: 'Body (example)',
  programme: 'SMART Balkans',
  ...sourced,
} as const;

t.test('A wrong cell is refused with file, line and column', async (t) => {
  const grant = (cells: Partial<Record<(typeof grantColumns)[number], string>>) => () =>
    grantIn(row(grantColumns, { ...grantCells, ...cells }));
  t.doesNotThrow(grant({}));
  t.throws(grant({ amount: '12', currency: 'EUR' }), /^x\.csv, line 2, column amount: "12"/);
  t.throws(grant({ amount: '12.00' }), /column currency/);
  t.throws(grant({ currency: 'EUR' }), /column currency/);
  t.throws(grant({ country: 'QQ' }), /column country/);
  t.throws(grant({ start: '2023-02-31' }), /column start/);
  t.throws(grant({ start: '2023-03', end: '2023-02' }), /column end/);
  t.throws(grant({ programme: 'Elsewhere' }), /column programme/);
  t.throws(grant({ scheme: 'Institutional' }), /column scheme/);
  t.throws(grant({ partners: 'A (ME);' }), /column partners/);
  t.throws(grant({ source_url: '' }), /column source_url/);
  t.throws(grant({ read_on: '2026' }), /column read_on/);
  t.throws(grant({ basis: 'heard' }), /column basis/);
  t.throws(grant({ grantee: '' }), /column grantee/);
  t.throws(
    () => memberIn(row(memberColumns, { coalition_key: 'k', member: 'A', role: 'guest', ...sourced })),
    /column role/,
  );
  t.throws(
    () => claimIn(row(claimColumns, { claim_key: 'k', what: 'w', unit: 'u', period: '2023/x', ...sourced })),
    /column period/,
  );
  t.throws(
    () => evidenceIn(row(evidenceColumns, { evidence_key: 'k', theme_area: 'corruption', ...sourced })),
    /column theme_area/,
  );
  t.throws(
    () => otherNamesIn(row(['other_names'], { other_names: 'Коалиција (sr-Latn)' })),
    /column other_names/,
  );
  t.throws(() => otherNamesIn(row(['other_names'], { other_names: 'Coalition' })), /column other_names/);
  t.throws(() => parseRows('x.csv', 'a\r\n1\r\n', ['a', 'b']), /line 1, column b: is missing/);
  t.throws(() => parseRows('x.csv', 'a,b\r\n1,2\r\n', ['a']), /line 1, column b: is not known/);
  t.throws(() => parseRows('x.csv', 'a,b\r\n"1\r\n",2\r\n3\r\n', ['a', 'b']), /line 4, column b/);
  t.throws(() => parseRows('x.csv', 'a\r\n"1\r\n', ['a']), /^x\.csv: /);
  t.throws(
    () => uniqueBy(parseRows('x.csv', 'a\r\n1\r\n1\r\n', ['a']), 'a'),
    /line 3, column a: "1" stands twice/,
  );
});
