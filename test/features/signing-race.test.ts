import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { credentials, dataFolder, seededFolder, startServer } from '#test/support/server.ts';

interface Signed {
  grant: string;
}

t.test('fifty simultaneous signings of one grant over two servers make one', async (t) => {
  const folder = seededFolder(t);
  const first = await startServer(folder);
  const second = await startServer(folder);
  t.teardown(() => Promise.all([first.stop(), second.stop()]));
  const { token } = credentials(folder, 'staff', { isPractice: true });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const read = async <Item>(path: string) =>
    (await (await fetch(first.url + path, { headers })).json()) as { items: Item[] };
  const { slug = '' } = (await read<{ slug: string }>('/api/v1/ceremonies')).items[0] ?? {};
  const { items } = await read<{ reference: string }>('/api/v1/grants?status=planned&scheme=core&country=RS');
  const { reference = '' } = items[0] ?? {};

  const calls = Array.from({ length: 50 }, async (_, place) => {
    const server = place % 2 === 0 ? first : second;
    const key = place < 25 ? 'one-key-for-all' : `a-key-of-its-own-${place}`;
    const response = await fetch(`${server.url}/api/v1/grants/${reference}/signing`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': key },
      body: JSON.stringify({
        ceremony: slug,
        granteeSignatory: 'Mira Primerova (example)',
        programmeSignatory: 'Boris Primerov (example)',
      }),
    });
    return { status: response.status, body: (await response.json()) as Signed & { signing?: Signed } };
  });
  const answers = await Promise.all(calls);

  const counted = (status: number) => answers.filter((answer) => answer.status === status).length;
  t.equal(counted(201), 1, 'one caller made the signing');
  t.equal(counted(200) + counted(409), 49, 'every other one is told that it is signed');
  for (const { status, body } of answers) {
    const signing = status === 409 ? body.signing : body;
    t.equal(signing?.grant, reference, 'each answer says which signing stands');
  }
  const databases = openDatabases(folder);
  t.equal(databases.practice.prepare<{ n: number }>('select count(*) as n from signings').get()?.n, 1);
  t.equal(
    databases.registry
      .prepare<{ n: number }>("select count(*) as n from signings where kind = 'logged'")
      .get()?.n,
    0,
    'nothing reached the registry',
  );
  databases.registry.close();
  databases.practice.close();
});

t.test('the server closes gracefully, and a later start is quick and changes nothing', async (t) => {
  const folder = seededFolder(t);
  const server = await startServer(folder);
  t.equal((await fetch(`${server.url}/health/ready`)).status, 200);
  t.equal(await server.stop(), 0);
  const again = await startServer(folder);
  t.teardown(() => again.stop());
  t.equal((await fetch(again.url)).status, 200);
});

t.test('a wrong setting stops the start with one sentence', async (t) => {
  await t.rejects(startServer(dataFolder(t), { LOG_LEVEL: 'loud' }), /ended with 1/);
});
