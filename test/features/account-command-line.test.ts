import { spawn } from 'node:child_process';
import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { isPassword } from '#features/accounts/passwords.ts';
import { systemAct } from '#features/people/actor.ts';
import { findOptionalByLink } from '#features/people/queries.ts';
import { makeSignInLink, signInByLink } from '#features/people/commands.ts';
import { dataFolder } from '#test/support/server.ts';

const EMAIL = 'ana@example.org';

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function commandLine(folder: string, args: string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli.ts', ...args], {
    env: { ...process.env, DATA_DIR: folder },
  });
  const outcome = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => void (outcome.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (outcome.err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...outcome })));
}

t.test('people and tokens are looked after without mail and without a page', async (t) => {
  const folder = dataFolder(t);
  const run = (args: string[], input?: string) => commandLine(folder, args, input);

  const people = () => {
    const { registry, practice } = openDatabases(folder);
    const { length } = registry.prepare('select 1 from people').all();
    registry.close();
    practice.close();
    return length;
  };

  const weak = await run(['users', 'add', EMAIL, '--role', 'staff', '--password-stdin'], 'too short\n');
  t.equal(weak.code, 1);
  t.match(weak.err, /password: Use at least 15 characters/);
  t.equal(people(), 0, 'nobody was added');
  const added = await run(
    ['users', 'add', EMAIL, '--role', 'staff', '--password-stdin'],
    'four plain words here\n',
  );
  t.equal(added.code, 0, added.err);

  const token = (await run(['tokens', 'add', EMAIL, '--name', 'nightly', '--practice'])).out.trim();
  t.equal(token.length, 43);
  const list = await run(['tokens', 'list', EMAIL]);
  const [id = '', opens, , used, name] = list.out.trim().split('\t');
  t.strictSame([opens, used, name], ['practice', 'never', 'nightly']);
  t.notOk(list.out.includes(token));
  t.equal((await run(['tokens', 'revoke', EMAIL, id])).code, 0);
  t.equal((await run(['tokens', 'revoke', EMAIL, id])).code, 1, 'once');

  const before = openDatabases(folder);
  const hash = before.registry.prepare<{ hash: string }>('select hash from passwords').get()?.hash;
  t.ok(await isPassword('four plain words here', hash));
  const act = systemAct('command-line');
  signInByLink(before.registry, act, makeSignInLink(before.registry, act, EMAIL));
  before.registry.close();
  before.practice.close();

  const reset = await run(['users', 'reset', EMAIL]);
  t.equal(reset.code, 0, reset.err);
  t.match(reset.out, /^http:\/\/127\.0\.0\.1:3000\/sign-in\/\S+\n$/, 'the link alone is printed');
  const { registry, practice } = openDatabases(folder);
  t.teardown(() => {
    registry.close();
    practice.close();
  });
  for (const table of ['passwords', 'passkeys', 'authenticators', 'recovery_codes', 'browser_sessions'])
    t.equal(registry.prepare(`select 1 from ${table}`).all().length, 0, table);
  const secret = reset.out.trim().split('/').at(-1)!;
  t.equal(findOptionalByLink(registry, secret, new Date())?.email, EMAIL);
  t.match(registry.prepare<{ event: string }>('select event from history order by id').all().at(-2), {
    event: 'person.account-reset',
  });
});
