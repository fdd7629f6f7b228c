import t from 'tap';
import { stepProblems, stepsAfter } from '#features/statuses/rules.ts';
import { practiceStaff, errorsOf } from '#test/support/grant-form.ts';
import { signedGrant } from '#test/support/signed-grants.ts';
import { testApp } from '#test/support/app.ts';

t.test('which step may follow which', async (t) => {
  t.strictSame(stepsAfter('planned', false), ['cancelled']);
  t.ok(!stepsAfter('signed', true).includes('cancelled'), 'a signed grant is not cancelled');
  t.strictSame(stepsAfter(null, false), []);
  t.ok(stepsAfter(null, true).includes('completed'));
  const context = { status: 'signed', signedOn: '2023-12', lastStepOn: null, today: '2024-05-01' } as const;
  const step = { status: 'active', on: '2023-12-01', reason: 'It began (example)' };
  t.strictSame(
    stepProblems(step, context),
    [],
    'a day within the month of signing is not certainly before it',
  );
  t.equal(stepProblems({ ...step, on: '2023-11-30' }, context)[0]?.message, 'problem.stepBeforeSigning');
});

t.test('staff move a grant on, dated and with a reason', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const staff = practiceStaff(test);
  const form = await staff.get(`/grants/${reference}/status`);
  t.equal(form.page.querySelectorAll('input[name=status]').length, 3);

  const empty = await staff.post(`/grants/${reference}/status`, {
    status: 'completed',
    on: '31.2.2024',
    reason: '',
  });
  t.equal(empty.statusCode, 422);
  t.strictSame(errorsOf(empty.page).length, 3);
  t.equal(empty.page.querySelector('#on')?.getAttribute('value'), '31.2.2024', 'what was typed stays');

  const moved = await staff.post(`/grants/${reference}/status`, {
    status: 'active',
    on: '1.2.2024',
    reason: 'It began (example)',
  });
  t.equal(moved.statusCode, 303);
  const again = await staff.post(`/grants/${reference}/status`, {
    status: 'active',
    on: '1.2.2024',
    reason: 'It began (example)',
  });
  t.equal(again.statusCode, 409, 'the same press twice is told so');
  const early = await staff.post(`/grants/${reference}/status`, {
    status: 'suspended',
    on: '1.1.2024',
    reason: 'Rest (example)',
  });
  t.equal(early.statusCode, 422);
  t.match(errorsOf(early.page)[0], /cannot lie before it/);

  const page = await staff.get(`/grants/${reference}`);
  t.match(page.page.querySelector('.timeline')?.textContent, /It began \(example\)/);
  t.match((await staff.get(`/grants/${reference}/history`)).page.textContent, /Status changed/);
});

t.test('the API moves a grant by the same rules', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const api = test.script({ isPractice: true });
  const url = `/api/v1/grants/${reference}/status`;
  const step = { status: 'terminated', on: '2024-03-01', reason: 'Ended (example)' };
  t.equal((await api.json('POST', url, { ...step, status: 'cancelled' })).statusCode, 422);
  const moved = await api.json('POST', url, step);
  t.equal(moved.statusCode, 200);
  t.match(moved.json(), { status: 'terminated', steps: [step], following: ['active'] });
  t.equal((await test.anyone.json('POST', url, step)).statusCode, 401);
  const foreign = test.script({ isPractice: true, countries: ['RS'] });
  t.equal((await foreign.json('POST', url, { ...step, status: 'active' })).statusCode, 403);
  const planned = test.practice
    .prepare<{ reference: string }>("select reference from grants where status = 'planned'")
    .get()!;
  const cancelled = await api.json('POST', `/api/v1/grants/${planned.reference}/status`, {
    status: 'cancelled',
    on: '2024-03-01',
    reason: 'No (example)',
  });
  t.equal(cancelled.json<{ status: string }>().status, 'cancelled');
});
