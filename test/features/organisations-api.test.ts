import t from 'tap';
import { testApp } from '#test/support/app.ts';

const input = {
  name: 'Qendra e Re – Shkodër (example)',
  nameLanguage: 'sq',
  kind: 'cso',
  country: 'AL',
  acronym: 'QR',
  source: { addresses: ['https://example.org/qr'], basis: 'read', readOn: '2026-11' },
} as const;

interface ListAnswer {
  items: { slug: string; registryId: string; country: string | null }[];
  next: string | null;
  total: number;
  note?: string;
}

t.test('the list answers pages by a cursor, with the filters of the page', async (t) => {
  const { anyone } = await testApp(t);
  const first = (await anyone.json('GET', '/api/v1/organisations?country=XK&limit=10')).json<ListAnswer>();
  t.equal(first.items.length, 10);
  t.ok(first.items.every(({ country }) => country === 'XK'));
  t.match(first.note, 'UNSCR 1244/1999');
  const seen = new Set(first.items.map(({ slug }) => slug));
  let { next } = first;
  while (next) {
    const page = (
      await anyone.json('GET', `/api/v1/organisations?country=XK&limit=10&cursor=${next}`)
    ).json<ListAnswer>();
    for (const { slug } of page.items) seen.add(slug);
    next = page.next;
  }
  t.equal(seen.size, first.total);
});

t.test('what the list does not know is refused', async (t) => {
  const { anyone } = await testApp(t);
  for (const query of ['cursor=nonsense!', 'limit=1000', 'nonsense=1']) {
    const answer = await anyone.json('GET', `/api/v1/organisations?${query}`);
    t.equal(answer.statusCode, 422, query);
    t.match(answer.headers['content-type'], 'application/problem+json');
  }
});

t.test('one organisation is answered with names, grants, partners and sources', async (t) => {
  const { anyone } = await testApp(t);
  const answer = await anyone.json('GET', '/api/v1/organisations/cooperation-and-development-institute-cdi');
  t.equal(answer.statusCode, 200);
  t.match(answer.json(), {
    registryId: /^WBR-O-\d{6}$/,
    country: 'AL',
    names: [{ kind: 'printed' }, { kind: 'acronym', name: 'CDI' }],
    grants: [{ reference: 'SB-003', scheme: 'smart-balkans-regional', role: 'lead', amount: null }],
    citations: [{ basis: 'read' }],
    note: /UNSCR/,
  });
  t.equal(answer.json<{ partners: unknown[] }>().partners.length, 5);
  t.equal((await anyone.json('GET', '/api/v1/organisations/nobody')).statusCode, 404);
});

t.test('a script adds an organisation and edits it', async (t) => {
  const { script } = await testApp(t);
  const staff = script();
  const added = await staff.json('POST', '/api/v1/organisations', input);
  t.equal(added.statusCode, 201);
  t.equal(added.headers.location, '/api/v1/organisations/qendra-e-re-shkoder-example');
  const location = String(added.headers.location);
  t.match(added.json(), {
    name: input.name,
    names: [{ kind: 'registered', script: 'Latn' }, { kind: 'acronym' }],
  });
  t.same((await staff.json('GET', location)).json(), added.json(), 'the same as it is read back');

  const edited = await staff.json('PUT', location, {
    ...input,
    city: 'Shkodër',
    missionLanguage: 'sq',
    mission: 'Punon.',
  });
  t.equal(edited.statusCode, 200);
  t.match(edited.json(), { city: 'Shkodër', missions: { sq: 'Punon.' }, foundedOn: null });
  const gone = await staff.json('PUT', location, input);
  t.match(gone.json(), { city: null, missions: {} }, 'what is absent is not published');
  t.equal((await staff.json('PUT', '/api/v1/organisations/nobody', input)).statusCode, 404);
});

t.test('faults are named by their place, whichever finds them', async (t) => {
  const { script } = await testApp(t);
  const staff = script();
  const shape = await staff.json('POST', '/api/v1/organisations', { ...input, kind: 'club', colour: 'red' });
  t.equal(shape.statusCode, 422);
  t.match(
    shape.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path),
    ['/colour', '/kind'],
  );
  const rules = await staff.json('POST', '/api/v1/organisations', {
    ...input,
    country: 'YY',
    foundedOn: '2999',
    themes: ['nothing'],
    name: '–',
  });
  t.strictSame(
    rules
      .json<{ errors: { path: string }[] }>()
      .errors.map(({ path }) => path)
      .toSorted(),
    ['/country', '/foundedOn', '/name', '/themes'],
  );
});

t.test('a look-alike is refused until it is said to be another', async (t) => {
  const { script } = await testApp(t);
  const staff = script();
  await staff.json('POST', '/api/v1/organisations', input);
  const alike = { ...input, name: 'Qendra e re Shkoder (example)' };
  const refused = await staff.json('POST', '/api/v1/organisations', alike);
  t.equal(refused.statusCode, 422);
  t.match(refused.json(), { errors: [{ path: '/isAnother', message: /qendra-e-re-shkoder-example/ }] });
  const added = await staff.json('POST', '/api/v1/organisations', { ...alike, isAnother: true });
  t.equal(added.statusCode, 201);
  t.equal(added.json<{ slug: string }>().slug, 'qendra-e-re-shkoder-example-2');
});

t.test('what practice does stays in practice', async (t) => {
  const { script, anyone } = await testApp(t);
  const added = await script({ isPractice: true }).json('POST', '/api/v1/organisations', input);
  t.equal(added.statusCode, 201);
  t.equal((await anyone.json('GET', String(added.headers.location))).statusCode, 404);
});
