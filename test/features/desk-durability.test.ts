import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { API, grantAt } from '#test/support/desk.ts';
import { prepareHall, read } from '#test/support/desk-browser.ts';
import { hasFailed, mayTrace, planFaults, prepareLog, trace, type Fault } from '#test/support/faults.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

/** How many calls of each kind are failed, spread over all of them; `npm run soak` asks for every one. */
const FAULTS = Number(process.env['SOAK_FAULTS'] ?? 1);
/** How many signings are followed on their way to the disk. */
const TRACED = Number(process.env['SOAK_TRACED'] ?? 6);
const isSoak = process.env['SOAK'] === 'yes';

/** Why a part is left out; the soak leaves out what it was not asked for and nothing else. */
function skips(times: number): string | false {
  if (times === 0) return 'not asked for';
  return !isSoak && !mayTrace() && 'strace may not be used here';
}

/** Signs, and answers the status; undefined where the server was gone before it answered. */
async function sign(url: string, token: string, grant: string, key: string): Promise<number | undefined> {
  return press(url, token, key, { grant, kind: 'signed' });
}

async function press(
  url: string,
  token: string,
  key: string,
  entry: Record<string, string>,
): Promise<number | undefined> {
  const at = new Date().toISOString();
  const answer = await fetch(`${url}${API}/entries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ ...entry, desk: 'one', pressedAt: at, sentAt: at }),
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

t.test(
  'every file call of a signing may fail, and of the checkpoint after it',
  { skip: skips(FAULTS) },
  async (t) => {
    if (!mayTrace()) {
      t.fail('strace is missing or may not be used here: nothing was failed');
      return;
    }
    const folder = seededFolder(t);
    let server = await startServer(folder);
    t.teardown(() => server.stop());
    await prepareHall({ url: server.url, folder, browser: undefined as never });
    const { token } = credentials(folder, 'staff', { isPractice: true });
    const grant = grantAt(1);
    const restart = async () => {
      if (server.process.exitCode === null && server.process.signalCode === null) {
        server.process.kill('SIGKILL');
        await once(server.process, 'exit');
      }
      server = await startServer(folder);
    };
    await sign(server.url, token, grantAt(12), randomUUID());
    const pid = server.process.pid ?? 0;
    let place = 12;
    const { faults, calls } = await planFaults({ pid, folder }, FAULTS, async () =>
      sign(server.url, token, grantAt((place -= 1)), randomUUID()),
    );
    t.ok(faults.length >= 4, calls);
    const answers: Record<string, number> = {};
    const untried: string[] = [];
    // How many pages a signing reads hangs on what is in the cache: where a call did not come, it may the next time.
    const fail = async (fault: Fault, tries: number): Promise<boolean> => {
      const key = randomUUID();
      prepareLog(folder, fault.moment);
      const stop = await trace(server.process.pid ?? 0, join(folder, 'trace.txt'), fault.options);
      const status = await sign(server.url, token, grant, key);
      await stop();
      const hasFired = fault.isKill ? status === undefined : hasFailed(folder);
      answers[status ?? 'none'] = (answers[status ?? 'none'] ?? 0) + 1;
      if (fault.isKill) await restart();
      const isKept = read(folder, `select id from desk_entries where key = '${key}'`).length === 1;
      if (status === 201) t.ok(isKept, `${fault.name}: acknowledged, and it is there`);
      else t.ok(status === undefined || status === 503, `${fault.name}: a clear answer or none (${status})`);
      // A lock that was not taken back shuts the server out of its own file until it opens it anew.
      const most = fault.isLock ? 3 : 1;
      const again = await untilTaken(most, async () => sign(server.url, token, grant, key));
      t.ok(again === 200 || again === 201, `${fault.name}: sent again it is taken (${again})`);
      t.strictSame(
        read(folder, `select count(*) as n from signings where idempotency_key = '${key}'`),
        [{ n: 1 }],
        `${fault.name}: one signing`,
      );
      const undone = await untilTaken(most, async () => undo(server.url, token, grant, key));
      t.equal(undone, 201, `${fault.name}: and what comes after is taken too`);
      // What follows is to meet a checkpoint that nothing from here holds up.
      if (fault.isLock && !fault.isKill) await restart();
      return hasFired || (tries > 1 && fail(fault, tries - 1));
    };
    for (const fault of faults) if (!(await fail(fault, 3))) untried.push(fault.name);
    t.strictSame(read(folder, 'pragma integrity_check'), [{ integrity_check: 'ok' }]);
    t.ok(existsSync(join(folder, 'practice.db')));
    t.comment(
      `seen: ${faults.length} faults over ${calls}; ${faults.length - untried.length} came to pass; ` +
        `answers ${JSON.stringify(answers)}`,
    );
    t.strictSame(untried, [], 'every fault was tried: each call that was to fail came');
  },
);

/** Asks until it is answered with success, so many times at most; answers the last status. */
async function untilTaken(
  tries: number,
  ask: () => Promise<number | undefined>,
): Promise<number | undefined> {
  const status = await ask();
  return tries === 1 || status === 200 || status === 201 ? status : untilTaken(tries - 1, ask);
}

async function undo(
  url: string,
  token: string,
  grant: string,
  corrects: string,
): Promise<number | undefined> {
  return press(url, token, randomUUID(), { grant, kind: 'undone', corrects });
}
