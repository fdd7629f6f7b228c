import t from 'tap';
import { change } from '#database/history.ts';
import { systemAct } from '#features/people/actor.ts';
import { applySteps } from '#features/imports/apply/apply.ts';
import { undoSteps } from '#features/imports/apply/undo.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { testApp, type TestApp } from '#test/support/app.ts';
import { figures, preview, published, settled } from '#test/support/imports.ts';

const NAMES = Array.from({ length: 400 }, (_, place) => `Udruženje broj ${place} (example)`);
const SHEET = ['name,country,city', ...NAMES.map((name) => `${name},RS,Niš`)].join('\n');

const idOf = (address: string) => Number(address.split('/').at(-1));
const visible = async ({ anyone }: TestApp) =>
  (await anyone.json('GET', '/api/v1/organisations?q=udruzenje+broj')).json<{ total: number }>().total;
const rows = ({ registry }: TestApp) =>
  registry.prepare<{ count: number }>('select count(*) as count from organisations').get()!.count;

/** Applies an import until some of it is written, and stops there as a killed process would. */
function cutOff({ registry }: TestApp, id: number): void {
  registry.prepare("update imports set state = 'applying', total = 400 where id = ?").run(id);
  const before = rows({ registry } as TestApp);
  for (const _ of applySteps(registry, systemAct('command-line'), id)) {
    if (rows({ registry } as TestApp) > before) break;
  }
  registry.prepare("update imports set moved_at = '2026-01-01T00:00:00Z' where id = ?").run(id);
}

t.test('an import that is cut off shows nothing, and goes on where it stopped', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const { address } = await preview(staff, 'organisations', 'many.csv', SHEET);
  cutOff(test, idOf(address));
  t.equal(await visible(test), 0);
  t.equal((await test.anyone.get('/organisations/udruzenje-broj-0-example')).statusCode, 404);
  t.notMatch((await test.anyone.get('/search/suggestions?q=udruzenje+broj')).body, /Udruženje broj/);
  const looksAlike = await test.script().json('POST', '/api/v1/organisations', {
    name: 'Udruženje broj 0 (example)',
    kind: 'cso',
    country: 'RS',
  });
  t.equal(looksAlike.statusCode, 201, 'nobody is told of a record that nobody sees');

  const page = await staff.get(address);
  t.match(page.page.querySelector('.notice')?.textContent, /cut off. Nothing of it is visible/);
  await staff.post(`${address}/application`);
  const done = await settled(staff, address);
  const { new: created = 0, 'left out, though previewed': left = 0 } = figures(done);
  t.equal(created + left, 400, 'each row once');
  t.equal(await visible(test), created + 1);
  const names = test.registry
    .prepare<{ count: number }>(
      "select count(*) as count from organisations where name like 'Udruženje broj%' group by name having count(*) > 1",
    )
    .all();
  t.ok(names.length <= 1, 'at most the one that was entered by hand meanwhile stands twice');
});

t.test('one that is ready to be shown shows nothing, and undoing takes all of it away at once', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ role: 'administrator' });
  const act = systemAct('command-line');
  const { address } = await preview(staff, 'organisations', 'many.csv', SHEET);
  test.registry.prepare("update imports set state = 'applying', total = 400 where id = ?").run(idOf(address));
  const shown = new Set<number>();
  let ready = 0;
  for (const _ of applySteps(test.registry, act, idOf(address))) {
    shown.add(await visible(test));
    ready = test.registry
      .prepare("select count(*) from organisations where status = 'active' and name like 'Udruženje broj%'")
      .pluck()
      .get() as number;
    if (ready === 400) break;
  }
  t.strictSame([...shown], [0], 'each has its status, and none is there yet');
  t.equal((await test.anyone.get('/organisations/udruzenje-broj-0-example')).statusCode, 404);
  for (const _ of applySteps(test.registry, act, idOf(address))) shown.add(await visible(test));
  t.strictSame([...shown], [0, 400], 'going on shows all of them');

  const script = test.script({ role: 'administrator' });
  const edited = { name: NAMES[7], kind: 'cso', country: 'RS', city: 'Beograd' };
  await script.json('PUT', '/api/v1/organisations/udruzenje-broj-7-example', edited);
  const left = new Set<number>();
  for (const _ of undoSteps(test.registry, act, idOf(address))) {
    left.add(await visible(test));
    if (left.size > 1 && rows(test) % 100 < 50) break;
  }
  t.strictSame([...left], [400, 1], 'all go at once but the one that was edited');
  t.equal((await test.anyone.get('/organisations/udruzenje-broj-0-example')).statusCode, 404);
  const again = await script.json('POST', '/api/v1/organisations', { ...edited, name: NAMES[399] });
  t.equal(again.statusCode, 201, 'a name that goes can be given anew');
  const entries = "select count(*) from history where event = 'import.undone'";
  t.equal(test.registry.prepare(entries).pluck().get(), 1, 'one entry for all of it');
  test.registry.sqlite.exec(
    `insert into memberships (organisation_id, kind, has_left, created_at) select id, 'member', 0, '2026-01-01'
     from organisations where slug = 'udruzenje-broj-398-example'`,
  );
  for (const _ of undoSteps(test.registry, act, idOf(address))) left.add(await visible(test));
  t.strictSame([...left], [400, 1, 2, 3], 'undoing that was cut off goes on, and touches nothing else');
  t.equal((await test.anyone.get('/organisations/udruzenje-broj-398-example')).statusCode, 200);
  t.match(
    figures(await staff.get(address)),
    { 'taken away': 398 },
    'what somebody came to refer to meanwhile stays',
  );
  t.equal(test.registry.prepare('select count(*) from covered_records').pluck().get(), 0);
  t.strictSame(test.registry.sqlite.pragma('foreign_key_check'), []);
});

t.test('grants come and go at once, with their signings and their organisations', async (t) => {
  const test = await testApp(t, {}, { isEmpty: true });
  const act = systemAct('command-line');
  const { address } = await preview(
    test.signedIn({ role: 'administrator' }),
    'grants',
    'grants-published.csv',
    published('grants-published.csv'),
  );
  const id = idOf(address);
  const seen = async () => {
    const totals = await Promise.all(
      ['grants', 'organisations'].map(async (noun) =>
        (await test.anyone.json('GET', `/api/v1/${noun}`)).json<{ total: number }>(),
      ),
    );
    const schemes = (await test.anyone.json('GET', '/api/v1/schemes')).json<{ items: unknown[] }>().items;
    const programmes = listProgrammes(test.registry);
    return [...totals.map(({ total }) => total), schemes.length, programmes.length].join(' and ');
  };
  test.registry.prepare("update imports set state = 'applying', total = 1 where id = ?").run(id);
  const coming = new Set<string>();
  for (const _ of applySteps(test.registry, act, id)) coming.add(await seen());
  const [before, after] = coming;
  t.equal(coming.size, 2, [...coming].join(', '));
  t.equal(before, '0 and 0 and 0 and 0');
  t.ok(test.registry.prepare('select count(*) from signings').pluck().get(), 'some are signed');
  test.registry.prepare("update imports set state = 'undoing' where id = ?").run(id);
  const going = new Set<string>();
  for (const _ of undoSteps(test.registry, act, id)) going.add(await seen());
  t.strictSame([...going], [after, before]);
  t.equal(test.registry.prepare('select count(*) from signings').pluck().get(), 0);
});

const GRANTS = `scheme,grantee,country,title,partners,amount,currency,ceremony_date,source_url,programme
Regional,Prvi vodeći (example),RS,Covered and signed (example),Drugi udeo (example) (BA),7000000.00,EUR,2023-03-03,https://example.org/signed,SMART Balkans
Core,Treći vodeći (example),AL,Covered and planned (example),,9000.00,EUR,,,SMART Balkans`;

t.test('no figure counts what comes or goes with an import, and each counts what is there', async (t) => {
  const test = await testApp(t);
  const act = systemAct('command-line');
  const admin = test.signedIn({ role: 'administrator' });
  const { address } = await preview(admin, 'grants', 'covered.csv', GRANTS);
  const id = idOf(address);
  const ceremony = '/ceremonies/core-grants-albania-and-kosovo-2023-12-14';
  const seen = async () => {
    // Whatever is kept is kept until the next change, so that one is made.
    change(test.registry, act, (record) => record({ noun: 'rate', id: 1, event: 'rate.entered' }));
    const pages = await Promise.all(
      [
        '/api/v1/grants/totals',
        '/api/v1/schemes',
        '/schemes/smart-balkans-core',
        '/api/v1/partners/network',
        '/api/v1/partners?countries=RS&countries=BA',
        '/join?organisation=treci-vodeci-example',
        ceremony,
        '/admin',
      ].map((url) => admin.get(url)),
    );
    return pages.map(({ body, statusCode }) => `${statusCode} ${body.replaceAll(/imports?[^<]*</g, '')}`);
  };
  const before = await seen();
  test.registry.prepare("update imports set state = 'applying', total = 2 where id = ?").run(id);
  const isReady = () =>
    test.registry
      .prepare("select count(*) from grants where title like 'Covered%' and status <> 'incoming'")
      .pluck()
      .get() === 2;
  const applying = applySteps(test.registry, act, id);
  while (!isReady()) applying.next();
  t.strictSame(await seen(), before, 'ready and covered');
  for (const _ of applying);
  const shown = await seen();
  shown.forEach((page, place) => t.not(page, before[place], page.slice(0, 80)));
  t.match(
    shown[0],
    /"currency":"EUR","grants":1,"amounts":\{"signed":"7000000.00"/,
    'its money counts at once',
  );
  const undoing = undoSteps(test.registry, act, id);
  while (test.registry.prepare('select count(*) from covered_records').pluck().get() === 0) undoing.next();
  t.strictSame(await seen(), before, 'covered again');
  for (const _ of undoing);
});

t.test('one that is cut off can be dropped instead, and leaves nothing', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const before = rows(test);
  const { address } = await preview(staff, 'organisations', 'many.csv', SHEET);
  cutOff(test, idOf(address));
  t.ok(rows(test) > before);
  t.equal((await staff.post(`${address}/dropping`)).statusCode, 303);
  t.equal(rows(test), before);
  t.equal((await staff.get(address)).statusCode, 404);
  t.equal(
    test.registry.prepare<{ count: number }>('select count(*) as count from import_rows').get()?.count,
    0,
  );
  t.strictSame(test.registry.sqlite.pragma('foreign_key_check'), []);
});

t.test('only one import runs at a time, and what is applied is not dropped', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const first = await preview(staff, 'organisations', 'many.csv', SHEET);
  const second = await preview(staff, 'organisations', 'one.csv', 'name,country\nJedna (example),RS\n');
  cutOff(test, idOf(first.address));
  const refused = await staff.post(`${second.address}/application`);
  t.equal(refused.statusCode, 409);
  await staff.post(`${first.address}/dropping`);
  t.equal((await staff.post(`${second.address}/application`)).statusCode, 303);
  t.equal((await staff.post(`${second.address}/dropping`)).statusCode, 409);
});

t.test('a long file is read in a worker, shown all at once, and lets others in meanwhile', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const many = ['name,country,city'];
  for (let place = 0; place < 1200; place += 1)
    many.push(`Grupa ${place} za probu uvoza velike tabele sa mnogo redova (example),BA,Mostar`);
  const { address, answer } = await preview(staff, 'organisations', 'long.csv', many.join('\n'));
  t.match(figures(answer), { new: 1200 });
  const asked: number[] = [];
  const waits: number[] = [];
  const run = { isOver: false };
  const watching = (async () => {
    while (!run.isOver) {
      const start = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      waits.push(performance.now() - start);
      const { count } = test.registry
        .prepare<{ count: number }>(
          `select count(*) as count from organisations where name like 'Grupa % za probu%' and ${LISTED}`,
        )
        .get()!;
      asked.push(count);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await staff.post(`${address}/application`);
  await settled(staff, address);
  run.isOver = true;
  await watching;
  t.strictSame(
    [...new Set(asked)].filter((count) => count !== 0 && count !== 1200),
    [],
    'none, or all',
  );
  t.comment(`longest wait for a turn: ${Math.max(...waits).toFixed(0)} ms`);
});
