import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { CEREMONY, count, prepare } from '#test/support/desk.ts';

t.test('without script the desk is a form: press, see, go on', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const bare = (await staff.get(`${CEREMONY}/desk`)).page;
  t.equal(bare.querySelector('h1')?.textContent.trim().slice(0, 9), 'Удружење ');
  t.ok(
    bare.querySelector('form[data-changing] #granteeSignatory'),
    'names that are not known stand in fields',
  );
  const fields = (page: typeof bare) =>
    Object.fromEntries(
      page
        .querySelectorAll('#desk-form input[name]')
        .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    );

  const forgotten = await staff.post(`${CEREMONY}/entries`, {
    ...fields(bare),
    kind: 'signed',
    granteeSignatory: 'Мира Примерова (example)',
  });
  t.equal(forgotten.statusCode, 422);
  t.match(forgotten.page.querySelector('[role=alert]')?.textContent, /who signed for the programme/);
  t.equal(count(test.practice, 'desk_entries'), 0);

  await prepare(staff);
  const { page } = await staff.get(`${CEREMONY}/desk`);
  t.notOk(page.querySelector('form[data-changing]'), 'names in place are one press from being signed');
  t.match(page.querySelector('#value-granteeSignatory')?.textContent, 'Mira Primerova 1 (example)');
  const form = fields(page);
  const called = await staff.post(`${CEREMONY}/entries`, { ...form, kind: 'called' });
  t.equal(called.statusCode, 303);
  t.equal(called.headers.location, `${CEREMONY}/desk?grant=EX-001`);
  const signed = await staff.post(`${CEREMONY}/entries`, { ...form, kind: 'signed' });
  t.equal(signed.statusCode, 303);
  await staff.post(`${CEREMONY}/entries`, { ...form, kind: 'signed' });
  t.equal(count(test.practice, 'signings'), 1, 'the same press twice signs once');
  t.equal(count(test.practice, 'desk_entries'), 2);

  const after = (await staff.get(`${CEREMONY}/desk?grant=EX-001`)).page;
  t.equal(after.querySelector('#press-signed')?.hasAttribute('hidden'), true);
  t.equal(after.querySelector('#next-grant')?.getAttribute('href'), `${CEREMONY}/desk?grant=EX-002`);
  t.match(after.querySelector('#total-signed')?.textContent, '1');
  t.match(after.querySelector('#total-sums')?.textContent, /NOK.612,000\.00/);
  const undo = await staff.post(`${CEREMONY}/entries`, { ...fields(after), kind: 'undone' });
  t.equal(undo.statusCode, 303);
  t.equal(count(test.practice, 'signings where reversed_at is null'), 0);
  const corrected = await staff.post(`${CEREMONY}/entries`, { ...fields(after), kind: 'nonsense' });
  t.equal(corrected.statusCode, 422);
});

t.test('a rule that fails or cannot be told is said before the press', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await prepare(staff);
  test.practice
    .prepare('update scheme_versions set conditions = ?')
    .run(JSON.stringify({ singleOrganisation: true, months: { minimum: 12, maximum: 36 } }));
  test.practice.prepare('update registry_state set revision = revision + 1').run();
  const { page } = await staff.get(`${CEREMONY}/desk`);
  const rules = page.querySelector('#up-rules');
  if (rules && !rules.hasAttribute('hidden')) {
    t.match(rules.textContent, /cannot be told/);
    const seen = await staff.post(`${CEREMONY}/signatories`, {
      programmeSignatory: 'Boris Primerov (example)',
      'seenReason EX-001': 'Dates seen in the agreement (example)',
    });
    t.equal(seen.statusCode, 303);
    t.match(
      (await staff.get(`${CEREMONY}/desk`)).page.querySelector('#seenReason')?.getAttribute('value'),
      /Dates seen/,
    );
  } else t.fail('the rule was not said');
});

t.test(
  'what a device keeps of the page names nobody; what the desk is asked for names its signatories',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn({ isPractice: true });
    await prepare(staff);
    const shell = await staff.get(`${CEREMONY}/desk?shell=yes`);
    t.notMatch(shell.body, /Mira Primerova|Boris Primerov|person-\d+@/);
    t.equal(shell.headers['registry-page'], 'desk');
    t.match((await staff.get(`${CEREMONY}/desk`)).body, /Mira Primerova/);
    t.equal((await test.anyone.get(`${CEREMONY}/desk`)).statusCode, 303, 'others sign in first');
    const worker = await test.anyone.get('/desk-worker.js');
    t.equal(worker.headers['service-worker-allowed'], '/ceremonies/');
    t.match(worker.body, /const VERSION = '[\w-]{16}'/);
    const assets = JSON.parse(/const ASSETS = (\[.*?\]);/s.exec(worker.body)?.[1] ?? '[]') as string[];
    t.ok(assets.length > 20);
    for (const asset of assets) t.equal((await test.anyone.get(asset)).statusCode, 200, asset);
  },
);
