import t from 'tap';
import { testApp } from '#test/support/app.ts';

const CEREMONY = '/api/v1/ceremonies/core-grants-serbia-and-north-macedonia-example';

interface Problem {
  errors: { path: string; message: string }[];
}
interface List {
  items: { grant: string; position: number }[];
  total: number;
}

const input = {
  programme: 'practice-programme',
  title: 'Core grants, second day (example)',
  plannedOn: '2027-01-20',
  plannedFrom: '10:00',
  plannedUntil: '10:30',
  place: 'Practice hall (example)',
  schemes: ['core'],
  countries: ['RS', 'AL'],
};

t.test('a ceremony is entered, listed, edited and read back', async (t) => {
  const { script, practice } = await testApp(t);
  const staff = script({ isPractice: true });
  const made = await staff.json('POST', '/api/v1/ceremonies', input);
  t.equal(made.statusCode, 201, made.body);
  const address = '/api/v1/ceremonies/core-grants-second-day-example-2027-01-20';
  t.equal(made.headers.location, address);
  t.match(made.json(), {
    ...input,
    countries: ['AL', 'RS'],
    listed: null,
    signedHere: 0,
    isListPublic: false,
  });
  t.equal((await staff.json('POST', '/api/v1/ceremonies', input)).statusCode, 409, 'it is entered once');

  const added = await staff.json('POST', `${address}/list`, { grant: 'EX-013' });
  t.equal(added.statusCode, 201);
  t.equal(added.headers.location, `${address}/list/EX-013`);
  const { programme: _, ...facts } = input;
  const shut = await staff.json('PUT', address, { ...facts, countries: ['RS'] });
  t.equal(shut.statusCode, 422, 'a listed grant is not shut out');
  t.match(shut.json<Problem>().errors[0]?.message, /EX-013/);
  const edited = await staff.json('PUT', address, { ...facts, countries: ['AL'], isListPublic: true });
  t.match(edited.json(), { countries: ['AL'], isListPublic: true, listed: 1 });
  t.same((await staff.json('GET', address)).json(), edited.json());
  const entry = practice
    .prepare<{ after: string }>("select after from history where event = 'ceremony.edited'")
    .get();
  t.same(Object.keys(JSON.parse(entry?.after ?? '{}') as object), ['isListPublic', 'countries']);
  await staff.json('PUT', address, { ...facts, countries: ['AL'], isListPublic: true });
  t.equal(practice.prepare("select * from history where event = 'ceremony.edited'").all().length, 1);

  const list = await staff.json('GET', '/api/v1/ceremonies?country=AL&limit=1');
  t.match(list.json(), {
    items: [{ slug: 'core-grants-second-day-example-2027-01-20' }],
    total: 1,
    next: null,
  });
});

const day = '2027-03-01';
const event = {
  programme: 'practice-programme',
  kind: 'conference',
  title: 'Neighbours meet (example)',
  venue: 'Town hall (example)',
  startsOn: day,
  sessions: [
    {
      slug: 'signing',
      kind: 'ceremony',
      title: 'Signing (example)',
      day,
      startsAt: '09:00',
      endsAt: '09:30',
    },
    { slug: 'lunch', kind: 'break', title: 'Lunch (example)', day },
  ],
};

t.test('a session gives its ceremony day, hours and venue, and only one', async (t) => {
  const { script } = await testApp(t);
  const staff = script({ isPractice: true });
  await staff.json('POST', '/api/v1/events', event);
  const at = (session: string, title: string) => ({
    programme: 'practice-programme',
    title,
    session: { event: 'neighbours-meet-example', session },
    schemes: ['core'],
    countries: [],
  });
  const made = await staff.json('POST', '/api/v1/ceremonies', at('signing', 'Core grants (example)'));
  const taken = { plannedOn: day, plannedFrom: '09:00', plannedUntil: '09:30', place: 'Town hall (example)' };
  t.match(made.json(), taken);
  for (const session of ['signing', 'lunch', 'none-such']) {
    const answer = await staff.json('POST', '/api/v1/ceremonies', at(session, `At ${session} (example)`));
    t.same(
      answer.json<Problem>().errors.map(({ path }) => path),
      ['/session'],
      session,
    );
  }
  const { page } = await staff.get('/events/neighbours-meet-example');
  t.match(page.querySelector('.slot[data-kind=ceremony]')?.textContent, /Who is to sign/);
});

t.test('every fault of a ceremony is named', async (t) => {
  const { script } = await testApp(t);
  const staff = script({ isPractice: true });
  const answer = await staff.json('POST', '/api/v1/ceremonies', {
    ...input,
    title: ' ',
    plannedOn: '2027-02-30',
    plannedUntil: '9:00',
    schemes: ['none-such'],
    countries: ['QQ'],
  });
  t.equal(answer.statusCode, 422);
  t.same(
    answer
      .json<Problem>()
      .errors.map(({ path }) => path)
      .toSorted(),
    ['/countries', '/plannedOn', '/plannedUntil', '/schemes', '/title'],
  );
  const none = await staff.json('POST', '/api/v1/ceremonies', {
    ...input,
    schemes: [],
    plannedOn: '2027-02',
  });
  t.same(
    none
      .json<Problem>()
      .errors.map(({ path }) => path)
      .toSorted(),
    ['/plannedOn', '/schemes'],
  );
});

t.test('the list is added to, reordered and cut by scripts, under the same rules', async (t) => {
  const { script, anyone } = await testApp(t);
  const staff = script({ isPractice: true });
  const read = async () => (await staff.json('GET', `${CEREMONY}/list`)).json<List>();
  t.equal((await read()).total, 12);
  t.equal((await staff.json('DELETE', `${CEREMONY}/list/EX-002`)).statusCode, 204);
  t.equal((await staff.json('DELETE', `${CEREMONY}/list/EX-002`)).statusCode, 404);
  t.same(
    (await read()).items.map(({ position }) => position),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  );
  t.equal((await staff.json('POST', `${CEREMONY}/list`, { grant: 'EX-002', position: 1 })).statusCode, 201);
  t.equal((await staff.json('POST', `${CEREMONY}/list`, { grant: 'EX-002' })).statusCode, 409);
  const moved = await staff.json('PUT', `${CEREMONY}/list/EX-002/position`, { position: 3 });
  t.same(
    moved
      .json<List>()
      .items.slice(0, 3)
      .map(({ grant }) => grant),
    ['EX-001', 'EX-003', 'EX-002'],
  );
  t.equal((await staff.json('PUT', `${CEREMONY}/list/EX-002/position`, { position: 0 })).statusCode, 422);

  const albanian = await staff.json('POST', `${CEREMONY}/list`, { grant: 'EX-013' });
  t.equal(albanian.statusCode, 422);
  t.same(
    albanian.json<Problem>().errors.map(({ path }) => path),
    ['/grant'],
  );
  t.equal((await staff.json('POST', `${CEREMONY}-none/list`, { grant: 'EX-001' })).statusCode, 404);
  const other = script({ countries: ['AL'], isPractice: true });
  t.equal((await other.json('DELETE', `${CEREMONY}/list/EX-001`)).statusCode, 403);
  const member = script({ role: 'member' });
  t.equal((await member.json('DELETE', `${CEREMONY}/list/EX-001`)).statusCode, 403);
  const nobody = await anyone.json('DELETE', `${CEREMONY}/list/EX-001`, undefined, {
    'sec-fetch-site': 'same-origin',
  });
  t.equal(nobody.statusCode, 401);
});

t.test('staff enter and edit a ceremony by the forms', async (t) => {
  const { signedIn, practice } = await testApp(t);
  const staff = signedIn({ isPractice: true });
  const typed = {
    programme: 'practice-programme',
    title: 'Local grants (example)',
    plannedOn: '5.4.2027',
    plannedFrom: '9.30',
    plannedUntil: '10:00',
  };
  const refused = await staff.post('/ceremonies/new', { ...typed, countries: ['RS', 'MK'] });
  t.equal(refused.statusCode, 422);
  t.match(refused.page.querySelector('[role=alert]')?.textContent, /at least one scheme/);
  t.equal(refused.page.querySelector('#plannedFrom')?.getAttribute('value'), '9.30');
  t.equal(refused.page.querySelectorAll('input[name=countries][checked]').length, 2);
  const made = await staff.post('/ceremonies/new', { ...typed, schemes: 'regional' });
  t.equal(made.headers.location, '/ceremonies/local-grants-example-2027-04-05');
  const row = practice
    .prepare('select planned_on, planned_from, is_list_public from ceremonies where title = ?')
    .get(typed.title);
  t.match(row, { planned_on: '2027-04-05', planned_from: '09:30', is_list_public: 0 });

  const form = await staff.get('/ceremonies/local-grants-example-2027-04-05/edit');
  t.equal(form.page.querySelector('#title')?.getAttribute('value'), typed.title);
  const edited = await staff.post('/ceremonies/local-grants-example-2027-04-05/edit', {
    ...typed,
    schemes: ['regional', 'core'],
    isListPublic: 'yes',
  });
  t.equal(edited.statusCode, 303);
  const page = await staff.get('/ceremonies/local-grants-example-2027-04-05');
  t.match(page.page.querySelector('.facts')?.textContent, /Core, Regional|Regional, Core/);
  t.match(page.page.querySelector('.facts')?.textContent, /none ruled out/);
});
