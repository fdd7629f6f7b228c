import t from 'tap';
import { measures } from '#features/reports/kinds.ts';
import { testApp } from '#test/support/app.ts';

const indicator = {
  programme: 'smart-balkans',
  objective: '2',
  name: 'Organisations in regional grants (example)',
  measure: 'organisations_in_regional_grants',
  baseline: '0',
  target: '60',
  targetOn: '2025',
  isExample: 'yes',
};
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test('no indicator is invented; staff define one, and its value opens the records', async (t) => {
  const test = await testApp(t);
  const before = await test.anyone.get('/reports/indicators');
  t.equal(before.page.querySelectorAll('tbody tr').length, 0);
  t.equal(before.page.querySelectorAll('.section').length, 4, 'the four objectives stand there');

  const staff = test.signedIn();
  t.equal((await staff.post('/reports/indicators', indicator)).statusCode, 303);
  const { page } = await test.anyone.get('/reports/indicators');
  const row = page.querySelector('tbody tr')!;
  t.match(text(row), /\(example\).*not set|\(example\)/);
  const link = row.querySelector('[data-kind=number] a')!;
  const api = await test.anyone.json('GET', `/api/v1${link.getAttribute('href')!.replaceAll('&amp;', '&')}`);
  t.equal(api.json<{ total: number }>().total, Number(text(link)));
  for (const country of row.querySelectorAll('.note a')) {
    const href = country.getAttribute('href')!.replaceAll('&amp;', '&');
    const { total } = (await test.anyone.json('GET', `/api/v1${href}`)).json<{ total: number }>();
    t.equal(total, Number(text(country)), href);
  }
  const slug = row.getAttribute('id')!.replace('indicator-', '');
  t.equal((await staff.post(`/reports/indicators/${slug}/retirement`)).statusCode, 303);
  t.equal((await staff.post(`/reports/indicators/${slug}/retirement`)).statusCode, 404);
  t.equal((await test.anyone.get('/reports/indicators')).page.querySelectorAll('tbody tr').length, 0);
});

t.test('every measure counts what its link opens', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  for (const measure of measures) {
    const made = await script.json('POST', '/api/v1/indicators', {
      programme: 'smart-balkans',
      name: `${measure} (example)`,
      measure,
      isExample: true,
    });
    t.equal(made.statusCode, 201, measure);
    const { value } = made.json<{ value: { count: number; rows: string } }>();
    const { total } = (await test.anyone.json('GET', `/api/v1${value.rows}`)).json<{ total: number }>();
    t.equal(total, value.count, measure);
  }
  const nothing = await script.json('POST', '/api/v1/indicators', {
    programme: 'smart-balkans',
    name: 'Nothing (example)',
    measure: 'grants',
    year: '1999',
  });
  t.equal(
    nothing.json<{ value: { count: number } }>().value.count,
    0,
    'a rule that matches nothing says 0 and opens an empty list',
  );
  t.equal(
    (await test.anyone.json('GET', '/api/v1/indicators')).json<{ total: number }>().total,
    measures.length + 1,
  );
});

t.test('what cannot be counted is refused', async (t) => {
  const test = await testApp(t);
  const wrong = await test.signedIn().post('/reports/indicators', {
    ...indicator,
    name: '',
    measure: 'love',
    objective: '9',
    target: 'many',
    targetOn: 'soon',
  });
  t.equal(wrong.statusCode, 422);
  for (const field of ['name', 'measure', 'objective', 'target', 'targetOn'])
    t.ok(wrong.page.querySelector(`#${field}-error`), field);
  const narrow = await test
    .signedIn()
    .post('/reports/indicators', { ...indicator, measure: 'coalitions', scheme: 'smart-balkans-core' });
  t.ok(narrow.page.querySelector('#scheme-error'), 'coalitions are of no scheme');
  t.equal((await test.anyone.post('/reports/indicators', indicator)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).post('/reports/indicators', indicator)).statusCode, 403);
});
