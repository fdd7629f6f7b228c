import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { LIMIT } from '#features/introductions/commands.ts';
import { addPerson, makeToken } from '#features/people/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp, type TestApp } from '#test/support/app.ts';
import { seededFolder, startServer } from '#test/support/server.ts';

const bySlug = ({ registry }: TestApp, like: string) =>
  registry
    .prepare<{ id: number; slug: string }>('select id, slug from organisations where name like ? order by id')
    .get(`%${like}%`)!;
const WRITER = 'writer@secret-one.example.org';
const READER = 'reader@secret-two.example.org';
const MESSAGE = 'We seek a partner.\n<img src=x onerror=alert(1)> https://example.org/';

function cast(test: TestApp) {
  const [from, to] = ['ATRC', 'PLEIADES'].map((like) => bySlug(test, like));
  return {
    from: from!,
    to: to!,
    writer: test.signedIn({ role: 'member', organisationId: from!.id, email: WRITER }),
    reader: test.signedIn({ role: 'member', organisationId: to!.id, email: READER }),
    form: { from: from!.slug, to: to!.slug, message: MESSAGE },
  };
}

t.test('written, accepted, replied: no address before acceptance, both after it', async (t) => {
  const test = await testApp(t);
  const { to, writer, reader, form } = cast(test);
  const bodies: string[] = [];
  const keep = <Sent extends { body: string }>(answer: Sent): Sent => {
    bodies.push(answer.body);
    return answer;
  };
  const start = keep(await writer.get(`/partners/introductions/new?to=${to.slug}`));
  t.match(start.page.querySelector('.introduction-to')?.text, /PLEIADES/);
  const sent = await writer.post('/partners/introductions', form);
  t.equal(sent.statusCode, 303);
  const at = String(sent.headers.location);
  const own = keep(await writer.get(at));
  const theirs = keep(await reader.get(at));
  keep(await reader.get('/partners/introductions'));
  t.match(
    theirs.page.querySelector('.plain-text')?.innerHTML,
    '&lt;img src=x onerror=alert(1)&gt; https://example.org/',
    'markup and links are text',
  );
  t.equal(theirs.page.querySelectorAll('.plain-text a').length, 0);
  for (const [name, page] of [
    ['writer', own],
    ['reader', theirs],
  ] as const) {
    const other = name === 'writer' ? READER : WRITER;
    t.notMatch(page.page.querySelector('main')?.text, other, `the ${name} sees no address of the other side`);
  }
  t.ok(
    bodies.every((body) => !(body.includes(WRITER) && body.includes(READER))),
    'no page holds both before acceptance',
  );
  t.equal((await reader.post(`${at}/replies`, { message: 'Early' })).statusCode, 409);
  t.equal(
    (await writer.post(`${at}/decision`, { decision: 'accepted' })).statusCode,
    403,
    'the writer does not accept for the other',
  );

  t.equal((await reader.post(`${at}/decision`, { decision: 'accepted', word: 'Gladly' })).statusCode, 303);
  t.equal(
    (await reader.post(`${at}/decision`, { decision: 'accepted' })).statusCode,
    303,
    'again is no fault',
  );
  t.match((await writer.get(at)).page.querySelector('.notice')?.text, READER);
  t.match((await reader.get(at)).page.querySelector('.notice')?.text, WRITER);
  t.equal((await writer.post(`${at}/replies`, { message: 'On Friday?' })).statusCode, 303);
  t.equal((await reader.get(at)).page.querySelectorAll('#messages li').length, 3);

  const mails = test.registry
    .prepare<{ recipient: string; subject: string; body: string }>(
      "select * from mails where kind = 'introduction'",
    )
    .all();
  t.ok(mails.length >= 3);
  for (const { recipient, subject, body } of mails) {
    const other = recipient === WRITER ? READER : WRITER;
    t.notMatch(subject + body, other, 'no mail carries the other side’s address');
    t.notMatch(body, 'seek a partner', 'nor what was written');
  }
  const history = test.registry
    .prepare<{ text: string }>(
      "select coalesce(before, '') || coalesce(after, '') as text from history where noun = 'introduction'",
    )
    .all();
  t.ok(history.length >= 3);
  for (const { text } of history) t.notMatch(text, /seek a partner|Gladly|@/, 'history holds no contents');
});

t.test('scripts see no address before acceptance either', async (t) => {
  const test = await testApp(t);
  const { from, to, form } = cast(test);
  const writer = test.script({ role: 'member', organisationId: from.id, email: 'script-one@example.org' });
  const reader = test.script({ role: 'member', organisationId: to.id, email: 'script-two@example.org' });
  const made = await writer.json('POST', '/api/v1/partners/introductions', form);
  t.equal(made.statusCode, 201);
  t.equal(made.json().address, null);
  const at = String(made.headers.location);
  const read = await reader.json('GET', at);
  t.equal(read.json().address, null);
  t.notMatch(read.body + (await reader.json('GET', '/api/v1/partners/introductions')).body, /@/);
  t.equal((await reader.json('POST', `${at}/replies`, { message: 'x' })).statusCode, 409);
  t.equal(
    (await reader.json('POST', `${at}/decision`, { decision: 'accepted' })).json().address,
    'script-one@example.org',
  );
  t.equal((await writer.json('GET', at)).json().address, 'script-two@example.org');
  t.equal((await writer.json('POST', `${at}/replies`, { message: 'Friday' })).json().messages.length, 2);
  t.equal((await reader.json('POST', `${at}/report`, { reason: ' ' })).statusCode, 422);
});

t.test(
  'the same introduction twice, to oneself, for another, and to nobody are refused in words',
  async (t) => {
    const test = await testApp(t);
    const { from, writer, reader, form, to } = cast(test);
    const at = String((await writer.post('/partners/introductions', form)).headers.location);
    const twice = await writer.post('/partners/introductions', form);
    t.equal(twice.statusCode, 409);
    t.match(twice.page.querySelector('.error-summary')?.text, /have an introduction already/);
    t.equal(twice.page.querySelector('#message')?.text.trim(), MESSAGE, 'what was typed stays');
    t.equal(
      (await reader.post('/partners/introductions', { ...form, from: to.slug, to: from.slug })).statusCode,
      409,
      'nor the other way',
    );
    t.equal((await writer.post('/partners/introductions', { ...form, to: from.slug })).statusCode, 422);
    t.equal(
      (await writer.post('/partners/introductions', { ...form, to: 'nobody', message: ' ' })).statusCode,
      422,
    );
    t.equal((await reader.post('/partners/introductions', form)).statusCode, 403);
    t.equal((await test.anyone.post('/partners/introductions', form)).statusCode, 401);

    t.equal(
      (await reader.post(`${at}/decision`, { decision: 'declined', word: 'No room', block: 'yes' }))
        .statusCode,
      303,
    );
    const blocked = await writer.post('/partners/introductions', form);
    t.equal(blocked.statusCode, 409);
    t.match(blocked.page.querySelector('.error-summary')?.text, /take no introductions from/);
    t.equal((await reader.post(`${at}/decision`, { decision: 'accepted' })).statusCode, 409);
    t.notMatch((await writer.get(at)).page.querySelector('main')?.text, READER, 'a refusal shows no address');
  },
);

t.test('there is a limit against mass mailing', async (t) => {
  const test = await testApp(t);
  const { from, writer } = cast(test);
  const others = test.registry
    .prepare<{ slug: string }>("select slug from organisations where kind = 'cso' and id <> ? limit ?")
    .all(from.id, LIMIT.count + 1);
  const statuses: number[] = [];
  for (const { slug } of others)
    statuses.push(
      (await writer.post('/partners/introductions', { from: from.slug, to: slug, message: 'Hello' }))
        .statusCode,
    );
  t.strictSame(statuses, [...Array.from({ length: LIMIT.count }, () => 303), 409]);
});

t.test('staff see counts and no contents; a report is one more in them', async (t) => {
  const test = await testApp(t);
  const { writer, reader, form } = cast(test);
  const at = String((await writer.post('/partners/introductions', form)).headers.location);
  await reader.post(`${at}/report`, { reason: 'An advertisement' });
  t.match((await reader.get(at)).body, 'Reported.');
  const staff = test.signedIn({ role: 'administrator' });
  const page = await staff.get('/partners/introductions');
  t.match(page.page.querySelector('.facts')?.text.replaceAll(/\s+/g, ' '), /Waiting 1 .*Reported 1/);
  t.notMatch(page.body, /seek a partner|advertisement|secret-one|secret-two/);
  t.equal((await staff.get(at)).statusCode, 404);
  t.equal((await staff.json('GET', `/api/v1${at}`)).statusCode, 404);
  t.equal((await writer.post(`${at}/report`, { reason: 'x' })).statusCode, 403);
});

t.test('no log line holds an address or a message', async (t) => {
  const folder = seededFolder(t);
  const server = await startServer(folder, { LOG_LEVEL: 'trace' });
  let log = '';
  server.process.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const { registry, practice } = openDatabases(folder);
  const [from, to] = registry
    .prepare<{ id: number; slug: string }>("select id, slug from organisations where kind = 'cso' limit 2")
    .all();
  const token = (email: string, organisationId: number) => {
    addPerson(registry, systemAct('command-line'), { email, role: 'member', organisationId });
    return makeToken(registry, systemAct('command-line'), { email, name: 'test', isPractice: false });
  };
  const [writer, reader] = [token(WRITER, from!.id), token(READER, to!.id)];
  const call = async (bearer: string, path: string, body: unknown) =>
    (await (
      await fetch(`${server.url}/api/v1/partners/introductions${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json()) as { id: string; state: string };
  const { id } = await call(writer, '', { from: from!.slug, to: to!.slug, message: MESSAGE });
  await call(writer, '', { from: from!.slug, to: to!.slug, message: MESSAGE });
  const { state } = await call(reader, `/${id}/decision`, { decision: 'accepted' });
  t.equal(state, 'accepted');
  registry.close();
  practice.close();
  await server.stop();
  t.match(log, 'partners/introductions', 'the requests are in the log');
  t.notMatch(log, /secret-one|secret-two|seek a partner/);
});
