import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

const PATH = '/organisations/estima';
const said = { text: 'The city is another one, see example.org (example).', email: 'Reader@example.org' };

const mails = ({ registry }: TestApp) =>
  registry
    .prepare<{ recipient: string; kind: string; body: string }>('select * from mails order by id')
    .all();

t.test('anybody says what is wrong; staff answer, and the answer goes by mail', async (t) => {
  const test = await testApp(t);
  const { anyone } = test;
  const record = await anyone.get(PATH);
  t.ok(record.page.querySelector(`a[href="${PATH}/corrections"]`), 'each record has the way');
  const form = await anyone.get(`${PATH}/corrections`);
  t.equal(form.statusCode, 200);
  t.ok(form.page.querySelector('textarea[name=text]'));
  const sent = await anyone.post(`${PATH}/corrections`, said);
  t.equal(sent.statusCode, 200);
  t.match(sent.page.querySelector('h1')?.textContent, /Thank you/);

  const staff = test.signedIn();
  const queue = await staff.get('/admin/corrections');
  t.match(queue.page.querySelector('.said')?.textContent, /The city is another one/);
  t.match(queue.page.querySelector('main')?.textContent, /reader@example\.org/);
  const action = queue.page.querySelector('form[action$="/answer"]')?.getAttribute('action') ?? '';
  const empty = await staff.post(action, { answer: ' ' });
  t.equal(empty.statusCode, 422);
  t.equal(empty.page.querySelectorAll('.error-summary a').length, 2);
  for (const link of empty.page.querySelectorAll('.error-summary a'))
    t.ok(empty.page.querySelector(link.getAttribute('href') ?? ''), link.getAttribute('href') ?? 'a link');
  t.equal((await staff.post(action, { outcome: 'accepted', answer: 'Put right.' })).statusCode, 303);
  t.equal((await staff.post(action, { outcome: 'accepted', answer: 'Again.' })).statusCode, 409);
  t.match(mails(test), [{ recipient: 'reader@example.org', kind: 'correction-answer', body: /Put right/ }]);
  t.match(
    (await staff.get('/admin/corrections?state=answered')).page.querySelector('main')?.textContent,
    /The record was put right[\s\S]*Put right/,
  );
  const waiting = await staff.get('/admin/corrections.json');
  t.strictSame(waiting.json<{ items: unknown[] }>().items, [], 'what was answered waits no longer');
  const answered = await staff.get('/admin/corrections.json?state=answered');
  t.match(answered.json<{ items: unknown[] }>().items, [
    { organisation: 'estima', email: 'reader@example.org', state: 'accepted', answer: 'Put right.' },
  ]);
  const csv = await staff.get('/admin/corrections.csv?state=answered');
  t.match(csv.body, /The city is another one/);
  t.equal((await staff.get('/admin/corrections.xlsx')).rawPayload.subarray(0, 2).toString(), 'PK');
  const history = test.registry
    .prepare<{ before: string | null; after: string | null }>(
      "select before, after from history where event like '%correction%'",
    )
    .all();
  t.strictSame(
    history.map((entry) => ({ ...entry })),
    [
      { before: null, after: null },
      { before: null, after: null },
    ],
    'history holds no word of a person',
  );
});

t.test('faults come back in the form, and only so much is taken in an hour', async (t) => {
  const test = await testApp(t);
  const { anyone } = test;
  const faulty = await anyone.post(`${PATH}/corrections`, { text: 'short', email: 'no address' });
  t.equal(faulty.statusCode, 422);
  t.strictSame(
    faulty.page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href')),
    ['#text', '#email'],
  );
  t.equal(faulty.page.querySelector('#email')?.getAttribute('value'), 'no address');
  for (let sent = 0; sent < 4; sent += 1) await anyone.post(`${PATH}/corrections`, said);
  const sixth = await anyone.post(`${PATH}/corrections`, said);
  t.equal(sixth.statusCode, 429);
  t.match(sixth.page.querySelector('.error-summary')?.textContent, /in an hour/);
  t.equal((await anyone.json('POST', `/api/v1${PATH}/corrections`, said)).statusCode, 429);
  t.equal(test.registry.prepare<{ n: number }>('select count(*) as n from corrections').get()?.n, 4);
  t.equal((await anyone.get('/organisations/nothing-here/corrections')).statusCode, 404);
  t.equal((await anyone.get('/admin/corrections')).statusCode, 303, 'what was sent is for staff');
});

t.test('a claim from the site’s own domain is proved by its mail', async (t) => {
  const test = await testApp(t);
  const { anyone, registry } = test;
  registry.sqlite.exec(
    "update organisations set website = 'https://www.estima.example.org/about' where slug = 'estima'",
  );
  const asked = await anyone.post(`${PATH}/claim`, { email: 'mira@estima.example.org' });
  t.equal(asked.statusCode, 200);
  t.match(asked.page.querySelector('h1')?.textContent, /mailbox/);
  t.equal(
    (await test.signedIn().get('/admin/corrections')).page.querySelectorAll('.said').length,
    0,
    'staff have nothing to do',
  );
  const link = /(\/claims\/\S+)/.exec(mails(test)[0]?.body ?? '')?.[1] ?? '';
  t.equal((await anyone.get(link)).statusCode, 200);
  const proved = await anyone.post(link);
  t.equal(proved.statusCode, 303);
  t.match(proved.headers.location, /^\/sign-in\//);
  t.equal((await anyone.post(link)).statusCode, 404, 'once');
  const signedIn = await anyone.post(String(proved.headers.location));
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  const own = await anyone.get(PATH, { cookie });
  t.ok(own.page.querySelector(`a[href="${PATH}/edit"]`), 'it acts for the organisation now');

  const second = await anyone.post(`${PATH}/claim`, { email: 'boris@estima.example.org' });
  t.match(
    second.page.querySelector('.lead')?.textContent,
    /Staff will look/,
    'a second one is for staff to decide',
  );
});

t.test('any other claim waits for staff, who give it', async (t) => {
  const test = await testApp(t);
  const { anyone } = test;
  const api = await anyone.json('POST', `/api/v1${PATH}/claim`, {
    email: 'mira@example.org',
    text: 'Secretary (example)',
  });
  t.equal(api.statusCode, 201, api.body);
  t.equal((await anyone.json('POST', `/api/v1${PATH}/claim`, { email: 'nonsense' })).statusCode, 422);
  const script = test.script();
  const { items } = (await script.json('GET', '/api/v1/corrections')).json<{ items: { id: number }[] }>();
  t.match(items, [{ kind: 'claim', organisation: 'estima', email: 'mira@example.org' }]);
  const path = `/api/v1/corrections/${items[0]?.id}/answer`;
  t.equal(
    (await test.script({ countries: ['RS'] }).json('POST', path, { outcome: 'accepted', answer: 'Yes' }))
      .statusCode,
    403,
  );
  t.equal((await script.json('POST', path, { outcome: 'maybe', answer: 'Yes' })).statusCode, 422);
  t.equal((await script.json('POST', path, { outcome: 'accepted', answer: 'Welcome.' })).statusCode, 200);
  const role = test.registry
    .prepare<{ slug: string }>(
      `select organisations.slug from person_roles join people on people.id = person_id
       join organisations on organisations.id = organisation_id where people.email = 'mira@example.org' and role = 'member'`,
    )
    .get();
  t.equal(role?.slug, 'estima');
  t.match(mails(test), [{ recipient: 'mira@example.org', body: /Welcome[\s\S]*\/sign-in/ }]);
});
