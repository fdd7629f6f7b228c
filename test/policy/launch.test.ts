import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';

const launcher = fileURLToPath(new URL('../../src/launch.js', import.meta.url));
const packagedHere = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
const onLinux = process.platform === 'linux';
const onWindows = process.platform === 'win32';

/** Makes the Node that runs the launcher call itself version 20. */
const asNode20 =
  '--import=data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})';

type Ending = { code: number | null; signal: string | null; output: string; errors: string };

/** Starts Node bare: the test runner puts its own signal handlers into each Node that it sees started. */
function start(args: string[]): ChildProcess {
  return onWindows
    ? spawn(process.execPath, args)
    : spawn('env', ['-u', 'NODE_OPTIONS', process.execPath, ...args]);
}

/** Starts Node as `npm start` does where the shell stays in between; a signal to it reaches the shell alone. */
function startThroughShell(args: string[]): ChildProcess {
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  return spawn('sh', ['-c', 'env -u NODE_OPTIONS "$@"; exit $?', 'sh', process.execPath, ...args], { env });
}

async function ending(child: ChildProcess): Promise<Ending> {
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, output, errors };
}

/** A tree that holds the launcher and, if given, a packaged Node with this text; returns the launcher's path. */
function treeWithLauncher(t: Test, packagedNode?: string): string {
  const root = join(t.testdir(), 'a tree with spaces');
  mkdirSync(join(root, 'src'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module", "imports": {} }');
  for (const file of ['launch.js', 'own-modules.ts']) {
    copyFileSync(join(dirname(launcher), file), join(root, 'src', file));
  }
  if (packagedNode !== undefined) {
    const path = join(root, packagedHere);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packagedNode);
    chmodSync(path, 0o755);
  }
  return join(root, 'src/launch.js');
}

t.test('the program gets its arguments and its streams, without warnings of experiments', async (t) => {
  const program = 'console.log(JSON.stringify(process.argv.slice(1))); console.error(process.execArgv[0])';
  const { code, output, errors } = await ending(
    start([launcher, '--eval', program, '--', 'one', 'two words']),
  );
  t.equal(code, 0);
  t.same(JSON.parse(output), ['one', 'two words']);
  t.equal(errors.trim(), '--disable-warning=ExperimentalWarning');
});

t.test('the exit code of the program is passed on', async (t) => {
  t.match(await ending(start([launcher, '--eval', 'process.exitCode = 7'])), { code: 7, signal: null });
});

t.test('signals reach the program, which may end in its own way', { skip: onWindows }, async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const program = `process.on('${signal}', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')`;
    const child = start([launcher, '--eval', program]);
    child.stdout?.once('data', () => child.kill(signal));
    t.match(await ending(child), { code: 3, signal: null }, signal);
  }
});

t.test('a program ends with the shell that npm started it by', { skip: onWindows }, async (t) => {
  const program = `process.once('SIGTERM', () => { console.log('ended'); process.exit(); });
    setInterval(() => {}, 1000); console.log('up')`;
  const child = startThroughShell([launcher, '--eval', program]);
  child.stdout?.once('data', () => child.kill('SIGTERM'));
  t.match(await ending(child), { signal: 'SIGTERM', output: 'up\nended\n' });
});

t.test('a program that a signal ends, ends the launcher alike', { skip: onWindows }, async (t) => {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    const child = start([launcher, '--eval', `process.kill(process.pid, '${signal}')`]);
    t.match(await ending(child), { code: null, signal }, signal);
  }
});

t.test('without a suitable Node one sentence says what to do', async (t) => {
  const { code, output, errors } = await ending(start([asNode20, treeWithLauncher(t), '--eval', '1']));
  t.equal(code, 1);
  t.equal(output, '');
  t.match(errors, /^This needs Node 24 .* this is Node 20\.20\.2: run `npm ci` again .*\n$/);
});

t.test('without a packaged Node the current one runs a TypeScript file, in a path with spaces', async (t) => {
  const path = treeWithLauncher(t);
  const program = join(dirname(path), 'a program.ts');
  writeFileSync(program, 'const version: string = process.version; console.log(version);');
  t.match(await ending(start([path, program])), { code: 0, output: process.version, errors: '' });
});

t.test('the packaged Node comes first', { skip: !onLinux }, async (t) => {
  const path = treeWithLauncher(t, '#!/bin/sh\necho packaged "$@"\n');
  for (const before of [[], [asNode20]]) {
    const { output } = await ending(start([...before, path, 'program.ts']));
    t.match(output, /^packaged --disable-warning=ExperimentalWarning .* program\.ts\n$/);
  }
});

t.test('a packaged Node that cannot start gives way to the current one', { skip: !onLinux }, async (t) => {
  const path = treeWithLauncher(t, '#!/no/such/loader\n');
  t.match(await ending(start([path, '--eval', 'console.log(1)'])), { code: 0, output: '1\n', errors: '' });
  t.match(await ending(start([asNode20, path, '--eval', '1'])), { code: 1, errors: 'This needs Node 24' });
});
