import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';

/** Runs the test files that test/all.ts names, one after the other in this process. */
for (const file of (process.env['TEST_FILES'] ?? '').split(' ')) {
  t.comment(file);
  await import(pathToFileURL(resolve(file)).href);
}
