import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#database/connection.ts';
import { paths } from '#paths.ts';
import { casesOf, type Case } from './cases.ts';
import { generatedFile } from './generated.ts';
import { measureInProcess } from './in-process.ts';
import { measureImports } from './imports.ts';
import { machine } from './machine.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { measurePages } from './pages.ts';
import { print, printTable, type Cell } from './print.ts';
import { startLimits, startServer } from './servers.ts';
import { measureMatching, printFairness } from './matching.ts';
import { measureSigning } from './signing.ts';

/**
 * Measures the real server at the seeded size and on generated data, each address beside what bare Fastify
 * routes reach with the same bytes and the same rows in the same run. Prints tables; nothing is asserted.
 */
async function main(options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-bench-run-'));
  print(machine());
  print(
    `${options.connections} connections, ${options.seconds} s each, ${options.rounds} rounds; logs at level warn; load from the same machine.\n`,
  );
  try {
    for (const size of options.sizes) await measureSize(size, join(folder, size), options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows of the import that is measured. */
const IMPORTED = { seeded: 5_000, generated: 50_000 } as const;

async function measureSize(size: Options['sizes'][number], folder: string, options: Options): Promise<void> {
  mkdirSync(folder);
  const file = join(folder, 'registry.db');
  const seed = size === 'seeded' ? 'real' : 'none';
  if (size === 'generated') copyFileSync(generatedFile(options), file);
  if (options.only === 'matching') {
    if (size === 'generated') measureMatching(file);
    else printFairness();
    return;
  }
  const first = await startServer(folder, seed);
  await first.stop();
  const cases = describe(size, file);

  const server = await startServer(folder, seed, options.profile);
  const limits = await startLimits(file);
  const idle = server.memory();
  const firstList = await timeOf(`${server.url}${paths.organisations()}`);
  // After a start the lists' orders are made in the background; measuring begins when they stand.
  let quick = 0;
  for (let tries = 0; quick < 5 && tries < 200; tries += 1) {
    quick = (await timeOf(`${server.url}${paths.grants()}?n=${tries}`)) < 300 ? quick + 1 : 0;
  }
  await measurePages(server, limits, cases, options);
  printTable(['start and memory', 'value'], [
    ['first start, ms', first.startMs],
    ['later start, ms', server.startMs],
    ['first list after the start, ms', firstList],
    ['memory after the start, MB', idle],
    ['memory after the load, MB', server.memory()],
  ] satisfies Cell[][]);
  await server.stop();
  await limits.stop();
  if (!options.only) measureInProcess(file);
  if (!options.only && size === 'generated') measureMatching(file);
  if (!options.only && size === 'seeded') printFairness();
  if (!options.only || 'signing'.includes(options.only)) await measureSigning(folder, options);
  if (!options.only || 'imports'.includes(options.only)) await measureImports(file, IMPORTED[size]);
}

/** Prints what the registry holds; answers the addresses to measure. */
function describe(size: string, file: string): Case[] {
  const db = openDatabase(file);
  const count = (table: string) =>
    db.prepare<{ count: number }>(`select count(*) as count from ${table}`).get()?.count ?? 0;
  const places = `${count('grants')} grants with ${count('grant_participants')} places`;
  print(
    `## ${size}: ${count('organisations')} organisations, ${places}, ${count('coalitions')} coalitions, ${megabytes(file)} MB\n`,
  );
  const cases = casesOf(db);
  db.close();
  return cases;
}

/** Milliseconds until an address has answered in full. */
async function timeOf(url: string): Promise<number> {
  const begun = performance.now();
  await (await fetch(url)).arrayBuffer();
  return performance.now() - begun;
}

function megabytes(file: string): number {
  return Math.round(statSync(file).size / 2 ** 20);
}

const options = readOptions(process.argv.slice(2));
if (options) await main(options);
else print(HELP);
