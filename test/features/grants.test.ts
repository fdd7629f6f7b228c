import t from 'tap';
import { change } from '#database/history.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp } from '#test/support/app.ts';

const CDI = '/grants?q=Cooperation and Development Institute';

t.test('the list shows grants with scheme, countries and amount, and totals a currency a line', async (t) => {
  const { anyone } = await testApp(t);
  const { statusCode, page } = await anyone.get('/grants');
  t.equal(statusCode, 200);
  t.equal(page.querySelector('h1')?.textContent.trim(), 'Grants');
  const total = Number(page.querySelector('.list-count strong')?.textContent);
  t.ok(total > 70, 'the published grants are there');
  t.equal(page.querySelectorAll('.data-table tbody tr').length, 25);
  const foot = page
    .querySelectorAll('.data-table tfoot tr')
    .map((row) => row.textContent.replaceAll(/\s+/g, ' '));
  t.match(foot[0], /In EUR, \d+ grants.*EUR 373,450\.60/);
  t.match(foot[1], /In NOK, 2 grants.*NOK 1,179,120\.00/);
  t.match(foot[2], /\d+ grants without a published amount.*not published/);
});

t.test('filters narrow rows and totals alike, and the address carries them', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/grants?amount=published&country=BA');
  for (const row of page.querySelectorAll('.data-table tbody tr'))
    t.notMatch(row.textContent, /not published$/);
  const csv = page.querySelector('.list-download a')?.getAttribute('href');
  t.match(csv, /\/grants\.csv\?.*country=BA/);
  const { page: none } = await anyone.get('/grants?amount=none&country=BA');
  t.equal(
    none.querySelectorAll('.data-table tfoot tr').length,
    0,
    'where no amount is published there is no total',
  );
});

t.test('an empty list says what to drop', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/grants?q=cdi&country=RS');
  t.equal(page.querySelectorAll('.data-table tbody tr').length, 0);
  t.ok(page.querySelectorAll('.empty a').length >= 2);
});

t.test('the six-country consortium is found by its lead and shows its five partners', async (t) => {
  const { anyone } = await testApp(t);
  const { page: list } = await anyone.get(CDI);
  const href = list.querySelector('.data-table tbody td a')?.getAttribute('href');
  t.ok(href);
  const { page } = await anyone.get(href!);
  t.match(page.querySelector('h1')?.textContent, /Strengthening WB6 CSO-s agency/);
  const rows = page
    .querySelectorAll('.data-table tbody tr')
    .map((row) => row.textContent.replaceAll(/\s+/g, ' '));
  t.equal(rows.length, 6);
  t.match(rows[0], /Cooperation and Development Institute \(CDI\).*Albania.*Lead/);
  t.match(page.textContent, /All 15 pairs of the six countries/);
  t.match(page.querySelector('.rule-check')?.textContent, /Every condition is met/);
  t.match(
    page.querySelector('.column-side .unknown')?.textContent,
    /amount, start and end, signing/,
    'what is not published is listed',
  );
  t.match(page.textContent, /Not known: when and where it was signed/);
  t.equal(page.querySelectorAll('.sources li').length, 1);
  t.match(page.querySelector('.footnote')?.textContent, /UNSCR 1244/);
  t.notOk(page.querySelector('a[href$="/signing"]'), 'the public is offered no act');
});

t.test('two rows that may be one grant stay two, each with the hint', async (t) => {
  const { anyone, registry } = await testApp(t);
  const pairs = registry
    .prepare<{ one: string; other: string }>(
      `select one.reference as one, other.reference as other from hints join grants one on one.id = hints.record_id
       join grants other on other.id = hints.other_id where hints.noun = 'grant'`,
    )
    .all();
  t.equal(pairs.length, 4, 'ATRC and Juventas, both ways');
  for (const { one, other } of pairs) {
    const { page } = await anyone.get(`/grants/${one}`);
    t.ok(page.querySelector(`.notice a[href="/grants/${other}"]`), `${one} leads to ${other}`);
  }
});

t.test('a grant signed at Skopje says so, reported by a source, its unknown partners no fault', async (t) => {
  const { anyone } = await testApp(t);
  const { page: list } = await anyone.get('/grants?q=activism and social change');
  const { page } = await anyone.get(list.querySelector('.data-table tbody td a')!.getAttribute('href')!);
  t.match(
    page.querySelector('.timeline')?.textContent,
    /14\sDec\s2023[\s\S]*Signed[\s\S]*Reported by a source/,
  );
  t.match(page.querySelector('.rule-check')?.textContent, /partners are not published[\s\S]*not enforced/);
  t.equal(page.querySelectorAll('.rule[data-outcome=fail]').length, 0);
});

t.test('the list and a grant read in Macedonian', async (t) => {
  const { anyone } = await testApp(t);
  const mk = { 'accept-language': 'mk' };
  const { page } = await anyone.get('/grants', mk);
  t.equal(page.querySelector('h1')?.textContent.trim(), 'Грантови');
  const { page: grant } = await anyone.get('/grants/SB-003', mk);
  t.match(grant.textContent, /Кој го спроведува[\s\S]*не е објавено/);
});

t.test('the same rows come as CSV, with what XK stands for as the last line', async (t) => {
  const { anyone } = await testApp(t);
  const { headers, body } = await anyone.get('/grants.csv?country=XK');
  t.match(headers['content-type'], /^text\/csv/);
  const lines = body.trim().split('\r\n');
  t.match(lines[0], /reference,reference_minted,programme,scheme,title/);
  const { page } = await anyone.get('/grants?country=XK');
  t.equal(lines.length - 2, Number(page.querySelector('.list-count strong')?.textContent));
  t.match(lines.at(-1), /UNSCR 1244/);
});

t.test('an unknown reference is not found', async (t) => {
  const { anyone } = await testApp(t);
  t.equal((await anyone.get('/grants/nothing')).statusCode, 404);
  t.equal((await anyone.json('GET', '/api/v1/grants/nothing')).statusCode, 404);
});

t.test('a list page runs as many queries for 25 rows as for one', async (t) => {
  const { anyone, registry } = await testApp(t);
  await anyone.get('/grants');
  const counts: number[] = [];
  const rows: number[] = [];
  const { prepare } = registry;
  for (const url of ['/grants?programme=smart-balkans', '/grants?programme=juventas-cemi-sub-granting']) {
    let count = 0;
    // Whatever was kept has to be asked again.
    change(registry, systemAct('command-line'), (record) =>
      record({ noun: 'person', id: 1, event: 'person.seen' }),
    );
    Object.assign(registry, { prepare: (text: string) => ((count += 1), prepare(text)) });
    const { page } = await anyone.get(url);
    Object.assign(registry, { prepare });
    counts.push(count);
    rows.push(page.querySelectorAll('.data-table tbody tr').length);
  }
  t.strictSame(rows, [25, 1]);
  t.equal(counts[0], counts[1]);
});
