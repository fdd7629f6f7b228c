import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { testApp } from '#test/support/app.ts';

const run = promisify(execFile);

interface Operation {
  operationId?: string;
  responses?: Record<string, { content?: Record<string, { schema?: object }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

t.test('the document describes every route of the API and lints clean', async (t) => {
  const { app, anyone } = await testApp(t);
  const answer = await anyone.json('GET', '/openapi.json');
  const document = answer.json<Document>();
  t.match(document.openapi, /^3\.1/);

  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = app.routeList
    .filter(({ url }) => url.startsWith('/api/'))
    .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
  t.strictSame(described.toSorted(), routes.toSorted());

  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { operationId, responses = {} }] of Object.entries(operations)) {
      const name = `${method} ${path}`;
      t.ok(operationId, `${name} has an operationId`);
      const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      t.ok(done.length > 0, `${name} says what it answers`);
      for (const [status, { content }] of done) {
        if (status !== '204') t.ok(content?.['application/json']?.schema, `${name} ${status} has a schema`);
      }
      if (method !== 'get') t.ok(responses['422'], `${name} says how it refuses`);
    }
  }

  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'openapi.json');
  writeFileSync(file, answer.body);
  const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout, stderr } = await run(
    process.execPath,
    [
      'node_modules/@redocly/cli/bin/cli.js',
      'lint',
      file,
      '--format',
      'stylish',
      '--extends',
      'recommended',
      '--skip-rule',
      'no-server-example.com',
    ],
    { env: environment },
  ).catch((error: { stdout: string; stderr: string }) => error);
  t.match(stdout + stderr, /is valid/, stdout);
  t.notMatch(stdout + stderr, /\d+ (?:error|warning)s?\b/, stdout);
});

t.test('what is refused is answered as a problem with the path of each fault', async (t) => {
  const { anyone, script } = await testApp(t);
  const missing = await anyone.json('GET', '/api/v1/grants/nothing-here');
  t.equal(missing.statusCode, 404);
  t.match(missing.headers['content-type'], /^application\/problem\+json/);
  t.match(missing.json(), { status: 404, title: 'Not Found', instance: '/api/v1/grants/nothing-here' });
  const refused = await anyone.json('POST', '/api/v1/organisations', { name: 'x', kind: 'cso' });
  t.equal(refused.statusCode, 401);
  t.equal(refused.headers['www-authenticate'], 'Bearer');
  const wrong = await script().json('POST', '/api/v1/organisations', {
    name: 5,
    kind: 'nothing',
    more: true,
  });
  t.equal(wrong.statusCode, 422);
  const paths = wrong.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path);
  for (const path of ['/name', '/kind', '/more'])
    t.ok(paths.includes(path), `${path} is named among ${paths.join(' ')}`);
  const unknown = await anyone.json('GET', '/api/v1/organisations?colour=red');
  t.equal(unknown.statusCode, 422, 'the API refuses a filter that it does not know');
});
