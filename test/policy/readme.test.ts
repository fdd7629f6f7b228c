import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import t from 'tap';
import { readConfig } from '#config.ts';
import { credentials, dataFolder, startServer } from '#test/support/server.ts';

const run = promisify(execFile);
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The calls run as they stand; where the machine has no curl, a small stand-in takes its part. */
const CURL = `command -v curl >/dev/null || curl() { "${process.execPath}" test/support/curl.ts "$@"; }\n`;

t.test('every npm script that the README names is there', async (t) => {
  const named = new Set(
    Array.from(readme.matchAll(/(?:`|^|&& |\$\()npm (?:run (?:-s )?)?([a-z]+)/gm), ([, name = '']) => name),
  );
  named.delete('ci');
  t.ok(named.size >= 6);
  for (const name of named) t.ok(name in scripts, `npm script ${name}`);
});

t.test('every setting of the README is one, and every setting is in the README', async (t) => {
  const section = readme.slice(readme.indexOf('## Configuration'), readme.indexOf('## The command line'));
  const named = Array.from(
    section.matchAll(/^\| (`[^|]+) \|/gm),
    ([, cell = '']) => cell.match(/[A-Z_]{3,}/g) ?? [],
  ).flat();
  const known = Object.keys(
    readConfig({
      TLS_CERT: 'a',
      TLS_KEY: 'b',
      PUBLIC_URL: 'https://registry.example.org',
      SMTP_URL: 'smtp://mail.example.org',
    }),
  );
  t.strictSame(named.toSorted(), known.filter((name) => name !== 'publicUrl').toSorted());
});

t.test('every command of the README is one of the command line’s', async (t) => {
  const { stdout } = await run(process.execPath, ['src/cli.ts', 'help']);
  const section = readme.slice(readme.indexOf('## The command line'), readme.indexOf('## How the code'));
  const named = Array.from(section.matchAll(/`([a-z]+(?: [a-z]+)?)`/g), ([, name = '']) => name);
  t.ok(named.length >= 7);
  for (const name of named) t.match(stdout, `\n  ${name}`, name);
});

t.test('the walk through the API works as it stands', async (t) => {
  const folder = dataFolder(t);
  const server = await startServer(folder);
  t.teardown(() => server.stop());
  const { token } = credentials(folder, 'administrator', { isPractice: true });
  const block = Array.from(readme.matchAll(/```sh\n(.*?)```/gs), ([, code = '']) => code).find((code) =>
    code.includes('curl -s -X POST'),
  );
  const calls = block?.trim().split(/\n\n/) ?? [];
  t.equal(calls.length, 4);
  const answers: Record<string, unknown>[] = [];
  for (const call of calls) {
    const { stdout } = await run('sh', ['-c', CURL + call], {
      env: { ...process.env, TOKEN: token, REGISTRY: server.url },
    });
    answers.push(JSON.parse(stdout) as Record<string, unknown>);
  }
  const [created, , signed, read] = answers;
  t.equal(created?.['reference'], 'EX-WALK-1');
  t.equal(signed?.['grant'], 'EX-WALK-1');
  t.equal(read?.['status'], 'signed');
});
