import t from 'tap';
import { change } from '#database/history.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp, type TestApp } from '#test/support/app.ts';
import { errorsOf, given, grantCount, practiceStaff } from '#test/support/grant-form.ts';

function historyOf({ practice }: TestApp, reference: string) {
  return practice
    .prepare<{ event: string; before: string | null; after: string }>(
      `select event, before, after from history join grants on grants.id = history.record_id
       where noun = 'grant' and reference = ? order by history.id`,
    )
    .all(reference);
}

t.test('staff enter a grant, which is planned and seen by staff alone', async (t) => {
  const app = await testApp(t);
  const staff = practiceStaff(app);
  const { statusCode, headers } = await staff.post('/grants', given);
  t.equal(statusCode, 303);
  t.equal(headers.location, '/grants/EX-015');
  const { page } = await staff.get('/grants/EX-015');
  t.match(page.querySelector('h1')?.textContent, /Quiet corners/);
  t.match(page.querySelector('.fact-line')?.textContent, /Planned/);
  t.match(page.querySelector('.data-table tfoot')?.textContent, /100%[\s\S]*186,000\.00/);
  t.ok(page.querySelector('a[href="/grants/EX-015/signing"]'), 'the main act is the signing');
  t.match(page.textContent, /Only staff see this grant/);
  const [entry] = historyOf(app, 'EX-015');
  t.equal(entry?.event, 'grant.created');
  t.match(JSON.parse(entry!.after), { amount: '186000.00', startsOn: '2027-02-01', status: 'planned' });
});

t.test('a planned grant is not there for the public until a published list holds it', async (t) => {
  const app = await testApp(t);
  const staff = app.signedIn();
  const { registry, anyone } = app;
  const lead = registry
    .prepare<{ slug: string }>("select slug from organisations where country = 'RS' limit 1")
    .get()!.slug;
  const { headers } = await staff.post('/grants', {
    key: 'k',
    programme: 'smart-balkans',
    scheme: 'smart-balkans-core',
    lead,
  });
  const reference = headers.location!.split('/').pop()!;
  t.match(reference, /^SB-\d{3}$/);
  t.equal((await anyone.get(`/grants/${reference}`)).statusCode, 404);
  t.equal((await anyone.json('GET', `/api/v1/grants/${reference}`)).statusCode, 404);
  const { page } = await anyone.get('/grants?sort=newest');
  t.notOk(page.querySelector(`.data-table a[href="/grants/${reference}"]`));
  t.equal((await staff.get(`/grants/${reference}`)).statusCode, 200);
  change(registry, systemAct('command-line'), (record) => {
    const { ceremony } = registry
      .prepare<{ ceremony: number }>(
        `insert into ceremony_grants (ceremony_id, grant_id, position)
         select (select id from ceremonies where is_list_public limit 1), id, 99 from grants where reference = ?
         returning ceremony_id as ceremony`,
      )
      .get(reference)!;
    record({ noun: 'ceremony', id: ceremony, event: 'ceremony.grant-listed' });
  });
  t.equal((await anyone.get(`/grants/${reference}`)).statusCode, 200);
});

t.test('a repeated press makes one grant', async (t) => {
  const app = await testApp(t);
  const staff = practiceStaff(app);
  const before = grantCount(app)!;
  const first = await staff.post('/grants', { ...given, key: 'one-press' });
  const again = await staff.post('/grants', { ...given, key: 'one-press' });
  t.equal(first.headers.location, again.headers.location);
  t.equal(grantCount(app), before + 1);
});

t.test('a grant is edited until it is signed; an edit that changes nothing leaves no trace', async (t) => {
  const app = await testApp(t);
  const staff = practiceStaff(app);
  await staff.post('/grants', { ...given, key: 'edit' });
  const url = '/grants/EX-015';
  const { page } = await staff.get(`${url}/edit`);
  t.equal(page.querySelector('#amount')?.getAttribute('value'), '186000.00');
  const same = {
    ...given,
    leadShare: '55',
    reference: 'EX-015',
    status: 'planned',
    country: 'XK',
    source: '',
  };
  t.equal((await staff.post(url, same)).statusCode, 303);
  t.equal(historyOf(app, 'EX-015').length, 1);
  t.equal(
    (await staff.post(url, { ...same, title: 'Quiet parks (example)', partnerShare: ['30', '15'] }))
      .statusCode,
    303,
  );
  const [, edited] = historyOf(app, 'EX-015');
  t.equal(JSON.parse(edited!.before!).title, 'Quiet corners (example)');
  t.strictSame(Object.keys(JSON.parse(edited!.after)).toSorted(), ['participants', 'title']);
  const { page: after } = await staff.get('/grants?q=parks');
  t.ok(after.querySelector(`.data-table a[href="${url}"]`), 'it is found by its new title');
  app.practice
    .prepare(
      "insert into signings (grant_id, kind, signed_on, recorded_at) select id, 'logged', '2026-11-24', '2026-11-24T10:00:00Z' from grants where reference = 'EX-015'",
    )
    .run();
  t.equal((await staff.get(`${url}/edit`)).statusCode, 409);
  const signed = await staff.post(url, { ...same, title: 'Other (example)' });
  t.equal(signed.statusCode, 409);
  t.match(errorsOf(signed.page)[0], /changed only by an amendment/);
  t.equal(signed.page.querySelector('#title')?.getAttribute('value'), 'Other (example)');
});

t.test('who may not write is refused, and staff of other countries learn why', async (t) => {
  const app = await testApp(t);
  const before = grantCount(app);
  t.equal((await app.anyone.post('/grants', given)).statusCode, 401);
  t.equal((await app.signedIn({ role: 'member' }).post('/grants', given)).statusCode, 403);
  const { statusCode, page } = await practiceStaff(app, ['MK', 'RS']).post('/grants', given);
  t.equal(statusCode, 403);
  t.match(errorsOf(page)[0], /The lead is from Kosovo; you work on North Macedonia/);
  t.equal(page.querySelector('#title')?.getAttribute('value'), given.title);
  t.equal((await practiceStaff(app, ['MK', 'RS']).get('/grants/EX-013/edit')).statusCode, 403);
  t.equal(grantCount(app), before);
});
