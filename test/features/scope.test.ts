import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';
import { publicIdOf } from '#test/support/people.ts';

const CPCD = ['BA', 'ME'];
const names = {
  granteeSignatory: 'Mira Primerova (example)',
  programmeSignatory: 'Boris Primerov (example)',
};

/** The planned grant of that country which stands on a ceremony's list in practice, and the ceremony. */
function listed({ practice }: TestApp, country: string) {
  return practice
    .prepare<{ reference: string; ceremony: string }>(
      `select grants.reference, ceremonies.slug as ceremony from grants
       join organisations on organisations.id = grants.lead_id
       join ceremony_grants on ceremony_grants.grant_id = grants.id
       join ceremonies on ceremonies.id = ceremony_grants.ceremony_id
       where grants.status = 'planned' and organisations.country = ?`,
    )
    .get(country)!;
}

t.test('staff sign for their own countries alone, by page and API', async (t) => {
  const test = await testApp(t);
  const { reference, ceremony } = listed(test, 'RS');
  const cpcd = { isPractice: true, countries: CPCD };
  const staff = test.signedIn(cpcd);
  const body = { ceremony, ...names };
  for (const answer of [
    await staff.get(`/grants/${reference}/signing`),
    await staff.post(`/grants/${reference}/signing`, { key: 'key-0001', ...body }),
    await test
      .script(cpcd)
      .json('POST', `/api/v1/grants/${reference}/signing`, body, { 'idempotency-key': 'key-0001' }),
  ]) {
    t.equal(answer.statusCode, 403);
    t.match(answer.body, /The lead is from Serbia; you work on Bosnia and Herzegovina, Montenegro/);
  }
});

t.test('who is named to a ceremony’s desk signs and orders its list, there alone', async (t) => {
  const test = await testApp(t);
  const { reference, ceremony } = listed(test, 'RS');
  const whole = test.signedIn({ isPractice: true, email: 'boris@example.org' });
  const staff = test.signedIn({ isPractice: true, countries: CPCD, email: 'ana@example.org' });
  const person = publicIdOf(test, 'ana@example.org');
  const page = (await whole.get(`/ceremonies/${ceremony}`)).page;
  t.ok(page.querySelector(`#desk option[value="${person}"]`));
  t.equal((await whole.post(`/ceremonies/${ceremony}/desk-people`, { person })).statusCode, 303);
  t.equal((await whole.post(`/ceremonies/${ceremony}/desk-people`, { person })).statusCode, 409, 'not twice');
  t.equal((await whole.post(`/ceremonies/${ceremony}/desk-people`, { person: 'nobody' })).statusCode, 422);
  t.match(
    (await staff.get(`/ceremonies/${ceremony}`)).page.querySelector('#desk')?.textContent,
    'ana@example.org',
  );
  t.notMatch((await test.anyone.get(`/ceremonies/${ceremony}`)).body, /id="desk"/);

  const away = await staff.post(`/grants/${reference}/signing`, { key: 'k0', ceremony: 'another', ...names });
  t.equal(away.statusCode, 403, 'not at another ceremony');
  const moved = await staff.post(`/ceremonies/${ceremony}/list/${reference}/position`, { position: '2' });
  t.equal(moved.statusCode, 303);
  t.equal((await staff.post(`/ceremonies/${ceremony}/list/${reference}/removal`)).statusCode, 403);
  t.equal((await staff.get(`/grants/${reference}/edit`)).statusCode, 403, 'nor is the grant edited');
  t.equal((await staff.get(`/grants/${reference}/signing`)).statusCode, 200);
  const signed = await staff.post(`/grants/${reference}/signing`, { key: 'k1', ceremony, ...names });
  t.equal(signed.statusCode, 303);
  const back = await staff.post(`/grants/${reference}/signing/reversal`, { reason: 'Wrong page (example)' });
  t.equal(back.statusCode, 303, 'and takes a signing there back');

  await t.test('history says who was named, by name', async (t) => {
    const history = (await whole.get(`/ceremonies/${ceremony}/history`)).page.querySelector(
      'main',
    )?.textContent;
    t.match(history, /named to the desk.*ana@example\.org/s);
  });
  await t.test('once taken off, no more', async (t) => {
    t.equal((await whole.post(`/ceremonies/${ceremony}/desk-people/${person}/removal`)).statusCode, 303);
    t.equal((await whole.post(`/ceremonies/${ceremony}/desk-people/${person}/removal`)).statusCode, 404);
    t.equal((await staff.get(`/grants/${reference}/signing`)).statusCode, 403);
  });
});

t.test('a member who rehearses acts as staff there, and yet reads no names of staff', async (t) => {
  const test = await testApp(t);
  const { ceremony } = listed(test, 'RS');
  test.signedIn({ email: 'ana@example.org' });
  const rehearsing = { role: 'member', isPractice: true } as const;
  const page = await test.signedIn(rehearsing).get(`/ceremonies/${ceremony}`);
  t.equal(page.statusCode, 200);
  t.notMatch(page.body, /ana@example\.org|id="desk"/);
  const api = await test.script(rehearsing).json('GET', `/api/v1/ceremonies/${ceremony}/desk-people`);
  t.equal(api.statusCode, 403);
});

t.test('nobody widens their own reach: naming takes all the countries of the ceremony', async (t) => {
  const test = await testApp(t);
  const { ceremony } = listed(test, 'RS');
  const cpcd = { isPractice: true, countries: CPCD, email: 'ana@example.org' };
  const staff = test.signedIn(cpcd);
  const person = publicIdOf(test, 'ana@example.org');
  t.equal((await staff.post(`/ceremonies/${ceremony}/desk-people`, { person })).statusCode, 403);
  const api = test.script({ isPractice: true, countries: CPCD });
  t.equal((await api.json('POST', `/api/v1/ceremonies/${ceremony}/desk-people`, { person })).statusCode, 403);
  t.equal((await api.json('DELETE', `/api/v1/ceremonies/${ceremony}/desk-people/${person}`)).statusCode, 403);
  const own = test.script({ isPractice: true, countries: ['MK', 'RS'] });
  const named = await own.json('POST', `/api/v1/ceremonies/${ceremony}/desk-people`, { person });
  t.match(named.json(), { total: 1, items: [{ id: person, name: 'ana@example.org' }] });
  t.equal(
    (await own.json('GET', `/api/v1/ceremonies/${ceremony}/desk-people`)).json<{ total: number }>().total,
    1,
  );
  t.equal(
    (await own.json('DELETE', `/api/v1/ceremonies/${ceremony}/desk-people/${person}`)).json<{
      total: number;
    }>().total,
    0,
  );
});

t.test('a member edits the profile of their own organisation, and of no other', async (t) => {
  const test = await testApp(t);
  const { id } = test.registry
    .prepare<{ id: number }>("select id from organisations where slug = 'jona-association'")
    .get()!;
  const other = test.registry
    .prepare<{ slug: string }>("select slug from organisations where country = 'BA' and kind = 'cso'")
    .get()!.slug;
  const member = test.signedIn({ role: 'member', organisationId: id });
  const api = test.script({ role: 'member', organisationId: id });
  const own = await member.get('/organisations/jona-association');
  t.ok(own.page.querySelector('a[href="/organisations/jona-association/edit"]'));
  t.notOk(
    (await member.get(`/organisations/${other}`)).page.querySelector(
      `a[href="/organisations/${other}/edit"]`,
    ),
  );
  t.notOk((await test.anyone.get('/organisations/jona-association')).page.querySelector('a[href$="/edit"]'));
  t.ok(
    (await member.get('/admin')).page.querySelector('main a[href="/organisations/jona-association/edit"]'),
  );
  t.equal((await member.get('/organisations/jona-association/edit')).statusCode, 200);
  const form = {
    name: '“Jona” Association',
    nameKind: 'registered',
    kind: 'cso',
    country: 'AL',
    status: 'active',
    city: 'Saranda (example)',
  };
  t.equal((await member.post('/organisations/jona-association', form)).statusCode, 303);
  t.equal((await member.get(`/organisations/${other}/edit`)).statusCode, 403);
  t.equal((await member.post(`/organisations/${other}`, form)).statusCode, 403);
  t.equal((await member.get('/organisations/new')).statusCode, 403);
  const body = { name: '“Jona” Association', kind: 'cso', country: 'AL' };
  t.equal((await api.json('PUT', '/api/v1/organisations/jona-association', body)).statusCode, 200);
  t.equal((await api.json('PUT', `/api/v1/organisations/${other}`, body)).statusCode, 403);
  t.equal((await test.anyone.json('PUT', '/api/v1/organisations/jona-association', body)).statusCode, 401);
});

t.test('staff edit the organisations and national coalitions of their countries', async (t) => {
  const test = await testApp(t);
  const cpcd = test.script({ countries: CPCD });
  const body = { name: '“Jona” Association', kind: 'cso', country: 'AL' };
  const refused = await cpcd.json('PUT', '/api/v1/organisations/jona-association', body);
  t.equal(refused.statusCode, 403);
  t.match(refused.body, /This is a record of Albania; you work on Bosnia and Herzegovina, Montenegro/);
  t.equal(
    (
      await test
        .script({ countries: ['AL', 'XK'] })
        .json('PUT', '/api/v1/organisations/jona-association', body)
    ).statusCode,
    200,
  );
  const national = {
    name: 'Quiet nights (example)',
    kind: 'coalition',
    ask: 'Less noise (example).',
    status: 'active',
    scope: 'national',
    countries: ['AL'],
  };
  t.equal((await cpcd.json('POST', '/api/v1/coalitions', national)).statusCode, 403);
  const regional = { ...national, scope: 'regional', countries: ['AL', 'RS'] };
  const created = await cpcd.json('POST', '/api/v1/coalitions', regional);
  t.equal(created.statusCode, 201, 'a regional one is open to any staff');
  const { slug } = created.json<{ slug: string }>();
  t.equal(
    (await cpcd.json('PUT', `/api/v1/coalitions/${slug}`, national)).statusCode,
    403,
    'and does not become a foreign national one',
  );
});
