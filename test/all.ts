import { globSync } from 'node:fs';
import t from 'tap';

/**
 * Runs every test file, or those that are named. Starting Node, loading the application and warming it up is more than
 * half of what a short file costs, so the short ones share processes, each of which takes one file after the other.
 */

/** What drives a browser or goes through the whole application: each has a process of its own, and begins first. */
const LONG = /^test\/(journeys|policy\/(access|commands|pages))/;
/** Enough that at the end no core waits long for another. */
const SHARED_PROCESSES = 8;
/** More than there are cores: journeys wait for browsers, servers and clocks much of their time. */
const JOBS = 4;
/** Of one process. */
const SECONDS = 600;

const named = process.argv.slice(2);
const files = (
  named.length > 0 ? named : globSync('test/**/*.test.ts').map((file) => file.replaceAll('\\', '/'))
).toSorted();
const short = files.filter((file) => !LONG.test(file));
const groups = [
  ...files.filter((file) => LONG.test(file)).map((file) => [file]),
  ...Array.from({ length: SHARED_PROCESSES }, (_, place) =>
    short.filter((_file, at) => at % SHARED_PROCESSES === place),
  ),
].filter((group) => group.length > 0);

// Each process says for itself when a test of it takes too long.
t.setTimeout(0);
t.jobs = JOBS;
t.plan(groups.length);
for (const group of groups) {
  t.spawn(process.execPath, [...process.execArgv, 'test/support/several.ts'], {
    name: group.join(' '),
    buffered: true,
    timeout: SECONDS * 1000,
    env: {
      ...process.env,
      TEST_FILES: group.join(' '),
      TAP_TIMEOUT: String(SECONDS),
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning --import=./test/support/unwatched.ts',
    },
  });
}
