import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { API, grantAt } from '#test/support/desk.ts';
import { prepareHall, read } from '#test/support/desk-browser.ts';
import { credentials, dataFolder, startServer } from '#test/support/server.ts';

/** How many of a signing's file calls are failed, spread over all of them; `npm run soak` asks for every one. */
const FAULTS = Number(process.env['SOAK_FAULTS'] ?? 1);

/** Whether this machine lets one process look at the calls of another. */
function mayTrace(): boolean {
  const { status } = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=write', 'true'], {
    stdio: 'ignore',
  });
  return status === 0;
}

/** Follows a process until the function that it answers is called. */
async function trace(pid: number, file: string, options: string[]): Promise<() => Promise<void>> {
  rmSync(file, { force: true });
  const tracer = spawn('strace', ['-f', '-y', ...options, '-o', file, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => tracer.once('exit', () => resolve()));
  await new Promise<void>((resolve) => {
    tracer.stderr.on('data', (said: Buffer) => said.toString().includes('attached') && resolve());
    void ended.then(resolve);
  });
  return async () => {
    tracer.kill('SIGINT');
    // A tracer whose process was killed may wait for ever.
    const impatience = setTimeout(() => tracer.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(impatience);
  };
}

/** Signs, and answers the status; undefined where the server was gone before it answered. */
async function sign(url: string, token: string, grant: string, key: string): Promise<number | undefined> {
  const at = new Date().toISOString();
  const answer = await fetch(`${url}${API}/entries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ grant, kind: 'signed', desk: 'one', pressedAt: at, sentAt: at }),
  }).catch(() => undefined);
  await answer?.text().catch(() => undefined);
  return answer?.status;
}

t.test(
  'a signing is on the disk before it is acknowledged',
  { skip: !mayTrace() && 'strace may not be used here' },
  async (t) => {
    const folder = dataFolder(t);
    const server = await startServer(folder);
    t.teardown(() => server.stop());
    await prepareHall({ url: server.url, folder, browser: undefined as never });
    const { token } = credentials(folder, 'staff', { isPractice: true });
    const file = join(folder, 'trace.txt');
    const stop = await trace(server.process.pid ?? 0, file, [
      '-e',
      'trace=pwrite64,fsync,fdatasync,write,writev,sendto',
    ]);
    for (let place = 1; place <= 6; place += 1) {
      t.equal(await sign(server.url, token, grantAt(place), randomUUID()), 201);
    }
    await stop();
    let state = '';
    const before: string[] = [];
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (/pwrite64\(\d+<[^>]*practice\.db-wal>/.test(line)) state = 'written';
      else if (/f(data)?sync\(\d+<[^>]*practice\.db-wal>/.test(line)) state = 'synced';
      else if (line.includes('HTTP/1.1 201')) before.push(state);
    }
    t.strictSame(
      before,
      Array.from({ length: 6 }, () => 'synced'),
      'the log is synced between its last write and the answer',
    );
  },
);

t.test(
  'every file call of a signing may fail',
  { skip: !mayTrace() && 'strace may not be used here' },
  async (t) => {
    const folder = dataFolder(t);
    let server = await startServer(folder);
    t.teardown(() => server.stop());
    await prepareHall({ url: server.url, folder, browser: undefined as never });
    const { token } = credentials(folder, 'staff', { isPractice: true });
    await sign(server.url, token, grantAt(12), randomUUID());
    const file = join(folder, 'trace.txt');
    const counting = await trace(server.process.pid ?? 0, file, ['-e', 'trace=pwrite64']);
    await sign(server.url, token, grantAt(11), randomUUID());
    await counting();
    const calls = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('practice.db-wal')).length;
    t.ok(calls > 4, `${calls} writes in one signing`);
    const points = Array.from(
      { length: Math.min(FAULTS, calls) },
      (_, place) => 1 + Math.floor((place * calls) / FAULTS),
    );
    const faults = [
      ...points.flatMap((when) =>
        ['error=EIO', 'error=ENOSPC', 'signal=KILL'].map((fault) => `pwrite64:${fault}:when=${when}`),
      ),
      'fsync,fdatasync:error=EIO:when=1',
    ];
    for (const fault of faults) {
      const [key, grant] = [randomUUID(), grantAt(1)];
      const stop = await trace(server.process.pid ?? 0, file, ['-e', `inject=${fault}`]);
      const status = await sign(server.url, token, grant, key);
      await stop();
      if (fault.includes('KILL')) server = await startServer(folder);
      const isKept = read(folder, `select id from desk_entries where key = '${key}'`).length === 1;
      if (status === 201) t.ok(isKept, `${fault}: acknowledged, and it is there`);
      else t.ok(status === undefined || status === 503, `${fault}: a clear answer or none (${status})`);
      const again = await sign(server.url, token, grant, key);
      t.ok(again === 200 || again === 201, `${fault}: sent again it is taken (${again})`);
      t.strictSame(
        read(folder, `select count(*) as n from signings where idempotency_key = '${key}'`),
        [{ n: 1 }],
        `${fault}: one signing`,
      );
      await undo(server.url, token, grant, key);
    }
    t.strictSame(read(folder, 'pragma integrity_check'), [{ integrity_check: 'ok' }]);
    t.ok(existsSync(join(folder, 'practice.db')));
  },
);

async function undo(url: string, token: string, grant: string, corrects: string): Promise<void> {
  const at = new Date().toISOString();
  await fetch(`${url}${API}/entries`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ grant, kind: 'undone', desk: 'one', corrects, pressedAt: at, sentAt: at }),
  });
}
