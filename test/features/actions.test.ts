import t from 'tap';
import { testApp } from '#test/support/app.ts';

const SLUG = 'southeast-europe-coalition-on-whistleblower-protection';
const ACTIONS = `/coalitions/${SLUG}/actions`;
const action = {
  kind: 'hearing',
  what: 'Committee hearing on the bill (example)',
  actedOn: '4. 2. 2025',
  country: 'AL',
  institution: 'Committee on legal affairs (example)',
  source: 'https://example.org/hearing',
};

t.test('an action is recorded with who took part, put right, and stands in the list', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const form = await staff.get(`${ACTIONS}/new`);
  const boxes = form.page
    .querySelectorAll('input[name=participants]')
    .map((box) => box.getAttribute('value')!);
  t.ok(boxes.length >= 9, 'the members stand there to be ticked');
  const answer = await staff.post(ACTIONS, {
    ...action,
    participants: boxes.slice(0, 2),
    others: 'Somebody else (example)',
  });
  t.equal(answer.statusCode, 303);
  const { page } = await test.anyone.get(`/coalitions/${SLUG}`);
  const row = page.querySelector('#actions tbody tr');
  t.match(row?.textContent, /Committee hearing/, 'the latest first');
  t.equal(row?.querySelectorAll('a[href^="/organisations/"]').length, 2);
  t.match(row?.textContent, /Somebody else \(example\)/);

  const edit = page.querySelector('#actions')?.querySelector('a[href$="/edit"]');
  t.notOk(edit, 'the public does not edit');
  const own = (await staff.get(`/coalitions/${SLUG}`)).page
    .querySelector('#actions a[href$="/edit"]')!
    .getAttribute('href')!;
  const filled = await staff.get(own);
  t.equal(filled.page.querySelectorAll('input[name=participants][checked]').length, 2);
  t.equal(filled.page.querySelector('#others')?.textContent.trim(), 'Somebody else (example)');
  t.equal((await staff.post(own.replace(/\/edit$/, ''), { ...action, actedOn: '2025' })).statusCode, 303);

  const list = await test.anyone.get(`/actions?coalition=${SLUG}&kind=hearing`);
  t.equal(list.page.querySelectorAll('tbody tr').length, 1);
  const csv = await test.anyone.get('/actions.csv?kind=hearing&country=AL');
  t.match(csv.body, /hearing,2025,AL/);
  const events = test.registry
    .prepare<{ event: string }>("select event from history where door = 'page' order by id")
    .all()
    .map(({ event }) => event);
  t.strictSame(events, ['coalition.action-recorded', 'coalition.action-edited']);
});

t.test('problems stand at their fields; who does not belong to it is refused', async (t) => {
  const test = await testApp(t);
  const wrong = await test
    .signedIn()
    .post(ACTIONS, { kind: 'party', what: '', actedOn: '2099', country: 'QQ' });
  t.equal(wrong.statusCode, 422);
  for (const field of ['kind', 'what', 'actedOn', 'country'])
    t.ok(wrong.page.querySelector(`#${field}-error`), field);
  t.equal((await test.signedIn({ role: 'member' }).post(ACTIONS, action)).statusCode, 403);
  t.equal((await test.anyone.get(`${ACTIONS}/new`)).statusCode, 303, 'sign in first');
  t.equal((await test.signedIn().post(`${ACTIONS}/999`, action)).statusCode, 404);
});

t.test('the same through the API', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const input = { kind: 'media', what: 'Press conference (example)', participants: ['Civic Alliance'] };
  const made = await script.json('POST', `/api/v1${ACTIONS}`, input);
  t.equal(made.statusCode, 201);
  const { id, participants } = made.json<{ id: number; participants: { organisation: string | null }[] }>();
  t.ok(participants[0]?.organisation, 'a member is known by its name');
  const put = await script.json('PUT', `/api/v1${ACTIONS}/${id}`, { ...input, actedOn: '2025-05' });
  t.equal(put.json<{ actedOn: string }>().actedOn, '2025-05');
  t.equal((await script.json('POST', `/api/v1${ACTIONS}`, { ...input, kind: 'party' })).statusCode, 422);
  t.equal(
    (await test.anyone.json('GET', '/api/v1/actions?kind=petition')).json<{ total: number }>().total,
    2,
  );
});
