import t from 'tap';
import { arithmeticOf } from '#features/reports/claims.ts';
import { testApp } from '#test/support/app.ts';
import { rowsBehind, type FigureRow } from '#test/support/figures.ts';

const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test('every figure of the report opens exactly the rows that it counts', async (t) => {
  const { anyone } = await testApp(t);
  for (const query of [
    '',
    '?country=RS',
    '?year=2023&programme=smart-balkans',
    '?theme=violence-against-women-and-girls',
  ]) {
    const { items } = (await anyone.json('GET', `/api/v1/reports${query}`)).json<{ items: FigureRow[] }>();
    const told = items.filter(({ count, rows }) => count !== null && rows !== null && count > 0);
    const seen = new Set<string>();
    for (const { figure, of, count, amount, rows } of told) {
      if (seen.has(rows!)) continue;
      seen.add(rows!);
      const { counts, minor } = await rowsBehind((url) => anyone.get(url), rows!);
      t.strictSame(counts, [count, count, count], `${query} ${figure} ${of ?? ''} ${rows}`);
      if (amount !== null) t.equal(minor, Math.round(Number(amount) * 100), `${query} ${figure} ${rows}`);
    }
    t.ok(seen.size > 2, `${seen.size} figures were followed`);
  }
});

t.test('the page shows the same numbers, and says what a filter cannot tell', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/reports');
  const api = (await anyone.json('GET', '/api/v1/reports')).json<{
    items: { figure: string; count: number; rows: string }[];
  }>();
  const grants = api.items.find(({ figure }) => figure === 'grants')!;
  t.equal(text(page.querySelector('.figure-row dd')), String(grants.count));
  for (const link of page.querySelectorAll('.pair-cell a, #consortia tbody a, #ladder tbody a')) {
    const href = link.getAttribute('href')!.replaceAll('&amp;', '&');
    const { total } = (await anyone.json('GET', `/api/v1${href}`)).json<{ total: number }>();
    t.equal(total, Number(text(link)), href);
  }
  t.equal(page.querySelectorAll('.pair-cell a').length, 15);
  t.equal(
    text(page.querySelector('.heat-table tbody tr:first-child td:last-child')),
    '4',
    'Albania with Serbia',
  );
  for (const chart of page.querySelectorAll('.chart svg')) t.match(chart.getAttribute('aria-label'), /\d/);

  const narrowed = await anyone.get('/reports?scheme=smart-balkans-regional');
  t.match(text(narrowed.page.querySelector('#figures')), /Outcomes counted.*cannot be told by this filter/);
  const unknown = await anyone.get('/reports?country=QQ&nothing=1');
  t.equal(unknown.statusCode, 200, 'pages pass over what they do not know');
  const csv = await anyone.get('/reports.csv?country=RS');
  t.match(csv.body, /grants,,\d+,,,\/grants\?country=RS/);
  t.match(
    (await anyone.get('/reports', { 'accept-language': 'mk' })).page.querySelector('h1')?.textContent,
    /Што е потпишано/,
  );
});

t.test('published claims are set against what is counted, and their own sums are checked', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/reports/claims');
  t.equal(page.querySelectorAll('tbody tr').length, 11);
  const row = (slug: string) => page.querySelector(`#claim-${slug}`);
  t.match(text(row('skopje-2023-regional')), /11 grants ?NOK 18,542,365\.00.*11 grants.*none/);
  t.match(
    text(row('april-2023-applications')),
    /not recorded here.*does not add up: 234 \+ 122 = 356, off by 9/,
  );
  t.match(text(row('april-2023-small')), /adds up: 22 \+ 13 \+ 41 = 76/);
  t.match(text(row('advocacy-six')), /−2 ?−EUR 43,391\.00/);
  for (const link of page.querySelectorAll('tbody a[href^="/grants"]')) {
    const href = link.getAttribute('href')!.replaceAll('&amp;', '&');
    const count = Number(/\d+/.exec(text(link))?.[0]);
    const { total } = (await anyone.json('GET', `/api/v1${href}`)).json<{ total: number }>();
    if (!text(link).startsWith('One')) t.equal(total, count, href);
  }
  t.match((await anyone.get('/reports/claims.csv')).body, /april-2023-applications,.*,356,/);
  t.equal((await anyone.json('GET', '/api/v1/claims')).json<{ total: number }>().total, 11);
  t.equal(arithmeticOf({ count: 10, note: 'AL + XK not found' }), undefined);
});

t.test('coverage: each cell opens its rows', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/data/coverage');
  const links = page.querySelectorAll('.coverage a');
  t.ok(links.length > 60);
  for (const link of links) {
    const href = link.getAttribute('href')!.replaceAll('&amp;', '&');
    const { total } = (await anyone.json('GET', `/api/v1${href}`)).json<{ total: number }>();
    t.equal(total, Number(text(link)), href);
  }
  t.match(text(page.querySelector('.coverage-programme')), /SMART Balkans 46 .*3 of 46.*31 of 46/);
  t.match((await anyone.get('/data/coverage.csv')).body, /^\uFEFFscheme,is_programme,recorded,AL/);
  t.ok((await anyone.json('GET', '/api/v1/coverage')).json<{ total: number }>().total > 10);
});
