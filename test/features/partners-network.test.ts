import t from 'tap';
import { bridging, graphOf, growth, pieces, type Group } from '#features/partners/network-measures.ts';
import { testApp } from '#test/support/app.ts';

const group = (key: string, members: number[], year: string | null = null): Group => ({
  noun: 'grant',
  key,
  title: key,
  language: null,
  year,
  members,
  hasLead: true,
});

t.test('bridges, pieces and growth are as counted by hand', async (t) => {
  // 1-2-3 and 3-4-5 meet in 3; 6-7 stands apart; 4-5 were joined earlier already, and 6-7 at no published time.
  const graph = graphOf([
    group('a', [1, 2, 3], '2022'),
    group('b', [3, 4, 5], '2023'),
    group('c', [4, 5], '2021'),
    group('d', [6, 7]),
  ]);
  t.equal(graph.pairs.length, 7);
  t.strictSame(bridging(graph), [3]);
  t.equal(pieces(graph), 2);
  t.strictSame(growth(graph), {
    years: [
      { year: '2021', pairs: 1 },
      { year: '2022', pairs: 3 },
      { year: '2023', pairs: 2 },
    ],
    undated: 1,
  });
  const chain = graphOf(Array.from({ length: 5_000 }, (_, at) => group(String(at), [at, at + 1])));
  t.equal(bridging(chain).length, 4_999, 'a long chain is no fault');
});

t.test(
  'the regional grants are drawn with names in their countries: 22 organisations, 33 pairs',
  async (t) => {
    const { anyone } = await testApp(t);
    const { page, statusCode } = await anyone.get('/partners/network?by=regional');
    t.equal(statusCode, 200);
    t.equal(page.querySelectorAll('.net-mark').length, 22);
    t.equal(page.querySelectorAll('.net-line').length, 33);
    t.equal(page.querySelectorAll('.net-dot[data-lead]').length, 6);
    t.equal(page.querySelectorAll('#pairs tbody tr').length, 33, 'the same as a list');
    t.match(page.querySelector('.lead')?.text, /22 organisations joined by 6 grants.*0 bridge/s);
    const api = (await anyone.json('GET', '/api/v1/partners/network?by=regional&limit=100')).json();
    t.equal(api.total, 33);
    t.equal(api.items.length, 33);
    const csv = (await anyone.get('/partners/network.csv?by=regional')).body.trim().split('\r\n');
    t.equal(csv.length, 33 + 2, 'a row for each pair, the head and the footnote');
  },
);

t.test('one is looked at closer: its partners in the accent and at the right', async (t) => {
  const { anyone } = await testApp(t);
  const focus = 'cooperation-and-development-institute-cdi';
  const { page } = await anyone.get(`/partners/network?by=regional&focus=${focus}`);
  t.equal(page.querySelectorAll('.net-line[data-chosen]').length, 5);
  t.equal(page.querySelectorAll('.net-mark[data-near]').length, 5);
  t.equal(page.querySelectorAll('#closer .side-list li').length, 5);
  const organisation = await anyone.get(`/organisations/${focus}`);
  t.ok(organisation.body.includes(`/partners/network?by=all&amp;focus=${focus}`), 'its page leads here');
  const unknown = await anyone.get('/partners/network?by=regional&focus=nobody&year=then');
  t.match(unknown.page.querySelector('.notice')?.text, /“nobody” stands in no grant/);
});

t.test('a larger network is laid out by forces, the same each time, off the event loop', async (t) => {
  const { anyone } = await testApp(t);
  const marks = async () => {
    const { page } = await anyone.get('/partners/network?by=all');
    return page
      .querySelectorAll('.net-dot')
      .map((dot) => `${dot.getAttribute('cx')} ${dot.getAttribute('cy')}`);
  };
  const first = await marks();
  t.ok(first.length > 60);
  t.equal(new Set(first).size, first.length, 'no two stand on one place');
  const other = await testApp(t);
  const { page } = await other.anyone.get('/partners/network?by=all');
  t.strictSame(
    page.querySelectorAll('.net-dot').map((dot) => `${dot.getAttribute('cx')} ${dot.getAttribute('cy')}`),
    first,
  );
});

t.test('undated pairs are left out of the years, and said', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/partners/network?by=regional');
  t.match(
    page.querySelector('#growth')?.text,
    /21 pairs of no published year are left out|\d+ pairs of no published year/,
  );
});
