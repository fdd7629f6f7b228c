import type { Case } from './cases.ts';
import { measure, type Measured } from './load.ts';
import type { Options } from './options.ts';
import { median, print, printTable, type Cell } from './print.ts';
import type { Limits, Running } from './servers.ts';

/** What one address and its limits reached. */
interface Result {
  it: Case;
  app: Measured;
  /** A ready Buffer of the same bytes, before and after. */
  bytes: number[];
  rows: Measured;
  /** Of one reader alone: what the server needs for it, the way there and back included. */
  aloneMs: number;
  kilobytes: number;
}

/** Measures every address beside its limits, in the same run. */
export async function measurePages(
  server: Running,
  limits: Limits,
  cases: Case[],
  options: Options,
): Promise<void> {
  const results: Result[] = [];
  const chosen = cases.filter(({ name }) => !options.only || name.includes(options.only));
  if (chosen[0]) await measureCase(server, limits, chosen[0], { ...options, seconds: 1, rounds: 1 }); // Warms all three up.
  for (const it of chosen) {
    results.push(await measureCase(server, limits, it, options));
  }
  printTable(
    [
      'address',
      'kB',
      'req/s',
      'median ms',
      'p99 ms',
      'alone ms',
      'Buffer req/s',
      'rows req/s',
      'of Buffer',
      'goal',
      'of rows',
    ],
    results.map(rowOf),
  );
  const noisy = results
    .filter(({ bytes }) => Math.min(...bytes) < 0.9 * Math.max(...bytes))
    .map(({ it }) => it.name);
  if (noisy.length > 0)
    print(`Bare against bare differs by more than a tenth, so believe less of: ${noisy.join('; ')}\n`);
}

async function measureCase(server: Running, limits: Limits, it: Case, options: Options): Promise<Result> {
  const { headers, status, type, body } = await ask(server, it);
  await limits.tell({ kind: 'bytes', name: 'page', status, type, body });
  await limits.tell({ kind: 'rows', name: 'page', queries: it.raw });
  const each =
    it.how === 'uncached'
      ? (path: string) => ({ each: (number: number) => ({ path: numbered(path, number) }) })
      : () => ({});
  const load = { connections: options.connections, seconds: options.seconds };
  let made = 0;
  const app = async (connections: number, seconds: number) => {
    const from = (made += 1) * 10_000_000;
    const own =
      it.how === 'uncached' ? { each: (number: number) => ({ path: numbered(it.path, from + number) }) } : {};
    return measure({ url: server.url + it.path, connections, seconds, headers, status, ...own });
  };
  const bytes: number[] = [];
  const apps: Measured[] = [];
  const rows: Measured[] = [];
  const bare = async () =>
    bytes.push(
      (await measure({ ...load, url: `${limits.url}/bytes/page`, status, ...each('/bytes/page') })).rate,
    );
  await app(options.connections, 1);
  for (let round = 0; round < options.rounds; round += 1) {
    await bare();
    apps.push(await app(options.connections, options.seconds));
    rows.push(await measure({ ...load, url: `${limits.url}/rows/page`, status: 200, ...each('/rows/page') }));
  }
  await bare();
  const alone = await app(1, 1);
  return {
    it,
    app: middle(apps),
    bytes,
    rows: middle(rows),
    aloneMs: alone.median,
    kilobytes: body.length / 1024,
  };
}

/** The page as it is answered now, and what a request for it carries. */
async function ask(
  server: Running,
  it: Case,
): Promise<{ headers: Record<string, string>; status: number; type: string; body: Buffer }> {
  const response = await fetch(server.url + it.path);
  if (!response.ok) throw new Error(`${it.path} answers ${response.status}`);
  const body = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  if (it.how !== 'unchanged') return { headers: {}, status: 200, type, body };
  return {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    status: 304,
    type,
    body: Buffer.alloc(0),
  };
}

function numbered(path: string, number: number): string {
  return `${path}${path.includes('?') ? '&' : '?'}n=${number}`;
}

/** The round whose rate is the median. */
function middle(rounds: Measured[]): Measured {
  return rounds.toSorted((left, right) => left.rate - right.rate)[Math.floor(rounds.length / 2)]!;
}

function rowOf({ it, app, bytes, rows, aloneMs, kilobytes }: Result): Cell[] {
  const ready = median(bytes);
  const ratio = app.rate / ready;
  const goal =
    it.goal === undefined ? undefined : `${it.goal.toFixed(2)} ${ratio >= it.goal ? 'met' : 'MISSED'}`;
  return [
    it.name,
    kilobytes,
    app.rate,
    app.median,
    app.p99,
    aloneMs,
    ready,
    rows.rate,
    ratio,
    goal,
    app.rate / rows.rate,
  ];
}
