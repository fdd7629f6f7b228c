import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeToken } from '#features/people/commands.ts';
import { receiveFile } from '#uploads/store.ts';
import { signedGrant } from '#test/support/signed-grants.ts';
import { testApp, type Client } from '#test/support/app.ts';

const PDF = '%PDF-1.4\n% an invented document\n%%EOF\n';
const BOUNDARY = 'parted-example';
const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

function form(fields: Record<string, string>, file?: { name: string; content: string }): string {
  const part = (head: string, content: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const sent = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  if (file) sent.push(part(`name="file"; filename="${file.name}"\r\nContent-Type: text/html`, file.content));
  return `${sent.join('')}--${BOUNDARY}--\r\n`;
}

function folder(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), 'documents-'));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const send = (client: Client, url: string, body: string) => client.json('POST', url, body, headers);
const about = { title: 'Signed agreement (example)', kind: 'agreement', access: 'restricted' };

t.test('a document is kept under its SHA-256 and served with safe headers', async (t) => {
  const data = folder(t);
  const test = await testApp(t, { DATA_DIR: data });
  const { reference } = signedGrant(test.practice);
  const staff = test.script({ isPractice: true });
  const url = `/grants/${reference}/documents`;
  const added = await send(staff, url, form(about, { name: '../договор.html', content: PDF }));
  t.equal(added.statusCode, 303);
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  t.ok(existsSync(join(data, 'practice-documents', sha256)), 'in the folder of practice');
  t.notOk(existsSync(join(data, 'documents')), 'and not in the registry’s');
  t.strictSame(readdirSync(join(data, 'practice-documents', 'incoming')), []);

  const { items } = (await staff.json('GET', `/api/v1${url}`)).json<{
    items: { id: number; mediaType: string; fileName: string }[];
  }>();
  t.match(items, [
    {
      mediaType: 'application/pdf',
      fileName: 'договор.html',
      sha256,
      access: 'restricted',
      size: PDF.length,
    },
  ]);
  const file = await staff.get(`${url}/${items[0]!.id}`);
  t.equal(file.body, PDF);
  t.match(file.headers, {
    'content-type': 'application/pdf',
    'content-disposition': /^attachment; filename="_+\.html"; filename\*=UTF-8''%D0/,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  t.equal(
    (await send(staff, url, form(about, { name: 'again.pdf', content: PDF }))).statusCode,
    409,
    'the same bytes twice',
  );

  const back = `/api/v1${url}/${items[0]!.id}/withdrawal`;
  t.equal((await staff.json('POST', back, { reason: ' ' })).statusCode, 422);
  t.equal((await staff.json('POST', back, { reason: 'Wrong file (example)' })).statusCode, 200);
  t.equal((await staff.get(`${url}/${items[0]!.id}`)).statusCode, 404);
  const page = await test.signedIn({ isPractice: true }).get(url);
  t.match(page.page.textContent, /Withdrawn: Wrong file \(example\)/);
  t.equal(
    (await test.signedIn({ isPractice: true }).post(`${url}/${items[0]!.id}/withdrawal`, { reason: 'x' }))
      .statusCode,
    409,
  );
});

t.test('what stands against a file is said, and nothing of it stays', async (t) => {
  const data = folder(t);
  const test = await testApp(t, { DATA_DIR: data, LARGEST_UPLOAD_MB: '1' });
  const { reference } = signedGrant(test.practice);
  const staff = test.script({ isPractice: true });
  const url = `/grants/${reference}/documents`;
  const cases: [string, string, RegExp][] = [
    ['no file', form(about), /Choose the file/],
    ['no title', form({ ...about, title: ' ' }, { name: 'a.pdf', content: PDF }), /Say what the document is/],
    ['empty', form(about, { name: 'a.pdf', content: '' }), /empty/],
    [
      'a program',
      form(about, { name: 'a.pdf', content: '\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0' }),
      /kind is not kept/,
    ],
    ['too large', form(about, { name: 'a.pdf', content: PDF + 'x'.repeat(1024 * 1024) }), /larger than 1 MB/],
    ['cut off', form(about, { name: 'a.pdf', content: PDF }).slice(0, -60), /did not come whole/],
  ];
  for (const [name, body, said] of cases) {
    const answer = await send(staff, url, body);
    t.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${name}: ${answer.statusCode}`);
    t.match(answer.body, said, name);
  }
  const typed = await send(staff, url, form({ ...about, kind: 'nothing' }, { name: 'a.pdf', content: PDF }));
  t.match(typed.body, /value="Signed agreement \(example\)"/, 'what was typed stays');
  t.strictSame(readdirSync(join(data, 'practice-documents')), ['incoming']);
  t.strictSame(readdirSync(join(data, 'practice-documents', 'incoming')), []);
  t.equal(
    test.practice.prepare<{ count: number }>('select count(*) as count from documents').get()?.count,
    0,
  );
  t.equal((await send(test.anyone, url, form(about, { name: 'a.pdf', content: PDF }))).statusCode, 401);
  const foreign = test.script({ isPractice: true, countries: ['RS'] });
  t.equal((await send(foreign, url, form(about, { name: 'a.pdf', content: PDF }))).statusCode, 403);
});

t.test('the scanner has the last word', async (t) => {
  const data = folder(t);
  const scanner = join(data, 'scanner');
  writeFileSync(
    scanner,
    '#!/bin/sh\nif grep -q infected "$2"; then exit 1; fi\nif grep -q broken "$2"; then exit 2; fi\n',
  );
  chmodSync(scanner, 0o755);
  const test = await testApp(t, { DATA_DIR: data, SCAN_COMMAND: `${scanner} --quiet` });
  const { reference } = signedGrant(test.practice);
  const staff = test.script({ isPractice: true });
  const url = `/grants/${reference}/documents`;
  t.match(
    (await send(staff, url, form(about, { name: 'a.txt', content: 'infected' }))).body,
    /scanner refuses/,
  );
  t.match(
    (await send(staff, url, form(about, { name: 'a.txt', content: 'broken' }))).body,
    /does not answer/,
  );
  t.equal((await send(staff, url, form(about, { name: 'a.txt', content: 'clean' }))).statusCode, 303);
});

t.test('restricted documents open for staff and the programme’s own donor', async (t) => {
  const test = await testApp(t, { DATA_DIR: folder(t) });
  const { registry, anyone } = test;
  const { reference, programmeId, funderId } = registry
    .prepare<{ reference: string; programmeId: number; funderId: number }>(
      `select reference, programme_id as programmeId, funder_id as funderId from grants
       join programmes on programmes.id = programme_id where funder_id is not null limit 1`,
    )
    .get()!;
  const staff = test.script();
  const url = `/grants/${reference}/documents`;
  t.equal((await send(staff, url, form(about, { name: 'a.pdf', content: PDF }))).statusCode, 303);
  t.equal(
    (
      await send(
        staff,
        url,
        form({ ...about, access: 'public' }, { name: 'b.txt', content: 'Open (example)' }),
      )
    ).statusCode,
    303,
  );
  const [open, closed] = registry.prepare<{ id: number }>('select id from documents order by id desc').all();
  t.equal((await anyone.get(`${url}/${closed!.id}`)).statusCode, 404);
  t.equal((await anyone.get(`${url}/${open!.id}`)).statusCode, 200);
  const list = async (client: Client) =>
    (await client.json('GET', `/api/v1${url}`)).json<{ total: number }>().total;
  t.equal(await list(anyone), 1);
  t.equal(await list(test.script({ role: 'donor', organisationId: funderId })), 2);
  t.equal(await list(test.script({ role: 'donor', organisationId: funderId + 1 })), 1);
  t.ok(programmeId > 0);
});

t.test('an upload whose line is cut leaves nothing, and a full disk is said', async (t) => {
  const data = folder(t);
  const test = await testApp(t, { DATA_DIR: data });
  const { reference } = signedGrant(test.practice);
  const email = 'cut@example.org';
  addPerson(test.registry, systemAct('command-line'), { email, role: 'staff' });
  const token = makeToken(test.registry, systemAct('command-line'), {
    email,
    name: 'test',
    isPractice: true,
  });
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const address = test.app.server.address() as { port: number };
  const broken = new Readable({ read() {} });
  broken.push('half of it');
  setImmediate(() => broken.destroy(new Error('the line was cut')));
  await t.rejects(receiveFile(broken, join(data, 'practice-documents'), 1000), /cut/);
  /** What is on its way, as soon as it is so many files; a busy machine takes its time. */
  const incoming = async (count: number) => {
    const list = () => readdirSync(join(data, 'practice-documents', 'incoming'));
    for (let tries = 0; tries < 400 && list().length !== count; tries += 1) await wait(25);
    return list();
  };
  t.strictSame(await incoming(0), []);
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const filling = new Readable({ read: () => undefined });
  setImmediate(() => filling.destroy(full));
  await t.rejects(receiveFile(filling, join(data, 'practice-documents'), 1000), { code: 'ENOSPC' });

  const socket = connect(address.port, '127.0.0.1');
  socket.write(
    `POST /grants/${reference}/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: ${headers['content-type']}\r\nContent-Length: 100000\r\n\r\n${form(about, { name: 'a.pdf', content: PDF + 'x'.repeat(5000) }).slice(0, 3000)}`,
  );
  t.equal((await incoming(1)).length, 1, 'it is on its way');
  socket.destroy();
  t.strictSame(await incoming(0), [], 'and gone');
});
