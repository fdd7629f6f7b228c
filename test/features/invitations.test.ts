import t from 'tap';
import { testApp, type Client } from '#test/support/app.ts';
import { eventsOf, letLinkRunOut, publicIdOf, secretFor } from '#test/support/people.ts';

const ana = { email: ' Ana@Example.org ', name: 'Ana Primerova (example)', language: 'en' };
const cpcd = { ...ana, role: 'staff', scope: 'CPCD', programme: 'smart-balkans' };
const EMAIL = 'ana@example.org';

const errorsOf = (page: Awaited<ReturnType<Client['get']>>['page']) =>
  page.querySelectorAll('.error-summary a').map((link) => link.textContent);
const cookieOf = (header: unknown) => String(header).split(';')[0] ?? '';

t.test('an administrator invites a member of staff of an implementer, who accepts once', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const start = await administrator.get('/admin/people/new');
  t.strictSame(start.page.querySelectorAll('.role-links a').length, 4);
  t.equal((await administrator.get('/admin/people/new?role=staff')).statusCode, 200);
  const invited = await administrator.post('/admin/people/new', cpcd);
  t.equal(invited.statusCode, 303);
  const id = publicIdOf(test, EMAIL);
  t.equal(invited.headers.location, `/admin/people/${id}`);
  const page = (await administrator.get(`/admin/people/${id}`)).page;
  t.match(page.querySelector('h1')?.textContent, 'Ana Primerova (example)');
  t.match(page.querySelector('.kicker')?.textContent, 'Invited');
  t.match(
    page.querySelector('#roles')?.textContent,
    /Staff\s.*Bosnia and Herzegovina, Montenegro; SMART Balkans/s,
  );

  const secret = secretFor(test, EMAIL);
  const opened = await test.anyone.get(`/invitations/${secret}`);
  t.equal(opened.statusCode, 200);
  t.match(opened.page.querySelector('.lead')?.textContent, EMAIL);
  t.equal((await test.anyone.get(`/invitations/${secret}`)).statusCode, 200, 'opening uses nothing up');

  const accepted = await test.anyone.post(`/invitations/${secret}`);
  t.equal(accepted.statusCode, 303);
  t.equal(accepted.headers.location, '/admin');
  const cookie = cookieOf(accepted.headers['set-cookie']);
  t.match(
    (await test.anyone.get('/admin', { cookie })).page.querySelector('.lead')?.textContent,
    /Montenegro/,
  );
  t.match(
    (await administrator.get(`/admin/people/${id}`)).page.querySelector('.kicker')?.textContent,
    'Active',
  );
  t.strictSame(eventsOf(test, EMAIL), [
    'person.invited',
    'person.role-given',
    'person.invitation-accepted',
    'person.signed-in',
  ]);

  await t.test('the link works no second time', async (t) => {
    t.equal((await test.anyone.post(`/invitations/${secret}`)).statusCode, 404);
    t.match(
      (await test.anyone.get(`/invitations/${secret}`)).page.querySelector('h1')?.textContent,
      /is over/,
    );
  });
  await t.test('nor is there anything left to withdraw or to send again', async (t) => {
    t.equal((await administrator.post(`/admin/people/${id}/invitation`)).statusCode, 409);
    t.equal((await administrator.post(`/admin/people/${id}/invitation/withdrawal`)).statusCode, 409);
  });
  await t.test('the history holds neither address nor name', async (t) => {
    const rows = test.registry
      .prepare<{ text: string }>(
        "select coalesce(before, '') || coalesce(after, '') as text from history where noun = 'person'",
      )
      .all();
    t.notOk(rows.some(({ text }) => /ana@|Primerova/i.test(text)));
  });
});

t.test('links that are over, mangled, foreign or unknown open nothing', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  await administrator.post('/admin/people/new', cpcd);
  const secret = secretFor(test, EMAIL);
  for (const wrong of [secret.slice(1), `${secret}x`, secret.toUpperCase(), 'nothing', '%00', "'--"]) {
    t.equal((await test.anyone.post(`/invitations/${wrong}`)).statusCode, 404, wrong);
    t.equal((await test.anyone.get(`/invitations/${wrong}`)).statusCode, 404, wrong);
  }
  const sent = await test.anyone.post(`/invitations/${secret}`, {}, { 'sec-fetch-site': 'cross-site' });
  t.equal(sent.statusCode, 403, 'a post from another site does not accept');
  letLinkRunOut(test, secret);
  t.equal((await test.anyone.post(`/invitations/${secret}`)).statusCode, 404);
});

t.test('an invitation is sent again with a new link, and the old one is over', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  await administrator.post('/admin/people/new', cpcd);
  const id = publicIdOf(test, EMAIL);
  const first = secretFor(test, EMAIL);
  t.equal((await administrator.post(`/admin/people/${id}/invitation`)).statusCode, 303);
  const second = secretFor(test, EMAIL);
  t.not(first, second);
  t.equal((await test.anyone.post(`/invitations/${first}`)).statusCode, 404);
  t.equal((await test.anyone.post(`/invitations/${second}`)).statusCode, 303);
});

t.test('a withdrawn invitation opens nothing, and its roles are gone', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  await administrator.post('/admin/people/new', cpcd);
  const id = publicIdOf(test, EMAIL);
  const secret = secretFor(test, EMAIL);
  t.equal((await administrator.post(`/admin/people/${id}/invitation/withdrawal`)).statusCode, 303);
  t.equal((await test.anyone.post(`/invitations/${secret}`)).statusCode, 404);
  t.match(
    (await administrator.get(`/admin/people/${id}`)).page.querySelector('.kicker')?.textContent,
    'Without a role',
  );
});

t.test('what cannot be taken comes back in the form, as it was typed', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const refused = async (form: Record<string, string | string[]>, error: RegExp) => {
    const { statusCode, page } = await administrator.post('/admin/people/new', form);
    t.equal(statusCode, 422);
    t.match(page.querySelector('title')?.textContent, /^Error:/);
    t.match(errorsOf(page).join(' '), error);
    return page;
  };
  const page = await refused({ ...cpcd, email: 'ana' }, /Enter an e-mail address/);
  t.equal(page.querySelector('#email')?.getAttribute('value'), 'ana');
  t.ok(page.querySelector('input[name=scope][value=CPCD]')?.hasAttribute('checked'));
  await refused({ ...cpcd, email: 'ana@example.org,eve@example.org' }, /Enter an e-mail address/);
  await refused({ ...cpcd, scope: '' }, /Choose where this person works/);
  await refused({ ...cpcd, scope: 'countries', countries: [] }, /Choose where this person works/);
  await refused({ ...cpcd, scope: 'countries', countries: ['DE'] }, /six countries/);
  await refused({ ...cpcd, programme: 'nothing' }, /programme/);
  await refused({ ...ana, role: 'emperor' }, /Choose a role/);
  await refused({ ...ana, role: 'member' }, /Choose the organisation/);
  await refused({ ...ana, role: 'donor', organisations: 'jona-association' }, /Choose the one donor/);
  await refused({ ...ana, role: 'administrator', organisations: 'jona-association' }, /no organisation/);
  await administrator.post('/admin/people/new', cpcd);
  await refused(cpcd, /ana@example.org is known already/);
  t.equal(
    test.registry.prepare<{ count: number }>('select count(*) as count from mails').get()?.count,
    1,
    'nothing was sent for what was refused',
  );
});

t.test('members are invited for the organisations that are looked up', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const found = await administrator.get('/admin/people/new?role=member&q=jona');
  t.ok(found.page.querySelector('input[name=organisations][value=jona-association]'));
  const fragment = await administrator.get('/admin/people/new?role=member&q=jona', {
    'hx-request-type': 'partial',
  });
  t.notMatch(fragment.body, '<html');
  t.match(fragment.body, 'jona-association');
  const slugs = test.registry
    .prepare<{ slug: string }>("select slug from organisations where kind = 'cso' order by id limit 2")
    .all()
    .map(({ slug }) => slug);
  await administrator.post('/admin/people/new', { ...ana, role: 'member', organisations: slugs });
  const { roles } = (
    await test.script({ role: 'administrator' }).json('GET', `/api/v1/people/${publicIdOf(test, EMAIL)}`)
  ).json<{
    roles: { role: string; organisation: string }[];
  }>();
  t.strictSame(
    roles.map(({ organisation }) => organisation),
    slugs,
  );
});

t.test('the API invites by the same rules', async (t) => {
  const test = await testApp(t);
  const api = test.script({ role: 'administrator' });
  const body = { email: EMAIL, role: 'staff', countries: ['XK', 'AL'] };
  const created = await api.json('POST', '/api/v1/people', body);
  t.equal(created.statusCode, 201);
  const person = created.json<{ id: string; state: string; roles: { countries: string[] }[] }>();
  t.equal(created.headers.location, `/api/v1/people/${person.id}`);
  t.match(person, { state: 'invited', roles: [{ countries: ['AL', 'XK'] }] });
  const twice = await api.json('POST', '/api/v1/people', body);
  t.equal(twice.statusCode, 422);
  t.match(twice.json(), { errors: [{ path: '/email' }] });
  const list = (await api.json('GET', '/api/v1/people?state=invited')).json<{
    total: number;
    note: string;
  }>();
  t.equal(list.total, 1);
  t.match(list.note, 'XK');
  t.equal((await api.json('POST', `/api/v1/people/${person.id}/invitation`)).statusCode, 200);
  t.equal(
    (await api.json('DELETE', `/api/v1/people/${person.id}/invitation`)).json<{ state: string }>().state,
    'without_role',
  );
  t.equal((await api.json('POST', '/api/v1/people', { ...body, more: true })).statusCode, 422);
  for (const role of ['staff', 'donor', 'member'] as const)
    t.equal((await test.script({ role }).json('POST', '/api/v1/people', body)).statusCode, 403, role);
});

t.test('the mail is written in the language that was chosen', async (t) => {
  const test = await testApp(t);
  await test.signedIn({ role: 'administrator' }).post('/admin/people/new', { ...cpcd, language: 'mk' });
  const mail = test.registry
    .prepare<{ subject: string; body: string }>('select subject, body from mails')
    .get();
  t.match(mail?.subject, /^Покана/);
  t.match(mail?.body, /Врската важи еднаш/);
});

t.test('in practice nobody is invited', async (t) => {
  const test = await testApp(t);
  const rehearsing = test.signedIn({ role: 'administrator', isPractice: true });
  const script = test.script({ role: 'administrator', isPractice: true });
  t.equal((await rehearsing.get('/admin/people')).statusCode, 403);
  t.equal((await rehearsing.post('/admin/people/new', cpcd)).statusCode, 403);
  t.equal((await script.json('POST', '/api/v1/people', { email: EMAIL, role: 'staff' })).statusCode, 403);
  t.equal(test.registry.prepare<{ count: number }>('select count(*) as count from mails').get()?.count, 0);
});
