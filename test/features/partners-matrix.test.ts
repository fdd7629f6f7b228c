import t from 'tap';
import { systemAct } from '#features/people/actor.ts';
import { change } from '#database/history.ts';
import { testApp } from '#test/support/app.ts';
import { rowsBehind } from '#test/support/figures.ts';

/** The regional grants of SMART Balkans, each pair once a grant: counted by hand from the published rows. */
const COUNTED = {
  'AL-MK': 4,
  'AL-RS': 4,
  'MK-RS': 3,
  'AL-XK': 3,
  'MK-XK': 3,
  'BA-ME': 2,
  'BA-XK': 2,
  'ME-XK': 2,
  'AL-ME': 2,
  'ME-RS': 2,
  'RS-XK': 2,
  'AL-BA': 1,
  'BA-MK': 1,
  'BA-RS': 1,
  'ME-MK': 1,
};
const REGIONAL = '/partners/matrix?by=grants&programme=smart-balkans&scheme=smart-balkans-regional';

interface Pair {
  countries: string[];
  grants: number;
  coalitions: number;
  grantsAt: string;
  coalitionsAt: string;
}

t.test('the matrix of SMART Balkans’ regional grants holds the fifteen counts', async (t) => {
  const { anyone } = await testApp(t);
  const answer = (await anyone.json('GET', `/api/v1${REGIONAL}`)).json<{ items: Pair[]; grants: number }>();
  const counts = Object.fromEntries(
    answer.items.map(({ countries, grants }) => [countries.toSorted().join('-'), grants]),
  );
  t.strictSame(counts, COUNTED);
  t.equal(answer.grants, 6);
  const { page } = await anyone.get(REGIONAL);
  const figures = page
    .querySelectorAll('.pair-matrix tbody td[data-step] a')
    .map((link) => Number(link.text));
  t.equal(figures.length, 30, 'every pair stands on both sides');
  t.equal(
    figures.reduce((sum, one) => sum + one, 0),
    2 * 33,
  );
  t.match(page.querySelector('.lead')?.text, '15 of 15');
  const csv = (await anyone.get(REGIONAL.replace('/matrix', '/matrix.csv'))).body;
  t.match(csv, /AL,MK,4,0\r\n/);
});

for (const query of [
  '',
  '?by=grants&programme=smart-balkans',
  '?by=coalitions',
  '?year=2023',
  '?role=lead&scheme=smart-balkans-regional',
]) {
  t.test(`every figure of /partners/matrix${query} opens exactly what it counts`, async (t) => {
    const { anyone } = await testApp(t);
    const { page } = await anyone.get(`/partners/matrix${query}`);
    const links = page.querySelectorAll('.pair-matrix a, .pairs-line span a');
    t.ok(links.length > 2);
    for (const link of links.filter((_, place) => place % 5 === 0)) {
      const href = link.getAttribute('href')!.replaceAll('&amp;', '&');
      const { total } = (await anyone.json('GET', `/api/v1${href}`)).json<{ total: number }>();
      t.equal(total, Number(link.text.replace(/\D/g, '')), href);
    }
  });
}

t.test('what is counted besides grants is said, and who leads can be told apart', async (t) => {
  const { anyone } = await testApp(t);
  const all = (await anyone.json('GET', '/api/v1/partners/matrix')).json<{
    items: Pair[];
    coalitions: number;
  }>();
  t.ok(all.coalitions > 4);
  t.match(
    (await anyone.get('/partners/matrix')).page.querySelector('.pairs-line')?.text,
    /grants and \d+ coalitions/,
  );
  const led = (
    await anyone.json('GET', '/api/v1/partners/matrix?role=lead&scheme=smart-balkans-regional')
  ).json<{ items: Pair[]; coalitions: number }>();
  t.equal(led.items.length, 30);
  t.equal(led.coalitions, 0);
  const leads = led.items.filter(({ countries, grants }) => countries[0] === 'BA' && grants > 0);
  t.strictSame(
    leads.map(({ countries }) => countries[1]).toSorted(),
    ['ME', 'XK'],
    'MIOS leads TOKA and Forum MNE',
  );
});

t.test('a view by year says how many it leaves out', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/partners/matrix?by=grants&year=2023&scheme=smart-balkans-regional');
  t.match(page.querySelector('.notice')?.text, /Left out, for no year is published: 3 grants/);
});

t.test('an address edited by hand is read as far as it goes; the API refuses it', async (t) => {
  const { anyone } = await testApp(t);
  const { statusCode, page } = await anyone.get('/partners/matrix?year=then&role=king&scheme=none&x=%3Cb%3E');
  t.equal(statusCode, 200);
  t.match(page.querySelector('.lead')?.text, '0 of 15');
  t.equal((await anyone.json('GET', '/api/v1/partners/matrix?role=king')).statusCode, 422);
  t.equal((await anyone.json('GET', '/api/v1/partners/matrix?colour=red')).statusCode, 422);
  t.equal((await anyone.json('GET', '/api/v1/partners/pairs?colour=red')).statusCode, 422);
  const pairs = await anyone.get('/partners/pairs?year=then&scheme=%3Cb%3E&x=y');
  t.equal(pairs.statusCode, 200);
  t.match(pairs.page.querySelector('.list-count')?.text, /^\s*0 pairs/);
  t.equal(
    pairs.page.querySelector('#year option[selected]')?.text.trim(),
    'then',
    'and says what it was asked',
  );
});

t.test('the pairs that became partners stand once each, by every door', async (t) => {
  const { anyone } = await testApp(t);
  for (const [query, count] of [
    ['?scheme=smart-balkans-regional', 15],
    ['?scheme=smart-balkans-regional&country=MK', 5],
    ['?scheme=smart-balkans-core', 0],
  ] as const) {
    const { counts } = await rowsBehind(anyone.get, `/partners/pairs${query}`);
    t.strictSame(counts, [count, count, count], query);
  }
  const { items } = (
    await anyone.json('GET', '/api/v1/partners/pairs?scheme=smart-balkans-regional&country=MK')
  ).json<{ items: Pair[] }>();
  for (const { countries, grants, coalitions, grantsAt } of items) {
    t.equal(grants, COUNTED[countries.toSorted().join('-') as keyof typeof COUNTED]);
    t.equal(coalitions, 0, 'a coalition is of no scheme');
    t.equal((await anyone.json('GET', `/api/v1${grantsAt}`)).json<{ total: number }>().total, grants);
  }
  const xlsx = await anyone.get('/partners/pairs.xlsx');
  t.match(xlsx.headers['content-type'], /spreadsheetml/);
  const { page } = await anyone.get('/partners/pairs?country=XK&year=2023');
  const undated = page.querySelector('.notice a')!.getAttribute('href')!.replaceAll('&amp;', '&');
  t.match(undated, /since=none/);
  t.notMatch(undated, 'AL-MK', 'only what would join Kosovo is said to be left out');
});

t.test('the matrix follows each change without being built anew', async (t) => {
  const { anyone, registry } = await testApp(t);
  const count = async () =>
    (await anyone.json('GET', `/api/v1${REGIONAL}`))
      .json<{ items: Pair[] }>()
      .items.find(({ countries }) => countries.join() === 'BA,ME')!.grants;
  t.equal(await count(), 2);
  const grant = registry
    .prepare<{ id: number }>(
      "select grant_id as id from grant_participants join organisations o on o.id = organisation_id where o.name like '%MIOS%'",
    )
    .get()!.id;
  change(registry, systemAct('command-line'), (record) => {
    registry.prepare("update grants set status = 'cancelled' where id = ?").run(grant);
    record({ noun: 'grant', id: grant, event: 'grant.edited' });
  });
  t.equal(await count(), 1, 'a cancelled grant joins nobody');
});
