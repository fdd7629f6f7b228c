import t from 'tap';
import { arithmeticOf } from '#features/claims/queries.ts';
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
    for (const { count, of, rows } of items.filter(({ figure }) => figure === 'outcomes_at_step')) {
      const { total } = (await anyone.json('GET', `/api/v1${rows}`)).json<{ total: number }>();
      t.equal(total, count, `${query} ${of} ${rows}`);
    }
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
  t.match(text(narrowed.page.querySelector('#coalition-reports')), /cannot be told by this filter/);
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

t.test('under a country the solutions adopted there are told, and not with a year as well', async (t) => {
  const { anyone } = await testApp(t);
  const adopted = async (query: string) =>
    (await anyone.json('GET', `/api/v1/reports${query}`))
      .json<{ items: FigureRow[] }>()
      .items.find(({ figure }) => figure === 'solutionsAdopted');
  t.match(
    await adopted('?country=RS'),
    { count: 5, rows: /adopted=RS/ },
    'as the matrix of solutions has it',
  );
  t.match(await adopted('?country=RS&year=2017'), { count: null });
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
  const loaded = (await anyone.get('/reports/claims/april-2023-small')).page;
  t.match(text(loaded.querySelector('.facts')), /Local Initiatives, Creative Box, Media/);
  t.match(text(loaded.querySelector('#arithmetic')), /22 \+ 13 \+ 41 = 76.*read from the note/);
  t.equal(arithmeticOf({ count: 10, note: 'AL + XK not found' }), undefined);
});

const claim = {
  what: 'Grants of early spring (example)',
  programme: 'smart-balkans',
  unit: 'grants',
  count: '12',
  parts: '7 + 4',
  amount: '48.500,00',
  currency: 'NOK',
  from: '14.12.2023',
  schemes: ['smart-balkans-regional'],
  countries: ['AL', 'MK'],
  note: 'Another page says 13 (example).',
  addresses: 'https://example.org/spring',
  readOn: '2026-01-15',
  basis: 'read',
};

t.test('staff record a published figure: its page, its rows, its own sum, and what came of it', async (t) => {
  const { anyone, signedIn } = await testApp(t);
  const staff = signedIn();
  t.ok((await staff.get('/reports/claims')).page.querySelector('a[href="/reports/claims/new"]'));
  t.notOk((await anyone.get('/reports/claims')).page.querySelector('a[href="/reports/claims/new"]'));
  t.match((await staff.get('/reports/claims/new')).body, /value="smart-balkans-regional"/);
  const made = await staff.post('/reports/claims', claim);
  t.equal(made.statusCode, 303);
  const path = '/reports/claims/grants-of-early-spring-example';
  t.equal(made.headers.location, path);
  t.equal((await staff.post('/reports/claims', claim)).statusCode, 409, 'pressed twice, it is one');

  const { page } = await anyone.get(path);
  const main = text(page.querySelector('main'));
  t.match(main, /Grants Published12 .*Difference−10 .*NOK 48,500\.00 .*cannot tell/);
  t.match(main, /does not add up: 7 \+ 4 = 11, off by 1/);
  t.match(main, /14 Dec 2023.*Regional.*Albania, North Macedonia/);
  t.match(text(page.querySelector('#sources')), /example\.org\/spring, read 15 January 2026/);
  const rows = page.querySelectorAll('#rows a');
  t.ok(rows.length >= 2, 'the likely rows, and those of their amounts');
  for (const link of rows) {
    const { total } = (
      await anyone.json('GET', `/api/v1${link.getAttribute('href')!.replaceAll('&amp;', '&')}`)
    ).json<{
      total: number;
    }>();
    t.match(text(link), new RegExp(`(^|\\D)(${total}|one|One)(\\D|$)`), text(link));
  }
  t.notOk(page.querySelector('#withdrawal'), 'acts are for staff');
  t.match((await anyone.get(path, { 'accept-language': 'mk' })).body, /Збирот во тврдењето не е точен/);

  const form = (await staff.get(`${path}/edit`)).page;
  t.equal(form.querySelector('#amount')?.getAttribute('value'), '48500.00');
  t.equal(form.querySelectorAll('input[name=countries][checked]').length, 2);
  t.equal((await staff.post(path, { ...claim, parts: '', until: '2024-02' })).statusCode, 303);
  const api = (await anyone.json('GET', '/api/v1/claims/grants-of-early-spring-example')).json<{
    period: string;
    parts: number[];
  }>();
  t.match(api, { period: '2023-12-14/2024-02', parts: [], schemes: claim.schemes, amount: '48500.00' });
  const history = text((await staff.get(`${path}/history`)).page.querySelector('main'));
  t.match(
    history,
    /Published figure edited.*Parts of the sum.*Published figure recorded.*Grants.*NOK 48,500\.00/,
  );
  t.match(history, /as read .*Regional.*Albania/);

  t.equal(
    (await staff.post(`${path}/withdrawal`, { reason: ' ' })).page.querySelectorAll('#reason-error').length,
    1,
  );
  t.equal(
    (await staff.post(`${path}/withdrawal`, { reason: 'Not in the source (example)' })).statusCode,
    303,
  );
  t.match(text((await anyone.get(path)).page.querySelector('.notice')), /Taken away on .*Not in the source/);
  const list = (await anyone.get('/reports/claims')).page;
  t.equal(list.querySelectorAll('tbody tr').length, 11);
  t.ok(list.querySelector(`#withdrawn a[href="${path}"]`));
  t.equal((await staff.post(path, claim)).statusCode, 404, 'what was taken away is not edited');
  t.equal((await staff.post(`${path}/withdrawal`, { reason: 'Again' })).statusCode, 409);
  t.equal((await staff.post(`${path}/return`)).statusCode, 303);
  t.match((await anyone.get('/reports/claims.csv')).body, /grants-of-early-spring-example,.*,AL MK,/);
  t.equal((await anyone.get('/reports/claims.json')).json<{ total: number }>().total, 12);
});

t.test('a published figure that cannot be is refused at its field, and nothing typed is lost', async (t) => {
  const { anyone, signedIn, script } = await testApp(t);
  const staff = signedIn();
  const wrong: [Record<string, string | string[]>, string[]][] = [
    [{ what: ' ', programme: 'nowhere', unit: 'love' }, ['what', 'programme', 'unit']],
    [{ count: '-3', amount: 'much', from: '31.2.2023' }, ['count', 'amount', 'from']],
    [{ count: '', amount: '', currency: '', parts: '' }, ['count']],
    [{ currency: '' }, ['currency']],
    [{ amount: '' }, ['amount']],
    [{ parts: '7 and 4' }, ['parts']],
    [{ from: '', until: '2024' }, ['from']],
    [{ from: '2024', until: '2023-06' }, ['until']],
    [{ from: '2001-01', until: '2023-06' }, ['until']],
    [{ schemes: ['smart-balkans-regional', 'nothing'], countries: ['AL', 'ZZ'] }, ['schemes', 'countries']],
    [{ addresses: 'ftp://example.org', readOn: 'soon', basis: 'heard' }, ['addresses', 'readOn', 'basis']],
    [{ addresses: '', readOn: '2199-01-01' }, ['addresses', 'readOn']],
  ];
  for (const [fault, fields] of wrong) {
    const { statusCode, page } = await staff.post('/reports/claims', { ...claim, ...fault });
    t.equal(statusCode, 422);
    const said = page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'));
    t.strictSame(
      said,
      fields.map((field) => `#${field}`),
      fields.join(', '),
    );
    for (const field of fields) t.ok(page.querySelector(`#${field}-error`), field);
    const { amount = claim.amount, addresses = claim.addresses } = fault;
    t.equal(page.querySelector('#amount')?.getAttribute('value'), amount);
    t.match(text(page.querySelector('#addresses')), addresses);
  }
  const other = (await anyone.json('GET', '/api/v1/schemes'))
    .json<{ items: { slug: string; programme: string }[] }>()
    .items.find(({ programme }) => programme !== claim.programme)!;
  const { addresses, readOn, basis, parts: _, amount: __, currency: ___, ...typed } = claim;
  const body = { ...typed, from: '2023-12-14', count: 12, source: { addresses: [addresses], readOn, basis } };
  const refused = await script().json('POST', '/api/v1/claims', { ...body, schemes: [other.slug] });
  t.equal(refused.statusCode, 422);
  t.match(refused.json(), { errors: [{ path: '/schemes/0' }] });
  const twoLines = { ...body, source: { ...body.source, addresses: [`${addresses}\njavascript:alert(1)`] } };
  const split = await script().json('POST', '/api/v1/claims', twoLines);
  t.match(
    split.json(),
    { errors: [{ path: '/source/addresses/0' }] },
    'the form has an address in each line',
  );
  const made = await script().json('POST', '/api/v1/claims', body);
  t.equal(made.statusCode, 201, made.body);
  t.match(made.json(), { source: addresses, readOn, basis, withdrawnAt: null });
  const address = String(made.headers.location);
  t.equal((await script().json('PUT', address, { ...body, count: 13 })).json<{ count: number }>().count, 13);
  t.equal((await script().json('POST', `${address}/withdrawal`, { reason: 'Example' })).statusCode, 200);
  t.equal((await script().json('DELETE', `${address}/withdrawal`)).statusCode, 204);
  t.equal((await script().json('DELETE', `${address}/withdrawal`)).statusCode, 409);
  t.equal((await script({ role: 'donor' }).json('PUT', address, body)).statusCode, 403);
  t.equal((await anyone.json('GET', '/api/v1/claims/nothing')).statusCode, 404);
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
  const figures = (row: (typeof links)[number]) =>
    row.querySelectorAll('td').map((cell) => Number(text(cell).replace('–', '0')));
  for (const row of page.querySelectorAll('.coverage tbody tr')) {
    const [all, ...places] = figures(row).slice(0, 8);
    t.equal(
      places.reduce((sum, one) => sum + one, 0),
      all,
      `${text(row)}: every grant stands in a column`,
    );
  }
  t.match((await anyone.get('/data/coverage.csv')).body, /^\uFEFFscheme,is_programme,recorded,AL/);
  const api = (await anyone.json('GET', '/api/v1/coverage')).json<{ total: number; items: unknown[] }>();
  t.ok(api.total > 10);
  t.match(api.items[0], { countries: [{ country: 'AL', count: 7 }], elsewhere: { count: 0 } });
});
