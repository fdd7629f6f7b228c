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
