import t from 'tap';
import { testApp } from '#test/support/app.ts';

const input = {
  scheme: 'core',
  title: 'Institutional support, one year (example)',
  lead: 'forum-za-otcetnost-stip-example',
  amount: '36000.00',
  currency: 'EUR',
  startsOn: '2027-02',
  endsOn: '2028-01',
} as const;

interface ListAnswer {
  items: { reference: string; countries: string[] }[];
  next: string | null;
  total: number;
  note?: string;
}

t.test('a script enters a grant, reads it back and changes it', async (t) => {
  const { script, practice } = await testApp(t);
  const client = script({ isPractice: true });
  const created = await client.json('POST', '/api/v1/grants', input);
  t.equal(created.statusCode, 201);
  t.equal(created.headers.location, '/api/v1/grants/EX-015');
  const grant = (await client.json('GET', '/api/v1/grants/EX-015')).json<Record<string, unknown>>();
  t.strictSame(grant, created.json());
  t.match(grant, {
    reference: 'EX-015',
    isReferenceMinted: true,
    programme: 'practice-programme',
    scheme: 'core',
    amount: '36000.00',
    currency: 'EUR',
    startsOn: '2027-02',
    country: 'MK',
    status: 'planned',
    signing: null,
    participants: [{ organisation: input.lead, role: 'lead', share: null }],
    rules: [
      { rule: 'single', outcome: 'pass', message: 'One organisation, no partners.' },
      { rule: 'kinds', outcome: 'pass' },
    ],
  });
  const { title: _, ...without } = input;
  const edited = await client.json('PUT', '/api/v1/grants/EX-015', {
    ...without,
    amount: '40000',
    summary: 'For one year.',
  });
  t.equal(edited.statusCode, 200);
  t.match(edited.json(), { title: null, amount: '40000.00', summary: 'For one year.', status: 'planned' });
  const doors = practice
    .prepare<{ door: string }>(
      "select distinct door from history where noun = 'grant' and event <> 'grant.created' or door = 'api'",
    )
    .all();
  t.ok(doors.some(({ door }) => door === 'api'));
});

t.test('everything that is wrong is named with its place', async (t) => {
  const { script } = await testApp(t);
  const client = script({ isPractice: true });
  const faults = async (body: object) => {
    const answer = await client.json('POST', '/api/v1/grants', body);
    t.equal(answer.statusCode, 422);
    t.match(answer.headers['content-type'], 'application/problem+json');
    return answer
      .json<{ errors: { path: string }[] }>()
      .errors.map(({ path }) => path)
      .toSorted();
  };
  t.strictSame(
    await faults({
      ...input,
      lead: 'nobody',
      scheme: 'nothing',
      amount: '36.000,00',
      endsOn: '2027-01',
      reference: 'EX-001',
      themes: ['nothing'],
      country: 'QQ',
      status: 'signed',
    }),
    ['/amount', '/country', '/endsOn', '/lead', '/reference', '/scheme', '/status', '/themes/0'],
  );
  t.strictSame(await faults({ ...input, partners: [{ organisation: input.lead }] }), [
    '/partners/0/organisation',
  ]);
  t.strictSame(await faults({ ...input, currency: undefined }), ['/currency']);
  t.strictSame(await faults({ ...input, amount: undefined }), ['/amount']);
  t.strictSame(await faults({ ...input, reference: 'new' }), ['/reference']);
  t.strictSame(
    await faults({ ...input, colour: 'red' }),
    ['/colour'],
    'what is not known is refused, not dropped',
  );
});

t.test('the funder’s reference is kept, and never changes', async (t) => {
  const { script } = await testApp(t);
  const client = script({ isPractice: true });
  const created = await client.json('POST', '/api/v1/grants', { ...input, reference: 'F/2027 17' });
  t.equal(created.headers.location, '/api/v1/grants/F%2F2027%2017');
  t.match(created.json(), { reference: 'F/2027 17', isReferenceMinted: false });
  const changed = await client.json('PUT', created.headers.location!, { ...input, reference: 'F/2027 18' });
  t.equal(changed.statusCode, 422);
  t.equal(changed.json<{ errors: { path: string }[] }>().errors[0]?.path, '/reference');
  const page = await client.get('/grants/F%2F2027%2017');
  t.equal(page.statusCode, 200);
});

t.test('a signed grant is not edited', async (t) => {
  const { script, registry } = await testApp(t);
  const { reference, lead } = registry
    .prepare<{ reference: string; lead: string }>(
      `select reference, organisations.slug as lead from grants join organisations on organisations.id = grants.lead_id
       where signed_on is not null limit 1`,
    )
    .get()!;
  const answer = await script({ role: 'administrator' }).json('PUT', `/api/v1/grants/${reference}`, { lead });
  t.equal(answer.statusCode, 409);
  t.match(answer.json(), { detail: /only by an amendment/ });
});

t.test('who may not write is refused', async (t) => {
  const { anyone, script } = await testApp(t);
  t.equal((await anyone.json('POST', '/api/v1/grants', input)).statusCode, 401);
  const refused = await script({ isPractice: true, countries: ['AL'] }).json('POST', '/api/v1/grants', input);
  t.equal(refused.statusCode, 403);
  t.equal((await script({ isPractice: true }).json('PUT', '/api/v1/grants/EX-999', input)).statusCode, 404);
});

t.test('the list answers pages by a cursor, with the filters of the page', async (t) => {
  const { anyone } = await testApp(t);
  const first = (
    await anyone.json('GET', '/api/v1/grants?programme=smart-balkans&limit=10')
  ).json<ListAnswer>();
  t.equal(first.items.length, 10);
  const seen = new Set(first.items.map(({ reference }) => reference));
  for (let { next } = first; next;) {
    const page = (
      await anyone.json('GET', `/api/v1/grants?programme=smart-balkans&limit=10&cursor=${next}`)
    ).json<ListAnswer>();
    for (const { reference } of page.items) seen.add(reference);
    next = page.next;
  }
  t.equal(seen.size, first.total);
  const kosovo = (await anyone.json('GET', '/api/v1/grants?country=XK')).json<ListAnswer>();
  t.match(kosovo.note, 'UNSCR 1244/1999');
  t.equal((await anyone.json('GET', '/api/v1/grants?colour=red')).statusCode, 422);
});
