import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import t from 'tap';
import { measures } from '#features/reports/kinds.ts';
import { readRows } from '#test/recompute/recount.ts';
import { testApp } from '#test/support/app.ts';
import { rowsBehind } from '#test/support/figures.ts';
import { defineEvery, downloadFiles, recountFiles } from '#test/support/indicators.ts';

const run = promisify(execFile);

/** By what the published records tell grants, organisations, coalitions and the rest apart. */
const narrowings = [
  { ofProgramme: 'smart-balkans' },
  { scheme: 'smart-balkans-regional' },
  { scheme: 'none' },
  { year: '2023' },
  { year: '1999' },
  { country: 'MK' },
  { country: 'XK' },
  { theme: 'corruption' },
  { theme: 'violence-against-women-and-girls' },
  { memberCountries: '2' },
  { memberCountries: '6' },
  { ofProgramme: 'smart-balkans', scheme: 'smart-balkans-core' },
  { ofProgramme: 'smart-balkans', country: 'AL' },
  { year: '2023', country: 'RS' },
];

t.test('every indicator opens its rows, and is counted again from the files alone', async (t) => {
  const { anyone, registry } = await testApp(t);
  const defined = defineEvery(registry, 'smart-balkans', narrowings);
  for (const measure of measures) t.ok(defined[measure]! > 2, `${measure}: ${defined[measure]}`);
  const texts = await downloadFiles(anyone.get);
  const counted = recountFiles(texts);
  t.equal(
    counted.length,
    Object.values(defined).reduce((sum, one) => sum + one, 0),
  );
  for (const { slug, published, recomputed } of counted) t.equal(recomputed, published, slug);
  for (const measure of measures)
    t.ok(
      counted.some((one) => one.measure === measure && one.published > 0),
      `${measure} counts something`,
    );

  const told = readRows(texts.get('/reports/indicators.csv')!);
  for (const [, [whole, ...narrowed]] of Map.groupBy(told, ({ measure }) => measure)) {
    for (const { slug, value, rows } of [whole!, narrowed.at(-1)!]) {
      const { counts } = await rowsBehind(anyone.get, rows!);
      t.strictSame(counts, [Number(value), Number(value), Number(value)], `${slug} opens ${rows}`);
    }
  }

  for (const [file, text] of texts) {
    const [head, ...lines] = text.split('\r\n');
    const half = new Map(texts).set(file, [head, ...lines.filter((_, place) => place % 2 > 0)].join('\r\n'));
    const isWhole = recountFiles(half).every(({ published, recomputed }) => published === recomputed);
    t.equal(isWhole, file === '/reports/indicators.csv', `half of ${file} is missed`);
  }

  await t.test('the program says so, and says where a line was tampered with', async (t) => {
    const served = new Map(texts);
    const server = createServer((request, response) => response.end(served.get(request.url ?? '')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.teardown(() => server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const recompute = async () =>
      run(process.execPath, ['test/recompute/recompute.ts', address]).then(
        ({ stdout }) => ({ code: 0, stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
      );
    t.match(await recompute(), { code: 0, stdout: `${counted.length} indicators, 0 different` });

    const lines = texts.get('/grants.csv')!.split('\r\n');
    const place = lines.findIndex((line) => line.includes('smart-balkans-regional'));
    served.set(
      '/grants.csv',
      lines.with(place, lines[place]!.replace('smart-balkans-regional', '')).join('\r\n'),
    );
    const { code, stdout } = await recompute();
    t.equal(code, 1);
    t.match(stdout, /DIFFERS published \d+, recomputed \d+: grants-smart-balkans-regional-example/);
    t.match(stdout, /agrees .*: coalitions-example/, 'and the others still agree');
  });
});
