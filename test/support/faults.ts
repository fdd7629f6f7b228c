import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';

const SqliteDatabase = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;

/** Whether this machine lets one process look at the calls of another. */
export function mayTrace(): boolean {
  const { status } = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=write', 'true'], {
    stdio: 'ignore',
  });
  return status === 0;
}

/**
 * Follows a process until the function that it answers is called. SQLite writes in the main thread, which alone
 * is followed: a tracer of every thread may wait for ever once its process is killed.
 */
export async function trace(pid: number, file: string, options: string[]): Promise<() => Promise<void>> {
  rmSync(file, { force: true });
  const tracer = spawn('strace', ['-y', ...options, '-o', file, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => tracer.once('exit', () => resolve()));
  await new Promise<void>((resolve) => {
    tracer.stderr.on('data', (said: Buffer) => said.toString().includes('attached') && resolve());
    void ended.then(resolve);
  });
  return async () => {
    if (tracer.exitCode === null && tracer.signalCode === null) tracer.kill('SIGINT');
    // A tracer whose process was killed may wait for ever.
    const impatience = setTimeout(() => tracer.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(impatience);
  };
}

/** A signing begins the log anew, or it is the one after which the log is copied into the database. */
const moments = ['signing', 'checkpoint'] as const;
type Moment = (typeof moments)[number];

/** A kind of call that a signing makes, and what may come of one. */
interface Kind {
  moment: Moment;
  call: string;
  /** Ending of the file’s name after `practice.db`. */
  file: '' | '-wal' | '-shm';
  faults: string[];
}

const ANY = ['error=EIO', 'error=ENOSPC', 'signal=KILL'];
// A lock never lacks space on the disk; the table of locks may be full.
const LOCK = ['error=EIO', 'error=ENOLCK', 'signal=KILL'];
const kinds: Kind[] = [
  { moment: 'signing', call: 'pwrite64', file: '-wal', faults: ANY },
  { moment: 'signing', call: 'fsync,fdatasync', file: '-wal', faults: ANY },
  { moment: 'signing', call: 'fcntl', file: '-shm', faults: LOCK },
  { moment: 'checkpoint', call: 'fsync,fdatasync', file: '-wal', faults: ANY },
  { moment: 'checkpoint', call: 'pread64', file: '-wal', faults: ['error=EIO'] },
  { moment: 'checkpoint', call: 'pwrite64', file: '', faults: ANY },
  { moment: 'checkpoint', call: 'ftruncate', file: '', faults: ['error=EIO', 'signal=KILL'] },
  { moment: 'checkpoint', call: 'fsync,fdatasync', file: '', faults: ANY },
  { moment: 'checkpoint', call: 'fcntl', file: '-shm', faults: LOCK },
];

/** One call of a signing that is to fail. */
export interface Fault {
  moment: Moment;
  /** In words, for what is printed. */
  name: string;
  isLock: boolean;
  isKill: boolean;
  /** What the tracer is asked. */
  options: string[];
}

/** Brings the log to where the next signing writes it from its beginning, or is followed by a checkpoint. */
export function prepareLog(folder: string, moment: Moment): void {
  const db = new SqliteDatabase(join(folder, 'practice.db'));
  db.pragma('busy_timeout = 10000');
  if (moment === 'signing') db.pragma('wal_checkpoint(PASSIVE)');
  else {
    // More pages than SQLite lets gather before it copies them.
    for (const pragma of ['wal_autocheckpoint = 0', 'synchronous = OFF']) db.pragma(pragma);
    const version = Number(db.pragma('user_version', { simple: true }));
    for (let turn = 1; turn <= 1100; turn += 1) db.pragma(`user_version = ${version + (turn % 2)}`);
  }
  db.close();
}

/** The faults to try, each kind of call failed at `most` of its calls, spread over all of them. */
export async function planFaults(
  { pid, folder }: { pid: number; folder: string },
  most: number,
  sign: () => Promise<unknown>,
): Promise<{ faults: Fault[]; calls: string }> {
  const file = join(folder, 'trace.txt');
  const planned = most === 1 ? [kinds[0]!, { ...kinds[1]!, faults: ['error=EIO'] }] : kinds;
  const faults: Fault[] = [];
  const calls: string[] = [];
  for (const moment of moments) {
    const own = planned.filter((kind) => kind.moment === moment);
    if (own.length === 0) continue;
    prepareLog(folder, moment);
    const paths = ['', '-wal', '-shm'].flatMap((ending) => ['-P', join(folder, `practice.db${ending}`)]);
    const stop = await trace(pid, file, [...paths, '-e', `trace=${own.map(({ call }) => call).join(',')}`]);
    await sign();
    await stop();
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const kind of own) {
      const made = lines.filter((line) => isOf(line, kind)).length;
      calls.push(`${made} ${kind.call} of practice.db${kind.file}`);
      const points = Array.from(
        { length: Math.min(most, made) },
        (_, place) => 1 + Math.floor((place * made) / Math.min(most, made)),
      );
      faults.push(...points.flatMap((when) => kind.faults.map((what) => faultOf(folder, kind, what, when))));
    }
  }
  return { faults, calls: calls.join(', ') };
}

function isOf(line: string, { call, file }: Kind): boolean {
  return call.split(',').includes(line.split('(')[0] ?? '') && line.includes(`practice.db${file}>`);
}

function faultOf(folder: string, { moment, call, file }: Kind, what: string, when: number): Fault {
  return {
    moment,
    name: `${moment}: ${call} ${when} of practice.db${file}, ${what}`,
    isLock: call === 'fcntl',
    isKill: what.includes('KILL'),
    options: ['-P', join(folder, `practice.db${file}`), '-e', `inject=${call}:${what}:when=${when}`],
  };
}

/** Whether the call that was to fail came; of one that kills, the tracer does not always live to tell. */
export function hasFailed(folder: string): boolean {
  return readFileSync(join(folder, 'trace.txt'), 'utf8').includes('INJECTED');
}
