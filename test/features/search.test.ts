import t from 'tap';
import { testApp } from '#test/support/app.ts';

/** What people paste, and what search engines’ own languages mean by it. */
const arbitrary = [
  '"',
  "'",
  '*',
  'hops*',
  '"hops',
  'NEAR(hops zene, 2)',
  'hops AND',
  'OR',
  'NOT',
  'names: hops',
  '^hops',
  '-',
  '()',
  'a"b\\c',
  '\0',
  'hops\0zene',
  '%',
  '; drop table organisations',
  '<script>alert(1)</script>',
  '💬',
  '\uD800',
  'ѕ'.repeat(500),
  'x'.repeat(10_000),
  `${'zene '.repeat(1999)}zene`,
];

t.test('one box finds names in any script', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/search?q=hops');
  t.equal(page.querySelectorAll('h1').length, 1);
  const organisations = page.querySelector('#organisations')!;
  t.match(organisations.querySelector('.name')?.textContent, /ХОПС/);
  t.match(
    organisations.querySelector('.note')?.textContent,
    /matched HOPS/,
    'the name is shown as it was searched for',
  );
  t.equal(organisations.querySelector('mark')?.textContent, 'HOPS');
  t.equal(organisations.querySelector('.section-links a')?.getAttribute('href'), '/organisations?q=hops');
  t.ok(page.querySelector('#grants'), 'and the grant that it leads');

  const hits = async (q: string) => {
    const answer = await anyone.get(`/search?q=${encodeURIComponent(q)}`);
    return answer.page.querySelectorAll('.hits .name').map((name) => name.textContent);
  };
  t.strictSame(await hits('zene'), await hits('жене'));
  t.strictSame(await hits('zene'), await hits('žene'));
  t.ok((await hits('zene')).length > 1);
  const coalition = await anyone.get('/search?q=komra');
  t.equal(coalition.page.querySelector('#coalitions .name')?.getAttribute('lang'), 'en');
  t.match(coalition.page.querySelector('#coalitions')?.textContent, /RECOM.*matched Nisma për KOMRA/s);
});

t.test('the figures are those of the lists', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/search?q=c');
  for (const link of page.querySelectorAll('.section-links a')) {
    const said = /\d+/.exec(link.textContent)?.[0] ?? '1';
    const list = await anyone.get(link.getAttribute('href')!);
    t.equal(list.page.querySelector('.list-count strong')?.textContent, said, link.textContent);
  }
});

t.test('what is planned in secret is found by staff alone', async (t) => {
  const test = await testApp(t);
  const { practice } = test;
  const hidden = practice
    .prepare<{ title: string }>("select title from grants where title like 'Safe streets%'")
    .get()!.title;
  const staff = await test.signedIn({ isPractice: true }).get(`/search?q=${encodeURIComponent(hidden)}`);
  t.equal(staff.page.querySelectorAll('#grants .hits li').length, 1);
  t.match((await test.anyone.get('/search?q=safe+streets')).page.textContent, /Nothing is recorded under/);
});

t.test('nothing found is said honestly, in both languages', async (t) => {
  const { anyone } = await testApp(t);
  const english = await anyone.get('/search?q=xqzzz');
  t.equal(english.statusCode, 200);
  t.match(english.page.querySelector('.empty-title')?.textContent, /Nothing is recorded under “xqzzz”/);
  t.ok(english.page.querySelector('.search-lists a[href="/grants"]'), 'the lists are one press away');
  const macedonian = await anyone.get('/search?q=xqzzz', { 'accept-language': 'mk' });
  t.match(macedonian.page.textContent, /не е запишано ништо/);
  t.match((await anyone.get('/search')).page.querySelector('h1')?.textContent, /Search/);
});

t.test('whatever is typed breaks nothing, on any list', async (t) => {
  const { anyone } = await testApp(t);
  for (const q of arbitrary) {
    for (const path of [
      '/search',
      '/search/suggestions',
      '/organisations',
      '/grants',
      '/events',
      '/coalitions',
    ]) {
      const answer = await anyone.get(`${path}?q=${encodeURIComponent(q.toWellFormed())}`);
      t.equal(answer.statusCode, 200, `${path} ${JSON.stringify(q.slice(0, 30))}`);
      t.notMatch(answer.body, /<script>alert/, 'and is escaped');
    }
  }
});

t.test('suggestions while typing are a part of a page', async (t) => {
  const { anyone } = await testApp(t);
  const answer = await anyone.get('/search/suggestions?q=hop', { 'hx-request-type': 'partial' });
  t.notMatch(answer.body, /<html/);
  t.match(answer.page.querySelector('.suggestion a')?.getAttribute('href'), /^\/organisations\//);
  t.equal(answer.page.querySelector('.suggestion-all a')?.getAttribute('href'), '/search?q=hop');
  t.equal((await anyone.get('/search/suggestions?q=')).body.trim(), '');
  const one = await anyone.get('/search/suggestions?q=c');
  t.ok(one.page.querySelectorAll('.suggestion').length >= 5, 'one letter suggests as well');
});
