import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { LimitMessage } from './limits.ts';

const QUIET = '--disable-warning=ExperimentalWarning';
const SERVER = fileURLToPath(new URL('../../src/server.ts', import.meta.url));
const LIMITS = fileURLToPath(new URL('limits.ts', import.meta.url));

export interface Running {
  url: string;
  /** From the start of the process until it listened. */
  startMs: number;
  /** Resident memory in MB; undefined where the system does not say. */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts the real server in a process of its own, over that data folder.
 *
 * @param profile a folder for a CPU profile of it.
 */
export async function startServer(folder: string, seed: 'real' | 'none', profile?: string): Promise<Running> {
  const port = await freePort();
  const begun = performance.now();
  // The request log of level info would measure the log as well.
  const child = spawn(
    process.execPath,
    [QUIET, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), SERVER],
    {
      env: { ...process.env, PORT: String(port), DATA_DIR: folder, SEED: seed, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await said(child, 'The registry is open');
  return running(child, port, performance.now() - begun);
}

export interface Limits extends Running {
  tell(message: LimitMessage): Promise<void>;
}

/** Starts the bare server that the application is held against. */
export async function startLimits(database: string): Promise<Limits> {
  const port = await freePort();
  const begun = performance.now();
  const child = fork(LIMITS, [String(port), database], { execArgv: [QUIET], serialization: 'advanced' });
  await once(child, 'message');
  return {
    ...running(child, port, performance.now() - begun),
    async tell(message) {
      child.send(message);
      await once(child, 'message');
    },
  };
}

function running(child: ChildProcess, port: number, startMs: number): Running {
  return {
    url: `http://127.0.0.1:${port}`,
    startMs,
    memory: () => residentMegabytes(child.pid),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      if (output.includes(words)) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it listened: ${output}`)),
    );
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function residentMegabytes(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
