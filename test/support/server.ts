import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabases } from '#database/files.ts';
import { addPerson, makeSignInLink, makeToken } from '#features/people/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import type { Role } from '#features/people/kinds.ts';
import { paths } from '#paths.ts';
import { seedFolder } from './databases.ts';

export interface RunningServer {
  url: string;
  process: ChildProcess;
  /** Ends it as an operator would, and answers its exit code. */
  stop(): Promise<number | null>;
}

/** A data folder of its own, taken away when the test ends. */
export function dataFolder(t: { teardown(act: () => unknown): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A data folder with what a first start makes, so that a server has only to open it. */
export function seededFolder(t: { teardown(act: () => unknown): void }): string {
  const folder = dataFolder(t);
  seedFolder(folder);
  return folder;
}

/**
 * Starts the server as `npm start` does, on a free port of this machine, and waits until it is ready. Browsers
 * allow passkeys at `localhost` and not at a bare IP address.
 */
export async function startServer(
  folder: string,
  environment: Record<string, string> = {},
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import=./src/own-modules.ts', 'src/server.ts'],
    {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: folder,
        LOG_LEVEL: 'warn',
        PUBLIC_URL: url,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('is open at')) resolve();
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
  return {
    url,
    process: child,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/**
 * A one-time link and a bearer token of a person with that role, made beside the running server. An administrator
 * is staff too: who signs in by the link alone has no second step yet, and until then is staff and no more.
 */
export function credentials(
  folder: string,
  role: Role,
  options: { isPractice?: boolean } = {},
): { link: string; token: string } {
  const { registry, practice } = openDatabases(folder);
  const act = systemAct('command-line');
  const email = `${role}-${Date.now()}@example.org`;
  addPerson(registry, act, { email, role });
  if (role === 'administrator') addPerson(registry, act, { email, role: 'staff' });
  const link = paths.signInLink(makeSignInLink(registry, act, email));
  const token = makeToken(registry, act, { email, name: 'test', isPractice: options.isPractice ?? false });
  registry.close();
  practice.close();
  return { link, token };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
