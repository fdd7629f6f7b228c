import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';
import { credentials, dataFolder } from '#test/support/server.ts';
import { eventsOf, publicIdOf } from '#test/support/people.ts';

const run = promisify(execFile);
const STAFF = 'ana@example.org';

const administratorOf = (test: TestApp) =>
  test.signedIn({ role: 'administrator', email: 'first@example.org' });
const roleIdOf = (test: TestApp, email: string) =>
  test.registry
    .prepare<{ id: number }>(
      'select person_roles.id from person_roles join people on people.id = person_id where email = ? and withdrawn_at is null',
    )
    .get(email)!.id;

t.test('the list is searched by name, address and organisation, filtered, and kept from files', async (t) => {
  const test = await testApp(t);
  const administrator = administratorOf(test);
  test.signedIn({ role: 'staff', email: STAFF, countries: ['BA', 'ME'] });
  const { id } = test.registry
    .prepare<{ id: number }>("select id from organisations where slug = 'jona-association'")
    .get()!;
  test.signedIn({ role: 'member', email: 'member@example.org', organisationId: id });
  const rows = async (query: string) =>
    (await administrator.get(`/admin/people${query}`)).page
      .querySelectorAll('tbody tr')
      .map((row) => row.textContent.replaceAll(/\s+/g, ' '));
  t.equal((await rows('')).length, 3);
  t.match(await rows('?q=ana@'), [/ana@example.org/]);
  t.match(await rows('?q=Јона'), [/member@example.org/]);
  t.match(await rows('?role=staff'), [/Bosnia and Herzegovina, Montenegro/]);
  t.strictSame(await rows('?state=suspended'), []);
  t.strictSame(await rows('?q=nobody-of-this-name'), []);
  t.equal((await rows('?role=staff&role=member')).length, 2);
  t.equal((await rows('?role=nonsense')).length, 0);
  const page = (await administrator.get('/admin/people')).page;
  t.notOk(page.querySelector('.list-download'));
  t.equal((await administrator.get('/admin/people.csv')).statusCode, 404);
  const fragment = await administrator.get('/admin/people?q=ana', { 'hx-request-type': 'partial' });
  t.notMatch(fragment.body, '<html');

  await t.test('pages follow one another', async (t) => {
    for (let number = 1; number <= 30; number += 1)
      test.script({ role: 'donor', email: `donor-${number}@example.org` });
    const first = (await administrator.get('/admin/people?role=donor')).page;
    const next = first.querySelector('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
    t.equal(first.querySelectorAll('tbody tr').length, 25);
    const second = (await administrator.get(next)).page;
    t.equal(second.querySelectorAll('tbody tr').length, 5);
    t.match(second.querySelector('.list-pages')?.textContent, /26–30 of 30/);
    const back = second.querySelector('a[rel=prev]')!.getAttribute('href')!.replaceAll('&amp;', '&');
    t.equal((await administrator.get(back)).page.querySelectorAll('tbody tr').length, 25);
    const api = test.script({ role: 'administrator' });
    const page1 = (await api.json('GET', '/api/v1/people?role=donor&limit=20')).json<{
      next: string;
      total: number;
    }>();
    const page2 = (await api.json('GET', `/api/v1/people?role=donor&limit=20&cursor=${page1.next}`)).json<{
      items: unknown[];
      next: null;
    }>();
    t.strictSame([page1.total, page2.items.length, page2.next], [30, 10, null]);
    t.equal((await api.json('GET', '/api/v1/people?cursor=nonsense')).statusCode, 422);
  });
});

t.test('a role is given and withdrawn, and what it opened is closed at once', async (t) => {
  const test = await testApp(t);
  const administrator = administratorOf(test);
  const person = test.signedIn({ role: 'donor', email: STAFF });
  const id = publicIdOf(test, STAFF);
  t.equal((await person.get('/grants/new')).statusCode, 403);
  const form = { role: 'staff', scope: 'CRPM', programme: '' };
  t.equal((await administrator.get(`/admin/people/${id}/roles?role=staff`)).statusCode, 200);
  t.equal((await administrator.post(`/admin/people/${id}/roles`, form)).statusCode, 303);
  t.equal((await person.get('/grants/new')).statusCode, 200, 'open at once');
  const twice = await administrator.post(`/admin/people/${id}/roles`, form);
  t.equal(twice.statusCode, 409);
  t.match(twice.page.querySelector('.error-summary')?.textContent, /has this role already/);
  const page = (await administrator.get(`/admin/people/${id}`)).page;
  t.match(page.querySelector('#changes')?.textContent, /A role was given.*Staff/s);
  const action = page.querySelectorAll('#roles form').at(-1)!.getAttribute('action')!;
  t.equal((await administrator.post(action)).statusCode, 303);
  t.equal((await person.get('/grants/new')).statusCode, 403, 'closed at once');
  t.equal((await administrator.post(action)).statusCode, 404, 'and not withdrawn twice');
  t.equal((await administrator.post(`/admin/people/${id}/roles/999/withdrawal`)).statusCode, 404);
  t.equal((await administrator.post('/admin/people/nobody/roles', form)).statusCode, 404);
  t.equal((await person.post(`/admin/people/${id}/roles`, form)).statusCode, 403);
});

t.test(
  'who is suspended is out at once, browser, token and link, and in again when reinstated',
  async (t) => {
    const test = await testApp(t);
    const administrator = administratorOf(test);
    const browser = test.signedIn({ email: STAFF });
    const id = publicIdOf(test, STAFF);
    const reasonless = await administrator.post(`/admin/people/${id}/suspension`, { reason: ' ' });
    t.equal(reasonless.statusCode, 422);
    t.match(reasonless.page.querySelector('.error-summary')?.textContent, /Say why/);
    t.equal((await browser.get('/admin')).statusCode, 200, 'nothing happened yet');
    t.equal((await administrator.get(`/admin/people/${id}/suspension`)).statusCode, 200);
    const done = await administrator.post(`/admin/people/${id}/suspension`, { reason: 'Left (example)' });
    t.equal(done.statusCode, 303);
    t.match((await browser.get('/admin')).headers.location, /^\/sign-in/);
    t.equal((await administrator.post(`/admin/people/${id}/suspension`, { reason: 'x' })).statusCode, 409);
    const page = (await administrator.get(`/admin/people/${id}`)).page;
    t.match(page.querySelector('.kicker')?.textContent, 'Suspended');
    t.match(page.querySelector('#changes')?.textContent, /Left \(example\)/);
    t.equal((await administrator.post(`/admin/people/${id}/reinstatement`)).statusCode, 303);
    t.equal((await administrator.post(`/admin/people/${id}/reinstatement`)).statusCode, 409);
    t.match(
      (await browser.get('/admin')).headers.location,
      /^\/sign-in/,
      'the old browser session stays dead',
    );
    t.strictSame(eventsOf(test, STAFF).slice(-2), ['person.suspended', 'person.reinstated']);
  },
);

t.test('a suspended person’s token opens nothing', async (t) => {
  const test = await testApp(t);
  const script = test.script({ email: STAFF });
  const api = test.script({ role: 'administrator', email: 'first@example.org' });
  const id = publicIdOf(test, STAFF);
  t.equal(
    (await api.json('POST', `/api/v1/people/${id}/suspension`, { reason: 'Left (example)' })).json<{
      state: string;
    }>().state,
    'suspended',
  );
  t.equal((await script.json('GET', '/api/v1/grants/SB-026/history')).statusCode, 401);
  t.equal(
    (await api.json('POST', `/api/v1/people/${id}/reinstatement`)).json<{ state: string }>().state,
    'active',
  );
  t.equal((await script.json('GET', '/api/v1/grants/SB-026/history')).statusCode, 200);
});

t.test('the last administrator can neither be suspended nor lose the role', async (t) => {
  const test = await testApp(t);
  const administrator = administratorOf(test);
  const id = publicIdOf(test, 'first@example.org');
  const role = roleIdOf(test, 'first@example.org');
  // An invited administrator who never came cannot act, and does not count.
  await administrator.post('/admin/people/new', { email: 'second@example.org', role: 'administrator' });
  const kept = await administrator.post(`/admin/people/${id}/suspension`, { reason: 'Holiday (example)' });
  t.equal(kept.statusCode, 409);
  t.match(kept.page.querySelector('.error-summary')?.textContent, /last administrator/);
  t.equal((await administrator.post(`/admin/people/${id}/roles/${role}/withdrawal`)).statusCode, 409);
  const api = test.script({ email: 'third@example.org', role: 'administrator' });
  t.equal(
    (await api.json('DELETE', `/api/v1/people/${id}/roles/${role}`)).statusCode,
    200,
    'with another it can',
  );
  const own = publicIdOf(test, 'third@example.org');
  t.equal(
    (await api.json('DELETE', `/api/v1/people/${own}/roles/${roleIdOf(test, 'third@example.org')}`))
      .statusCode,
    409,
  );
  t.equal((await api.json('POST', `/api/v1/people/${own}/suspension`, { reason: 'x' })).statusCode, 409);
});

t.test('everything is handed over to another person, with the reason in both histories', async (t) => {
  const test = await testApp(t);
  const administrator = administratorOf(test);
  test.signedIn({ email: STAFF, countries: ['BA', 'ME'] });
  const successor = test.signedIn({ email: 'boris@example.org', role: 'donor' });
  const id = publicIdOf(test, STAFF);
  const address = `/admin/people/${id}/handover`;
  t.match((await administrator.get(address)).page.querySelector('main')?.textContent, /Montenegro/);
  for (const [form, error] of [
    [{ to: 'nobody@example.org', reason: 'x' }, /another person/],
    [{ to: STAFF, reason: 'x' }, /another person/],
    [{ to: 'boris@example.org', reason: '' }, /Say why/],
  ] as const) {
    const { statusCode, page } = await administrator.post(address, form);
    t.equal(statusCode, 422);
    t.match(page.querySelector('.error-summary')?.textContent, error);
    t.equal(page.querySelector('#to')?.getAttribute('value'), form.to);
  }
  const done = await administrator.post(address, {
    to: 'Boris@example.org',
    reason: 'New post (example)',
    isSuspended: 'yes',
  });
  t.equal(done.statusCode, 303);
  t.equal((await successor.get('/grants/new')).statusCode, 200);
  const from = (await administrator.get(`/admin/people/${id}`)).page;
  t.match(from.querySelector('.kicker')?.textContent, 'Suspended');
  t.match(from.querySelector('#changes')?.textContent, /boris@example\.org.*New post \(example\)/s);
  const to = (await administrator.get(`/admin/people/${publicIdOf(test, 'boris@example.org')}`)).page;
  t.match(to.querySelector('#changes')?.textContent, /Everything was handed over.*New post/s);
  t.match(to.querySelector('#roles')?.textContent, /Montenegro/);
  t.equal((await administrator.post(address, { to: 'boris@example.org', reason: 'x' })).statusCode, 409);
});

t.test('what a person did stands on their page, with the records, and in the API', async (t) => {
  const test = await testApp(t);
  const administrator = administratorOf(test);
  const script = test.script({ email: STAFF });
  for (let number = 1; number <= 12; number += 1)
    await script.json('POST', '/api/v1/organisations', {
      name: `Gaia no. ${number} (example)`,
      kind: 'cso',
      isAnother: true,
    });
  const id = publicIdOf(test, STAFF);
  const page = (await administrator.get(`/admin/people/${id}`)).page;
  t.equal(page.querySelectorAll('#acts .timeline-item').length, 10);
  t.match(page.querySelector('#acts')?.textContent, /12 entries.*Gaia no\. 12/s);
  const next = page.querySelector('#acts a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  t.equal((await administrator.get(next)).page.querySelectorAll('#acts .timeline-item').length, 2);
  const api = test.script({ role: 'administrator', email: 'first@example.org' });
  const acts = (await api.json('GET', `/api/v1/people/${id}/acts?limit=5`)).json<{
    total: number;
    items: { event: string }[];
  }>();
  t.strictSame([acts.total, acts.items.length, acts.items[0]?.event], [12, 5, 'organisation.created']);
  t.equal((await api.json('GET', '/api/v1/people/nobody/acts')).statusCode, 404);
});

t.test('the command line lists, suspends and reinstates', async (t) => {
  const folder = dataFolder(t);
  credentials(folder, 'administrator');
  const env = { ...process.env, DATA_DIR: folder };
  const cli = (...args: string[]) =>
    run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import=./src/own-modules.ts', 'src/cli.ts', ...args],
      { env },
    );
  await cli('users', 'add', STAFF, '--role', 'staff', '--country', 'BA', '--country', 'ME');
  t.match((await cli('users', 'list')).stdout, `${STAFF}\tactive\tstaff BA ME`);
  await cli('users', 'suspend', STAFF, '--reason', 'Left (example)');
  t.match((await cli('users', 'list')).stdout, `${STAFF}\tsuspended`);
  await cli('users', 'reinstate', STAFF);
  const again = await cli('users', 'reinstate', STAFF).catch(
    (error: { code: number; stderr: string }) => error,
  );
  t.match(again, { code: 1, stderr: /not suspended/ });
  const misused = await cli('users', 'suspend', STAFF).catch(
    (error: { code: number; stderr: string }) => error,
  );
  t.match(misused, { code: 2, stderr: /--reason/ });
});
