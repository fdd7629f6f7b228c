import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { testApp, type Client } from '#test/support/app.ts';
import { multipart, preview, settled } from '#test/support/imports.ts';

interface Import {
  id: number;
  state: string;
  columns: { header: string; field: string | null }[];
  counts: Record<string, number>;
  result: Record<string, number> | null;
}

async function until(client: Client, id: number, state: string): Promise<Import> {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = (await client.json('GET', `/api/v1/imports/${id}`)).json<Import>();
    if (found.state === state) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`import ${id} never came to be ${state}`);
}

function send(client: Client, sheet: string) {
  const { payload, type } = multipart({ of: 'organisations' }, { name: 'a.csv', bytes: sheet });
  return client.raw('POST', '/api/v1/imports', payload, { 'content-type': type });
}

t.test('a script imports by the same steps', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const sent = await send(script, 'name,land\nSkripta (example),RS\n,RS\n');
  t.equal(sent.statusCode, 201);
  const { id, columns, state } = sent.json<Import>();
  t.equal(state, 'mapping');
  t.strictSame(columns, [
    { header: 'name', field: 'name' },
    { header: 'land', field: null },
  ]);
  const early = await script.json('POST', `/api/v1/imports/${id}/application`);
  t.equal(early.statusCode, 409);
  const wrong = await script.json('PUT', `/api/v1/imports/${id}/columns`, {
    columns: ['country', 'country'],
  });
  t.equal(wrong.statusCode, 422);
  t.match(wrong.json(), { errors: [{ path: '/columns/1' }, { path: '/columns/0' }] });
  t.equal(
    (await script.json('PUT', `/api/v1/imports/${id}/columns`, { columns: ['name', 'country'] })).statusCode,
    200,
  );
  const ready = await until(script, id, 'ready');
  t.match(ready.counts, { new: 1, refused: 1 });
  const rows = (await script.json('GET', `/api/v1/imports/${id}/rows?limit=1`)).json<{
    items: unknown[];
    next: string;
    total: number;
  }>();
  t.match(rows, {
    next: '1',
    total: 2,
    items: [{ row: 3, outcome: 'refused', problems: [{ path: '/name' }] }],
  });
  t.equal((await script.json('POST', `/api/v1/imports/${id}/application`)).statusCode, 202);
  t.match((await until(script, id, 'applied')).result, { created: 1 });
  t.equal((await script.json('GET', '/api/v1/organisations/skripta-example')).statusCode, 200);
  t.equal((await script.json('DELETE', `/api/v1/imports/${id}`)).statusCode, 409);
  t.equal((await script.json('POST', `/api/v1/imports/${id}/undoing`)).statusCode, 202);
  await until(script, id, 'undone');
  t.equal((await script.json('GET', '/api/v1/organisations/skripta-example')).statusCode, 404);
  t.match((await script.json('GET', '/api/v1/imports')).json(), {
    total: 1,
    items: [{ id, of: 'organisations' }],
  });

  const next = await send(script, 'name\nDruga (example)\n');
  t.equal((await script.json('DELETE', `/api/v1/imports/${next.json<Import>().id}`)).statusCode, 204);
  t.equal((await script.json('GET', `/api/v1/imports/${next.json<Import>().id}`)).statusCode, 404);
});

t.test('decisions are taken by row', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const known = test.registry
    .prepare<{ slug: string; name: string; country: string }>(
      "select slug, name, country from organisations where name like '%ž%' and country = 'RS' limit 1",
    )
    .get()!;
  const sent = await send(script, `name,country\n${known.name.replaceAll('ž', 'z')},RS\n`);
  const { id } = sent.json<Import>();
  await script.json('PUT', `/api/v1/imports/${id}/columns`, { columns: ['name', 'country'] });
  t.match((await until(script, id, 'ready')).counts, { duplicate: 1 });
  const address = `/api/v1/imports/${id}/decisions`;
  t.equal((await script.json('PUT', address, { rows: [{ row: 9, decision: 'leave' }] })).statusCode, 404);
  t.equal((await script.json('PUT', address, { rows: [{ row: 2, decision: 'perhaps' }] })).statusCode, 422);
  const same = { rows: [{ row: 2, decision: 'same', same: known.slug }] };
  t.equal((await script.json('PUT', address, same)).statusCode, 200);
  t.equal(
    (await script.json('PUT', address, { rows: [{ row: 2, decision: null }], all: 'another' })).statusCode,
    200,
  );
  await script.json('POST', `/api/v1/imports/${id}/application`);
  t.match((await until(script, id, 'applied')).result, { created: 1, changed: 0 });
});

t.test('the command line says what a file will do, and does it when told', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'import-command-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'members.csv');
  writeFileSync(file, 'name;country\nKomanda (example);Crna Gora\n;RS\n');
  const run = promisify(execFile);
  const registry = (...args: string[]) =>
    run(process.execPath, ['src/launch.js', 'src/cli.ts', 'import', ...args], {
      env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' },
    });
  const said = await registry(file, '--of', 'organisations');
  t.match(said.stdout, /1 new, 0 with changes, 0 to decide, 0 nothing to change, 1 refused/);
  t.match(said.stdout, /row 3, : Enter the name/);
  t.match(said.stdout, /Nothing was changed/);
  const done = await registry(file, '--of', 'organisations', '--apply');
  t.match(done.stdout, /Imported as number \d+: 1 new, 0 changed/);
  await t.rejects(registry(file), { code: 2 });
});

t.test('who did not send an import in reads it, and is offered nothing that would be refused', async (t) => {
  const test = await testApp(t);
  const [own, other] = [test.signedIn(), test.signedIn()];
  const { address } = await preview(
    own,
    'organisations',
    'own.csv',
    'name,country\nNova svoja (example),RS\n',
  );
  const isOffered = async (client: Client, act: string) =>
    (await client.get(address)).page.querySelector(`form[action="${address}/${act}"]`) !== null;
  t.strictSame([await isOffered(own, 'application'), await isOffered(other, 'application')], [true, false]);
  t.match((await other.get(address)).page.querySelector('main')?.textContent, /Somebody else sent this/);
  await own.post(`${address}/application`);
  await settled(own, address);
  t.strictSame([await isOffered(own, 'undoing'), await isOffered(other, 'undoing')], [true, false]);
});
