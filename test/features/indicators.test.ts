import t from 'tap';
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

t.test(
  'its countries and themes stand in their fixed order, and what is not published is said',
  async (t) => {
    const test = await testApp(t);
    const body = { ...scripted, name: 'Grants (example)', measure: 'grants', objective: 2 };
    const made = await test.script().json('POST', '/api/v1/indicators', body);
    const { byCountry, value } = made.json<{
      byCountry: { country: string; count: number; rows: string }[];
      value: { count: number };
    }>();
    t.strictSame(
      byCountry.map(({ country }) => country),
      ['AL', 'BA', 'XK', 'ME', 'MK', 'RS', 'none'],
    );
    t.equal(
      byCountry.reduce((sum, { count }) => sum + count, 0),
      value.count,
      'every grant stands in one of them',
    );
    const { page } = await test.anyone.get('/reports/indicators/grants-example');
    t.match(text(page.querySelector('main')), /Objective 2: Strong regional partnerships/);
    t.match(text(page.querySelector('main')), /not published Records5 .*By theme.*not published Records73/s);
  },
);

t.test('what cannot be counted is refused', async (t) => {
  const test = await testApp(t);
  const wrong = await test.signedIn().post('/reports/indicators', {
    ...indicator,
    name: '',
    measure: 'love',
    objective: '9',
    year: '2024-25',
    target: 'many',
    targetOn: 'soon',
  });
  t.equal(wrong.statusCode, 422);
  for (const field of ['name', 'measure', 'objective', 'year', 'target', 'targetOn'])
    t.ok(wrong.page.querySelector(`#${field}-error`), field);
  t.match(text(wrong.page.querySelector('#target-error')), /Enter a whole number, 0 or more/);
  t.match(text(wrong.page.querySelector('#year-error')), /four figures/);
  const narrow = await test
    .signedIn()
    .post('/reports/indicators', { ...indicator, measure: 'coalitions', scheme: 'smart-balkans-core' });
  t.ok(narrow.page.querySelector('#scheme-error'), 'coalitions are of no scheme');
  const bare = { ...indicator, measure: 'coalitions_of_countries', baseline: '0' };
  for (const given of [{}, { memberCountries: '1' }, { memberCountries: 'four' }]) {
    const refused = await test.signedIn().post('/reports/indicators', { ...bare, ...given });
    t.equal(refused.statusCode, 422, 'of how many countries is not said, or no number that is offered');
    t.ok(refused.page.querySelector('#memberCountries-error'));
    t.equal(
      refused.page.querySelector('#name')?.getAttribute('value'),
      indicator.name,
      'nothing typed is lost',
    );
  }
  const grants = { ...bare, measure: 'grants', memberCountries: '3' };
  const ofGrants = await test.signedIn().post('/reports/indicators', grants);
  t.ok(ofGrants.page.querySelector('#memberCountries-error'), 'grants have no members');
  t.equal((await test.anyone.post('/reports/indicators', indicator)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).post('/reports/indicators', indicator)).statusCode, 403);
});

const scripted = {
  programme: 'smart-balkans',
  name: 'Solutions (example)',
  measure: 'solutions',
  isExample: true,
};
const solution = {
  title: 'Quiet hours (example)',
  whatWorks: 'A bell at ten (example).',
  originCountry: 'RS',
};
interface ChangesAnswer {
  came: number;
  left: number;
  edited: number;
  total: number;
  from: { version: number; count: number };
  until: { id: number | null; version: number; count: number };
  items: { change: string; noun: string; name: string | null; by: string; what: string[] }[];
}

t.test('an indicator is edited; the value says by which definition it is counted', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  await staff.post('/reports/indicators', indicator);
  const path = '/reports/indicators/organisations-in-regional-grants-example';
  const form = (await staff.get(`${path}/edit`)).page;
  t.equal(form.querySelector('#name')?.getAttribute('value'), indicator.name, 'as it stands');
  t.ok(form.querySelector(`input[value=${indicator.measure}][checked]`), 'what is counted is chosen');

  t.equal((await staff.post(path, { ...indicator, target: '70' })).statusCode, 303);
  t.match(text((await test.anyone.get(path)).page.querySelector('.facts')), /Definition 1.*70/);
  t.equal((await staff.post(path, { ...indicator, target: '70', country: 'MK' })).statusCode, 303);
  const { page } = await staff.get(path);
  t.match(text(page.querySelector('.facts')), /Definition 2/, 'narrowed, it is another definition');
  const readings = page.querySelectorAll('#readings tbody tr').map(text);
  t.equal(readings.length, 4, 'defined, edited, and by the old and the new definition');
  t.match(text(page.querySelector('#history')), /Indicator defined anew.*Only|Indicator defined anew/);
  t.match(text(page.querySelector('#history del')), /\d|not published/, 'what it was before');
  t.notOk((await test.anyone.get(path)).page.querySelector('#history'), 'the history is for staff');

  const wrong = await staff.post(path, { ...indicator, name: '', target: 'many', theme: 'x'.repeat(300) });
  t.equal(wrong.statusCode, 422);
  for (const field of ['name', 'target', 'theme']) t.ok(wrong.page.querySelector(`#${field}-error`), field);
  t.equal(wrong.page.querySelector('#target')?.getAttribute('value'), 'many', 'nothing typed is lost');
  t.equal((await test.anyone.post(path, indicator)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).post(path, indicator)).statusCode, 403);

  const entries = () => test.registry.prepare<{ n: number }>('select count(*) as n from history').get()!.n;
  const before = entries();
  await staff.post(path, { ...indicator, target: '70', country: 'MK' });
  t.equal(entries(), before, 'changing nothing leaves no trace');
  await staff.post(`${path}/retirement`);
  t.match(text((await test.anyone.get(path)).page.querySelector('.facts')), /Out of use since/);
  t.equal((await staff.post(path, indicator)).statusCode, 404, 'what is out of use is not edited');
  const all = (await test.anyone.get('/reports/indicators')).page;
  t.ok(all.querySelector(`a[href="${path}"]`), 'and is still found');
});

t.test('why it changed since the last report: records in, out and edited', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const slug = 'solutions-example';
  const path = `/api/v1/indicators/${slug}`;
  await script.json('POST', '/api/v1/indicators', scripted);
  const { slug: first } = (await script.json('POST', '/api/v1/solutions', solution)).json<{ slug: string }>();
  const label = 'Report of the first half (example)';
  const kept = await script.json('POST', `${path}/readings`, { label });
  t.equal(kept.statusCode, 201, kept.body);
  t.equal(
    (await script.json('POST', `${path}/readings`, { label })).statusCode,
    422,
    'a label is one reading’s',
  );
  const { id } = kept.json<{ id: number }>();
  const ask = async (query = '') =>
    (await test.anyone.json('GET', `${path}/changes${query}`)).json<ChangesAnswer>();
  t.equal((await ask()).total, 0, 'nothing changed yet');
  const quiet = await test.anyone.get(`/reports/indicators/${slug}/changes`);
  t.match(text(quiet.page.querySelector('main')), /Nothing changed/);

  await script.json('PUT', `/api/v1/solutions/${first}`, { ...solution, title: 'Quiet nights (example)' });
  await script.json('POST', '/api/v1/solutions', { ...solution, title: 'Loud days (example)' });
  const since = await ask(`?from=${id}`);
  t.strictSame([since.came, since.left, since.edited], [1, 0, 1]);
  t.match(since.items[0], { change: 'came', noun: 'solution', name: 'Loud days (example)', by: 'records' });
  t.match(since.items[1], { change: 'edited', name: 'Quiet nights (example)' });
  t.match(since.items[1]!.what[0], /Solution edited/);

  // Then the rule itself: of these, only those of an area that none of them is of.
  const [theme] = test.registry.prepare<{ slug: string }>('select slug from themes order by id').all();
  const narrowed = { ...scripted, theme: theme!.slug };
  t.equal((await script.json('PUT', path, narrowed)).statusCode, 200);
  const both = await ask(`?from=${id}`);
  t.equal(both.from.version, 1);
  t.equal(both.until.version, 2);
  t.equal(both.from.count + both.came - both.left, both.until.count, 'they account for the whole difference');
  t.ok(both.left > 0);
  t.ok(both.items.filter(({ change }) => change === 'left').every(({ by }) => by === 'definition'));
  await script.json('POST', '/api/v1/solutions', {
    ...solution,
    title: 'A third (example)',
    theme: theme!.slug,
  });
  const third = (await ask(`?from=${id}`)).items.find(({ name }) => name === 'A third (example)');
  t.equal(third?.by, 'records', 'it came after the definition was changed');

  const page = (await test.signedIn().get(`/reports/indicators/${slug}/changes?from=${id}`)).page;
  t.match(text(page.querySelector('main')), /The definition was changed in between/);
  const csv = (await test.anyone.get(`/reports/indicators/${slug}/changes.csv?from=${id}`)).body;
  t.equal(
    csv.trim().split('\r\n').length - 1,
    (await ask(`?from=${id}`)).total,
    'the download has all of them',
  );
  t.equal((await test.anyone.get(`/reports/indicators/${slug}/changes?from=999`)).statusCode, 404);

  // A pair of countries has no record of its own, and comes with what joins the two.
  const pairs = {
    ...scripted,
    name: 'Pairs (example)',
    measure: 'country_pairs',
    theme: 'ethno-nationalism',
  };
  await script.json('POST', '/api/v1/indicators', pairs);
  const ofAlbania = async () =>
    (await test.anyone.json('GET', '/api/v1/partners/pairs?theme=ethno-nationalism&country=AL')).json<{
      total: number;
    }>().total;
  t.equal(await ofAlbania(), 0, 'none of Albania yet');
  const made = await script.json('POST', '/api/v1/coalitions', {
    name: 'Side by side (example)',
    kind: 'coalition',
    ask: 'Schools share a bench (example).',
    status: 'active',
    themes: ['ethno-nationalism'],
  });
  const coalition = made.json<{ slug: string }>().slug;
  for (const country of ['AL', 'ME']) {
    const found = await script.json('GET', `/api/v1/organisations?country=${country}&kind=cso&limit=1`);
    const organisation = found.json<{ items: { slug: string }[] }>().items[0]!.slug;
    await script.json('POST', `/api/v1/coalitions/${coalition}/members`, { organisation });
  }
  const joined = (
    await test.anyone.json('GET', '/api/v1/indicators/pairs-example/changes')
  ).json<ChangesAnswer>();
  t.strictSame([joined.came, joined.left, joined.edited], [1, 0, 0]);
  t.match(joined.items[0], { noun: 'country_pair', name: 'Albania – Montenegro', by: 'records' });
  t.equal((await test.anyone.json('GET', `${path}/changes?from=soon`)).statusCode, 422);
  t.equal((await test.anyone.json('GET', '/api/v1/indicators/none/changes')).statusCode, 404);
});

t.test('a reading is kept from the page, with its label; a rule that matches nothing says so', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  await staff.post('/reports/indicators', {
    ...indicator,
    measure: 'grants',
    year: '1999',
    name: 'None (example)',
  });
  const path = '/reports/indicators/none-example';
  const { page } = await test.anyone.get(path);
  t.match(text(page.querySelector('.facts')), /No record matches this rule/);
  t.match(
    text((await test.anyone.get('/reports/indicators')).page.querySelector('tbody')),
    /No record matches/,
  );
  t.notOk(page.querySelector('main form[method=post]'), 'the public has no forms');
  const blank = await staff.post(`${path}/readings`, { label: ' ' });
  t.equal(blank.statusCode, 422);
  t.ok(blank.page.querySelector('#label-error'));
  const kept = await staff.post(`${path}/readings`, { label: 'Report of 2025 (example)' });
  t.equal(kept.statusCode, 303);
  t.match(text((await test.anyone.get(path)).page.querySelector('#readings')), /Report of 2025 \(example\)/);
});

t.test(
  'a baseline with thousands set off is read, one with a decimal refused beside its field',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn();
    const refused = await staff.post('/reports/indicators', { ...indicator, baseline: '3,5', name: '' });
    t.equal(refused.statusCode, 422);
    t.equal(refused.page.querySelector('[name=baseline]')?.getAttribute('value'), '3,5');
    const summary = refused.page
      .querySelectorAll('.error-summary a')
      .map((link) => link.getAttribute('href'));
    t.strictSame(summary, ['#name', '#baseline'], 'in the order of the form');
    t.equal((await staff.post('/reports/indicators', { ...indicator, baseline: '1.200' })).statusCode, 303);
    const [made] = (await test.anyone.json('GET', '/api/v1/indicators')).json<{
      items: { baseline: number }[];
    }>().items;
    t.equal(made?.baseline, 1200);
  },
);
