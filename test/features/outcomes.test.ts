import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

const SLUG = 'arms-out-of-the-home-example';
const OUTCOMES = `/coalitions/${SLUG}/outcomes`;
const outcome = {
  step: 'adopted',
  institution: 'Interior ministry (example)',
  country: 'AL',
  happenedOn: '27.3.2025',
  whatChanged: 'The order makes same-day removal the rule (example).',
  contribution: 'The coalition wrote the first draft (example).',
};

/** A coalition in practice with one member, and staff who look after it. */
async function coalition(test: TestApp) {
  const staff = test.signedIn({ isPractice: true });
  await staff.post('/coalitions', {
    name: 'Arms out of the home (example)',
    kind: 'coalition',
    status: 'active',
    scope: 'regional',
    ask: 'Police remove every firearm the same day (example).',
    countries: ['AL', 'RS', 'MK', 'XK'],
  });
  return staff;
}

const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test('an outcome without evidence is visible and not counted; with evidence it counts', async (t) => {
  const test = await testApp(t);
  const staff = await coalition(test);
  const answer = await staff.post(OUTCOMES, outcome);
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers.location, `/coalitions/${SLUG}#outcome-1`);

  const before = await staff.get(`/coalitions/${SLUG}`);
  t.match(text(before.page.querySelector('#outcome-1 .counted')), /Not counted/);
  t.match(text(before.page.querySelector('.ladder')), /Albania Interior ministry/);
  t.ok(before.page.querySelector('.ladder-cell[data-state=uncounted]'), 'a dotted ring');

  const source = 'https://example.org/order';
  t.equal((await staff.post(`${OUTCOMES}/1`, { ...outcome, source })).statusCode, 303);
  const after = await staff.get(`/coalitions/${SLUG}`);
  t.match(text(after.page.querySelector('#outcome-1 .counted')), /^Counted$/);
  t.equal(text(after.page.querySelector('.figure-value')), '1');
  const link = after.page.querySelector('.figure a')!.getAttribute('href')!;
  t.equal(
    (await staff.get(link)).page.querySelectorAll('tbody tr').length,
    1,
    'the figure opens what it counts',
  );
  const rows = after.page
    .querySelectorAll('.ladder tbody tr')
    .map((row) => text(row.querySelector('.ladder-country')));
  t.strictSame(rows, ['Albania', 'Kosovo', 'North Macedonia', 'Serbia'], 'a row for each of its countries');
  t.ok((await staff.get(`${OUTCOMES}/1`)).page.querySelector('.sources a[href="https://example.org/order"]'));

  const csv = await staff.get('/outcomes.csv?counted=counted');
  t.match(csv.body, /^\uFEFFid,coalition,.*\r\n1,arms-out-of-the-home-example,AL/s);
});

t.test('a ladder goes up; back only as rolled back, with its reason', async (t) => {
  const test = await testApp(t);
  const staff = await coalition(test);
  await staff.post(OUTCOMES, outcome);
  const back = await staff.post(OUTCOMES, { ...outcome, step: 'commitment', happenedOn: '2026-01' });
  t.equal(back.statusCode, 422);
  t.match(text(back.page.querySelector('#step-error')), /record it as rolled back/);
  t.equal(
    (await staff.post(OUTCOMES, { ...outcome, step: 'commitment', happenedOn: '2024' })).statusCode,
    303,
    'an earlier step that is recorded late',
  );
  const silent = await staff.post(OUTCOMES, { ...outcome, step: 'rolled_back', happenedOn: '2026' });
  t.equal(silent.statusCode, 422);
  t.match(text(silent.page.querySelector('#reason-error')), /Say why/);
  const reason = 'The new minister withdrew the order (example).';
  const undone = { step: 'rolled_back', happenedOn: '2026', reason, source: 'https://example.org/back' };
  t.equal((await staff.post(OUTCOMES, { ...outcome, ...undone })).statusCode, 303);
  const figures = (await staff.get('/reports?year=2026')).page.querySelector('#figures');
  t.match(text(figures), /Outcomes counted.*0.*Outcomes rejected or rolled back\D*1/, 'donors learn of it');
  t.equal(
    (await staff.post(OUTCOMES, { ...outcome, step: 'commitment', happenedOn: '2026' })).statusCode,
    303,
  );
  const nothing = await staff.post(OUTCOMES, { ...outcome, country: 'RS', step: 'rolled_back', reason });
  t.match(text(nothing.page.querySelector('#step-error')), /Nothing was reached/);

  const { page } = await staff.get(`/coalitions/${SLUG}`);
  t.ok(page.querySelector('.ladder-cell[data-state=rolled_back]'));
  t.match(text(page.querySelector('#countries h2')), 'The same ask in 4 countries');
  const next = await staff.get(`${OUTCOMES}/new?after=1`);
  t.equal(next.page.querySelector('#institution')?.getAttribute('value'), outcome.institution);
  const history = await staff.get(`/coalitions/${SLUG}/history`);
  t.match(history.page.textContent, /Outcome recorded/);
});

t.test('every problem stands at its field, in both languages, and what was typed stays', async (t) => {
  const test = await testApp(t);
  const staff = await coalition(test);
  const wrong = { step: 'soon', institution: ' ', country: 'QQ', happenedOn: '31.2.2025', whatChanged: '' };
  const { statusCode, page } = await staff.post(OUTCOMES, wrong);
  t.equal(statusCode, 422);
  for (const field of ['step', 'institution', 'country', 'happenedOn', 'whatChanged'])
    t.ok(page.querySelector(`#${field}-error`), field);
  t.equal(page.querySelector('#happenedOn')?.getAttribute('value'), '31.2.2025');
  t.match(page.querySelector('title')?.textContent, /^Error/);
  const ahead = await staff.post(OUTCOMES, { ...outcome, happenedOn: '2099' }, { 'accept-language': 'mk' });
  t.match(text(ahead.page.querySelector('#happenedOn-error')), /Овој ден/);
  t.equal((await staff.post(`${OUTCOMES}/7`, outcome)).statusCode, 404);
});

t.test('people of a member write, others read', async (t) => {
  const test = await testApp(t);
  const { registry } = test;
  const slug = 'southeast-europe-coalition-on-whistleblower-protection';
  const members = registry
    .prepare<{ id: number }>(
      `select organisation_id as id from memberships join coalitions on coalitions.id = memberships.coalition_id
       where coalitions.slug = ? and has_left = 0`,
    )
    .all(slug);
  const stranger = registry
    .prepare<{ id: number }>(
      'select max(id) as id from organisations where id not in (select organisation_id from memberships)',
    )
    .get()!;
  const path = `/coalitions/${slug}/outcomes`;
  const member = test.signedIn({ role: 'member', organisationId: members[0]!.id });
  t.equal((await member.post(path, outcome)).statusCode, 303);
  t.match(
    text((await member.get(`/coalitions/${slug}`)).page.querySelector('#outcomes')),
    /Record an outcome/,
  );
  const other = test.signedIn({ role: 'member', organisationId: stranger.id });
  t.equal((await other.post(path, outcome)).statusCode, 403);
  t.notMatch(
    text((await other.get(`/coalitions/${slug}`)).page.querySelector('#outcomes')),
    /Record an outcome/,
  );
  t.equal((await test.anyone.post(path, outcome)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).post(path, outcome)).statusCode, 403);
});

t.test('the published outcomes: all dated and undated ones, counted as their basis says', async (t) => {
  const { anyone } = await testApp(t);
  const all = await anyone.json('GET', '/api/v1/outcomes?limit=100');
  t.equal(all.json<{ total: number }>().total, 12);
  const counted = await anyone.json('GET', '/api/v1/outcomes?counted=counted');
  t.equal(counted.json<{ total: number }>().total, 12);
  const stated = (await anyone.json('GET', '/api/v1/outcomes?contribution=stated')).json<{ total: number }>();
  t.equal(stated.total, 7, 'the coalition’s part is counted apart');
  const undated = await anyone.json('GET', '/api/v1/outcomes?year=none');
  t.equal(undated.json<{ total: number }>().total, 3, 'undated outcomes are of no year');
  const { page } = await anyone.get('/outcomes?country=XK', { 'accept-language': 'mk' });
  t.equal(page.querySelectorAll('tbody tr').length, 4);
  t.match(page.querySelector('h1')?.textContent, /Исходи/);
  const timeline = await anyone.get('/coalitions/kosovo-womens-network/timeline');
  t.match(text(timeline.page.querySelector('#undated')), /Minister promises/);
});

t.test('an institution that is addressed has its row before anything changes there', async (t) => {
  const test = await testApp(t);
  const staff = await coalition(test);
  const path = `/coalitions/${SLUG}/institutions`;
  const institution = { name: 'Interior ministry (example)', level: 'state', country: 'AL' };
  t.equal((await staff.post(path, institution)).statusCode, 303);
  t.equal((await staff.post(path, institution)).statusCode, 409, 'not twice');
  const wrong = await staff.post(path, { name: '', level: 'moon', country: 'QQ' });
  t.equal(wrong.statusCode, 422);
  for (const field of ['name', 'level', 'country']) t.ok(wrong.page.querySelector(`#${field}-error`), field);
  const { page } = await staff.get(`/coalitions/${SLUG}`);
  t.match(text(page.querySelector('.ladder tbody tr')), /Albania Interior ministry \(example\)/);
  t.equal(
    (await test.anyone.post(`/coalitions/safejournalists-network/institutions`, institution)).statusCode,
    401,
  );
  const script = test.script();
  const made = await script.json(
    'POST',
    '/api/v1/coalitions/safejournalists-network/institutions',
    institution,
  );
  t.equal(made.statusCode, 201);
});
