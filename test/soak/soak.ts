import { spawnSync } from 'node:child_process';

/** The races, crashes and outages in their full numbers, which `npm test` runs a few times each; prints what it saw. */
const full = { SOAK_RACES: '1000', SOAK_KILLS: '200', SOAK_OUTAGES: '25', SOAK_FAULTS: '1000' };
const files = [
  'test/features/desk-race.test.ts',
  'test/features/desk-durability.test.ts',
  'test/journeys/desk-outages.test.ts',
];

for (const [key, value] of Object.entries(full))
  process.stdout.write(`${key} ${process.env[key] ?? value}\n`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/tap/dist/esm/run.mjs', '--timeout=0', '--reporter=terse', ...files],
  { stdio: 'inherit', env: { ...full, ...process.env } },
);
process.exitCode = status ?? 1;
