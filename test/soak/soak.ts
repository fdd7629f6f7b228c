import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A part of the soak: the tests that it runs, and how often where nothing else is said. */
interface Part {
  file: string;
  /** What its tests read for “how often”; 0 leaves a test out. */
  count: string;
  full: number;
}

/** The longest first, so that what cuts a run short costs least. */
const parts: Record<string, Part> = {
  outages: { file: 'test/journeys/desk-outages.test.ts', count: 'SOAK_OUTAGES', full: 25 },
  kills: { file: 'test/features/desk-race.test.ts', count: 'SOAK_KILLS', full: 200 },
  // Of the file calls of a signing; there are fewer than that, so each is failed.
  faults: { file: 'test/features/desk-durability.test.ts', count: 'SOAK_FAULTS', full: 1000 },
  races: { file: 'test/features/desk-race.test.ts', count: 'SOAK_RACES', full: 1000 },
  trace: { file: 'test/features/desk-durability.test.ts', count: 'SOAK_TRACED', full: 100 },
};
const usage = `npm run soak [-- PART [COUNT] …], where PART is one of ${Object.keys(parts).join(', ')}`;

/** `races 1000 kills` as pairs; every part in full where nothing is asked. */
function asked(words: readonly string[]): { name: string; part: Part; times: number }[] {
  if (words.length === 0) return asked(Object.keys(parts));
  const found: { name: string; part: Part; times: number }[] = [];
  for (const word of words) {
    const part = parts[word];
    const last = found.at(-1);
    if (part) found.push({ name: word, part, times: part.full });
    else if (last && /^[1-9]\d*$/.test(word)) last.times = Number(word);
    else throw new Error(`What is “${word}”? ${usage}`);
  }
  return found;
}

/** Lines that say how far it is, what was seen and what went wrong; a pass that went well says nothing. */
const TOLD = /^\s*(# (Subtest|seen|what)|not ok|Bail out)/;

/** Runs one part in a process of its own and prints what it saw; answers whether all of it held. */
async function run({ name, part, times }: { name: string; part: Part; times: number }): Promise<boolean> {
  const none = Object.fromEntries(Object.values(parts).map(({ count }) => [count, '0']));
  const from = Date.now();
  process.stdout.write(`\n${name}, ${times}:\n`);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', part.file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...none, [part.count]: String(times), SOAK: 'yes', TAP_TIMEOUT: '0' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let isDetail = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isDetail = TOLD.test(line) ? line.includes('not ok') : isDetail && !/^\s*(ok|#|\d+\.\.)/.test(line);
    if (TOLD.test(line) || isDetail) process.stdout.write(`${line}\n`);
  }
  const isGood = (await ended) === 0;
  const minutes = ((Date.now() - from) / 60_000).toFixed(1);
  process.stdout.write(`${name}, ${times}: ${isGood ? 'held' : 'FAILED'} (${minutes} minutes)\n`);
  return isGood;
}

/**
 * The races, crashes and outages in their full numbers, which `npm test` runs a few times each; prints what it
 * saw. `npm run soak -- races 1000 kills 50` runs those parts alone. A part that cannot run here fails.
 */
const results: boolean[] = [];
for (const one of asked(process.argv.slice(2))) results.push(await run(one));
process.exitCode = results.every(Boolean) ? 0 : 1;
