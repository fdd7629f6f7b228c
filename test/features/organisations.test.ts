import t from 'tap';
import { testApp } from '#test/support/app.ts';

t.test('the list shows organisations with country, grants and partners, and its filters count', async (t) => {
  const { anyone } = await testApp(t);
  const { statusCode, page } = await anyone.get('/organisations');
  t.equal(statusCode, 200);
  t.equal(page.querySelector('h1')?.textContent.trim(), 'Organisations');
  const total = Number(page.querySelector('.list-count strong')?.textContent);
  t.ok(total > 100, 'the published organisations are there');
  t.equal(page.querySelectorAll('.data-table tbody tr').length, 25);
  const countries = page.querySelectorAll('input[name=country]').map((box) => box.getAttribute('value'));
  t.strictSame(countries.slice(0, 6), ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'], 'the six stand first');
  t.match(page.querySelector('.list-pages')?.textContent, /1–25 of/);
});

t.test('a page continues after the last one, and goes back', async (t) => {
  const { anyone } = await testApp(t);
  const names = (page: Awaited<ReturnType<typeof anyone.get>>['page']) =>
    page.querySelectorAll('.data-table tbody .name').map((name) => name.textContent);
  const { page: first } = await anyone.get('/organisations');
  const { page: second } = await anyone.get(first.querySelector('a[rel=next]')!.getAttribute('href')!);
  t.match(second.querySelector('.list-pages')?.textContent, /26–50 of/);
  t.notOk(names(second).some((name) => names(first).includes(name)));
  const { page: back } = await anyone.get(second.querySelector('a[rel=prev]')!.getAttribute('href')!);
  t.strictSame(names(back), names(first));
});

t.test('ХОПС is found by hops, and the page says which name matched', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/organisations?q=hops');
  t.equal(page.querySelectorAll('.data-table tbody tr').length, 1);
  const cell = page.querySelector('.data-table td[data-kind=name]');
  t.match(cell?.querySelector('a')?.textContent, /^ХОПС/);
  t.match(
    cell?.querySelector('.note')?.textContent,
    /HOPS – Opcii za zdrav život Skopje\s+\(transliterated\)/,
  );
  t.equal(cell?.querySelector('mark')?.textContent, 'HOPS');
  t.equal(page.querySelector('.list-count')?.textContent, '1 organisation for “hops”');
  const mk = await anyone.get('/organisations?q=hops', { 'accept-language': 'mk' });
  t.match(mk.page.querySelector('.list-count')?.textContent, '1 организација за „hops“');
});

t.test('filters and search meet, and each stands as a chip that can be taken away', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/organisations?country=MK&scheme=smart-balkans-core&sort=newest');
  const rows = page.querySelectorAll('.data-table tbody tr');
  t.ok(rows.length > 0);
  for (const row of rows) t.match(row.textContent, /North Macedonia/);
  const chips = page.querySelectorAll('.list-chips a').map((chip) => chip.getAttribute('href'));
  t.ok(chips.includes('/organisations?scheme=smart-balkans-core&sort=newest'));
  t.ok(page.querySelector('#facet-country-MK')?.hasAttribute('checked'));
  const csv = page.querySelector('.list-download a')?.getAttribute('href');
  t.equal(csv, '/organisations.csv?country=MK&scheme=smart-balkans-core&sort=newest');
});

t.test('an empty list says what to drop and how many that gives', async (t) => {
  const { anyone } = await testApp(t);
  const { page, statusCode } = await anyone.get('/organisations?country=NO&q=hops');
  t.equal(statusCode, 200);
  t.equal(page.querySelector('.list-count strong')?.textContent, '0');
  t.equal(page.querySelector('.data-table'), null);
  t.match(page.querySelector('.empty')?.textContent.replaceAll(/\s+/g, ' '), /“Norway” .*1/);
  t.ok(page.querySelector('.empty a[href="/organisations?q=hops"]'));
});

t.test('the same rows are there as CSV', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/organisations?country=XK');
  const total = Number(page.querySelector('.list-count strong')?.textContent);
  const { body, headers } = await anyone.get('/organisations.csv?country=XK');
  t.match(headers['content-type'], 'text/csv');
  const lines = body.trimEnd().split('\r\n');
  t.equal(lines.length, total + 2, 'a head, the rows, and the note');
  t.match(lines[0], 'registry_id,slug,name');
  t.match(lines.at(-1), 'UNSCR 1244/1999');
  t.match(lines[1], /^WBR-O-\d{6},/);
  const { body: without } = await anyone.get('/organisations.csv?q=hops');
  t.notMatch(without, 'UNSCR');
});

t.test('htmx gets the rows and the facets alone', async (t) => {
  const { anyone } = await testApp(t);
  const { page, headers } = await anyone.get('/organisations?q=hops', { 'hx-request-type': 'partial' });
  t.match(headers['vary'], 'HX-Request-Type');
  t.equal(page.querySelector('h1'), null);
  t.equal(page.querySelector('form'), null);
  t.equal(page.querySelector('hx-partial')?.getAttribute('hx-target'), '#list-facets');
  t.equal(page.querySelectorAll('.data-table tbody tr').length, 1);
});

t.test('odd input neither breaks the list nor runs', async (t) => {
  const { anyone } = await testApp(t);
  for (const q of ['"', '*', 'NEAR(', "';--", '<script>alert(1)</script>', '\0', 'ж'.repeat(3000), 'a|b']) {
    const { statusCode, page } = await anyone.get(`/organisations?q=${encodeURIComponent(q)}`);
    t.equal(statusCode, 200, q.slice(0, 20));
    t.equal(page.querySelectorAll('main script').length, 0);
  }
  const { statusCode } = await anyone.get(
    '/organisations?country=%3Cb%3E&status=nothing&after=99999999&nonsense=1',
  );
  t.equal(statusCode, 200);
});

t.test('an organisation shows its grant, its five partners and where the facts are from', async (t) => {
  const { anyone } = await testApp(t);
  const { page, statusCode } = await anyone.get('/organisations/cooperation-and-development-institute-cdi');
  t.equal(statusCode, 200);
  t.match(page.querySelector('h1')?.textContent, 'Cooperation and Development Institute (CDI)');
  t.equal(page.querySelector('.kicker')?.textContent, 'Civil society organisation, Albania');
  t.equal(page.querySelectorAll('#grants tbody tr').length, 1);
  t.equal(page.querySelectorAll('#partners tbody tr').length, 5);
  t.match(page.querySelector('#partners tbody')?.textContent, /Together in the grant/);
  t.ok(page.querySelector('#sources a[href^="https://"]'));
  t.match(page.querySelector('.facts-missing')?.textContent, /Not published: mission, themes, legal form/);
});

t.test('a network shows its members, and its members one another as partners', async (t) => {
  const { anyone, registry } = await testApp(t);
  const network = registry
    .prepare<{ slug: string; members: number }>(
      `select organisations.slug, count(*) as members from memberships
       join organisations on organisations.id = memberships.network_id
       group by organisations.id order by members desc`,
    )
    .get()!;
  const { page } = await anyone.get(`/organisations/${network.slug}`);
  const links = page.querySelectorAll('#members tbody .name');
  t.equal(links.length, network.members);
  const { page: member } = await anyone.get(links[0]!.getAttribute('href')!);
  t.ok(member.querySelectorAll('#partners tbody tr').length > 0);
  t.match(member.querySelector('#coalitions')?.textContent, /Member/);
});

t.test('the number of partners in a list is the number of those on the page', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/organisations?role=lead&country=AL');
  for (const row of page.querySelectorAll('.data-table tbody tr').slice(0, 6)) {
    const count = Number.parseInt(row.querySelector('[data-kind=number] .cell-value')?.textContent ?? '', 10);
    const { page: one } = await anyone.get(row.querySelector('.name')!.getAttribute('href')!);
    t.equal(one.querySelectorAll('#partners tbody tr').length, count);
  }
});

t.test('what is only planned is not told to the public', async (t) => {
  const { anyone, signedIn, registry } = await testApp(t);
  registry.prepare("update grants set status = 'planned' where reference = 'SB-003'").run();
  registry.prepare('delete from signings').run();
  const path = '/organisations/cooperation-and-development-institute-cdi';
  const { page } = await anyone.get(path);
  t.equal(page.querySelector('#grants'), null);
  t.equal(page.querySelector('#partners'), null);
  const { page: own } = await signedIn().get(path);
  t.equal(own.querySelectorAll('#grants tbody tr').length, 1, 'staff read of it');
});

t.test('an unknown organisation is not there; an old address leads to the present one', async (t) => {
  const { anyone, registry } = await testApp(t);
  const { statusCode, page } = await anyone.get('/organisations/nobody');
  t.equal(statusCode, 404);
  t.ok(page.querySelector('h1'));
  registry
    .prepare(
      "insert into organisation_slugs (slug, organisation_id) select 'cdi-tirana', id from organisations where slug = 'estima'",
    )
    .run();
  const { statusCode: moved, headers } = await anyone.get('/organisations/cdi-tirana');
  t.equal(moved, 301);
  t.equal(headers.location, '/organisations/estima');
});

t.test('what was confirmed lately stands before long ago before never, and the line says when', async (t) => {
  const test = await testApp(t);
  const staff = test.script();
  const today = new Date().toISOString().slice(0, 10);
  const lately = `${today.slice(0, 4)}-01-01`;
  // Equally close; the shorter a name the higher it would stand, were it not for when it was confirmed.
  const confirmed: [string, string | null][] = [
    ['Kalinka never (example)', null],
    ['Kalinka formerly (example)', '2019-05-02'],
    ['Kalinka latelymost (example)', lately],
  ];
  for (const [name, confirmedOn] of confirmed) {
    const input = { name, kind: 'cso', nameKind: 'printed', country: 'MK', isAnother: true };
    t.equal((await staff.json('POST', '/api/v1/organisations', input)).statusCode, 201);
    test.registry.prepare('update organisations set confirmed_on = ? where name = ?').run(confirmedOn, name);
  }
  const names = (page: Awaited<ReturnType<typeof test.anyone.get>>['page'], selector: string) =>
    page.querySelectorAll(selector).map((name) => /never|formerly|lately/.exec(name.textContent)?.[0]);
  const best = ['lately', 'formerly', 'never'];
  const list = await test.anyone.get('/organisations?q=kalinka');
  t.strictSame(names(list.page, '.data-table tbody .name'), best);
  const notes = list.page.querySelectorAll('.data-table td[data-kind=name]').map((cell) => cell.textContent);
  t.match(notes[0], /Confirmed/);
  t.match(notes[1], /Not confirmed since 2019/);
  t.notMatch(notes[2], /onfirmed/, 'nothing is said of who was never asked');
  t.strictSame(names((await test.anyone.get('/search?q=kalinka')).page, '#organisations .name'), best);
  const api = await test.anyone.json('GET', '/api/v1/organisations?q=kalinka');
  t.match(api.json(), {
    items: [{ confirmedOn: lately }, { confirmedOn: '2019-05-02' }, { confirmedOn: null }],
  });
  t.match((await test.anyone.get('/organisations.csv?q=kalinka')).body, '2019-05-02');

  const filters = list.page.querySelectorAll('input[name=confirmed]').map((box) => box.getAttribute('value'));
  t.strictSame(filters.toSorted(), [lately.slice(0, 4), '2019', 'none'].toSorted());
  const never = await test.anyone.get('/organisations?q=kalinka&confirmed=none');
  t.match(never.page.querySelector('.list-chips')?.textContent, /Never confirmed/);
  t.strictSame(names(never.page, '.data-table tbody .name'), ['never']);
  t.ok(list.page.querySelector('a[href="/reconcile/paste"]'), 'a list of names can be matched from here');
});
