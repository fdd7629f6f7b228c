import t from 'tap';
import { errorsOf, practiceStaff } from '#test/support/grant-form.ts';
import { signedGrant } from '#test/support/signed-grants.ts';
import { testApp } from '#test/support/app.ts';

t.test('staff record payments by the bank’s day, never above the grant as amended', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const staff = practiceStaff(test);
  const url = `/grants/${reference}/payments`;
  const form = await staff.get(url);
  t.equal(form.page.querySelectorAll('h1').length, 1);
  const key = form.page.querySelector('form[action$=payments] input[name=key]')?.getAttribute('value') ?? '';

  const wrong = await staff.post(url, { paidOn: '1.1.2023', amount: '12,345', key });
  t.equal(wrong.statusCode, 422);
  t.match(errorsOf(wrong.page).join(), /cannot lie before 14.December.2023/);
  t.equal(wrong.page.querySelector('#amount')?.getAttribute('value'), '12,345', 'what was typed stays');
  const over = await staff.post(url, { paidOn: '20.3.2024', amount: '100.000,01', key });
  t.match(errorsOf(over.page)[0], /EUR.0.01 too much/);

  t.equal(
    (await staff.post(url, { paidOn: '20.3.2024', amount: '70 000', note: 'Bank 17 (example)', key }))
      .statusCode,
    303,
  );
  t.equal(
    (await staff.post(url, { paidOn: '20.3.2024', amount: '70 000', key })).statusCode,
    303,
    'the same press twice',
  );
  const page = await staff.get(url);
  t.equal(page.page.querySelectorAll('#paid tbody tr').length, 1, 'is one payment');
  t.match(page.page.querySelector('#paid tfoot')?.textContent, /EUR.70,000.00/);

  const cut = await staff.post(`/grants/${reference}/amendments`, {
    kind: 'budget',
    amount: '69 999,99',
    effectiveOn: '1.4.2024',
    reason: 'Cut (example)',
  });
  t.equal(cut.statusCode, 422);
  t.match(errorsOf(cut.page)[0], /EUR.70,000.00 are paid already/);
  t.equal(
    (
      await staff.post(`/grants/${reference}/amendments`, {
        kind: 'budget',
        amount: '80000',
        effectiveOn: '1.4.2024',
        reason: 'Cut (example)',
      })
    ).statusCode,
    303,
  );
  const beyond = await staff.post(url, { paidOn: '31.3.2024', amount: '20000' });
  t.equal(beyond.statusCode, 422, 'a day before the cut counts towards the days after it');

  const [payment] = test.practice.prepare<{ id: number }>('select id from payments').all();
  const back = `/grants/${reference}/payments/${payment!.id}/reversal`;
  const early = await staff.post(back, { reversedOn: '19.3.2024', reason: '' });
  t.equal(early.statusCode, 422);
  t.strictSame(
    early.page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href')),
    [`#reversedOn-${payment!.id}`, `#reason-${payment!.id}`],
  );
  t.equal(
    (await staff.post(back, { reversedOn: '22.3.2024', reason: 'Wrong account (example)' })).statusCode,
    303,
  );
  t.equal(
    (await staff.post(back, { reversedOn: '22.3.2024', reason: 'Wrong account (example)' })).statusCode,
    409,
  );
  t.equal(
    (await staff.post(url, { paidOn: '31.3.2024', amount: '80000' })).statusCode,
    303,
    'what was taken back is free again',
  );

  t.match((await staff.get(`/grants/${reference}/history`)).page.textContent, /Payment taken back/);
});

t.test('a schedule is held against the grant, and reports that do not come are late', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const staff = practiceStaff(test);
  const url = `/grants/${reference}/payments`;
  const rows = {
    dueOn: ['3.2024', '31.10.2024', ''],
    instalment: ['60000', '50.000,00', ''],
    instalmentNote: ['', 'After the report (example)', ''],
  };
  const over = await staff.post(`${url}/schedule`, rows);
  t.equal(over.statusCode, 422);
  t.match(errorsOf(over.page)[0], /EUR.10,000.00 above/);
  t.equal(over.page.querySelector('#instalments-1-amount')?.getAttribute('value'), '50.000,00');
  t.equal(
    (await staff.post(`${url}/schedule`, { ...rows, instalment: ['60000', '30.000,00', ''] })).statusCode,
    303,
  );
  t.match(
    (await staff.get(url)).page.querySelector('#schedule')?.textContent,
    /EUR.10,000.00 of the grant as amended are not scheduled/,
  );

  t.equal((await staff.post(`${url}/reports`, { reportDueOn: '31.13.2024' })).statusCode, 422);
  t.equal(
    (await staff.post(`${url}/reports`, { kinds: ['narrative', 'financial'], reportDueOn: '31.1.2025' }))
      .statusCode,
    303,
  );
  t.equal(
    (await staff.post(`${url}/reports`, { kinds: ['narrative'], reportDueOn: '31.1.2025' })).statusCode,
    409,
  );
  const page = await staff.get(url);
  t.equal(page.page.querySelectorAll('#reports [data-state=fails]').length, 2, 'both are late');
  const due = await staff.get('/grants/reports-due?only=late');
  t.equal(due.page.querySelectorAll('tbody tr').length, 2, 'and stand in the list of all grants');
  t.match((await staff.get('/grants/reports-due.csv')).body, /narrative,2025-01-31,yes/);
  const api = test.script({ isPractice: true });
  t.match((await api.json('GET', '/api/v1/grants/reports-due')).json(), { total: 2, late: 2 });
  const elsewhere = test.script({ isPractice: true, countries: ['RS'] });
  t.match((await elsewhere.json('GET', '/api/v1/grants/reports-due?only=late')).json(), { total: 0 });
  const { id } = test.practice
    .prepare<{ id: number }>("select id from grant_reports where kind = 'narrative'")
    .get()!;
  t.equal((await staff.post(`${url}/reports/${id}/receipt`, { receivedOn: '' })).statusCode, 422);
  t.equal((await staff.post(`${url}/reports/${id}/receipt`, { receivedOn: '3.2.2025' })).statusCode, 303);
  t.equal((await staff.get(url)).page.querySelectorAll('#reports [data-state=fails]').length, 1);
});

t.test('the API keeps the same book', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const api = test.script({ isPractice: true });
  const url = `/api/v1/grants/${reference}/payments`;
  const key = { 'idempotency-key': 'payment-1-example' };
  const body = { paidOn: '2024-03-20', amount: '40000.00' };
  t.equal((await api.json('POST', url, body, key)).statusCode, 201);
  const again = await api.json('POST', url, body, key);
  t.match(again.json(), { total: 1, paid: '40000.00', amountAsSigned: '100000.00' });
  t.equal((await api.json('POST', url, { ...body, amount: '1.005' })).statusCode, 422, 'three decimals');
  t.equal(
    (await api.json('PUT', `${url}/schedule`, { instalments: [{ dueOn: '2024', amount: '100000.00' }] }))
      .statusCode,
    200,
  );
  t.equal(
    (await api.json('POST', `${url}/reports`, { kinds: ['financial'], dueOn: '2025-01-31' })).statusCode,
    201,
  );
  const book = (await api.json('GET', url)).json<{
    items: { id: number }[];
    reports: { id: number; isLate: boolean }[];
  }>();
  t.equal(book.reports[0]?.isLate, true);
  t.equal(
    (await api.json('POST', `${url}/reports/${book.reports[0]!.id}/receipt`, { receivedOn: '2025-02-01' }))
      .statusCode,
    200,
  );
  t.match(
    (
      await api.json('POST', `${url}/${book.items[0]!.id}/reversal`, {
        reversedOn: '2024-03-21',
        reason: 'Wrong (example)',
      })
    ).json(),
    { paid: '0.00', total: 2 },
  );
  t.equal(
    (await test.script({ isPractice: true, countries: ['RS'] }).json('POST', url, body)).statusCode,
    403,
  );
  t.equal(
    (await api.json('POST', `${url}/999/reversal`, { reversedOn: '2024-03-21', reason: 'x' })).statusCode,
    404,
  );
});

t.test('everybody reads what was paid; notes and forms are staff’s', async (t) => {
  const { registry, anyone, signedIn } = await testApp(t);
  const { reference } = registry
    .prepare<{ reference: string }>(
      "select reference from grants where amount_minor > 100000 and signed_on < '2024-01-01' order by id limit 1",
    )
    .get()!;
  const url = `/grants/${reference}/payments`;
  const staff = signedIn();
  const note = 'Bank 17 (example)';
  t.equal((await staff.post(url, { paidOn: '20.3.2024', amount: '1000', note })).statusCode, 303);
  t.match((await staff.get(url)).page.textContent, /Bank 17/);
  const open = await anyone.get(url);
  t.match(open.page.textContent, /1,000.00/);
  t.notMatch(open.page.textContent, /Bank 17/);
  t.equal(open.page.querySelectorAll('main form').length, 0);
  t.notMatch((await anyone.json('GET', `/api/v1${url}`)).body, /Bank 17/);
});
