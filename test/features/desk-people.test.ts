import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { API, CEREMONY, grantAt, prepare, press, type EntryAnswer } from '#test/support/desk.ts';

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
