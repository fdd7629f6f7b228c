import t from 'tap';
import { createCoalition, editCoalition, joinCoalition } from '#features/coalitions/commands.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { Invalid } from '#errors.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp } from '#test/support/app.ts';

t.test('the published coalitions', async (t) => {
  const { anyone, registry } = await testApp(t);

  t.test('stand in one list with what each asks, the same rows as CSV', async (t) => {
    const { page } = await anyone.get('/coalitions');
    t.equal(page.querySelectorAll('tbody tr').length, 15);
    t.match(page.querySelector('.list-count')?.textContent, /15 coalitions/);
    const csv = await anyone.get('/coalitions.csv?country=RS');
    const lines = csv.body.trim().split('\r\n');
    t.match(lines.at(-1), /UNSCR 1244/, 'the last row is the footnote');
    const serbian = await anyone.get('/coalitions?country=RS');
    t.equal(serbian.page.querySelectorAll('tbody tr').length, lines.length - 2);
  });

  t.test('two of one name are two, told apart by the address', async (t) => {
    const serbian = await anyone.get('/coalitions/koalicija-27');
    const montenegrin = await anyone.get('/coalitions/koalicija-27-me');
    t.match(serbian.page.querySelector('#members')?.textContent, /Jedan Stepen Srbija/);
    t.match(montenegrin.page.querySelector('#members')?.textContent, /Gnijezdo/);
    t.equal(
      serbian.page.querySelectorAll('.member-former').length,
      2,
      'two former members whose leaving is not dated',
    );
    t.equal(montenegrin.page.querySelectorAll('#participants li').length, 5, 'initiators stand apart');
  });

  t.test('members that are not published are not 0', async (t) => {
    const { page } = await anyone.get('/coalitions?q=kwn');
    t.match(page.querySelector('tbody tr td:last-child')?.textContent, /not published/);
    const network = await anyone.get('/coalitions/kosovo-womens-network');
    t.equal(network.page.querySelector('.tabs a[href="#members"]')?.textContent.trim(), 'Members');
    const former = await anyone.get('/coalitions/civil-society-strengthening-platform');
    t.match(former.page.querySelector('.facts')?.textContent, /none now, 11 formerly/);
  });

  t.test('each names its sources, and so does each membership', async (t) => {
    const { page } = await anyone.get('/coalitions/pointpulse');
    t.ok(page.querySelectorAll('.sources > li').length > 1);
    t.ok(page.querySelectorAll('.source-mark').length >= 7);
    for (const mark of page.querySelectorAll('.source-mark a'))
      t.ok(page.querySelector(mark.getAttribute('href')!));
  });

  t.test('a network keeps its members once, for every coalition that it carries', async (t) => {
    const act = systemAct('command-line');
    const network = registry
      .prepare<{ slug: string }>("select slug from organisations where kind = 'network'")
      .get()!.slug;
    const input = {
      name: 'Ask (example)',
      kind: 'formal_network',
      status: 'active',
      ask: 'Something',
      network,
    };
    const [one, other] = [createCoalition(registry, act, input), createCoalition(registry, act, input)];
    t.not(one.slug, other.slug);
    joinCoalition(registry, act, one.slug, { organisation: 'proactive' });
    t.equal(
      findCoalition(registry, other.slug).counts.current,
      findCoalition(registry, one.slug).counts.current,
    );
    t.throws(() => joinCoalition(registry, act, one.slug, { organisation: network }), Invalid, 'not itself');
  });

  t.test('a source may print a join before the forming: kept, with a hint', async (t) => {
    const { slug } = createCoalition(registry, systemAct('seed'), {
      name: 'Later formed (example)',
      kind: 'coalition',
      status: 'active',
      ask: 'Something',
      formedOn: '2020-05',
    });
    joinCoalition(registry, systemAct('seed'), slug, { organisation: 'proactive', joinedOn: '2019' });
    const { page } = await anyone.get(`/coalitions/${slug}`);
    t.match(
      page.querySelector('#members')?.textContent,
      /joining before the coalition was formed \(May\s2020\)/,
    );
    const edit = {
      name: 'Later formed (example)',
      kind: 'coalition',
      status: 'closed',
      ask: 'Something',
      formedOn: '2020-05',
    };
    t.doesNotThrow(
      () => editCoalition(registry, systemAct('command-line'), slug, edit),
      'the hint lets the rest be put right',
    );
  });

  t.test('a country or theme that does not exist breaks nothing', async (t) => {
    for (const query of [
      'country=zz9',
      'theme=%00',
      'status=none',
      'after=999999',
      'sort=nothing',
      'q=%22%2A%20NEAR(',
    ]) {
      t.equal((await anyone.get(`/coalitions?${query}`)).statusCode, 200, query);
    }
  });
});
