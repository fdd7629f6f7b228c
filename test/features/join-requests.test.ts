import t from 'tap';
import { testApp, type Client, type TestApp } from '#test/support/app.ts';
import { eventsOf, secretFor } from '#test/support/people.ts';

const EMAIL = 'mira@example.org';
const asked = {
  organisation: 'jona-association',
  email: ' Mira@Example.org',
  name: 'Mira Primerova (example)',
  message: 'I am its secretary (example).',
};
const fresh = { organisation: '', newName: 'Нов Праг Куманово (example)', newCountry: 'MK', email: EMAIL };

const errorsOf = (page: Awaited<ReturnType<Client['get']>>['page']) =>
  page
    .querySelectorAll('.error-summary a')
    .map((link) => link.textContent)
    .join(' ');
const mailsTo = ({ registry }: TestApp, email: string) =>
  registry
    .prepare<{ kind: string; body: string; language: string }>(
      'select kind, body, language from mails where recipient = ? order by id',
    )
    .all(email);

/** A request whose address is verified; answers its number. */
async function verified(test: TestApp, form: Record<string, string> = asked): Promise<number> {
  await test.anyone.post('/join', form);
  const secret = secretFor(test, form['email']!.trim().toLowerCase());
  await test.anyone.post(`/join/${secret}`);
  return test.registry.prepare<{ id: number }>('select max(id) as id from join_requests').get()!.id;
}

t.test(
  'an organisation is looked up, its address verified once, and staff then see the request',
  async (t) => {
    const test = await testApp(t);
    const found = await test.anyone.get('/join?q=jona');
    t.ok(found.page.querySelector('input[type=radio][value=jona-association]'));
    const there = await test.anyone.get('/join?organisation=jona-association');
    t.ok(there.page.querySelector('input[value=jona-association][checked]'), 'an address may name it');
    const part = await test.anyone.get('/join?q=jona', { 'hx-request-type': 'partial' });
    t.notMatch(part.body, '<html');
    const sent = await test.anyone.post('/join', asked);
    t.equal(sent.statusCode, 303);
    t.equal(sent.headers.location, '/join/sent');
    t.match((await test.anyone.get('/join/sent')).page.querySelector('h1')?.textContent, /mailbox/);
    const staff = test.signedIn({ countries: ['AL'] });
    t.match((await staff.get('/admin/requests')).page.querySelector('main')?.textContent, /There are none/);

    const secret = secretFor(test, EMAIL);
    t.match((await test.anyone.get(`/join/${secret}`)).page.querySelector('main')?.textContent, EMAIL);
    t.match(
      (await staff.get('/admin/requests')).page.querySelector('main')?.textContent,
      /There are none/,
      'opening verifies nothing',
    );
    const done = await test.anyone.post(`/join/${secret}`);
    t.match(done.page.querySelector('h1')?.textContent, /Thank you/);
    t.equal((await test.anyone.post(`/join/${secret}`)).statusCode, 404, 'once');
    t.equal((await test.anyone.get(`/join/${secret}`)).statusCode, 404);
    for (const wrong of ['nothing', secret.slice(1), `${secret}x`])
      t.equal((await test.anyone.post(`/join/${wrong}`)).statusCode, 404, wrong);

    const list = (await staff.get('/admin/requests')).page;
    t.equal(list.querySelectorAll('tbody tr').length, 1);
    t.match(
      (await staff.get('/admin')).page.querySelector('.tasks')?.textContent,
      /Organisations ask to join/,
    );
    const page = (await staff.get(list.querySelector('tbody a')!.getAttribute('href')!)).page;
    t.match(page.querySelector('main')?.textContent, /Mira Primerova.*I am its secretary/s);
  },
);

t.test('staff approve: the person is a member, told by mail, and the request forgets them', async (t) => {
  const test = await testApp(t);
  const id = await verified(test);
  const staff = test.signedIn({ countries: ['AL'], email: 'ana@example.org' });
  const approved = await staff.post(`/admin/requests/${id}/approval`, { organisation: '' });
  t.equal(approved.statusCode, 303);
  t.strictSame(
    mailsTo(test, EMAIL).map(({ kind }) => kind),
    ['join-verification', 'invitation'],
  );
  const accepted = await test.anyone.post(`/invitations/${secretFor(test, EMAIL)}`);
  t.equal(accepted.statusCode, 303);
  t.strictSame(eventsOf(test, EMAIL).slice(0, 2), ['person.invited', 'person.role-given']);
  t.strictSame(test.registry.prepare('select email, name, message, outcome from join_requests').get(), {
    email: null,
    name: null,
    message: null,
    outcome: 'approved',
  });
  const page = (await staff.get(`/admin/requests/${id}`)).page;
  t.match(page.querySelector('main')?.textContent, /Approved.*ana@example.org/s);
  t.equal((await staff.post(`/admin/requests/${id}/approval`, {})).statusCode, 409, 'not twice');
  t.equal((await staff.post(`/admin/requests/${id}/refusal`, { reason: 'x' })).statusCode, 409);
  t.equal((await staff.get('/admin/requests?state=decided')).page.querySelectorAll('tbody tr').length, 1);
});

t.test('an organisation that is not recorded is compared first, then added with the approval', async (t) => {
  const test = await testApp(t);
  const id = await verified(test, fresh);
  const staff = test.signedIn({ countries: ['MK'] });
  const page = (await staff.get(`/admin/requests/${id}`)).page;
  t.match(
    page.querySelector('main')?.textContent,
    /Add “Нов Праг Куманово \(example\)” as a new organisation/,
  );
  const unclear = await staff.post(`/admin/requests/${id}/approval`, {});
  t.equal(unclear.statusCode, 422);
  t.match(errorsOf(unclear.page), /Choose the organisation/);
  t.equal((await staff.post(`/admin/requests/${id}/approval`, { organisation: '+new' })).statusCode, 303);
  const created = test.registry
    .prepare<{ slug: string; country: string }>('select slug, country from organisations order by id desc')
    .get();
  t.match(created, { country: 'MK', slug: /nov-prag/ });
});

t.test('a refusal needs a reason, which the mail says', async (t) => {
  const test = await testApp(t);
  const id = await verified(test);
  const staff = test.signedIn();
  const reasonless = await staff.post(`/admin/requests/${id}/refusal`, { reason: ' ' });
  t.equal(reasonless.statusCode, 422);
  t.match(errorsOf(reasonless.page), /Say why/);
  t.equal(
    (await staff.post(`/admin/requests/${id}/refusal`, { reason: 'Unknown there (example)' })).statusCode,
    303,
  );
  const [, refusal] = mailsTo(test, EMAIL);
  t.match(refusal?.body, /Unknown there \(example\)/);
  t.equal(
    test.registry
      .prepare<{ count: number }>('select count(*) as count from people where email = ?')
      .get(EMAIL)?.count,
    0,
  );
});

t.test('who is here already becomes a member too, and needs no link', async (t) => {
  const test = await testApp(t);
  test.signedIn({ role: 'donor', email: EMAIL });
  const id = await verified(test);
  await test.signedIn().post(`/admin/requests/${id}/approval`, {});
  t.strictSame(
    mailsTo(test, EMAIL).map(({ kind }) => kind),
    ['join-verification', 'join-approval'],
  );
  t.match(eventsOf(test, EMAIL), [
    'person.role-given',
    'person.link-made',
    'person.signed-in',
    'person.role-given',
  ]);
});

t.test('requests of other countries are neither listed nor decided, by page or API', async (t) => {
  const test = await testApp(t);
  const id = await verified(test);
  const cpcd = { countries: ['BA', 'ME'] };
  const staff = test.signedIn(cpcd);
  const api = test.script(cpcd);
  t.match((await staff.get('/admin/requests')).page.querySelector('main')?.textContent, /There are none/);
  for (const answer of [
    await staff.get(`/admin/requests/${id}`),
    await staff.post(`/admin/requests/${id}/approval`, {}),
    await staff.post(`/admin/requests/${id}/refusal`, { reason: 'x' }),
    await api.json('POST', `/api/v1/join-requests/${id}/approval`, {}),
    await api.json('POST', `/api/v1/join-requests/${id}/refusal`, { reason: 'x' }),
  ]) {
    t.equal(answer.statusCode, 403);
    t.match(answer.body, /Albania/);
  }
  const other = await verified(test, { ...fresh, email: 'other@example.org' });
  const wrong = test.signedIn({ countries: ['MK'] });
  const away = await wrong.post(`/admin/requests/${other}/approval`, { organisation: 'jona-association' });
  t.equal(away.statusCode, 403, 'nor is one’s own request turned to a foreign organisation');
});

t.test('what is wrong comes back in the form, as it was typed', async (t) => {
  const test = await testApp(t);
  for (const [change, error] of [
    [{ email: 'mira' }, /Enter an e-mail address/],
    [{ organisation: '' }, /Choose your organisation/],
    [{ organisation: 'nothing' }, /Choose the organisation/],
    [{ organisation: '', newName: 'Нов Праг', newCountry: 'DE' }, /six countries/],
    [{ message: 'x'.repeat(1001) }, /too long/],
  ] as const) {
    const answer = await test.anyone.post('/join', { ...asked, ...change });
    t.equal(answer.statusCode, 422);
    t.match(errorsOf(answer.page), error);
    t.equal(answer.page.querySelector('#name')?.getAttribute('value'), asked.name);
  }
  t.strictSame(mailsTo(test, EMAIL), []);
});

t.test('known, unknown and tireless addresses get the same answer, and no mailbox is filled', async (t) => {
  const test = await testApp(t);
  test.signedIn({ role: 'member', email: EMAIL });
  const answers = [];
  for (const email of [EMAIL, EMAIL, EMAIL, EMAIL, EMAIL, 'unknown@example.org'])
    answers.push(await test.anyone.post('/join', { ...asked, email }));
  t.strictSame(
    new Set(answers.map(({ statusCode, headers, body }) => `${statusCode} ${headers.location} ${body}`)).size,
    1,
  );
  t.equal(mailsTo(test, EMAIL).length, 3);

  await t.test('one sender cannot go on for ever', async (t) => {
    for (let times = 0; times < 5; times += 1)
      await test.anyone.post('/join', { ...asked, email: `somebody-${times}@example.org` });
    const page = await test.anyone.post('/join', asked);
    t.equal(page.statusCode, 429);
    t.match(errorsOf(page.page), /too many requests/);
    const api = await test.anyone.json('POST', '/api/v1/join-requests', {
      email: EMAIL,
      organisation: 'jona-association',
    });
    t.equal(api.statusCode, 429);
  });
});

t.test('the API asks and decides by the same rules', async (t) => {
  const test = await testApp(t);
  const body = { email: EMAIL, organisation: 'jona-association', language: 'mk' };
  t.equal((await test.anyone.json('POST', '/api/v1/join-requests', body)).statusCode, 202);
  t.equal((await test.anyone.json('POST', '/api/v1/join-requests', { ...body, email: 'x' })).statusCode, 422);
  t.equal(mailsTo(test, EMAIL)[0]?.language, 'mk');
  await test.anyone.post(`/join/${secretFor(test, EMAIL)}`);
  const api = test.script();
  const { items, total } = (await api.json('GET', '/api/v1/join-requests?state=open')).json<{
    items: { id: number; email: string }[];
    total: number;
  }>();
  t.match([total, items[0]?.email], [1, EMAIL]);
  const approved = await api.json('POST', `/api/v1/join-requests/${items[0]?.id}/approval`, {});
  t.match(approved.json(), { outcome: 'approved', email: null, organisation: 'jona-association' });
  t.equal((await api.json('POST', `/api/v1/join-requests/${items[0]?.id}/approval`, {})).statusCode, 409);
  t.equal((await api.json('POST', '/api/v1/join-requests/999/approval', {})).statusCode, 404);
  t.equal((await test.script({ role: 'member' }).json('GET', '/api/v1/join-requests')).statusCode, 403);
});
