import t from 'tap';
import { reportOf } from '#features/reports/figures.ts';
import { measured, ruleOf } from '#features/reports/rule.ts';
import { countRows, NOTHING } from '#features/reports/counting.ts';
import { recordPayment, reversePayment, setSchedule } from '#features/payments/commands.ts';
import { paymentsOf } from '#features/payments/queries.ts';
import { askReports } from '#features/payments/report-commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { practiceStaff } from '#test/support/grant-form.ts';
import { signedGrant } from '#test/support/signed-grants.ts';
import { testApp, type Client } from '#test/support/app.ts';

interface Rows {
  items: { grant: string; kind: string; on: string; amount: string | null; currency: string | null }[];
  next: string | null;
  total: number;
  sums: { currency: string; amount: string; count: number }[];
}

const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test('what was paid over all grants: corrections are taken off, currencies stand apart', async (t) => {
  const test = await testApp(t);
  const db = test.practice;
  const act = systemAct('command-line');
  const first = signedGrant(db);
  const second = signedGrant(db, { title: 'Louder corners (example)', currency: 'NOK' });
  recordPayment(db, act, first.reference, {
    paidOn: '2024-03-20',
    amount: '30000',
    note: 'Bank 17 (example)',
  });
  recordPayment(db, act, first.reference, { paidOn: '2025-03-20', amount: '20000' });
  recordPayment(db, act, second.reference, { paidOn: '2024-05-02', amount: '1000.50' });
  const [wrong] = paymentsOf(db, first.id);
  reversePayment(db, act, first.reference, wrong!.id, {
    reversedOn: '2024-04-01',
    reason: 'Twice (example)',
  });

  const staff = practiceStaff(test);
  const own = `/api/v1/grants/payments?year=2024`;
  const rows = (await staff.get(own)).json<Rows>();
  t.strictSame(
    rows.items
      .filter(({ grant }) => [first.reference, second.reference].includes(grant))
      .map(({ grant, kind, on, amount, currency }) => [grant, kind, on, amount, currency]),
    [
      [second.reference, 'payment', '2024-05-02', '1000.50', 'NOK'],
      [first.reference, 'correction', '2024-04-01', '-30000.00', 'EUR'],
      [first.reference, 'payment', '2024-03-20', '30000.00', 'EUR'],
    ],
  );
  t.strictSame(rows.sums, [
    { currency: 'EUR', amount: '0.00', count: 2 },
    { currency: 'NOK', amount: '1000.50', count: 1 },
  ]);
  const page = await staff.get('/grants/payments?year=2024&kind=correction&kind=nonsense');
  t.equal(page.statusCode, 200, 'a value that nothing has is passed over');
  t.match(text(page.page.querySelector('tbody tr')), /Correction.*1 Apr 2024.*EUR.?−30,000\.00/);
  const file = await staff.get('/grants/payments.csv?year=2024');
  t.equal(
    file.body
      .trim()
      .split('\r\n')
      .filter((line) => line.includes(',2024-')).length,
    3,
  );
  t.notMatch(file.body, /Bank 17/, 'what the bank said is staff’s own');
  t.equal((await staff.get('/grants/payments.json')).json<{ total: number }>().total, 4);
  const one = (await staff.get('/api/v1/grants/payments?limit=1')).json<Rows>();
  const rest = (await staff.get(`/api/v1/grants/payments?limit=3&cursor=${one.next}`)).json<Rows>();
  t.strictSame([one.total, rest.items.length, rest.next], [4, 3, null]);

  t.equal((await test.anyone.get('/grants/payments')).statusCode, 200, 'everybody may look');
  t.equal((await test.anyone.json('GET', '/api/v1/grants/payments?colour=red')).statusCode, 422);
  t.equal((await test.anyone.json('GET', '/api/v1/grants/payments?q=words')).statusCode, 422);
  t.equal((await test.anyone.json('GET', '/api/v1/grants/late?cursor=nothing')).statusCode, 422);
});

t.test('what is late: the part of an instalment that payments do not reach, and reports', async (t) => {
  const test = await testApp(t);
  const db = test.practice;
  const act = systemAct('command-line');
  const { reference } = signedGrant(db);
  const staff = practiceStaff(test);
  const late = async () =>
    (await staff.get('/api/v1/grants/late'))
      .json<Rows>()
      .items.filter(({ grant }) => grant === reference)
      .map(({ kind, on, amount }) => [kind, on, amount]);

  setSchedule(db, act, reference, {
    instalments: [
      { dueOn: '2024-03', amount: '40000' },
      { dueOn: '2024-09-15', amount: '40000' },
      { dueOn: '2099-01-01', amount: '20000' },
    ],
  });
  askReports(db, act, reference, { kinds: ['narrative'], dueOn: '2024-06-30' });
  askReports(db, act, reference, { kinds: ['financial'], dueOn: '2099-06-30' });
  t.strictSame(await late(), [
    ['instalment', '2024-03', '40000.00'],
    ['narrative', '2024-06-30', null],
    ['instalment', '2024-09-15', '40000.00'],
  ]);
  recordPayment(db, act, reference, { paidOn: '2024-10-01', amount: '50000' });
  t.strictSame(await late(), [
    ['narrative', '2024-06-30', null],
    ['instalment', '2024-09-15', '30000.00'],
  ]);
  const { page } = await staff.get('/grants/late?kind=instalment');
  t.match(text(page.querySelector('tbody tr')), /Instalment.*15 Sept? 2024.*EUR.?30,000\.00/);
});

t.test('of a grant that only staff see, only staff see what is late', async (t) => {
  const test = await testApp(t);
  const grant = test.registry
    .prepare<{ id: number }>(
      `update grants set status = 'planned' where id = (select min(id) from grants
         where id not in (select grant_id from ceremony_grants)) returning id`,
    )
    .get()!;
  test.registry
    .prepare(
      `insert into grant_reports (grant_id, kind, due_on, recorded_at) values (?, 'financial', '2024-01-31', '2024-01-01')`,
    )
    .run(grant.id);
  const total = async (client: Client) =>
    (await client.json('GET', '/api/v1/grants/late')).json<Rows>().total;
  t.strictSame([await total(test.anyone), await total(test.script())], [0, 1]);
});

t.test('without a regional scheme no organisation counts as one in regional grants', async (t) => {
  const { registry } = await testApp(t, {}, { isEmpty: true });
  t.strictSame(measured(registry, 'organisations_in_regional_grants').chosen, { part: [NOTHING] });
  t.equal(reportOf(registry, {}, { language: 'en', isStaff: false }).regional, undefined);
});

t.test(
  'a part in a regional grant of one programme is not met by two grants of one organisation',
  async (t) => {
    const { registry } = await testApp(t);
    const filters = { programme: 'smart-balkans' };
    const { list, chosen } = ruleOf(registry, 'organisations_in_regional_grants', filters);
    const { count } = registry
      .prepare<{ count: number }>(
        `select count(distinct organisation_id) as count from grant_participants
       join grants on grants.id = grant_id join schemes on schemes.id = scheme_id
       join programmes on programmes.id = schemes.programme_id
       where schemes.kind = 'regional' and programmes.slug = 'smart-balkans'`,
      )
      .get()!;
    const all = measured(registry, 'organisations_in_regional_grants');
    const reader = { language: 'en', isStaff: false } as const;
    t.equal(countRows(registry, list, chosen, reader).count, count);
    t.ok(count > 0 && count < countRows(registry, list, all.chosen, reader).count, `${count}`);
  },
);
