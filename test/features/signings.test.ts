import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

/** Practice’s ceremony and the references of its first grants, as a fresh practice has them. */
function practiceCast({ practice }: TestApp) {
  const ceremony = practice.prepare<{ slug: string }>('select slug from ceremonies').get()!.slug;
  const references = practice
    .prepare<{ reference: string; country: string; scheme: string }>(
      `select grants.reference, organisations.country, schemes.slug as scheme from grants
       join organisations on organisations.id = grants.lead_id
       join schemes on schemes.id = grants.scheme_id order by grants.id`,
    )
    .all();
  return {
    ceremony,
    listed: references.slice(0, 12).map(({ reference }) => reference),
    albanian: references.find(({ country, scheme }) => country === 'AL' && scheme === 'core')!.reference,
    regional: references.find(({ scheme }) => scheme === 'regional')!.reference,
  };
}

const names = {
  granteeSignatory: 'Mira Primerova (example)',
  programmeSignatory: 'Boris Primerov (example)',
};

function countSignings({ practice }: TestApp): number {
  return practice.prepare<{ count: number }>('select count(*) as count from signings').get()!.count;
}

t.test('staff log a signing by the form', async (t) => {
  const test = await testApp(t);
  const { ceremony, listed } = practiceCast(test);
  const [reference = ''] = listed;
  const staff = test.signedIn({ isPractice: true });

  const form = await staff.get(`/grants/${reference}/signing?ceremony=${ceremony}`);
  t.equal(form.statusCode, 200);
  t.equal(form.page.querySelectorAll('h1').length, 1);
  const key = form.page.querySelector('input[name=key]')?.getAttribute('value') ?? '';
  t.ok(key.length >= 8, 'the form carries a key');
  t.equal(form.page.querySelector('input[name=ceremony][checked]')?.getAttribute('value'), ceremony);

  const answer = await staff.post(`/grants/${reference}/signing`, { key, ceremony, ...names });
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers.location, `/grants/${reference}`);
  t.equal(countSignings(test), 1);

  const page = await staff.get(`/grants/${reference}`);
  t.match(page.page.textContent, /Signed/);

  t.test('a second press of the same form makes no second signing', async (t) => {
    const repeated = await staff.post(`/grants/${reference}/signing`, { key, ceremony, ...names });
    t.equal(repeated.statusCode, 303);
    t.equal(countSignings(test), 1);
  });

  t.test('another form for the same grant is told that it is signed', async (t) => {
    const second = await staff.post(`/grants/${reference}/signing`, {
      key: 'another-key-1',
      ceremony,
      ...names,
    });
    t.equal(second.statusCode, 409);
    t.match(second.page.querySelector('[role=alert]')?.textContent, /signed already/);
    t.equal(countSignings(test), 1);
  });

  t.test('history says who signed only as a salted hash', async (t) => {
    const entry = test.practice
      .prepare<{ after: string }>("select after from history where event = 'grant.signed'")
      .get();
    t.notMatch(entry?.after, /Primerova/);
    t.match(entry?.after, /"granteeSignatory":\{"personal":"[0-9a-f]{64}"\}/);
  });

  t.test('nothing of it reached the registry', async (t) => {
    const logged = test.registry
      .prepare<{ count: number }>("select count(*) as count from signings where kind = 'logged'")
      .get();
    t.equal(logged?.count, 0);
    t.equal(
      test.registry
        .prepare<{ count: number }>("select count(*) as count from history where event = 'grant.signed'")
        .get()?.count,
      0,
    );
  });
});

t.test('what stands against a signing is named on the form, and what was typed stays', async (t) => {
  const test = await testApp(t);
  const { ceremony, albanian, listed } = practiceCast(test);
  const staff = test.signedIn({ isPractice: true });

  const foreign = await staff.post(`/grants/${albanian}/signing`, {
    key: 'key-of-albanian',
    ceremony,
    ...names,
  });
  t.equal(foreign.statusCode, 422);
  t.match(foreign.page.querySelector('[role=alert]')?.textContent, /Albania/, 'the reason names the country');
  t.equal(
    foreign.page.querySelector('input[name=granteeSignatory]')?.getAttribute('value'),
    names.granteeSignatory,
  );
  t.match(foreign.page.querySelector('title')?.textContent, /^Error:/);

  const empty = await staff.post(`/grants/${listed[0]}/signing`, { key: 'key-of-nobody' });
  t.equal(empty.statusCode, 422);
  const fields = empty.page.querySelectorAll('[role=alert] a').map((link) => link.getAttribute('href'));
  t.strictSame(
    fields,
    ['#ceremony', '#granteeSignatory', '#programmeSignatory'],
    'each fault leads to its field',
  );

  const future = await staff.post(`/grants/${listed[0]}/signing`, {
    key: 'key-of-tomorrow',
    ceremony,
    ...names,
    signedOn: '31.12.2999',
  });
  t.equal(future.statusCode, 422);
  const never = await staff.post(`/grants/${listed[0]}/signing`, {
    key: 'key-of-never',
    ceremony,
    ...names,
    signedOn: '31.2.2026',
  });
  t.equal(never.statusCode, 422);
  t.equal(never.page.querySelector('input[name=signedOn]')?.getAttribute('value'), '31.2.2026');
  t.equal(countSignings(test), 0);
});

t.test('a ceremony that is over takes a signing only as recorded later', async (t) => {
  const test = await testApp(t);
  const { ceremony, listed } = practiceCast(test);
  test.practice.prepare("update ceremonies set planned_on = '2024-01-15'").run();
  const staff = test.signedIn({ isPractice: true });
  const send = (more: Record<string, string>) =>
    staff.post(`/grants/${listed[1]}/signing`, { key: 'key-of-later', ceremony, ...names, ...more });

  t.equal((await send({})).statusCode, 422);
  t.equal(
    (await send({ recordedLaterReason: 'The sheet came by post (example)' })).statusCode,
    422,
    'the day is missing',
  );
  t.equal(
    (await send({ recordedLaterReason: 'The sheet came by post (example)', signedOn: '15.1.2024' }))
      .statusCode,
    303,
  );
  const row = test.practice
    .prepare<{ signed_on: string; signed_at: string | null }>('select signed_on, signed_at from signings')
    .get();
  t.strictSame(row, { signed_on: '2024-01-15', signed_at: null });
});

t.test('who may sign', async (t) => {
  const test = await testApp(t);
  const { ceremony, listed } = practiceCast(test);
  const url = `/grants/${listed[0]}/signing`;
  t.match((await test.anyone.get(url)).headers.location, /^\/sign-in\?next=/);
  t.equal((await test.anyone.post(url, { key: 'key-of-anyone', ceremony, ...names })).statusCode, 401);
  const otherCountry = test.signedIn({ isPractice: true, countries: ['BA', 'ME'] });
  const refused = await otherCountry.post(url, { key: 'key-of-other', ceremony, ...names });
  t.equal(refused.statusCode, 403);
  t.match(refused.page.textContent, /Serbia/);
  const elsewhere = await test
    .signedIn({ isPractice: true })
    .post(url, { key: 'key-of-origin', ceremony, ...names }, { 'sec-fetch-site': 'cross-site' });
  t.equal(elsewhere.statusCode, 403);
  t.equal(countSignings(test), 0);
});

t.test('a script signs by the API', async (t) => {
  const test = await testApp(t);
  const { ceremony, listed, regional } = practiceCast(test);
  const script = test.script({ isPractice: true });
  const url = `/api/v1/grants/${listed[0]}/signing`;
  const headers = { 'idempotency-key': 'script-key-1' };

  const first = await script.json('POST', url, { ceremony, ...names }, headers);
  t.equal(first.statusCode, 201);
  t.equal(first.json().grant, listed[0]);
  const repeated = await script.json('POST', url, { ceremony, ...names }, headers);
  t.equal(repeated.statusCode, 200);
  t.strictSame(repeated.json(), first.json());
  const again = await script.json('POST', url, { ceremony, ...names }, { 'idempotency-key': 'script-key-2' });
  t.equal(again.statusCode, 409);
  t.equal(again.headers['content-type'], 'application/problem+json; charset=utf-8');
  t.equal(again.json().signing.grant, listed[0], 'the answer says which signing stands');
  const borrowed = await script.json(
    'POST',
    `/api/v1/grants/${listed[1]}/signing`,
    { ceremony, ...names },
    headers,
  );
  t.equal(borrowed.statusCode, 409, 'a key belongs to one grant');
  const wrongScheme = await script.json(
    'POST',
    `/api/v1/grants/${regional}/signing`,
    { ceremony, ...names },
    { 'idempotency-key': 'script-key-3' },
  );
  t.equal(wrongScheme.statusCode, 422);
  t.ok(wrongScheme.json().errors.some(({ path }: { path: string }) => path === '/ceremony'));
  const unknown = await script.json(
    'POST',
    url,
    { ceremony, ...names, extra: 1 },
    { 'idempotency-key': 'script-key-4' },
  );
  t.equal(unknown.statusCode, 422);
  t.equal((await script.json('POST', url, { ceremony, ...names })).statusCode, 422, 'the key is needed');
  t.equal((await script.json('GET', url)).json().signedOn.length, 10);
  t.notMatch(first.body, /Primerov/, 'no name of a person is answered');
  t.equal(countSignings(test), 1);

  t.test('a wrong signing is taken back by a dated correction', async (t) => {
    const reversal = `${url}/reversal`;
    t.equal((await script.json('POST', reversal, { reason: '  ' })).statusCode, 422);
    t.equal((await script.json('POST', reversal, { reason: 'Wrong grant (example)' })).statusCode, 204);
    t.equal((await script.json('GET', url)).statusCode, 404);
    t.equal(countSignings(test), 1, 'the row stays');
    t.equal(
      (await script.json('POST', url, { ceremony, ...names }, { 'idempotency-key': 'script-key-5' }))
        .statusCode,
      201,
    );
  });
});
