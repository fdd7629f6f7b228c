import type { Case } from './cases.ts';
import { measure, type Load, type Measured } from './load.ts';
import type { Options } from './options.ts';
import { median, print, printTable, type Cell } from './print.ts';
import type { Limits, Running } from './servers.ts';

/** What one address and its limits reached. */
interface Result {
  it: Case;
  app: Measured;
  /** Rates of a ready Buffer of the same bytes, before, between and after. */
  bytes: number[];
  rows: Measured;
  /** Median of one reader alone: what the server needs, the way there and back included. */
  aloneMs: number;
  kilobytes: number;
}

const COLUMNS = [
  'address',
  'how',
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
];

/** Measures every address beside its limits, in the same run. */
export async function measurePages(
  server: Running,
  limits: Limits,
  cases: Case[],
  options: Options,
): Promise<void> {
  const chosen = cases.filter(({ name }) => !options.only || name.includes(options.only));
  if (!chosen[0]) return;
  // The first pass only warms all three up.
  await measureCase(server, limits, chosen[0], { ...options, seconds: 1, rounds: 1 });
  const results: Result[] = [];
  for (const it of chosen) results.push(await measureCase(server, limits, it, options));
  printTable(COLUMNS, results.map(rowOf));
  print(
    'uncached: a public page, each time at an address of its own (?n=…), so never from the cache. alone: one',
  );
  print(
    'connection. Buffer: a bare route with the same bytes. rows: a bare route with the raw query as JSON.\n',
  );
  const noisy = results.filter(({ bytes }) => Math.min(...bytes) < 0.9 * Math.max(...bytes));
  if (noisy.length > 0) {
    const names = noisy.map(({ it }) => it.name).join('; ');
    print(`Bare against bare differs by more than a tenth, so believe less of: ${names}\n`);
  }
}

async function measureCase(server: Running, limits: Limits, it: Case, options: Options): Promise<Result> {
  const { headers, status, type, body } = await ask(server, it);
  await limits.tell({ kind: 'bytes', name: 'page', status, type, body });
  await limits.tell({ kind: 'rows', name: 'page', queries: it.raw });
  const load = (base: string, path: string, changes: Partial<Load> = {}) =>
    measure({
      url: base + path,
      connections: options.connections,
      seconds: options.seconds,
      status,
      ...(it.how === 'uncached' ? { each: () => ({ path: unlike(path) }) } : {}),
      ...changes,
    });
  const app = (changes: Partial<Load> = {}) => load(server.url, it.path, { headers, ...changes });
  const bare = async () => (await load(limits.url, '/bytes/page')).rate;

  await app({ seconds: 1 });
  const result = { bytes: [await bare()], apps: [] as Measured[], rows: [] as Measured[] };
  for (let round = 0; round < options.rounds; round += 1) {
    result.apps.push(await app());
    result.rows.push(await load(limits.url, '/rows/page', { status: 200 }));
    result.bytes.push(await bare());
  }
  const alone = await app({ connections: 1, seconds: 1 });
  return {
    it,
    app: middle(result.apps),
    bytes: result.bytes,
    rows: middle(result.rows),
    aloneMs: alone.median,
    kilobytes: body.length / 1024,
  };
}

interface Answer {
  /** What a request for it carries. */
  headers: Record<string, string>;
  status: number;
  type: string;
  body: Buffer;
}

/** The page as it is answered now. */
async function ask(server: Running, it: Case): Promise<Answer> {
  const response = await fetch(server.url + it.path);
  if (!response.ok) throw new Error(`${it.path} answers ${response.status}`);
  const body = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  if (it.how !== 'unchanged') return { headers: {}, status: 200, type, body };
  const headers = { 'if-none-match': response.headers.get('etag') ?? '' };
  return { headers, status: 304, type, body: Buffer.alloc(0) };
}

let asked = 0;

/** The same page at an address that nobody asked for yet. */
function unlike(path: string): string {
  asked += 1;
  return `${path}${path.includes('?') ? '&' : '?'}n=${asked}`;
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
  const own = [kilobytes, app.rate, app.median, app.p99, aloneMs];
  return [it.name, it.how, ...own, ready, rows.rate, ratio, goal, app.rate / rows.rate];
}
