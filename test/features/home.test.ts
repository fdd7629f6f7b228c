import t from 'tap';
import type { HTMLElement } from 'node-html-parser';
import { resetPractice } from '#seeds/practice.ts';
import { testApp, type Client } from '#test/support/app.ts';

/** How many records the list at that address says it has. */
async function countAt(client: Client, href: string): Promise<string | undefined> {
  return (await client.get(href)).page.querySelector('.list-count strong')?.textContent;
}

function figureOf(link: HTMLElement): string {
  return /[\d,]+/.exec(link.textContent)?.[0] ?? '';
}

t.test('every figure opens exactly what it counts', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/');
  t.equal(page.querySelectorAll('h1').length, 1);
  t.match(
    page.querySelector('.home-figures-title')?.textContent,
    /SMART Balkans/,
    'the figures name their programme',
  );

  const links = [
    ...page.querySelectorAll('.map a'),
    ...page.querySelectorAll('.home-map-note a'),
    ...page.querySelectorAll('.figure a').slice(0, 3),
  ];
  t.equal(links.length, 6 + 2 + 3);
  for (const link of links)
    t.equal(await countAt(anyone, link.getAttribute('href')!), figureOf(link), link.textContent.trim());

  t.test('amounts by currency, and those that are not published', async (t) => {
    const words = page.querySelector('.figure-words')!;
    t.match(words.textContent, /EUR\s186,164.00/);
    t.match(words.textContent, /NOK\s1,179,120.00/);
    for (const line of words.querySelectorAll('p').slice(1)) {
      const link = line.querySelector('a')!;
      const said = /(\d+) grants?/.exec(line.textContent)?.[1];
      t.equal(await countAt(anyone, link.getAttribute('href')!), said, line.textContent.trim());
    }
  });

  t.test('the pairs of countries, each with its grants', async (t) => {
    const pairs = page.querySelectorAll('.figure a')[3]!;
    t.equal(pairs.getAttribute('href'), '/how-we-count#pairs');
    const counting = (await anyone.get('/how-we-count')).page;
    const rows = counting.querySelectorAll('.data-table tbody tr');
    t.equal(rows.length, 15);
    const joined = counting.querySelectorAll('.data-table tbody a');
    t.equal(String(joined.length), figureOf(pairs));
    // Of the published consortia, worked out by hand in the registry's domain.
    const expected = [1, 2, 4, 4, 3, 2, 1, 1, 2, 1, 2, 2, 3, 3, 2].map(String);
    t.strictSame(
      joined.map((link) => link.textContent),
      expected,
    );
    for (const link of joined) t.equal(await countAt(anyone, link.getAttribute('href')!), link.textContent);
  });
});

t.test('a ceremony that is ahead is named; where none is, that is said', async (t) => {
  const test = await testApp(t);
  const home = await test.anyone.get('/');
  t.match(home.page.textContent, /None is ahead\. The last one:.*15 December\s2023/s);
  resetPractice(test.practice, new Date());
  const practice = await test.signedIn({ isPractice: true }).get('/');
  t.notMatch(practice.page.textContent, /None is ahead/);
  t.match(
    practice.page.querySelector('.ceremony-title')?.textContent,
    /Core grants: Serbia and North Macedonia/,
  );
});

t.test('the latest signings, newest first', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/');
  const dates = page.querySelectorAll('.data-table time').map((time) => time.getAttribute('datetime'));
  t.equal(dates.length, 8);
  t.strictSame(dates, dates.toSorted().toReversed());
});

t.test('three doors lead to pages that are there', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/');
  t.equal(page.querySelectorAll('.door').length, 3);
  for (const link of page.querySelectorAll('.door a')) {
    const { statusCode } = await anyone.get(link.getAttribute('href')!);
    t.ok(statusCode === 200 || statusCode === 303, link.textContent);
  }
  t.match(
    (await anyone.get('/', { 'accept-language': 'mk' })).page.querySelector('h1')?.textContent,
    /Граѓанското општество/,
  );
});

t.test('an empty registry says so and invents nothing', async (t) => {
  const test = await testApp(t);
  for (const table of ['ceremony_grants', 'signings', 'grant_themes', 'grant_participants', 'grants']) {
    test.practice.sqlite.exec(`delete from ${table}`);
  }
  const { page, statusCode } = await test.signedIn({ isPractice: true }).get('/');
  t.equal(statusCode, 200);
  t.notOk(page.querySelector('.home-figures'));
  t.match(page.textContent, /No signing is recorded yet/);
});

t.test('what the registry says about itself, in both languages', async (t) => {
  const { anyone } = await testApp(t);
  for (const path of ['/about', '/privacy', '/accessibility', '/how-we-count', '/open-data']) {
    const [english, macedonian] = [
      await anyone.get(path),
      await anyone.get(path, { 'accept-language': 'mk' }),
    ];
    t.equal(english.statusCode, 200, path);
    t.not(english.page.querySelector('h1')?.textContent, macedonian.page.querySelector('h1')?.textContent);
    for (const link of english.page.querySelectorAll('main a[href^="/"]')) {
      const href = link.getAttribute('href')!.split('#')[0]!;
      t.equal((await anyone.get(href)).statusCode, 200, `${path} → ${href}`);
    }
  }
});
