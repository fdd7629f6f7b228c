import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import type { Database } from '#database/connection.ts';
import { NotFound, Refused } from '#errors.ts';
import { stopJobs } from '#features/imports/jobs.ts';
import { testDatabases } from '#test/support/databases.ts';
import { coalitionCases } from './commands/coalitions.ts';
import { grantCases } from './commands/grants.ts';
import { keptListCases } from './commands/kept-lists.ts';
import { organisationCases } from './commands/organisations.ts';
import { partnerCases } from './commands/partners.ts';
import { peopleCases } from './commands/people.ts';
import { recordCases } from './commands/records.ts';
import { signingDayCases } from './commands/signing-day.ts';
import { actOf, callers, sides, system, type CommandCase } from './commands/world.ts';

/** Further features add the file of their cases here, and their rows to command-matrix.txt. */
const cases: Record<string, CommandCase> = {
  ...recordCases,
  ...peopleCases,
  ...coalitionCases,
  ...partnerCases,
  ...organisationCases,
  ...grantCases,
  ...signingDayCases,
  ...keptListCases,
};

const matrix = readFileSync(new URL('command-matrix.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => line.trim().split(/\s+/));
const asked = matrix.filter(([, first]) => first !== 'unasked');

/**
 * Every command of the application: each function that a commands.ts exports, and each exported function of another
 * file of a feature that itself opens a change (`change(…)`, or a transaction).
 */
async function listCommands(): Promise<string[]> {
  const features = new URL('../../src/features/', import.meta.url);
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^/]+\/[^/]+\.ts$/.test(file),
  );
  const names = await Promise.all(
    files.map(async (file) => {
      const address = new URL(file, features);
      const found = file.endsWith('/commands.ts') ? await exported(address) : changing(address);
      return found.map((name) => `${file.split('/')[0]}/${name}`);
    }),
  );
  return names.flat();
}

async function exported(file: URL): Promise<string[]> {
  const all = (await import(file.href)) as Record<string, unknown>;
  return Object.keys(all).filter((name) => typeof all[name] === 'function');
}

function changing(file: URL): string[] {
  const functions = readFileSync(file, 'utf8').split(/^(?=export |(?:async )?function |const )/m);
  return functions.flatMap((text) => {
    const name = /^export (?:async )?function (\w+)/.exec(text)?.[1];
    return name !== undefined && /\bchange\(|\.transaction\(/.test(text) ? [name] : [];
  });
}

t.test('every command stands in the matrix once, and nothing else does', async (t) => {
  t.strictSame(matrix.map(([name]) => name).toSorted(), (await listCommands()).toSorted());
  t.strictSame(
    asked.map(([name]) => name).toSorted(),
    Object.keys(cases).toSorted(),
    'each row has its case',
  );
  for (const [name, first, ...reason] of matrix)
    if (first === 'unasked') t.ok(reason.length > 2, `${name} says why it asks for no role`);
});

t.test('every cell holds, each “no” included', async (t) => {
  for (const [name = '', ...cells] of asked) {
    const given = cases[name];
    if (!given) continue;
    t.equal(cells.length, callers.length, name);
    for (const [place, caller] of callers.entries()) {
      const expected = cells[place]?.split('/') ?? [];
      for (const [at, side] of sides.entries()) {
        t.equal(await outcome(given, caller, side), expected[at], `${name} by ${caller}, ${side}`);
      }
    }
  }
});

/** Opening databases takes longer than most commands: every cell has the same two, and whatever it did is undone. */
const databases = testDatabases();

/** A database as if just opened: what an earlier cell has kept of it is not there. */
function reopened(db: Database): Database {
  const made = new Map<string, unknown>();
  return {
    ...db,
    once<Value>(key: string, make: () => Value): Value {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as Value;
    },
  };
}

/** `yes` where it was done, `no` where it was refused; anything else is said, for it proves neither. */
async function outcome(
  given: CommandCase,
  caller: (typeof callers)[number],
  side: (typeof sides)[number],
): Promise<string> {
  const { registry, practice } = databases;
  const world = { registry: reopened(registry), db: { ...reopened(practice), isPractice: false } };
  for (const { sqlite } of [registry, practice]) sqlite.exec('begin');
  try {
    await given.prepare?.(world, system());
    await given.run(world, actOf(world, caller, side));
    return 'yes';
  } catch (error) {
    const isNo = error instanceof Refused || (given.isHidden === true && error instanceof NotFound);
    return isNo ? 'no' : `neither: ${describe(error)}`;
  } finally {
    await stopJobs(world.db);
    for (const { sqlite } of [registry, practice]) sqlite.exec('rollback');
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { problems, reason } = error as { problems?: unknown; reason?: unknown };
  return `${error.message} ${JSON.stringify(problems ?? reason ?? '')}`;
}
