import t from 'tap';
import { testApp } from '#test/support/app.ts';
import {
  API,
  CEREMONY,
  SLUG,
  count,
  grantAt,
  prepare,
  press,
  registryTrace,
  type EntryAnswer,
} from '#test/support/desk.ts';

const stateOf = (db: Parameters<typeof count>[0], reference: string) =>
  db
    .prepare<{ state: string; at: string | null }>(
      `select state, state_at as at from ceremony_grants join grants on grants.id = grant_id where reference = ?`,
    )
    .get(reference);

t.test('what is pressed is kept, and a signing is logged at the time pressed', async (t) => {
  const test = await testApp(t);
  const before = registryTrace(test);
  const staff = test.signedIn({ isPractice: true });
  await prepare(staff);
  const called = await press(staff, 'called', grantAt(1));
  t.equal(called.status, 201);
  t.equal(called.headers['idempotency-key'], called.key, 'the answer repeats the key');
  t.equal(stateOf(test.practice, grantAt(1))?.state, 'called');
  await press(staff, 'present', grantAt(1));
  const pressedAt = new Date(Date.now() - 90_000).toISOString();
  const signed = await press(staff, 'signed', grantAt(1), { pressedAt });
  t.equal(signed.status, 201);
  t.match(signed.entry, { outcome: 'stands', happenedAt: pressedAt, isClockOff: false });
  t.equal(signed.entry.signing?.signedAt, pressedAt);
  t.match(
    test.practice.prepare("select value from personal_values where noun = 'signing' order by id").all(),
    [{ value: 'Mira Primerova 1 (example)' }, { value: 'Boris Primerov (example)' }],
    'the names as typed beforehand',
  );

  const repeated = await press(staff, 'signed', grantAt(1), { key: signed.key, pressedAt });
  t.equal(repeated.status, 200, 'the same key answers the entry that is there');
  t.equal(count(test.practice, 'signings'), 1);
  t.equal(count(test.practice, 'desk_entries'), 3);
  const other = await press(staff, 'signed', grantAt(2), { key: signed.key });
  t.equal(other.status, 409, 'a key belongs to one grant');
  t.equal(other.headers['idempotency-key'], signed.key);
  t.equal(count(test.practice, "history where event = 'ceremony.entry-recorded'"), 3);
  t.strictSame(registryTrace(test), before, 'nothing reached the registry');
});

t.test('undo takes the last press back; a signing is reversed, never deleted', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await prepare(staff);
  const called = await press(staff, 'called', grantAt(1));
  const absent = await press(staff, 'absent', grantAt(1), { note: 'arrives about 15:00' });
  t.equal(stateOf(test.practice, grantAt(1))?.state, 'absent');
  t.match(
    (await staff.get(CEREMONY)).page.querySelector('#grant-EX-001')?.textContent,
    /arrives about 15:00/,
  );
  await press(staff, 'undone', grantAt(1), { corrects: absent.key });
  t.equal(stateOf(test.practice, grantAt(1))?.state, 'called');
  await press(staff, 'undone', grantAt(1), { corrects: called.key });
  t.match(stateOf(test.practice, grantAt(1)), { state: 'listed', at: null });

  const signed = await press(staff, 'signed', grantAt(1));
  const undone = await press(staff, 'undone', grantAt(1), { corrects: signed.key });
  t.equal(undone.entry.outcome, 'stands');
  t.equal(count(test.practice, 'signings where reversed_at is not null'), 1);
  t.equal(count(test.practice, "grants where reference = ? and status = 'planned'", grantAt(1)), 1);
  const again = await press(staff, 'signed_remotely', grantAt(1));
  t.equal(again.entry.outcome, 'stands', 'another attempt has a key of its own');
  t.equal(count(test.practice, 'signings where reversed_at is null and is_remote'), 1);
  const unknown = await press(staff, 'undone', grantAt(1), { corrects: 'never-heard-of' });
  t.match(unknown.entry, { outcome: 'waiting', problems: [{ path: '/corrects' }] });
});

t.test('names and time are put right by a new entry that names the first', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await prepare(staff);
  const signed = await press(staff, 'signed', grantAt(3));
  const signedAt = new Date(Date.now() - 180_000).toISOString();
  const corrected = await press(staff, 'corrected', grantAt(3), {
    corrects: signed.key,
    granteeSignatory: 'Ана Примерова (example)',
    signedAt,
  });
  t.equal(corrected.entry.outcome, 'stands');
  t.equal(count(test.practice, 'signings'), 1);
  t.equal(count(test.practice, 'signings where signed_at = ?', signedAt), 1);
  t.equal(count(test.practice, "personal_values where noun = 'signing' and value like 'Ана%'"), 1);
  const history = test.practice
    .prepare<{ after: string }>("select after from history where event = 'grant.signing-corrected'")
    .get()?.after;
  t.notMatch(history, /Ана/, 'history holds no name');
  t.match(history, /personal/);
  const early = await press(staff, 'corrected', grantAt(4), { corrects: signed.key });
  t.equal(early.entry.outcome, 'waiting', 'an entry of another grant is not corrected');
});

t.test('a rule that is not met makes the entry wait, and a person decides', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const nameless = await press(staff, 'signed', grantAt(1));
  t.match(nameless.entry, {
    outcome: 'waiting',
    problems: [{ path: '/granteeSignatory' }, { path: '/programmeSignatory' }],
  });
  t.equal(count(test.practice, 'signings'), 0);
  const page = (await staff.get(`${CEREMONY}/entries`)).page;
  t.match(page.querySelector('#waiting')?.textContent, /Signing EX-001/);
  t.match((await staff.get(CEREMONY)).page.textContent, /1 entry needs a person/);

  const resolution = `${CEREMONY}/entries/${nameless.key}/resolution`;
  const lacking = await staff.post(resolution, {
    resolution: 'signed',
    granteeSignatory: 'Mira Primerova (example)',
  });
  t.equal(lacking.statusCode, 422);
  t.match(lacking.page.querySelector('[role=alert]')?.textContent, /who signed for the programme/);
  t.equal(
    lacking.page.querySelector('input[name=granteeSignatory]')?.getAttribute('value'),
    'Mira Primerova (example)',
  );
  const resolved = await staff.post(resolution, {
    resolution: 'signed',
    granteeSignatory: 'Mira Primerova (example)',
    programmeSignatory: 'Boris Primerov (example)',
  });
  t.equal(resolved.statusCode, 303);
  t.equal(
    count(test.practice, 'signings where signed_at = ?', nameless.entry.happenedAt),
    1,
    'at the time pressed',
  );
  const decisions = "history where event = 'ceremony.entry-resolved'";
  t.equal((await staff.post(resolution, { resolution: 'signed' })).statusCode, 303, 'a double press');
  t.equal(count(test.practice, decisions), 1, 'is harmless');
  const late = await staff.post(resolution, { resolution: 'set_aside', note: 'Too late (example)' });
  t.equal(late.statusCode, 409, 'decided once');
  t.equal(late.page.querySelector('input[name=note]')?.getAttribute('value'), 'Too late (example)');
  t.match(late.page.querySelector('.waiting-decided')?.textContent, /Logged after all, .* by .*@/);
});

t.test('a grant that the day does not allow waits with the reason', async (t) => {
  const test = await testApp(t);
  const admin = test.signedIn({ role: 'administrator', isPractice: true });
  const unlisted = await press(admin, 'signed', 'EX-013', {
    granteeSignatory: 'Arta Primer (example)',
    programmeSignatory: 'Boris Primerov (example)',
  });
  t.match(unlisted.entry, { outcome: 'waiting', problems: [{ message: /not on the list/ }] });
  const nothing = await press(admin, 'signed', 'EX-999');
  t.equal(nothing.status, 422, 'a grant that nobody knows cannot be kept');
  t.equal(nothing.headers['idempotency-key'], nothing.key);
  const elsewhere = test.signedIn({ isPractice: true, countries: ['AL', 'XK'] });
  const foreign = await press(elsewhere, 'called', grantAt(1));
  t.match(foreign.entry, { outcome: 'waiting', problems: [{ message: /Serbia/ }] });
});

t.test('a second signing of one grant is a conflict with both times, desks and people', async (t) => {
  const test = await testApp(t);
  const [one, two] = [
    test.signedIn({ isPractice: true, email: 'one@example.org' }),
    test.signedIn({ isPractice: true, email: 'two@example.org' }),
  ];
  await prepare(one);
  const first = await press(one, 'signed', grantAt(1), { desk: 'desk-one' });
  const second = await press(two, 'signed', grantAt(1), { desk: 'desk-two' });
  t.equal(second.status, 201, 'what happened in the hall is kept');
  t.match(second.entry, {
    outcome: 'already_signed',
    signing: { signedAt: first.entry.happenedAt, desk: 'desk-one' },
  });
  t.equal(count(test.practice, 'signings'), 1);
  const said = (await two.get(`${CEREMONY}/entries`)).page.querySelector('#waiting')?.textContent ?? '';
  for (const part of ['one@example.org', 'two@example.org', 'desk-one', 'desk-two']) t.match(said, part);
  const seen = await two.post(`${CEREMONY}/entries/${second.key}/resolution`, { resolution: 'seen' });
  t.equal(seen.statusCode, 303);
  const late = await press(two, 'absent', grantAt(1));
  t.equal(late.entry.outcome, 'already_signed', 'and what is signed is not absent');
});

t.test('a clock that is off is corrected, flagged and does not disturb the order', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await prepare(staff);
  const days = 3 * 24 * 3_600_000;
  const now = Date.now();
  const off = await press(staff, 'signed', grantAt(1), {
    pressedAt: new Date(now - days - 60_000).toISOString(),
    sentAt: new Date(now - days).toISOString(),
  });
  t.equal(off.entry.isClockOff, true);
  t.equal(off.entry.outcome, 'stands');
  t.ok(
    Math.abs(Date.parse(off.entry.happenedAt) - (now - 60_000)) < 3000,
    'a minute ago by the registry’s clock',
  );
  const ahead = await press(staff, 'signed', grantAt(2), {
    pressedAt: new Date(now + days).toISOString(),
    sentAt: new Date(now + days).toISOString(),
  });
  t.ok(Date.parse(ahead.entry.happenedAt) <= Date.now(), 'nothing lies ahead');
  const { items } = (await staff.json('GET', `${API}/entries`)).json<{ items: EntryAnswer[] }>();
  t.strictSame(
    items.map(({ grant }) => grant),
    [grantAt(1), grantAt(2)],
  );
});

t.test('what was pressed in the hall and sent the day after is logged for the day of the hall', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await prepare(staff);
  const yesterday = new Date(Date.now() - 24 * 3_600_000);
  const kept = await press(staff, 'signed', grantAt(1), { pressedAt: yesterday.toISOString() });
  t.equal(kept.entry.outcome, 'stands');
  t.match(test.practice.prepare('select signed_at as at, recorded_later_reason as why from signings').get(), {
    at: yesterday.toISOString(),
    why: /kept on the device/,
  });

  test.practice.prepare('update ceremonies set planned_on = ? where slug = ?').run('2026-01-15', SLUG);
  const past = await press(staff, 'signed', grantAt(2));
  t.equal(past.entry.outcome, 'waiting', 'a ceremony that is over takes no signing by itself');
  const path = `${API}/entries/${past.key}/resolution`;
  t.equal((await staff.json('POST', path, { resolution: 'signed' })).statusCode, 422);
  const resolved = await staff.json('POST', path, {
    resolution: 'signed',
    recordedLaterReason: 'Held later (example)',
  });
  t.equal(resolved.statusCode, 200, resolved.body);
});

t.test('only staff press, and practice and registry never take the other’s entries', async (t) => {
  const test = await testApp(t);
  const at = new Date().toISOString();
  const body = { grant: grantAt(1), kind: 'called', desk: 'x', pressedAt: at, sentAt: at };
  const key = { 'idempotency-key': 'somebody-else' };
  t.equal((await test.anyone.json('POST', `${API}/entries`, body, key)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).json('POST', `${API}/entries`, body, key)).statusCode, 403);
  const staff = test.signedIn({ isPractice: true });
  const crossed = await staff.json('POST', `${API}/entries`, { ...body, isPractice: false }, key);
  t.equal(crossed.statusCode, 403);
  for (const wrong of [
    { ...body, kind: 'shouted' },
    { ...body, pressedAt: 'yesterday' },
    { ...body, more: 1 },
  ]) {
    const refused = await staff.json('POST', `${API}/entries`, wrong, key);
    t.equal(refused.statusCode, 422);
    t.equal(refused.headers['idempotency-key'], 'somebody-else', 'a refusal repeats the key too');
  }
  t.equal((await staff.json('POST', `${API}/entries`, body)).statusCode, 422, 'a key is needed');
  t.equal(count(test.practice, 'desk_entries'), 0);
});

t.test(
  'without the constraint a grant could be signed twice, and with it the database itself refuses',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn({ isPractice: true });
    await prepare(staff);
    const { key } = await press(staff, 'signed', grantAt(1));
    const copy = (table: string, change: string) =>
      test.practice.sqlite.exec(
        `create temp table copied as select * from ${table} limit 1; update copied set id = 999 ${change};
       insert into ${table} select * from copied`,
      );
    t.throws(() => copy('signings', ", idempotency_key = 'another-key'"), /UNIQUE.*grant_id/);
    test.practice.sqlite.exec('drop table copied');
    t.throws(() => copy('desk_entries', ''), /UNIQUE.*key/);
    t.equal(count(test.practice, 'desk_entries where key = ?', key), 1);
  },
);
