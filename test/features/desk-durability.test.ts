import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { API, grantAt } from '#test/support/desk.ts';
import { prepareHall, read } from '#test/support/desk-browser.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

/** How many of a signing's writes are failed, spread over all of them; `npm run soak` asks for every one. */
const FAULTS = Number(process.env['SOAK_FAULTS'] ?? 1);
/** How many signings are followed on their way to the disk. */
const TRACED = Number(process.env['SOAK_TRACED'] ?? 6);
const isSoak = process.env['SOAK'] === 'yes';

/** Whether this machine lets one process look at the calls of another. */
function mayTrace(): boolean {
  const { status } = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=write', 'true'], {
    stdio: 'ignore',
  });
  return status === 0;
}

/** Why a part is left out; the soak leaves out what it was not asked for and nothing else. */
function skips(times: number): string | false {
  if (times === 0) return 'not asked for';
  return !isSoak && !mayTrace() && 'strace may not be used here';
}

/**
 * Follows a process until the function that it answers is called. SQLite writes in the main thread, which alone
 * is followed: a tracer of every thread may wait for ever once its process is killed.
 */
async function trace(pid: number, file: string, options: string[]): Promise<() => Promise<void>> {
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

t.test('a signing is on the disk before it is acknowledged', { skip: skips(TRACED) }, async (t) => {
  if (!mayTrace()) {
    t.fail('strace is missing or may not be used here: nothing was looked at');
    return;
  }
  const folder = seededFolder(t);
  const server = await startServer(folder);
  t.teardown(() => server.stop());
  await prepareHall({ url: server.url, folder, browser: undefined as never });
  const { token } = credentials(folder, 'staff', { isPractice: true });
  const file = join(folder, 'trace.txt');
  const stop = await trace(server.process.pid ?? 0, file, [
    '-e',
    'trace=pwrite64,fsync,fdatasync,write,writev,sendto',
  ]);
  for (let turn = 0; turn < TRACED; turn += 1) {
    const [grant, key] = [grantAt((turn % 12) + 1), randomUUID()];
    t.equal(await sign(server.url, token, grant, key), 201);
    // Every grant is signed once: from then on each is undone and signed again.
    if (TRACED > 12) await undo(server.url, token, grant, key);
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
    Array.from({ length: TRACED > 12 ? 2 * TRACED : TRACED }, () => 'synced'),
    'the log is synced between its last write and the answer',
  );
  t.comment(
    `seen: ${before.length} answers, ${before.filter((one) => one === 'synced').length} of them after a sync`,
  );
});

t.test('every write of a signing, and its sync, may fail', { skip: skips(FAULTS) }, async (t) => {
  if (!mayTrace()) {
    t.fail('strace is missing or may not be used here: nothing was failed');
    return;
  }
  const folder = seededFolder(t);
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
    ...(isSoak ? ['fsync,fdatasync:error=ENOSPC:when=1', 'fsync,fdatasync:signal=KILL:when=1'] : []),
  ];
  const answers: Record<string, number> = {};
  let fired = 0;
  for (const fault of faults) {
    const [key, grant] = [randomUUID(), grantAt(1)];
    const stop = await trace(server.process.pid ?? 0, file, ['-e', `inject=${fault}`]);
    const status = await sign(server.url, token, grant, key);
    await stop();
    fired += /INJECTED|killed by SIGKILL/.test(readFileSync(file, 'utf8')) ? 1 : 0;
    answers[status ?? 'none'] = (answers[status ?? 'none'] ?? 0) + 1;
    if (fault.includes('KILL')) {
      if (server.process.exitCode === null && server.process.signalCode === null) {
        server.process.kill('SIGKILL');
        await once(server.process, 'exit');
      }
      server = await startServer(folder);
    }
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
  t.comment(
    `seen: ${faults.length} faults over ${calls} writes and the sync of a signing, ${fired} came to pass; ` +
      `answers ${JSON.stringify(answers)}`,
  );
});

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
