import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { API, CEREMONY, count, grantAt, prepare, press, type EntryAnswer } from '#test/support/desk.ts';

t.test('what one person pressed and another sent says both', async (t) => {
  const test = await testApp(t);
  const presser = { email: 'presser@example.org', isPractice: true };
  test.signedIn(presser);
  const sender = test.signedIn({ email: 'sender@example.org', isPractice: true });
  const idOf = (email: string) =>
    test.registry.prepare<{ id: string }>('select public_id as id from people where email = ?').get(email)!
      .id;
  await prepare(sender);
  const pressedBy = idOf(presser.email);
  const recordedBy = idOf('sender@example.org');
  const late = await press(sender, 'signed', grantAt(1), { pressedBy });
  t.match(late.entry, { outcome: 'stands', pressedBy, recordedBy });
  const own = await press(sender, 'called', grantAt(2), { pressedBy: recordedBy });
  t.match(own.entry, { pressedBy: recordedBy, recordedBy });
  const silent = await press(sender, 'called', grantAt(3));
  t.match(silent.entry, { pressedBy: null, recordedBy });
  const wrong = await press(sender, 'called', grantAt(4), { pressedBy: 'Petra Primerova (example)' });
  t.equal(wrong.status, 422, 'an id, never a name');
  for (const pressedAt of ['2026-13-45T99:99:99Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z']) {
    t.equal((await press(sender, 'called', grantAt(4), { pressedAt })).status, 422, pressedAt);
    const refused = { key: `key-${pressedAt}`, grant: 'EX-004', kind: 'called', desk: 'one', refused: 'x' };
    const answer = await sender.json('POST', `${API}/refused-entries`, { ...refused, pressedAt, note: 'y' });
    t.equal(answer.statusCode, 422, 'the history would show it for ever');
  }

  const { items } = (await sender.get(`${API}/entries`)).json<{ items: EntryAnswer[] }>();
  t.match(items[0], { pressedBy, recordedBy });
  const { page } = await sender.get(`${CEREMONY}/entries`);
  const rows = page.querySelectorAll('#all tbody tr').map(({ textContent }) => textContent);
  t.match(
    rows.find((row) => row.includes(grantAt(1))),
    /presser@example\.org.*Sent by sender@example\.org/s,
  );
  t.notMatch(
    rows.find((row) => row.includes(grantAt(2))),
    /Sent by/,
  );
  t.match(
    test.practice
      .prepare("select actor, after from history where event = 'ceremony.entry-recorded' order by id limit 1")
      .get(),
    { actor: recordedBy, after: new RegExp(`"pressedBy":"${pressedBy}"`) },
    'the history says both',
  );
});

t.test('what waits is set aside with a reason, which stays in sight', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const aside = await press(staff, 'signed', grantAt(2));
  const path = `${API}/entries/${aside.key}/resolution`;
  t.equal(
    (await staff.json('POST', path, { resolution: 'set_aside' })).statusCode,
    422,
    'a reason is asked for',
  );
  t.equal(
    (await staff.json('POST', path, { resolution: 'seen' })).statusCode,
    409,
    'it is no second signing',
  );
  const form = `${CEREMONY}/entries/${aside.key}/resolution`;
  const silent = await staff.post(form, {
    resolution: 'set_aside',
    note: '  ',
    granteeSignatory: 'Mira Primerova (example)',
  });
  t.equal(silent.statusCode, 422);
  t.match(silent.page.querySelector(`#note-${aside.key}-error`)?.textContent, /Say why/);
  t.equal(
    silent.page.querySelector('input[name=granteeSignatory]')?.getAttribute('value'),
    'Mira Primerova (example)',
    'nothing typed is lost',
  );
  const onDesk = (await staff.get(`${CEREMONY}/desk?grant=EX-002`)).page;
  t.match(onDesk.querySelector('#up-aside')?.textContent, /Signing.*who signed for the grantee.*Set aside/s);
  t.equal(onDesk.querySelector('#up-aside form')?.getAttribute('action'), form);

  const decision = { resolution: 'set_aside', note: 'Pressed by mistake (example)' };
  const done = await staff.post(form, { ...decision, from: 'desk' });
  t.equal(done.headers['location'], `${CEREMONY}/desk?grant=EX-002`, 'back to the desk that it came from');
  const again = await staff.json('POST', path, decision);
  t.match(again.json(), {
    outcome: 'waiting',
    resolution: 'set_aside',
    resolutionNote: decision.note,
    resolvedBy: /./,
    resolvedAt: /Z$/,
  });
  t.equal(count(test.practice, "history where event = 'ceremony.entry-resolved'"), 1, 'once');
  const all = (await staff.get(`${CEREMONY}/entries`)).page.querySelector('#all tbody')?.textContent;
  t.match(all, /Set aside, .*by .*@.*Pressed by mistake \(example\)/s, 'who, when and why');
  t.match(
    (await staff.get(`${CEREMONY}/desk?grant=EX-002`)).page.querySelector('#up-aside')?.textContent,
    /Set aside, .*Pressed by mistake/s,
  );
  const shell = await staff.get(`${CEREMONY}/desk?grant=EX-002&shell=yes`);
  t.notMatch(shell.body, 'Pressed by mistake', 'what a device keeps in the clear has no reasons');
  t.match((await staff.get(`${CEREMONY}/history`)).body, 'Pressed by mistake');
  t.equal(
    (await staff.json('POST', `${API}/entries/nothing-here/resolution`, { resolution: 'seen' })).statusCode,
    404,
  );
});

t.test('what waited is tried again when what stood against it is gone', async (t) => {
  const test = await testApp(t);
  const elsewhere = test.signedIn({ isPractice: true, countries: ['AL', 'XK'] });
  const staff = test.signedIn({ isPractice: true });
  const called = await press(elsewhere, 'called', grantAt(1));
  const path = `${CEREMONY}/entries/${called.key}/resolution`;
  t.equal((await staff.post(path, { resolution: 'tried_again' })).statusCode, 303);
  t.equal(count(test.practice, "ceremony_grants where state = 'called'"), 1);
  t.equal((await staff.post(path, { resolution: 'tried_again' })).statusCode, 303, 'a double press');

  const unlisted = await press(staff, 'called', 'EX-013');
  const still = await staff.post(`${CEREMONY}/entries/${unlisted.key}/resolution`, {
    resolution: 'tried_again',
  });
  t.equal(still.statusCode, 422);
  t.match(still.page.querySelector('[role=alert]')?.textContent, /not on the list/);

  await prepare(staff);
  const first = await press(staff, 'signed', grantAt(2));
  const second = await press(staff, 'signed', grantAt(2));
  const decide = `${API}/entries/${second.key}/resolution`;
  t.equal((await staff.json('POST', decide, { resolution: 'tried_again' })).statusCode, 409);
  t.equal((await staff.json('POST', decide, { resolution: 'signed' })).statusCode, 409, 'the first stands');
  await press(staff, 'undone', grantAt(2), { corrects: first.key });
  const logged = await staff.json('POST', decide, { resolution: 'signed' });
  t.match(logged.json(), { outcome: 'stands', resolution: 'signed' }, 'once it is taken back the second may');
});

t.test('what was refused and a device keeps is set aside there', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const at = new Date().toISOString();
  const path = `${API}/refused-entries`;
  const entry = {
    key: 'kept-on-a-device',
    grant: 'EX-999',
    kind: 'signed',
    desk: 'desk-one',
    pressedAt: at,
    refused: 'The registry knows no such grant.',
    note: 'Another number on paper (example)',
    isPractice: true,
  };
  const silent = await staff.json('POST', path, { ...entry, note: ' ' });
  t.match(silent.json(), { status: 422, errors: [{ path: '/note' }] });
  t.equal((await staff.json('POST', path, { ...entry, isPractice: false })).statusCode, 403);
  t.equal((await test.signedIn({ role: 'donor' }).json('POST', path, entry)).statusCode, 403);
  t.equal((await staff.json('POST', path, entry)).statusCode, 201);
  t.equal((await staff.json('POST', path, entry)).statusCode, 200, 'a double press');
  const { isPractice: _, ...kept } = entry;
  t.match((await staff.get(path)).json(), {
    total: 1,
    items: [{ ...kept, setAsideAt: /Z$/, setAsideBy: /./ }],
  });
  const said = (await staff.get(`${CEREMONY}/entries`)).page.querySelector('#refused')?.textContent;
  t.match(said, /EX-999.*no such grant.*@example.org.*Another number on paper/s);
  t.match((await staff.get(`${API}/desk`)).json(), { refused: [{ key: entry.key, note: entry.note }] });
  t.match((await staff.get(`${CEREMONY}/history`)).body, 'Another number on paper');
});
