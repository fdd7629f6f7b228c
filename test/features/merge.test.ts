import t from 'tap';
import type { Database } from '#database/connection.ts';
import { findCandidates, soughtOfStored } from '#features/duplicates/candidates.ts';
import { mergeOrganisations } from '#features/duplicates/merging.ts';
import { undoMerge } from '#features/duplicates/undoing.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp, type TestApp } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';

const act = systemAct('command-line', new Date('2026-11-27T10:00:00Z'));
const TOKA = 'toka';
const TOKA_LONG = 'organizata-kosovare-per-talent-dhe-arsim-toka';

/** Every row of every table but those that grow with each act: history, the revision, and merges themselves. */
function dump(db: Database): Record<string, string[]> {
  const tables = db
    .prepare<{ name: string }>(
      `select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not glob '*_search*'
         and name not in ('history', 'history_subjects', 'registry_state', 'organisation_merges', 'sqlite_sequence')`,
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db
        .prepare<object>(`select * from "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted(),
    ]),
  );
}

function slugs(db: Database, sql: string, ...values: unknown[]): string[] {
  return db
    .prepare<{ slug: string }>(sql)
    .all(...values)
    .map(({ slug }) => slug);
}

t.test('merging and undoing brings back the very same rows, for every pair that looks alike', async (t) => {
  const { registry: db } = testDatabases();
  t.teardown(() => db.close());
  const pairs = db
    .prepare<{ first: string; second: string }>(
      `select one.slug as first, other.slug as second from duplicate_pairs
       join organisations one on one.id = first_id join organisations other on other.id = second_id`,
    )
    .all();
  const all = [
    ...pairs,
    { first: TOKA, second: TOKA_LONG },
    { first: 'autonomni-zenski-centar', second: 'autonomus-womens-center-awc' },
    { first: 'forum-mne', second: 'forum-mladi-i-neformalna-edukacija-forum-mne' },
    { first: 'belgrade-center-for-security-policy', second: 'belgrade-centre-for-security-policy-bcsp' },
  ];
  t.ok(pairs.length >= 3, `${pairs.length} pairs of published records look alike`);
  let merged = 0;
  for (const { first, second } of all) {
    for (const [stays, goes] of [
      [first, second],
      [second, first],
    ] as const) {
      const before = dump(db);
      try {
        const { id } = mergeOrganisations(db, act, stays, goes, {
          name: 'second',
          country: 'second',
          kind: 'second',
        });
        t.not(JSON.stringify(dump(db)), JSON.stringify(before), 'something was moved');
        undoMerge(db, act, stays, id);
        merged += 1;
      } catch (error) {
        t.match(error, { name: 'Conflict' }, `${stays} and ${goes} stand in one grant`);
      }
      t.strictSame(dump(db), before, `${goes} into ${stays}`);
    }
  }
  t.ok(merged >= 2 * (all.length - 1), `${merged} merges were undone`);
});

t.test('several merges into one record are undone in any order', async (t) => {
  const { registry: db } = testDatabases();
  t.teardown(() => db.close());
  const before = dump(db);
  const others = slugs(
    db,
    `select slug from organisations where country = 'BA' and id not in
       (select organisation_id from grant_participants) order by id limit 4`,
  );
  const [stays = '', ...rest] = others;
  const ids = rest.map((goes) => mergeOrganisations(db, act, stays, goes).id);
  t.equal(ids.length, 3);
  for (const id of [ids[1]!, ids[0]!, ids[2]!]) undoMerge(db, act, stays, id);
  const after = dump(db);
  for (const [table, rows] of Object.entries(before)) {
    if (table !== 'organisations') t.strictSame(after[table], rows, table);
  }
  // When it was last changed is the one thing that then is not as it was.
  const bare = (rows: string[] = []) => rows.map((row) => row.replace(/"updated_at":"[^"]*"/, ''));
  t.strictSame(bare(after['organisations']), bare(before['organisations']));
});

function undoQuestions(db: Database, slug: string, id: number): string[] {
  try {
    db.sqlite.exec('savepoint look');
    undoMerge(db, act, slug, id);
  } catch (error) {
    const { problems = [] } = error as { problems?: { path: string }[] };
    return problems.map(({ path }) => path.replace('/answers/', ''));
  } finally {
    db.sqlite.exec('rollback to look; release look');
  }
  return [];
}

const pairPath = `/admin/duplicates/${TOKA_LONG}/${TOKA}`;

async function mergeByPage(test: TestApp, form: Record<string, string> = {}) {
  const staff = test.signedIn();
  const answer = await staff.post(`${pairPath}/merge`, form);
  const merge = test.registry
    .prepare<{ id: number }>('select id from organisation_merges order by id desc')
    .get()?.id;
  return { staff, answer, merge };
}

t.test('a merge keeps every name, both addresses and every link, as one entry of the history', async (t) => {
  const test = await testApp(t);
  const { registry, anyone } = test;
  const grants = (slug: string) =>
    registry
      .prepare<{ n: number }>(
        `select count(*) as n from grant_participants join organisations on organisations.id = organisation_id where slug = ?`,
      )
      .get(slug)!.n;
  const all = grants(TOKA) + grants(TOKA_LONG);
  const entries = () => registry.prepare<{ n: number }>('select count(*) as n from history').get()!.n;
  const before = entries();
  const compare = await test.signedIn().get(pairPath);
  t.equal(compare.statusCode, 200);
  t.ok(
    compare.page.querySelector('input[name=name][value=first][checked]'),
    'the first name stays by itself',
  );
  t.match(compare.page.querySelector('.compare')?.textContent, /the same in both/);
  t.match(compare.page.querySelector('.why-alike')?.textContent, /acronym/);

  const people = entries() - before;
  const { answer, staff } = await mergeByPage(test);
  t.equal(answer.statusCode, 303, answer.body);
  t.equal(answer.headers.location, `/organisations/${TOKA_LONG}`);
  t.equal(entries() - before - people * 2, 1, 'one entry');

  const old = await anyone.get(`/organisations/${TOKA}`);
  t.equal(old.statusCode, 301);
  t.equal(old.headers.location, `/organisations/${TOKA_LONG}`);
  const api = await anyone.json('GET', `/api/v1/organisations/${TOKA}`);
  t.equal(api.statusCode, 301);
  t.equal(api.headers.location, `/api/v1/organisations/${TOKA_LONG}`);
  t.equal(grants(TOKA_LONG), all);
  t.equal(grants(TOKA), 0);
  const { page } = await anyone.get(`/organisations/${TOKA_LONG}`);
  t.match(page.querySelector('#names')?.textContent, /TOKA/);
  t.equal(page.querySelectorAll('#grants tbody tr').length, all);
  const list = await anyone.get('/organisations?q=toka');
  t.match(list.page.querySelector('.list-count')?.textContent, /^1 /);
  t.match(
    (await anyone.get('/grants?q=toka')).page.querySelector('.list-count')?.textContent,
    new RegExp(`^${all} `),
  );
  const shown = await staff.get(`/organisations/${TOKA_LONG}`);
  t.ok(shown.page.querySelector('a[href*="/merges/"]'), 'staff see the way back');
  t.notOk(page.querySelector('a[href*="/merges/"]'), 'the public does not');
  const history = await staff.get(`/organisations/${TOKA_LONG}/history`);
  t.match(history.page.querySelector('main')?.textContent, /Another record merged/);
});

t.test(
  'undoing asks about what came and changed since, and takes both records to where a person says',
  async (t) => {
    const test = await testApp(t);
    const { registry } = test;
    const { staff, merge } = await mergeByPage(test, { country: 'first' });
    const path = `/organisations/${TOKA_LONG}/merges/${merge}`;
    const exact = await staff.get(path);
    t.match(exact.page.querySelector('main')?.textContent, /exactly as they were/);

    await staff.post(`/organisations/${TOKA_LONG}/names`, { name: 'TOKA Invented Name (example)' });
    const form = await staff.get(path);
    const questions = form.page.querySelectorAll('fieldset');
    t.equal(questions.length, 1);
    t.match(questions[0]?.textContent, /TOKA Invented Name/);
    const unanswered = await staff.post(`${path}/undoing`, {});
    t.equal(unanswered.statusCode, 422);
    t.equal(unanswered.page.querySelectorAll('.error-summary a').length, 1);
    const key = questions[0]?.querySelector('input')?.getAttribute('name') ?? '';
    const undone = await staff.post(`${path}/undoing`, { [key]: 'second' });
    t.equal(undone.statusCode, 303, undone.body);
    t.equal(undone.headers.location, `/organisations/${TOKA}`);
    const names = (slug: string) =>
      slugs(
        registry,
        `select names.name as slug from organisation_names names join organisations on organisations.id = organisation_id
       where slug = ? order by position`,
        slug,
      );
    t.strictSame(names(TOKA), ['TOKA', 'TOKA Invented Name (example)']);
    t.strictSame(names(TOKA_LONG), ['Organizata Kosovare për Talent dhe Arsim – TOKA', 'TOKA']);
    t.equal((await test.anyone.get(`/organisations/${TOKA}`)).statusCode, 200);
    t.equal(
      (await staff.post(`${path}/undoing`, {})).statusCode,
      409,
      'a second time there is nothing to undo',
    );
  },
);

t.test('an edit since keeps what it changed; what the merge moved still goes back', async (t) => {
  const { registry: db } = testDatabases();
  t.teardown(() => db.close());
  db.sqlite.exec(`update organisations set city = 'Pristina' where slug = '${TOKA}'`);
  const before = dump(db);
  const { id } = mergeOrganisations(db, act, TOKA_LONG, TOKA);
  const city = () =>
    db.prepare<{ city: string | null }>('select city from organisations where slug = ?').get(TOKA_LONG)?.city;
  t.equal(city(), 'Pristina', 'what only the other knew is taken');
  db.sqlite.exec(`update organisations set city = 'Peja' where slug = '${TOKA_LONG}'`);
  const [key = ''] = undoQuestions(db, TOKA_LONG, id);
  t.throws(() => undoMerge(db, act, TOKA_LONG, id, { [key]: 'nonsense' }), { name: 'Invalid' });
  undoMerge(db, act, TOKA_LONG, id, { [key]: 'now' });
  t.equal(city(), 'Peja');
  t.strictSame(dump(db)['grant_participants'], before['grant_participants']);
  t.strictSame(dump(db)['organisation_names'], before['organisation_names']);
});

t.test('what would make no sense of one body is refused', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const [one, other] = slugs(
    test.registry,
    `select slug from organisations where id in (select organisation_id from grant_participants where grant_id =
       (select grant_id from grant_participants group by grant_id having count(*) > 2 limit 1)) limit 2`,
  );
  const refused = await staff.post(`/admin/duplicates/${one}/${other}/merge`, {});
  t.equal(refused.statusCode, 409);
  t.match(refused.page.querySelector('.error-summary')?.textContent, /cannot be two in a grant/);
  const network = test.registry
    .prepare<{ network: string; member: string }>(
      `select network.slug as network, member.slug as member from memberships
       join organisations network on network.id = network_id join organisations member on member.id = organisation_id limit 1`,
    )
    .get()!;
  const self = await staff.post(`/admin/duplicates/${network.network}/${network.member}/merge`, {});
  t.equal(self.statusCode, 409);
  t.match(self.page.querySelector('.error-summary')?.textContent, /member of itself/);
  t.equal((await staff.get(`/admin/duplicates/${TOKA}/${TOKA}`)).statusCode, 404);
  t.equal((await staff.post(`/admin/duplicates/${TOKA}/nothing-here/merge`, {})).statusCode, 404);
  t.equal((await test.signedIn({ role: 'member' }).post(`${pairPath}/merge`, {})).statusCode, 403);
  t.equal((await test.anyone.post(`${pairPath}/merge`, {})).statusCode, 401);
  t.equal(test.registry.prepare('select 1 from organisation_merges').all().length, 0);
});

t.test('scripts merge and undo too; a record that was merged on is undone last first', async (t) => {
  const test = await testApp(t);
  const script = test.script();
  const path = `/api/v1/duplicates/${TOKA_LONG}/${TOKA}`;
  t.match((await script.json('GET', path)).json(), { isClaimed: false, reasons: [{ kind: String }] });
  const refused = await script.json('POST', `${path}/merge`, { fields: { name: 'third' } });
  t.equal(refused.statusCode, 422);
  const merged = await script.json('POST', `${path}/merge`, { fields: { name: 'second' } });
  t.equal(merged.statusCode, 200, merged.body);
  const { merge } = merged.json<{ merge: number }>();
  t.equal(
    test.registry.prepare<{ name: string }>('select name from organisations where slug = ?').get(TOKA_LONG)
      ?.name,
    'TOKA',
  );
  t.match((await script.json('GET', `/api/v1/organisations/${TOKA_LONG}/merges`)).json(), {
    items: [{ id: merge, merged: TOKA, questions: [] }],
  });
  const further = await script.json('POST', `/api/v1/duplicates/artpolis/${TOKA_LONG}/merge`, {});
  t.equal(further.statusCode, 200, further.body);
  t.equal((await test.anyone.get(`/organisations/${TOKA}`)).headers.location, '/organisations/artpolis');
  const undoing = `/api/v1/organisations/${TOKA_LONG}/merges/${merge}/undoing`;
  const early = await script.json('POST', undoing, {});
  t.equal(early.statusCode, 409);
  t.match(early.json(), { detail: /Undo that merge first/ });
  const last = further.json<{ merge: number }>().merge;
  t.equal(
    (await script.json('POST', `/api/v1/organisations/artpolis/merges/${last}/undoing`, {})).statusCode,
    200,
  );
  t.equal((await script.json('POST', undoing, {})).statusCode, 200);
  t.ok(findCandidates(test.registry, soughtOfStored(test.registry, idOf(test, TOKA))).length > 0);
});

function idOf({ registry }: TestApp, slug: string): number {
  return registry.prepare<{ id: number }>('select id from organisations where slug = ?').get(slug)!.id;
}
