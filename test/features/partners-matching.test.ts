import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

interface Match {
  place: number;
  organisation: { slug: string; name: string; country: string | null };
  score: number;
  reasons: { reason: string; points: number; isUnknown: boolean }[];
  isNewToRegionalGrants: boolean;
}
interface Matches {
  items: Match[];
  next: string | null;
  total: number;
  address: string;
  loosen: { condition: string; count: number }[];
}

const NEED = 'countries=AL&countries=MK&scheme=smart-balkans-regional&themes=prevention-with-youth';
const list = async ({ anyone }: TestApp, query: string) =>
  (await anyone.json('GET', `/api/v1/partners?${query}`)).json<Matches>();

/** The slug of a published organisation that led a regional grant. */
function slugLike({ registry }: TestApp, name: string): string {
  return registry
    .prepare<{ slug: string }>('select slug from organisations where name like ? order by id')
    .get(`%${name}%`)!.slug;
}

t.test('a need gives a ranked list in which each score is the sum of its reasons', async (t) => {
  const test = await testApp(t);
  const lead = slugLike(test, 'ATRC');
  const answer = await list(test, `${NEED}&with=${lead}&limit=50`);
  t.ok(answer.total > 20);
  t.equal(answer.items.length, Math.min(50, answer.total));
  for (const { score, reasons } of answer.items) {
    const sum = reasons.reduce((all, { points }) => all + points * 10, 0);
    t.equal(Math.round(sum), Math.round(score * 10));
  }
  const [first] = answer.items;
  t.ok(['AL', 'MK'].includes(first!.organisation.country ?? ''), 'countries wanted come first');
  t.equal(first!.reasons.find(({ reason }) => reason === 'together')?.points, 15, 'it worked with the lead');
  t.equal(first!.reasons.find(({ reason }) => reason === 'scheme')?.points, 15);
  t.ok(first!.reasons.find(({ reason }) => reason === 'themes')?.isUnknown);
  t.ok(answer.items.every(({ organisation }) => organisation.slug !== lead));
  t.ok(
    answer.items.some(({ isNewToRegionalGrants }) => isNewToRegionalGrants),
    'nobody is shut out for being new',
  );
});

t.test('the page says what the API says, line by line, and what is not published', async (t) => {
  const test = await testApp(t);
  const query = `${NEED}&with=${slugLike(test, 'ATRC')}`;
  const { items, total } = await list(test, query);
  const { page, statusCode } = await test.anyone.get(`/partners?${query}`);
  t.equal(statusCode, 200);
  t.match(page.querySelector('.match-count')?.text, `${total} organisations fit your need`);
  const places = page.querySelectorAll('.match-place');
  t.strictSame(
    places.map((place) => place.querySelector('.match-name a')?.getAttribute('href')),
    items.map(({ organisation }) => `/organisations/${organisation.slug}`),
  );
  for (const [at, place] of places.entries()) {
    const lines = place.querySelectorAll('.reason-points').map((points) => Number(points.text));
    t.equal(
      Math.round(lines.reduce((sum, points) => sum + points * 10, 0)),
      Math.round(items[at]!.score * 10),
    );
  }
  t.match(places[0]?.querySelector('[data-kind=unknown]')?.text, /Not published.*themes \+0/s);
  t.match(page.querySelector('.basket')?.text, /Advocacy Training/);
  t.match(page.querySelector('.basket .rules-conclusion')?.text, /2 more organisations\. 2 more countries\./);
  const csv = (await test.anyone.get(`/partners.csv?${query}`)).body.trim().split('\r\n');
  t.ok(csv.length > total, 'a row for each and the head');
});

t.test(
  'a changed weight changes the order, and the page says who moved from where to where and why',
  async (t) => {
    const test = await testApp(t);
    const query = `${NEED}&with=${slugLike(test, 'ATRC')}`;
    const before = await list(test, query);
    const after = await list(test, `${query}&w-scheme=0&w-together=0&w-free=40`);
    const placesIn = ({ items }: Matches) => items.map(({ organisation }) => organisation.slug);
    t.notSame(placesIn(after), placesIn(before));
    for (const { reasons } of after.items) {
      t.equal(reasons.find(({ reason }) => reason === 'scheme')?.points, 0);
      t.ok((reasons.find(({ reason }) => reason === 'free')?.points ?? 99) <= 40);
    }
    const { page } = await test.anyone.get(`/partners?${query}&w-scheme=0&w-together=0&w-free=40`);
    const said = page.querySelector('.match-changes')?.text ?? '';
    t.match(said, /You raised “Free for new work” from 10 to 40/);
    t.match(said, /You lowered “Delivered this scheme” from 15 to 0/);
    t.match(said, /(rose|fell) from \d+ to \d+|came in at/);
    t.equal(page.querySelector('#w-free')?.getAttribute('value'), '40');
    const undo = page.querySelector('.match-changes a')?.getAttribute('href')?.replaceAll('&amp;', '&');
    t.strictSame(placesIn(await list(test, undo!.split('?')[1]!)), placesIn(before));
  },
);

t.test('the same address gives the same list to two readers', async (t) => {
  const test = await testApp(t);
  const { items, address } = await list(test, NEED);
  t.match(address, /on=\d{4}-\d{2}-\d{2}/);
  const [one, other] = await Promise.all([
    test.anyone.get(address),
    test.signedIn({ role: 'member' }).get(address),
  ]);
  const namesOn = (page: typeof one.page) =>
    page.querySelectorAll('.match-name').map(({ text }) => text.trim());
  t.strictSame(namesOn(one.page), namesOn(other.page));
  t.equal(namesOn(one.page).length, items.length);
});

t.test('nothing asked, nobody fitting, and an address edited by hand are answered in words', async (t) => {
  const test = await testApp(t);
  const { anyone, registry } = test;
  const empty = await anyone.get('/partners');
  t.match(empty.page.querySelector('.match-begin')?.text, /Say what you need/);
  registry
    .prepare(
      "insert into organisation_themes (organisation_id, theme_id) select organisations.id, themes.id from organisations, themes where themes.slug = 'role-of-media'",
    )
    .run();
  const nobody = await anyone.get('/partners?themes=corruption&countries=AL');
  t.match(nobody.page.querySelector('.empty')?.text, /No organisation fits.*With any themes: \d+ fit/s);
  const { loosen } = await list(test, 'themes=corruption&countries=AL');
  t.strictSame(
    loosen.map(({ condition }) => condition),
    ['themes'],
  );

  const edited = await anyone.get(
    '/partners?scheme=none&share=much&with=nobody-here&countries=ZZ&countries=AL&w-free=9999&page=x&on=2026-99-99&x=%3Cscript%3E',
  );
  t.equal(edited.statusCode, 200);
  const notes = edited.page.querySelector('.notice')?.text;
  t.match(notes, /no scheme “none”/);
  t.match(notes, /“much” cannot be read/);
  t.match(notes, /no organisation at the address “nobody-here”/);
  t.equal((await anyone.json('GET', '/api/v1/partners?w-free=9999')).statusCode, 422);
  t.equal((await anyone.json('GET', '/api/v1/partners?colour=red')).statusCode, 422);
});

t.test('a dissolved and a merged organisation in the address are said to be so', async (t) => {
  const test = await testApp(t);
  const { registry, anyone } = test;
  const [dissolved, merged, became] = ['TOKA', 'CeSID', 'ISIE'].map((name) => slugLike(test, name));
  registry.prepare("update organisations set status = 'dissolved' where slug = ?").run(dissolved);
  registry
    .prepare(
      "update organisations set status = 'merged', merged_into_id = (select id from organisations where slug = ?) where slug = ?",
    )
    .run(became, merged);
  const { page } = await anyone.get(`/partners?with=${dissolved}&with=${merged}`);
  t.match(page.querySelector('.notice')?.text, /TOKA was dissolved/);
  t.match(page.querySelector('.notice')?.text, /ISIE\) stands for a record/);
  t.equal(page.querySelectorAll('.basket-member').length, 2);
});

t.test('the list follows a change at once: a theme given to one, another shut', async (t) => {
  const test = await testApp(t);
  const { registry } = test;
  const slug = slugLike(test, 'PLEIADES');
  const query = `${NEED}&limit=100`;
  const before = (await list(test, query)).items.find(({ organisation }) => organisation.slug === slug)!;
  t.ok(before.reasons.find(({ reason }) => reason === 'themes')?.isUnknown);
  const staff = test.script({ role: 'administrator' });
  const own = registry.prepare<{ name: string }>('select name from organisations where slug = ?').get(slug)!;
  const put = await staff.json('PUT', `/api/v1/organisations/${slug}`, {
    name: own.name,
    kind: 'cso',
    country: 'MK',
    themes: ['prevention-with-youth'],
  });
  t.equal(put.statusCode, 200);
  const after = (await list(test, query)).items.find(({ organisation }) => organisation.slug === slug)!;
  t.equal(after.reasons.find(({ reason }) => reason === 'themes')?.points, 20);
});

t.test('the method stands in plain words with its figure and day, in both languages', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/partners/method');
  t.match(page.querySelector('main')?.text, /Measured on 27 November\s2026 over 1,000 invented needs/);
  t.equal(page.querySelectorAll('tbody tr').length, 10);
  const mk = await anyone.get('/partners/method', { cookie: 'language=mk' });
  t.match(mk.page.querySelector('h1')?.text, /Како се подредуваат партнерите/);
});
