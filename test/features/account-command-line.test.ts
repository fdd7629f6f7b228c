import { spawn } from 'node:child_process';
import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { isPassword } from '#features/accounts/passwords.ts';
import { systemAct } from '#features/people/actor.ts';
import { findOptionalByLink, findOptionalByToken } from '#features/people/queries.ts';
import { makeSignInLink, makeToken, signInByLink } from '#features/people/commands.ts';
import { dataFolder } from '#test/support/server.ts';

const EMAIL = 'ana@example.org';

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function commandLine(folder: string, args: string[], input = ''): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import=./src/own-modules.ts', 'src/cli.ts', ...args],
    {
      env: { ...process.env, DATA_DIR: folder },
    },
  );
  const outcome = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => void (outcome.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (outcome.err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...outcome })));
}

t.test('people and tokens are looked after without mail and without a page', async (t) => {
  const folder = dataFolder(t);
  const run = (args: string[], input?: string) => commandLine(folder, args, input);
  const { registry, practice } = openDatabases(folder);
  t.teardown(() => {
    registry.close();
    practice.close();
  });
  const rowsOf = (table: string) => registry.prepare(`select 1 from ${table}`).all().length;
  const add = ['users', 'add', EMAIL, '--role', 'staff', '--password-stdin'];

  const weak = await run(add, 'too short\n');
  t.equal(weak.code, 1);
  t.match(weak.err, /password: Use at least 15 characters/);
  t.equal(rowsOf('people'), 0, 'nobody was added');
  const added = await run(add, 'four plain words here\n');
  t.equal(added.code, 0, added.err);
  const { hash } = registry.prepare<{ hash: string }>('select hash from passwords').get()!;
  t.ok(await isPassword('four plain words here', hash), 'without the end of the line');

  const act = systemAct('command-line');
  signInByLink(registry, act, makeSignInLink(registry, act, EMAIL));
  const token = makeToken(registry, act, { email: EMAIL, name: 'nightly', isPractice: true });
  const list = await run(['tokens', 'list', EMAIL]);
  const [id = '', opens, , used, name] = list.out.trim().split('\t');
  t.strictSame([opens, used, name], ['practice', 'never', 'nightly']);
  t.notOk(list.out.includes(token), 'the token itself is not shown again');
  t.equal((await run(['tokens', 'revoke', EMAIL, id])).code, 0);
  t.equal(findOptionalByToken(registry, token), undefined);

  const reset = await run(['users', 'reset', EMAIL]);
  t.equal(reset.code, 0, reset.err);
  t.match(reset.out, /^http:\/\/127\.0\.0\.1:3000\/sign-in\/\S+\n$/, 'the link alone is printed');
  for (const table of ['passwords', 'passkeys', 'authenticators', 'recovery_codes', 'browser_sessions'])
    t.equal(rowsOf(table), 0, table);
  const secret = reset.out.trim().split('/').at(-1)!;
  t.equal(findOptionalByLink(registry, secret, new Date())?.email, EMAIL);
  const events = registry.prepare<{ event: string }>('select event from history order by id').all();
  t.equal(events.at(-2)?.event, 'person.account-reset');
});
