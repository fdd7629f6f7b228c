import t from 'tap';
import { testApp } from '#test/support/app.ts';

const finding = {
  statement: 'Half of those asked know the law (example)',
  value: '50',
  unit: 'percent',
  publisher: 'Example institute (example)',
  year: '2024',
  period: '2023/2024',
  place: 'MK',
  theme: 'corruption',
  source: 'https://example.org/survey',
};
const SLUG = 'half-of-those-asked-know-the-law-example';
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test('the library holds the published figures, the conference’s own among them', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/evidence');
  t.match(text(page.querySelector('.list-count')), /^34 /);
  const cited = await anyone.json(
    'GET',
    '/api/v1/evidence?event=smart-balkans-regional-conference-2023&limit=100',
  );
  const { items, total } = cited.json<{ items: { slug: string; citedByEvent: string }[]; total: number }>();
  t.ok(
    total > 2 && items.every(({ citedByEvent }) => citedByEvent === 'smart-balkans-regional-conference-2023'),
  );
  const shown = await anyone.get(`/evidence/${items[0]!.slug}`, { 'accept-language': 'mk' });
  t.match(text(shown.page.querySelector('.kicker')), /Податок или наод/);
  t.ok(shown.page.querySelector('.sources li'));
  const csv = await anyone.get('/evidence.csv?place=RS');
  const lines = csv.body.trim().split('\r\n').length - 1;
  t.equal((await anyone.json('GET', '/api/v1/evidence?place=RS')).json<{ total: number }>().total, lines);
});

t.test('a finding is entered, put right and found', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const made = await staff.post('/evidence', finding);
  t.equal(made.headers.location, `/evidence/${SLUG}`);
  t.equal((await staff.post(`/evidence/${SLUG}`, { ...finding, value: '51' })).statusCode, 303);
  t.match(text((await test.anyone.get(`/evidence/${SLUG}`)).page.querySelector('.facts')), /51%/);
  t.equal((await staff.get('/evidence?q=example+institute')).page.querySelectorAll('tbody tr').length, 1);
  t.match(text((await staff.get(`/evidence/${SLUG}/history`)).page.querySelector('main')), /Finding edited/);

  const wrong = await staff.post('/evidence', {
    statement: '',
    publisher: '',
    year: 'x',
    period: '2023/2024/2025',
    theme: 'x',
  });
  t.equal(wrong.statusCode, 422);
  for (const field of ['statement', 'publisher', 'year', 'period', 'theme', 'source'])
    t.ok(wrong.page.querySelector(`#${field}-error`), field);
  t.equal(wrong.page.querySelector('#year')?.getAttribute('value'), 'x');
  t.equal((await test.anyone.post('/evidence', finding)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'member' }).post('/evidence', finding)).statusCode, 403);
});

t.test(
  'attached to an outcome without evidence, it makes the outcome count; taken away, no longer',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn();
    await staff.post('/evidence', finding);
    const path = '/coalitions/kosovo-womens-network/outcomes';
    const made = await staff.post(path, {
      step: 'adopted',
      institution: 'Ministry (example)',
      country: 'XK',
      whatChanged: 'A change (example)',
    });
    const id = String(made.headers.location).split('-').at(-1);
    const state = async () => text((await test.anyone.get(`${path}/${id}`)).page.querySelector('.counted'));
    const total = async () =>
      (await test.anyone.json('GET', '/api/v1/outcomes?counted=counted')).json<{ total: number }>().total;
    t.match(await state(), /Not counted/);
    const before = await total();

    const wrong = await staff.post(`/evidence/${SLUG}/uses`, { address: '/grants/1' });
    t.equal(wrong.statusCode, 422);
    t.ok(wrong.page.querySelector('#address-error'));
    t.equal(
      (await staff.post(`/evidence/${SLUG}/uses`, { address: `https://example.org${path}/${id}` }))
        .statusCode,
      303,
    );
    t.equal(
      (await staff.post(`/evidence/${SLUG}/uses`, { address: `${path}/${id}` })).statusCode,
      409,
      'not twice',
    );
    t.match(await state(), /^Counted/);
    t.equal(await total(), before + 1, 'and the list knows it');
    t.match(
      text((await test.anyone.get(`/evidence/${SLUG}`)).page.querySelector('#uses')),
      /A change \(example\)/,
    );

    const use = { noun: 'outcome', record: id! };
    t.equal((await staff.post(`/evidence/${SLUG}/uses/removal`, use)).statusCode, 303);
    t.equal(await total(), before);
    t.equal((await staff.post(`/evidence/${SLUG}/uses/removal`, use)).statusCode, 404);
    const script = test.script();
    t.equal(
      (
        await script.json('POST', `/api/v1/evidence/${SLUG}/uses`, {
          noun: 'coalition',
          record: 'kosovo-womens-network',
        })
      ).statusCode,
      200,
    );
    t.match(
      text((await test.anyone.get('/coalitions/kosovo-womens-network')).page.querySelector('#evidence')),
      /Half of those asked/,
    );
  },
);
