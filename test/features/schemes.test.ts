import t from 'tap';
import { doOverlap, isWithin } from '#features/schemes/rules.ts';
import { testApp } from '#test/support/app.ts';

const version = {
  inForceFrom: '1.1.2027',
  partnership: 'consortium',
  organisations: '2',
  ofCountries: '2',
  kinds: ['cso'],
  currency: 'EUR',
  leastAmount: '10.000,00',
  mostAmount: '60 000',
  mostMonths: '24',
};

t.test('periods overlap where they have a day in common', async (t) => {
  const period = (inForceFrom: string | null, inForceUntil: string | null) => ({ inForceFrom, inForceUntil });
  t.equal(doOverlap(period(null, null), period('2027-01-01', null)), true);
  t.equal(doOverlap(period(null, '2026-12-31'), period('2027-01-01', null)), false);
  t.equal(doOverlap(period('2027-01-01', null), period('2026-01-01', '2027-01-01')), true);
  t.equal(
    doOverlap(period('2027', null), period('2026-01-01', '2027-01-01')),
    true,
    'a year may hold the day',
  );
  t.equal(isWithin('2023-12', period(null, '2023-12-14')), true);
});

t.test('an administrator adds a scheme and a version of its conditions', async (t) => {
  const { signedIn, anyone, registry } = await testApp(t);
  const administrator = signedIn({ role: 'administrator' });
  const list = await administrator.get('/admin/schemes');
  t.equal(list.statusCode, 200);
  t.ok(list.page.querySelectorAll('tbody tr').length >= 15, 'every scheme stands in the list');

  const empty = await administrator.post('/admin/schemes', {
    programme: 'smart-balkans',
    name: ' ',
    kind: 'local',
  });
  t.equal(empty.statusCode, 422);
  t.equal(empty.page.querySelector('.error-summary a')?.getAttribute('href'), '#name');

  const added = await administrator.post('/admin/schemes', {
    programme: 'smart-balkans',
    name: 'Quiet help (example)',
    kind: 'local',
  });
  t.equal(added.statusCode, 303);
  t.equal(added.headers.location, '/admin/schemes/smart-balkans-quiet-help-example/versions/new');
  const again = await administrator.post('/admin/schemes', {
    programme: 'smart-balkans',
    name: 'quiet help (EXAMPLE)',
    kind: 'local',
  });
  t.equal(again.statusCode, 409, 'the same name a second time is refused');

  const slug = 'smart-balkans-quiet-help-example';
  t.match((await anyone.get(`/schemes/${slug}`)).page.textContent, /not recorded/);
  const form = await administrator.get(`/admin/schemes/${slug}/versions/new`);
  t.equal(form.page.querySelectorAll('h1').length, 1);
  const first = await administrator.post(`/admin/schemes/${slug}/versions`, version);
  t.equal(first.statusCode, 303);
  const page = await anyone.get(`/schemes/${slug}`);
  t.match(page.page.textContent, /at least 2 CSOs from at least 2 of the six countries/);
  t.match(page.page.textContent, /between EUR.10,000.00 and EUR.60,000.00/);
  const mk = await anyone.get(`/schemes/${slug}`, { cookie: 'language=mk' });
  t.match(mk.page.textContent, /Конзорциум од најмалку 2/);

  const entries = registry
    .prepare<{ event: string }>("select event from history where noun = 'scheme' order by id")
    .all();
  t.strictSame(
    entries.map(({ event }) => event),
    ['scheme.created', 'scheme.version-added'],
  );
  t.equal((await administrator.get(`/schemes/${slug}/history`)).statusCode, 200);
});

t.test('versions never overlap, and one that was used is never cut short', async (t) => {
  const { script, signedIn, registry } = await testApp(t);
  const api = script({ role: 'administrator' });
  const administrator = signedIn({ role: 'administrator' });
  const slug = 'smart-balkans-core';
  const overlapping = await administrator.post(`/admin/schemes/${slug}/versions`, {
    ...version,
    partnership: 'single',
    organisations: '',
    ofCountries: '',
  });
  t.equal(overlapping.statusCode, 422);
  t.match(overlapping.page.querySelector('.error-summary')?.textContent, /Another version is in force/);
  t.equal(
    overlapping.page.querySelector('#leastAmount')?.getAttribute('value'),
    '10.000,00',
    'what was typed stays',
  );

  const { id } = registry
    .prepare<{ id: number }>(
      'select scheme_versions.id from scheme_versions join schemes on schemes.id = scheme_id where slug = ?',
    )
    .get(slug)!;
  const tooEarly = await api.json('POST', `/api/v1/schemes/${slug}/versions/${id}/end`, {
    inForceUntil: '2020-01-01',
  });
  t.equal(tooEarly.statusCode, 409, 'grants were signed later under it');
  const badDay = await administrator.post(`/admin/schemes/${slug}/versions/${id}/end`, {
    inForceUntil: '31.2.2026',
  });
  t.equal(badDay.statusCode, 422);
  t.equal(badDay.page.querySelector(`#inForceUntil-${id}`)?.getAttribute('value'), '31.2.2026');
  const ended = await administrator.post(`/admin/schemes/${slug}/versions/${id}/end`, {
    inForceUntil: '31.12.2026',
  });
  t.equal(ended.statusCode, 303);
  const twice = await administrator.post(`/admin/schemes/${slug}/versions/${id}/end`, {
    inForceUntil: '31.12.2026',
  });
  t.equal(twice.statusCode, 409);

  const next = await api.json('POST', `/api/v1/schemes/${slug}/versions`, {
    inForceFrom: '2027-01-01',
    conditions: { singleOrganisation: true, months: { minimum: 6, maximum: 24 } },
  });
  t.equal(next.statusCode, 201);
  t.equal(next.json<{ versions: unknown[] }>().versions.length, 2);
  const wrong = await api.json('POST', `/api/v1/schemes/${slug}/versions`, {
    inForceFrom: '2030-01-01',
    inForceUntil: '2029-01-01',
    conditions: {
      consortium: { organisations: 2, countries: 3, orNetwork: false },
      singleOrganisation: true,
    },
  });
  t.equal(wrong.statusCode, 422);
  const paths = wrong.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path);
  t.strictSame(paths, ['/inForceUntil', '/conditions/consortium', '/conditions/singleOrganisation']);
});

t.test('only administrators change schemes', async (t) => {
  const { script, signedIn, anyone } = await testApp(t);
  const body = { programme: 'smart-balkans', name: 'Mine (example)', kind: 'other' };
  t.equal((await script().json('POST', '/api/v1/schemes', body)).statusCode, 403);
  t.equal((await signedIn().post('/admin/schemes', body)).statusCode, 403);
  const list = await anyone.json('GET', '/api/v1/schemes');
  t.equal(list.json<{ total: number }>().total, 15);
  t.equal((await anyone.json('GET', '/api/v1/schemes/nothing-here')).statusCode, 404);
});
