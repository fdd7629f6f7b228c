import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import t from 'tap';
import { verifyHistory } from '#features/history/verify.ts';
import { historyHead } from '#features/history/head.ts';
import { testApp, type TestApp } from '#test/support/app.ts';
import { dataFolder } from '#test/support/server.ts';
import { publicIdOf } from '#test/support/people.ts';

const run = promisify(execFile);
const MIRA = 'mira@example.org';
const NAME = 'Mira Primerova (example)';

/** Mira has an account, is a contact, asked to join, got mails, and signed a grant. */
async function everywhere(test: TestApp): Promise<string> {
  const administrator = test.signedIn({ role: 'administrator', email: 'first@example.org' });
  await administrator.post('/admin/people/new', { email: MIRA, name: NAME, role: 'staff', scope: 'whole' });
  const contact = { name: NAME, email: MIRA, phone: '+355 4 000', consents: ['email'] };
  await administrator.post('/organisations/jona-association/contacts', contact);
  await test.anyone.post('/join', { organisation: 'jona-association', email: MIRA, name: NAME });
  const { reference } = test.registry
    .prepare<{ reference: string }>(
      "select reference from grants where status is null and reference = 'SB-026'",
    )
    .get() ?? { reference: 'SB-026' };
  test.registry
    .prepare(
      "insert into signings (grant_id, kind, signed_on, recorded_at, recorded_by, device, reversed_at) values ((select id from grants where reference = ?), 'logged', '2026-11-26', '2026-11-26T10:00:00.000Z', ?, 'A browser (example)', '2026-11-26T11:00:00.000Z')",
    )
    .run(reference, publicIdOf(test, MIRA));
  test.registry
    .prepare(
      "insert into personal_values (noun, record_id, field, value, salt) values ('signing', (select max(id) from signings), 'grantee_signatory', ?, 'salt')",
    )
    .run(NAME);
  return publicIdOf(test, MIRA);
}

/** Every text of the database in which the person still stands. */
function traces({ registry }: TestApp): string[] {
  const tables = registry
    .prepare<{ name: string }>(
      "select name from sqlite_master where type = 'table' and name not like '%_search%' and name not like 'sqlite_%'",
    )
    .all();
  return tables.flatMap(({ name }) =>
    registry
      .prepare<Record<string, unknown>>(`select * from "${name}"`)
      .all()
      .filter((row) =>
        /mira@example|Mira Primerova|355 4 000|A browser \(example\)/i.test(JSON.stringify(row)),
      )
      .map(() => name),
  );
}

t.test('everything that is held of a person can be read and taken away', async (t) => {
  const test = await testApp(t);
  const id = await everywhere(test);
  const administrator = test.signedIn({ role: 'administrator' });
  const page = (await administrator.get(`/admin/people/${id}/personal-data`)).page;
  t.match(page.querySelector('main')?.textContent, /Facts as a contact of an organisation\s*.*3/s);
  const file = await administrator.get(`/admin/people/${id}/personal-data.json`);
  t.match(file.headers['content-disposition'], /attachment/);
  t.match(file.json(), {
    email: MIRA,
    account: { name: NAME },
    mails: [{ kind: 'invitation' }, { kind: 'join-verification' }],
    contacts: [{ organisation: 'jona-association' }, {}, {}],
    signatory: [{ grant: 'SB-026', value: NAME }],
  });
  const api = await test.script({ role: 'administrator' }).json('GET', `/api/v1/people/${id}/personal-data`);
  t.match(api.json(), { email: MIRA });
  t.equal((await test.signedIn().get(`/admin/people/${id}/personal-data`)).statusCode, 403);
  t.equal((await test.script().json('GET', `/api/v1/people/${id}/personal-data`)).statusCode, 403);
});

t.test('erasing leaves no trace of a person, and the history whole', async (t) => {
  const test = await testApp(t);
  const id = await everywhere(test);
  t.ok(traces(test).length > 5);
  const waysOf = (table: string) =>
    test.registry
      .prepare<{ count: number }>(
        `select count(*) as count from ${table} where person_id = (select id from people where public_id = ?)`,
      )
      .get(id)!.count;
  test.registry
    .prepare(
      "insert into passwords (person_id, hash, set_at) select id, 'none', '2026' from people where public_id = ?",
    )
    .run(id);
  t.equal(waysOf('passwords'), 1);
  const before = test.registry.prepare('select * from history order by id').all();
  const head = historyHead(test.registry);
  const administrator = test.signedIn({ role: 'administrator' });
  const unsure = await administrator.post(`/admin/people/${id}/erasure`, { email: 'other@example.org' });
  t.equal(unsure.statusCode, 422);
  t.match(unsure.page.querySelector('.error-summary')?.textContent, /Type mira@example.org to confirm/);
  t.equal(
    (await administrator.post(`/admin/people/${id}/erasure`, { email: MIRA, signatory: NAME })).statusCode,
    303,
  );
  t.strictSame(traces(test), []);
  t.equal(waysOf('passwords') + waysOf('passkeys') + waysOf('browser_sessions'), 0);
  t.strictSame(
    test.registry.prepare('select * from history order by id').all().slice(0, before.length),
    before,
    'no row was touched',
  );
  t.match(verifyHistory(test.registry, head as never), { isWhole: true });
  const page = (await administrator.get(`/admin/people/${id}`)).page;
  t.match(page.querySelector('h1')?.textContent, 'Erased person');
  t.notOk(page.querySelector('.side-acts'));
  t.match(
    (await administrator.get(`/admin/people/${id}/personal-data`)).page.querySelector('main')?.textContent,
    /was erased/,
  );
  t.equal((await administrator.post(`/admin/people/${id}/roles`, { role: 'administrator' })).statusCode, 409);
  t.equal(
    (await administrator.get('/admin/people?state=erased')).page.querySelectorAll('tbody tr').length,
    1,
  );
  t.equal((await administrator.get('/organisations/jona-association/history')).statusCode, 200);
});

t.test('a namesake’s signature stays where no name was typed', async (t) => {
  const test = await testApp(t);
  const id = await everywhere(test);
  const page = (await test.signedIn({ role: 'administrator' }).get(`/admin/people/${id}/personal-data`)).page;
  t.equal(
    page.querySelector('#signatory')?.getAttribute('value'),
    NAME,
    'the name is offered, and may be cleared',
  );
  const api = test.script({ role: 'administrator' });
  const answer = await api.json('POST', `/api/v1/people/${id}/erasure`, {});
  t.strictSame(answer.json(), { accounts: 1, contacts: 1, signatories: 0 });
  t.strictSame(traces(test), ['personal_values']);
});

t.test('the last administrator is not erased, and nobody else may erase', async (t) => {
  const test = await testApp(t);
  const api = test.script({ role: 'administrator', email: 'first@example.org' });
  const own = publicIdOf(test, 'first@example.org');
  t.equal((await api.json('POST', `/api/v1/people/${own}/erasure`, {})).statusCode, 409);
  t.equal((await api.json('POST', '/api/v1/people/nobody/erasure', {})).statusCode, 404);
  t.equal((await test.script().json('POST', `/api/v1/people/${own}/erasure`, {})).statusCode, 403);
  const id = await everywhere(test);
  const answer = await api.json('POST', `/api/v1/people/${id}/erasure`, { names: [NAME] });
  t.strictSame(answer.json(), { accounts: 1, contacts: 1, signatories: 1 });
});

t.test('the command line exports and erases, whom it does not know too', async (t) => {
  const folder = dataFolder(t);
  const env = { ...process.env, DATA_DIR: folder };
  const cli = (...args: string[]) =>
    run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import=./src/own-modules.ts', 'src/cli.ts', ...args],
      { env },
    );
  await cli('users', 'add', MIRA, '--role', 'donor');
  t.match(JSON.parse((await cli('people', 'export', MIRA, '--name', NAME)).stdout), {
    account: { email: MIRA },
  });
  t.match((await cli('people', 'erase', MIRA)).stdout, /Erased: 1 account/);
  t.match(await cli('people', 'erase', MIRA).catch((error: { code: number; stderr: string }) => error), {
    code: 1,
    stderr: /nothing is held/,
  });
  t.match((await cli('history', 'verify')).stdout, /whole|holds|broken/i);
});

t.test('the page on privacy says how long everything is kept, in both languages', async (t) => {
  const { anyone } = await testApp(t);
  t.match(
    (await anyone.get('/privacy')).page.querySelector('main')?.textContent,
    /How long it is kept.*90 days/s,
  );
  const mk = await anyone.get('/privacy', { cookie: 'language=mk' });
  t.match(mk.page.querySelector('main')?.textContent, /Колку долго се чува.*90 дена/s);
});
