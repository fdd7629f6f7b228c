import t, { type Test } from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';
import { publicIdOf } from '#test/support/people.ts';

const EVENT = 'smart-balkans-regional-conference-2023';
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

/** The plenary on violence against women and girls. */
function plenary({ registry }: TestApp): string {
  return registry
    .prepare<{ slug: string }>(
      "select slug from sessions where kind = 'plenary' order by position desc limit 1",
    )
    .get()!.slug;
}

const said = {
  kind: 'solution',
  text: 'Firearms leave the home the same day (example)',
  owner: 'Example network',
  dueOn: '3.2024',
};

/** A device that keeps lines sends them over the API: once each, and only where they were typed. */
async function holdsOverTheApi(t: Test, test: TestApp, path: string): Promise<void> {
  const staff = test.signedIn();
  const send = (headers: Record<string, string>, isPractice: boolean) =>
    staff.json('POST', `/api/v1${path}`, { kind: 'ask', text: 'A shelter (example)', isPractice }, headers);
  const key = { 'idempotency-key': 'device-1' };
  const [first, second] = [await send(key, false), await send(key, false)];
  t.equal(first.statusCode, 201);
  t.equal(second.headers['idempotency-key'], 'device-1', 'the answer repeats the key');
  t.equal(second.json<{ id: number }>().id, first.json<{ id: number }>().id, 'it stands once');
  t.equal((await send(key, true)).statusCode, 403, 'what was typed in practice does not arrive here');
  await saysWhatIsWrong(t, test, path);
}

/** A key is for one line; another who sends it is not who typed it; what is wrong stands at its field. */
async function saysWhatIsWrong(t: Test, test: TestApp, path: string): Promise<void> {
  const typist = { email: 'typist@example.org' };
  test.signedIn(typist);
  const [sender, typedBy] = [test.signedIn(), publicIdOf(test, typist.email)];
  const send = (body: object, key: string, headers = {}) =>
    sender.json('POST', `/api/v1${path}`, body, { ...headers, 'idempotency-key': key });
  const line = { kind: 'ask', text: 'A \ud800 line (example)', typedBy };
  t.equal((await send(line, 'device-2')).statusCode, 201);
  t.equal((await send(line, 'device-2')).statusCode, 201);
  t.equal((await send({ ...line, text: 'Another (example)' }, 'device-2')).statusCode, 409, 'none gets lost');
  const history = await sender.get(`/events/${EVENT}/history`);
  t.match(text(history.page.querySelector('#main')), /Typed by, as the device says:? ?typist@example\.org/);
  const wrong = await send({ kind: 'ask', 'o/ther': 1 }, 'device-3', { 'accept-language': 'mk' });
  t.strictSame(wrong.json<{ errors: unknown }>().errors, [
    { path: '/text', message: 'Ова недостига.' },
    { path: '/o~1ther', message: 'Тука не се прима ништо со ова име.' },
  ]);
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, place) => [`field-${place}`, 1]));
  t.equal((await send(many, 'device-4')).json<{ errors: unknown[] }>().errors.length, 100);
}

t.test(
  'lines are typed one at a time, with script and without, and a line sent twice stands once',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn();
    const path = `/events/${EVENT}/sessions/${plenary(test)}/lines`;
    const form = await staff.get(path);
    const key = form.page.querySelector('input[name=key]')!.getAttribute('value')!;
    t.equal((await staff.post(path, { ...said, key })).statusCode, 303);
    t.equal(
      (await staff.post(path, { ...said, key })).statusCode,
      303,
      'the network was lost, the line is sent again',
    );
    // Whoever goes back in the browser has the same key in the form.
    t.equal((await staff.post(path, { ...said, kind: 'ask', key })).statusCode, 303);
    const page = await staff.get(path);
    t.equal(page.headers['registry-page'], 'lines');
    t.equal(page.page.querySelectorAll('#lines li').length, 2);
    t.match(page.body, /Firearms leave the home/);
    const shell = await staff.get(`${path}?shell=yes`);
    t.notMatch(shell.body, /Firearms|Example network|header-person/, 'what a device keeps names nobody');
    t.equal((await test.anyone.get('/lines-worker.js')).headers['service-worker-allowed'], '/events/');
    await holdsOverTheApi(t, test, path);

    const wrong = await staff.post(path, { kind: 'joke', text: '', dueOn: 'soon' });
    t.equal(wrong.statusCode, 422);
    for (const field of ['kind', 'text', 'dueOn']) t.ok(wrong.page.querySelector(`#${field}-error`), field);
    const pause = test.registry
      .prepare<{ slug: string }>("select slug from sessions where kind = 'break'")
      .get()!.slug;
    t.equal((await staff.post(`/events/${EVENT}/sessions/${pause}/lines`, said)).statusCode, 422);
    t.equal((await staff.post(`/events/${EVENT}/sessions/nothing/lines`, said)).statusCode, 404);
    t.equal((await test.anyone.post(path, said)).statusCode, 401);
    t.equal((await test.signedIn({ role: 'member' }).post(path, said)).statusCode, 403);
    t.equal((await test.anyone.get(`/events/${EVENT}/lines`)).statusCode, 303, 'owners are staff’s to read');
  },
);

t.test(
  'each line becomes a solution, an ask, an action, or is set aside, and keeps its session',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn();
    const session = plenary(test);
    const path = `/events/${EVENT}/sessions/${session}/lines`;
    for (const [kind, line] of [
      ['solution', said.text],
      ['ask', 'A fund for shelters (example)'],
      ['commitment', 'A letter to six parliaments (example)'],
      ['interest', 'A network asks (example)'],
    ] as const)
      await staff.post(path, { ...said, kind, text: line });
    const settle = (id: number, into: Record<string, string>) =>
      staff.post(`/events/${EVENT}/lines/${id}/settling`, into);
    const board = await staff.get(`/events/${EVENT}/lines`);
    t.equal(board.page.querySelectorAll('#open li').length, 4);
    t.equal(
      (await staff.get(`/events/${EVENT}/lines/2`)).page
        .querySelector('input[name=into][checked]')
        ?.getAttribute('value'),
      'coalition',
      'an ask is usually a coalition’s',
    );

    t.equal((await settle(1, { into: 'solution', country: 'XK' })).statusCode, 303);
    t.equal((await settle(1, { into: 'set_aside', reason: 'Twice' })).statusCode, 409);
    t.equal((await settle(2, { into: 'coalition', title: 'Shelters now (example)' })).statusCode, 303);
    const lost = await settle(3, { into: 'action' });
    t.equal(lost.statusCode, 422);
    t.ok(lost.page.querySelector('#coalition-error'));
    t.equal((await settle(3, { into: 'action', coalition: 'nobody' })).statusCode, 422);
    t.equal(
      (await settle(3, { into: 'action', coalition: 'shelters-now-example', kind: 'policy_brief' }))
        .statusCode,
      303,
    );
    t.match(text((await settle(4, { into: 'set_aside' })).page.querySelector('#reason-error')), /why/);
    t.equal(
      (await settle(4, { into: 'set_aside', reason: 'It joined the coalition (example)' })).statusCode,
      303,
    );
    t.equal((await settle(9, { into: 'solution' })).statusCode, 404);

    const { page } = await test.anyone.get(`/events/${EVENT}`);
    const came = page.querySelectorAll(`#${session} .slot-came li`).map(text);
    t.strictSame(came.length, 3, 'the page tells what came of the session');
    t.match(came.join(' '), /Shelters now.*Firearms leave|Firearms leave.*Shelters now/s);
    const solution = await test.anyone.get('/solutions/firearms-leave-the-home-the-same-day-example');
    t.ok(solution.page.querySelector(`.facts a[href$="#${session}"]`), 'and the solution names its session');
    const coalition = await test.anyone.get('/coalitions/shelters-now-example');
    t.match(text(coalition.page.querySelector('.ask')), /A fund for shelters/);
    t.match(text(coalition.page.querySelector('#actions')), /A letter to six parliaments/);
    const events = test.registry
      .prepare<{ event: string }>(
        "select event from history where noun = 'event' and door = 'page' order by id",
      )
      .all()
      .map(({ event }) => event);
    t.strictSame(new Set(events), new Set(['event.line-typed', 'event.line-became', 'event.line-set-aside']));
  },
);

t.test('the same through the API', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const path = `/api/v1/events/${EVENT}/sessions/${plenary(test)}/lines`;
  const made = await script.json('POST', path, { kind: 'solution', text: said.text, key: 'k' });
  t.equal(made.statusCode, 201);
  const { id } = made.json<{ id: number }>();
  t.equal(
    (await script.json('POST', path, { kind: 'solution', text: said.text, key: 'k' })).json<{ id: number }>()
      .id,
    id,
  );
  const settled = await script.json('POST', `/api/v1/events/${EVENT}/lines/${id}/settling`, {
    into: 'solution',
  });
  t.equal(settled.json<{ became: { noun: string } }>().became.noun, 'solution');
  t.equal((await script.json('GET', `/api/v1/events/${EVENT}/lines`)).json<{ total: number }>().total, 1);
  t.equal((await script.json('POST', path, { kind: 'solution' })).statusCode, 422);
});
