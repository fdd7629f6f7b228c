import t from 'tap';
import { importRates } from '#features/rates/commands.ts';
import { recordPayment } from '#features/payments/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { resetPractice } from '#seeds/practice.ts';
import { errorsOf, practiceStaff } from '#test/support/grant-form.ts';
import { signedGrant } from '#test/support/signed-grants.ts';
import { testApp, type TestApp } from '#test/support/app.ts';

const MONTH = 'signed-from=2023-12-01&as-of=2023-12-31&basis=signed';
const cut = { percent: '10', effectiveOn: '9.2.2024', reason: 'The funder’s budget was cut (example)' };

/** Six invented regional grants in two currencies, signed on 14 December 2023. */
function sixGrants({ practice }: TestApp): string[] {
  return [1, 2, 3, 4, 5, 6].map(
    (number) =>
      signedGrant(practice, {
        title: `Quiet corners ${number} (example)`,
        amount: `${number}00000.0${number}`,
        currency: number % 2 === 0 ? 'NOK' : 'EUR',
      }).reference,
  );
}

const rates = (perEuro: number, on: string) => ({ rates: [{ currency: 'NOK', on, perEuro }], others: 0 });

t.test('a cut of six grants after a preview changes no figure as signed', async (t) => {
  const test = await testApp(t);
  const references = sixGrants(test);
  const staff = practiceStaff(test);
  const api = test.script({ isPractice: true });
  const asSigned = async () => (await api.json('GET', `/api/v1/grants/totals?${MONTH}`)).body;
  const before = await asSigned();
  t.match(JSON.parse(before), {
    currencies: [
      { currency: 'EUR', grants: 3, amounts: { signed: '900000.09' } },
      { currency: 'NOK', grants: 3, amounts: { signed: '1200000.12' } },
    ],
    inEuro: { amounts: { signed: '900000.09' }, leftOut: { signed: 3 } },
  });

  const query = new URLSearchParams({ ...cut, references: references.join('\n'), look: 'yes' });
  const revision = () =>
    test.practice.prepare<{ revision: number }>('select revision from registry_state').get()!.revision;
  const stood = revision();
  const preview = await staff.get(`/grants/amendments?${query.toString()}`);
  t.equal(preview.statusCode, 200);
  t.equal(revision(), stood, 'looking changes nothing');
  t.equal(preview.page.querySelectorAll('#preview tbody tr').length, 6);
  t.match(
    preview.page.querySelector('#preview tfoot')?.textContent.replaceAll(/\s+/g, ' '),
    /EUR 900,000.09.*EUR 810,000.0/,
  );
  const button = preview.page
    .querySelector('form[method=post][action$=amendments] button')
    ?.textContent.trim();
  t.equal(button, 'Amend 6 grants');
  const hidden = Object.fromEntries(
    preview.page
      .querySelectorAll('form[method=post][action$=amendments] input')
      .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
  const done = await staff.post('/grants/amendments', hidden);
  t.equal(done.statusCode, 303);
  t.match(
    (await staff.get(String(done.headers.location))).page.querySelector('[role=status]')?.textContent,
    /6 grants were amended/,
  );
  t.equal((await staff.post('/grants/amendments', hidden)).statusCode, 303, 'the same press twice');
  const entries = test.practice
    .prepare<{ count: number }>("select count(*) as count from history where event = 'grant.amended'")
    .get();
  t.equal(entries?.count, 6, 'one entry a grant');

  t.equal(await asSigned(), before, 'no figure as signed of that month moved');
  const amended = await api.json('GET', '/api/v1/grants/totals?as-of=2024-02-09&basis=amended');
  t.match(amended.json(), {
    currencies: [{ amounts: { amended: '810000.08' } }, { amounts: { amended: '1080000.11' } }],
  });
  const dayBefore = await api.json('GET', '/api/v1/grants/totals?as-of=2024-02-08&basis=amended');
  t.match(dayBefore.json(), {
    currencies: [{ amounts: { amended: '900000.09' } }, { amounts: { amended: '1200000.12' } }],
  });
});

t.test('what would fall below what is paid is named, and nothing is done until it is left out', async (t) => {
  const test = await testApp(t);
  const references = sixGrants(test);
  const staff = practiceStaff(test);
  recordPayment(test.practice, systemAct('command-line'), references[0]!, {
    paidOn: '2024-01-10',
    amount: '95000.00',
  });
  const query = new URLSearchParams({ ...cut, references: references.join(','), look: 'yes' });
  const preview = await staff.get(`/grants/amendments?${query.toString()}`);
  t.match(
    preview.page.querySelector('#preview')?.textContent,
    /1 grant cannot be amended so.*EUR.95,000.00 are paid already/s,
  );
  t.equal(preview.page.querySelectorAll('form[method=post][action$=amendments]').length, 0);
  const refused = await staff.post('/grants/amendments', {
    ...cut,
    references: references.join(','),
    digest: '',
    key: 'cut-1-example',
  });
  t.equal(refused.statusCode, 409);
  const without = await staff.get(`/grants/amendments?${query.toString()}&leaveOut=yes`);
  t.match(without.page.textContent, /1 grant is left out/);
  t.equal(without.page.querySelectorAll('#preview tbody tr').length, 5);
  const empty = await staff.get('/grants/amendments?look=yes');
  t.equal(empty.statusCode, 422);
  t.ok(errorsOf(empty.page).length >= 3);
  const unknown = await staff.get(
    `/grants/amendments?${new URLSearchParams({ ...cut, references: 'NONE-1', look: 'yes' }).toString()}`,
  );
  t.match(errorsOf(unknown.page)[0], /no grant NONE-1/);
});

t.test('a total is spread in proportion through the API, exactly as it was looked at', async (t) => {
  const test = await testApp(t);
  const references = sixGrants(test);
  const api = test.script({ isPractice: true });
  const input = {
    scheme: 'regional',
    signedFrom: '2023-12-01',
    signedUntil: '2023-12',
    total: '120000.01',
    currency: 'NOK',
    effectiveOn: '2024-02-09',
    reason: cut.reason,
    leaveOut: true,
  };
  const preview = (await api.json('POST', '/api/v1/grants/amendments/preview', input)).json<{
    digest: string;
    items: { problems: string[]; after: string | null }[];
  }>();
  t.equal(preview.items.filter(({ problems }) => problems.length === 0).length, 3, 'those in NOK');
  const key = { 'idempotency-key': 'spread-1-example' };
  recordPayment(test.practice, systemAct('command-line'), references[1]!, {
    paidOn: '2024-01-10',
    amount: '195000.00',
  });
  const stale = await api.json(
    'POST',
    '/api/v1/grants/amendments',
    { ...input, digest: preview.digest },
    key,
  );
  t.equal(stale.statusCode, 409, 'what changed since is told');
  const again = (await api.json('POST', '/api/v1/grants/amendments/preview', input)).json<{
    digest: string;
  }>();
  t.equal(
    (await api.json('POST', '/api/v1/grants/amendments', { ...input, digest: again.digest }, key)).statusCode,
    200,
  );
  t.equal(
    (await api.json('POST', '/api/v1/grants/amendments', { ...input, digest: again.digest }, key)).statusCode,
    200,
  );
  const { sum } = test.practice
    .prepare<{ sum: number }>('select sum(amount_before - amount_after) as sum from amendments')
    .get()!;
  t.equal(sum, 120_000_01, 'the parts add up to the cut');
  t.equal((await test.anyone.json('POST', '/api/v1/grants/amendments/preview', input)).statusCode, 401);
});

t.test('where not one amount has a rate there is no total in euro, which is no 0', async (t) => {
  const { anyone } = await testApp(t);
  const totals = (await anyone.json('GET', '/api/v1/grants/totals')).json<{
    currencies: { currency: string }[];
  }>();
  t.strictSame(
    totals.currencies.map(({ currency }) => currency),
    ['NOK'],
    'the published amounts that have a day are in one currency without a rate',
  );
  t.match(totals, { inEuro: { amounts: { signed: null }, leftOut: { signed: 2 } } });
  const { page } = await anyone.get('/grants/totals');
  t.match(page.querySelector('tfoot')?.textContent, /Together in euro.*no rate/s);
  t.notMatch((await anyone.get('/grants/totals.csv')).body, /EUR together,,0\.00/);
});

t.test('totals in euro take each amount at the rate of its own day', async (t) => {
  const test = await testApp(t);
  const { practice } = test;
  const act = systemAct('command-line');
  const { reference } = signedGrant(practice, { amount: '115000.00', currency: 'NOK' });
  const api = test.script({ isPractice: true });
  importRates(practice, act, rates(11_500_000, '2023-12-13'), 'Invented (example)');
  const totals = async (query: string) => (await api.json('GET', `/api/v1/grants/totals?${query}`)).json();
  t.match(await totals('as-of=2023-12-14'), {
    inEuro: { amounts: { signed: '10000.00' }, leftOut: { signed: 0 } },
  });
  importRates(practice, act, rates(10_000_000, '2024-02-01'), 'Invented (example)');
  t.match(
    await totals('as-of=2024-12-31'),
    { inEuro: { amounts: { signed: '10000.00' } } },
    'nothing is converted anew',
  );
  await api.json('POST', `/api/v1/grants/${reference}/amendments`, {
    kind: 'budget',
    effectiveOn: '2024-02-09',
    amount: '105000.00',
    reason: cut.reason,
  });
  recordPayment(practice, act, reference, { paidOn: '2024-03-01', amount: '50000.00' });
  t.match(await totals('as-of=2024-12-31'), {
    currencies: [
      { currency: 'NOK', amounts: { signed: '115000.00', amended: '105000.00', paid: '50000.00' } },
    ],
    inEuro: { amounts: { signed: '10000.00', amended: '9000.00', paid: '5000.00' } },
  });
});

t.test('the page of totals says what it leaves out', async (t) => {
  const { anyone } = await testApp(t);
  const page = await anyone.get('/grants/totals?as-of=15.12.2023');
  t.equal(page.statusCode, 200);
  t.ok(page.page.querySelectorAll('tbody tr').length > 0);
  t.match(page.page.textContent, /left out/);
  const mk = await anyone.get('/grants/totals', { cookie: 'language=mk' });
  t.match(mk.page.textContent, /Секоја валута за себе/);
  const wrong = await anyone.get('/grants/totals?as-of=soon&signed-from=2023');
  t.equal(wrong.statusCode, 422);
  t.equal(wrong.page.querySelector('[id=as-of]')?.getAttribute('value'), 'soon');
  const list = await anyone.get('/grants?as-of=2023-12-15&basis=signed&status=signed');
  t.equal(list.statusCode, 200);
  const href = list.page.querySelector('tfoot a')?.getAttribute('href') ?? '';
  t.match(href, /^\/grants\/totals\?.*as-of=2023-12-15/, 'the list leads to the totals of the same day');
  const one = await anyone.get(href);
  t.equal(one.statusCode, 200);
  const foot = one.page.querySelector('tfoot')?.textContent;
  t.notMatch(foot, '0.00', 'a sum for which every rate is missing is not nothing');
  const all = one.page.querySelector('.column-main p > a')?.getAttribute('href') ?? '';
  t.match(all, /as-of=2023-12-15/, 'one basis leads to all of them');
  t.notMatch(all, /basis/);
  t.match((await anyone.get('/grants/totals.csv?as-of=2023-12-15')).body, /currency,grants,signed/);
  t.equal((await anyone.json('GET', '/api/v1/grants/totals?as-of=2023')).statusCode, 422);
  t.match((await anyone.get('/grants')).page.querySelector('tfoot')?.textContent, /on any day/);
});

t.test('a grant’s page tells its money on a day, and where it overlaps with another scheme', async (t) => {
  const test = await testApp(t);
  const { practice } = test;
  const act = systemAct('command-line');
  const { slug } = practice.prepare<{ slug: string }>('select slug from themes limit 1').get()!;
  const { reference } = signedGrant(practice, { amount: '280000.00', themes: [slug] });
  const core = {
    scheme: 'core',
    title: 'Institutional support (example)',
    partners: [],
    leadShare: '100',
    themes: [slug],
  };
  const inTime = signedGrant(practice, { ...core, startsOn: '2025-01-01', endsOn: '2025-12-31' });
  const later = signedGrant(practice, {
    ...core,
    title: 'Later (example)',
    startsOn: '2025-12-01',
    endsOn: '2026-11-30',
  });
  const staff = practiceStaff(test);
  recordPayment(practice, act, reference, { paidOn: '2024-03-20', amount: '70950.00' });
  await staff.post(`/grants/${reference}/amendments`, {
    kind: 'budget',
    amount: '236500',
    effectiveOn: '9.2.2024',
    reason: cut.reason,
  });
  const now = await staff.get(`/grants/${reference}`);
  const figures = (page: typeof now) =>
    page.page
      .querySelectorAll('#money .bar-figure')
      .map((figure) => figure.textContent.replaceAll(/\s+/g, ' ').trim());
  t.strictSame(figures(now), ['EUR 280,000.00', 'EUR 236,500.00', 'EUR 70,950.00']);
  const then = await staff.get(`/grants/${reference}?as-of=2023-12-14`);
  t.strictSame(figures(then), ['EUR 280,000.00', 'EUR 280,000.00', 'EUR 0.00']);
  const steps = now.page.querySelectorAll('.timeline-item').map((item) => item.getAttribute('id'));
  t.ok(
    steps.indexOf('amendment-1') < steps.indexOf('payment-1'),
    'what happened stands in the order of its days',
  );
  const beside =
    now.page.querySelector('.column-side + .column-side, .columns:last-child .column-side')?.textContent ??
    now.body;
  t.match(beside, /Institutional support/);
  t.notMatch(now.page.textContent, /Later \(example\)/, 'a grant that begins after is no overlap');
  t.ok(inTime.id < later.id);
});

t.test('practice put back forgets its money', async (t) => {
  const test = await testApp(t);
  const api = test.script({ isPractice: true });
  signedGrant(test.practice);
  const total = async () =>
    (await api.json('GET', '/api/v1/grants/totals?as-of=2024-12-31')).json<{ currencies: unknown[] }>()
      .currencies.length;
  t.equal(await total(), 1);
  resetPractice(test.practice);
  t.equal(await total(), 0);
});
