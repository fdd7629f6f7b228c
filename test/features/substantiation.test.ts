import t from 'tap';
import { testApp } from '#test/support/app.ts';

const SLUG = 'kosovo-womens-network';
const answer = {
  answer: 'in_part',
  name: 'Mira Primerova (example)',
  post: 'Deputy director (example)',
  comment: 'Other networks asked for it too (example).',
};

t.test('a person outside answers once, and it is counted as n of m', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const id = test.registry
    .prepare<{ id: number }>(
      `select max(outcomes.id) as id from outcomes join coalitions on coalitions.id = outcomes.coalition_id
       where coalitions.slug = ?`,
    )
    .get(SLUG)!.id;
  const path = `/coalitions/${SLUG}/outcomes/${id}`;
  t.equal((await test.anyone.post(`${path}/substantiations`)).statusCode, 401);
  const asked = await staff.post(`${path}/substantiations`);
  const link = asked.page.querySelector('#link')?.getAttribute('value') ?? '';
  t.match(link, /^http:\/\/127\.0\.0\.1:3000\/substantiations\/[\w-]{43}$/);
  const { pathname } = new URL(link);
  t.notOk(
    test.registry.prepare('select 1 from substantiations where hash = ?').get(pathname.split('/').at(-1)),
    'only its hash is kept',
  );

  const form = await test.anyone.get(pathname);
  t.equal(form.page.querySelectorAll('input[name=answer]').length, 4);
  t.equal((await test.anyone.get(pathname)).statusCode, 200, 'opening does not use it up');
  const empty = await test.anyone.post(pathname, { answer: 'maybe' });
  t.equal(empty.statusCode, 422);
  for (const field of ['answer', 'name', 'post']) t.ok(empty.page.querySelector(`#${field}-error`), field);

  t.equal((await test.anyone.post(pathname, answer)).statusCode, 200);
  t.equal((await test.anyone.post(pathname, answer)).statusCode, 404, 'once');
  t.equal((await test.anyone.get(pathname)).statusCode, 404);

  const open = await test.anyone.get(path);
  t.match(open.page.textContent, /Confirmed from outside by 1 of 1/);
  t.match(open.page.textContent, /Deputy director/);
  t.notMatch(open.page.textContent, /Mira Primerova/, 'the name is public only with consent');
  t.match((await staff.get(path)).page.textContent, /Mira Primerova/);
  const kept = test.registry
    .prepare<{ after: string }>("select after from history where event = 'coalition.substantiated'")
    .get()!;
  t.notMatch(kept.after, /Mira/, 'history holds a salted hash');
  const api = await test.anyone.json('GET', `/api/v1${path}`);
  t.strictSame(api.json<{ substantiation: object }>().substantiation, { asked: 1, answered: 1, agreed: 1 });
});

t.test('with consent the name stands beside the post', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const path = `/coalitions/${SLUG}/outcomes/7`;
  const asked = await script.json('POST', `/api/v1${path}/substantiations`);
  t.equal(asked.statusCode, 201);
  const { secret } = asked.json<{ secret: string }>();
  await test.anyone.post(`/substantiations/${secret}`, {
    ...answer,
    answer: 'disagree',
    isNamePublic: 'yes',
  });
  const { page } = await test.anyone.get(path);
  t.match(page.textContent, /Mira Primerova/);
  t.match(page.textContent, /Confirmed from outside by 0 of 1/);
  t.equal(
    (await script.json('POST', `/api/v1/coalitions/${SLUG}/outcomes/999/substantiations`)).statusCode,
    404,
  );
});
