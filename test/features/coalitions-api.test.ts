import t from 'tap';
import { testApp } from '#test/support/app.ts';

const body = {
  name: 'Arms out of the home (example)',
  kind: 'coalition',
  status: 'active',
  ask: 'Police remove every firearm the same day (example).',
  countries: ['AL', 'XK'],
  formedOn: '2023-12',
};

t.test('scripts read the published coalitions', async (t) => {
  const { anyone } = await testApp(t);
  const first = (await anyone.json('GET', '/api/v1/coalitions?limit=10')).json();
  t.equal(first.total, 15);
  t.equal(first.items.length, 10);
  t.match(first.note, /UNSCR 1244/);
  const rest = (await anyone.json('GET', `/api/v1/coalitions?limit=10&cursor=${first.next}`)).json();
  t.equal(rest.items.length, 5);
  t.equal(rest.next, null);
  t.equal(
    (await anyone.json('GET', '/api/v1/coalitions?colour=red')).statusCode,
    422,
    'an unknown filter is refused',
  );

  const one = (await anyone.json('GET', '/api/v1/coalitions/pointpulse')).json();
  t.equal(one.members.length, 7);
  t.equal(one.counts.current, 7);
  t.strictSame(one.network !== null, true, 'a network is one organisation and one coalition');
  const members = (await anyone.json('GET', '/api/v1/coalitions/pointpulse/members')).json();
  t.equal(members.total, 7);
  t.equal((await anyone.json('GET', '/api/v1/coalitions/none')).statusCode, 404);
});

t.test('scripts record, put right, join and leave by the rules of the forms', async (t) => {
  const test = await testApp(t);
  const script = test.script({ isPractice: true });
  const made = await script.json('POST', '/api/v1/coalitions', body);
  t.equal(made.statusCode, 201);
  const at = made.headers.location as string;
  t.equal(at, '/api/v1/coalitions/arms-out-of-the-home-example');
  t.strictSame((await script.json('GET', at)).json(), made.json());
  t.match(made.json().note, /UNSCR 1244/);

  const put = await script.json('PUT', at, { ...body, status: 'achieved' });
  t.equal(put.json().status, 'achieved');
  const wrong = await script.json('PUT', at, { ...body, ask: ' ', formedOn: 'soon' });
  t.equal(wrong.statusCode, 422);
  t.match(wrong.headers['content-type'], /^application\/problem\+json/);
  t.strictSame(
    wrong
      .json()
      .errors.map(({ path }: { path: string }) => path)
      .toSorted(),
    ['/ask', '/formedOn'],
  );

  const organisation = test.practice
    .prepare<{ slug: string }>("select slug from organisations where country = 'XK'")
    .get()!.slug;
  const joined = await script.json('POST', `${at}/members`, { organisation, joinedOn: '2024' });
  t.equal(joined.statusCode, 201);
  t.equal(joined.json().organisation.slug, organisation);
  const twice = await script.json('POST', `${at}/members`, { organisation });
  t.equal(twice.statusCode, 409);
  t.equal(twice.json().membership, joined.json().id, 'the refusal says which membership stands');

  const leaving = `${at}/members/${joined.json().id}/leaving`;
  t.equal((await script.json('POST', leaving, { leftOn: '2023' })).statusCode, 422);
  t.match((await script.json('POST', leaving, { leftOn: '2025-01' })).json(), {
    hasLeft: true,
    leftOn: '2025-01',
  });
  t.equal((await script.json('POST', leaving, { leftOn: '2025-01' })).statusCode, 409);
  t.equal((await script.json('POST', `${at}/members/9999/leaving`, { leftOn: '2025' })).statusCode, 404);

  t.equal((await test.anyone.json('POST', '/api/v1/coalitions', body)).statusCode, 401);
  t.equal((await test.script({ role: 'member' }).json('POST', '/api/v1/coalitions', body)).statusCode, 403);
  const { count } = test.registry
    .prepare<{ count: number }>("select count(*) as count from coalitions where name like '%(example)'")
    .get()!;
  t.equal(count, 0, 'nothing of practice is in the registry');
});

t.test('a network does not contain itself, through whichever door and however many others', async (t) => {
  const test = await testApp(t);
  const [script, staff] = [test.script({ role: 'administrator' }), test.signedIn({ role: 'administrator' })];
  for (const letter of ['a', 'b', 'c', 'd']) {
    const name = `Mreža ${letter.toUpperCase()} (example)`;
    await script.json('POST', '/api/v1/organisations', { name, kind: 'network', isAnother: true });
    const ask = { ...body, name: `Ask of ${letter} (example)`, network: `mreza-${letter}-example` };
    t.equal((await script.json('POST', '/api/v1/coalitions', ask)).statusCode, 201);
  }
  const join = (network: string, member: string, more = {}) =>
    script.json('POST', `/api/v1/coalitions/ask-of-${network}-example/members`, {
      organisation: `mreza-${member}-example`,
      ...more,
    });
  t.equal((await join('a', 'b')).statusCode, 201);
  t.equal((await join('b', 'c')).statusCode, 201);
  const direct = await join('a', 'a');
  t.match(direct.json(), { status: 422, errors: [{ path: '/organisation', message: /cannot be its own/ }] });
  const chain = 'Mreža C (example) → Mreža B (example) → Mreža A (example)';
  const through = await join('c', 'a');
  t.match(through.json(), { status: 422, errors: [{ path: '/organisation' }] });
  t.match(through.body, `each a member of the next: ${chain}`);
  const typed = { organisation: 'mreza-a-example', role: 'as typed' };
  const page = await staff.post('/coalitions/ask-of-c-example/members', typed, { 'accept-language': 'mk' });
  t.equal(page.statusCode, 422);
  t.match(
    page.page.querySelector('#organisation-error')?.textContent,
    `секоја е членка на следната: ${chain}`,
  );
  t.equal(page.page.querySelector('[name=role]')?.getAttribute('value'), 'as typed');
  t.equal((await join('d', 'c')).statusCode, 201);
  for (const pair of ['mreza-a-example/mreza-c-example', 'mreza-c-example/mreza-a-example']) {
    const merged = await script.json('POST', `/api/v1/duplicates/${pair}/merge`, {});
    t.equal(merged.statusCode, 409, pair);
    t.match(merged.json(), { detail: chain }, 'made one, they would contain themselves');
    const shown = await staff.post(`/admin/duplicates/${pair}/merge`, {});
    t.match(shown.page.querySelector('.error-summary')?.textContent, chain);
  }
  t.equal((await join('c', 'a', { kind: 'participant' })).statusCode, 201, 'taking part contains nothing');
  t.equal((await join('c', 'b', { hasLeft: true })).statusCode, 201, 'nor does a membership that ended');
  const apart = await script.json('POST', '/api/v1/duplicates/mreza-a-example/mreza-d-example/merge', {});
  t.equal(apart.statusCode, 200, 'two networks with one member are no network in itself');
  t.equal((await join('b', 'd')).statusCode, 422, 'what was merged counts as what it became');
});
