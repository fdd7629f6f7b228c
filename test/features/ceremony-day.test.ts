import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { API, CEREMONY, SLUG, count, finish, grantAt, press, registryTrace } from '#test/support/desk.ts';

t.test('who signs is typed beforehand, kept apart, and leaves no trace where nothing changes', async (t) => {
  const test = await testApp(t);
  const before = registryTrace(test);
  const staff = test.signedIn({ isPractice: true });
  t.match((await staff.get(CEREMONY)).page.querySelector('#missing')?.textContent, /who signs/);
  const { page } = await staff.get(`${CEREMONY}/signatories`);
  t.equal(page.querySelectorAll('input[name^="granteeSignatory "]').length, 12);
  const form = {
    programmeSignatory: 'Boris Primerov (example)',
    'granteeSignatory EX-001': ' Mira Primerova (example) ',
    'granteeSignatory EX-002': '',
  };
  t.equal((await staff.post(`${CEREMONY}/signatories`, form)).statusCode, 303);
  t.equal(count(test.practice, "history where event = 'ceremony.signatories-entered'"), 2);
  await staff.post(`${CEREMONY}/signatories`, form);
  t.equal(
    count(test.practice, "history where event = 'ceremony.signatories-entered'"),
    2,
    'the same again changes nothing',
  );
  t.notMatch(JSON.stringify(test.practice.prepare('select after from history').all()), /Mira|Boris/);
  t.match((await staff.get(CEREMONY)).page.querySelector('#missing')?.textContent, /2, 3, 4/);
  t.notMatch((await test.anyone.get('/')).body, /Mira/);

  const unknown = await staff.json('PUT', `${API}/signatories`, { grants: [{ grant: 'EX-999' }] });
  t.equal(unknown.statusCode, 422);
  t.match(unknown.json(), { errors: [{ path: '/grants/0/grant' }] });
  t.equal(
    (await staff.json('PUT', `${API}/signatories`, { grants: [{ grant: 'EX-001', name: 'x' }] })).statusCode,
    422,
  );
  await press(staff, 'signed', grantAt(1));
  const late = await staff.json('PUT', `${API}/signatories`, {
    grants: [{ grant: 'EX-001', granteeSignatory: 'Other (example)' }],
  });
  t.equal(late.statusCode, 409, 'a signed grant is corrected, not prepared');
  const donor = test.signedIn({ role: 'donor' });
  t.equal((await donor.post(`${CEREMONY}/signatories`, form)).statusCode, 403);
  const foreign = test.signedIn({ isPractice: true, countries: ['AL'] });
  t.equal(
    (await foreign.post(`${CEREMONY}/signatories`, { 'granteeSignatory EX-003': 'A (example)' })).statusCode,
    403,
  );
  t.strictSame(registryTrace(test), before);
});

t.test('a list is published in one press, and its planned grants are public from then on', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  test.practice.prepare('update ceremonies set is_list_public = 0').run();
  t.match((await staff.get(CEREMONY)).page.textContent, /Only staff see this list/);
  t.equal((await staff.post(`${CEREMONY}/publication`)).statusCode, 303);
  t.equal((await staff.json('POST', `${API}/publication`)).statusCode, 204, 'again is nothing new');
  t.equal(count(test.practice, "history where event = 'ceremony.list-published'"), 1);
  t.equal(count(test.practice, 'ceremonies where is_list_public'), 1);
  t.equal((await test.signedIn({ role: 'member' }).post(`${CEREMONY}/publication`)).statusCode, 403);
});

t.test('a ceremony is closed once, when nothing is open', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const early = await staff.post(`${CEREMONY}/closing`);
  t.equal(early.statusCode, 409);
  t.match(early.page.querySelector('[role=alert]')?.textContent, /No\. 1, 2, 3/);
  await finish(staff, 7);
  const waiting = await press(staff, 'signed', grantAt(1));
  t.match(
    (await staff.post(`${CEREMONY}/closing`)).page.querySelector('[role=alert]')?.textContent,
    /1 entry/,
  );
  await staff.json('POST', `${API}/entries/${waiting.key}/resolution`, { resolution: 'seen' });
  t.match((await staff.get(`${CEREMONY}/closing`)).page.textContent, /Close with 7 of 12 signed/);
  const closed = await staff.post(`${CEREMONY}/closing`);
  t.equal(closed.statusCode, 303);
  t.equal(closed.headers.location, `${CEREMONY}/minutes`);
  t.equal((await staff.json('POST', `${API}/closing`)).statusCode, 409);
  t.equal(count(test.practice, 'ceremonies where closed_at is not null and slug = ?', SLUG), 1);
  const after = await press(staff, 'signed', grantAt(8));
  t.equal(after.entry.outcome, 'waiting', 'what is pressed after closing waits for a person');
});

t.test('the stage opens by a link of its own, in practice too, and ends with the ceremony', async (t) => {
  const test = await testApp(t);
  const before = registryTrace(test);
  const staff = test.signedIn({ isPractice: true });
  const made = await staff.post(`${CEREMONY}/stage-links`);
  t.equal(made.statusCode, 303);
  const link = String(made.headers.location);
  t.equal((await test.anyone.get(`${CEREMONY}/stage`)).statusCode, 404);
  t.equal((await test.anyone.get(`${CEREMONY}/stage?link=guessed`)).statusCode, 404);
  const opening = await test.anyone.get(link);
  t.equal(opening.statusCode, 200);
  t.equal(opening.headers['cache-control'], 'no-store');
  t.notOk(opening.page.querySelector('#stage-begins')?.hasAttribute('hidden'));
  t.notMatch(opening.body, /Primerova|Primerov\b/, 'no signatory is named');
  await finish(staff, 2);
  const state = (await test.anyone.get(link.replace('/stage?', '/stage/state?'))).json<{
    up: string;
    signed: number;
    said: Record<string, string>;
    sums: { currency: string; text: string }[];
  }>();
  t.match(state, {
    up: 'EX-012',
    signed: 2,
    sums: [
      { currency: 'EUR', text: '48,500.00' },
      { currency: 'NOK', text: '612,000.00' },
    ],
  });
  t.match(state.said['EX-001'], /^Signed, \d\d:\d\d$/);
  const shown = (await test.anyone.get(link)).page;
  t.equal(shown.querySelectorAll('.stage-grant:not([hidden])').length, 1);
  t.equal(shown.querySelector('[data-role=lead]')?.getAttribute('data-country'), 'MK');
  t.match(shown.textContent, /UNSCR 1244/);

  const other = (await staff.json('POST', `${API}/stage-links`)).json<{ path: string }>().path;
  await staff.post(`${CEREMONY}/stage-links/ending`);
  t.equal((await test.anyone.get(other)).statusCode, 404, 'ended by staff');
  const last = (await staff.json('POST', `${API}/stage-links`)).json<{ path: string }>().path;
  await staff.post(`${CEREMONY}/closing`);
  t.equal((await test.anyone.get(last)).statusCode, 404, 'ended with the ceremony');
  t.equal((await staff.json('POST', `${API}/stage-links`)).statusCode, 409);
  t.equal((await test.anyone.json('POST', `${API}/stage-links`)).statusCode, 401);
  t.strictSame(registryTrace(test), before);
});
