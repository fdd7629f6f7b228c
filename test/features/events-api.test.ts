import t from 'tap';
import { testApp } from '#test/support/app.ts';

interface Problem {
  status: number;
  errors: { path: string }[];
}

const sessions = [
  { kind: 'opening', title: 'Opening', day: '2027-03-01', startsAt: '09:00', endsAt: '09:30' },
  {
    slug: 'panel-1',
    kind: 'panel',
    number: 1,
    title: 'Streets (example)',
    day: '2027-03-01',
    startsAt: '09:30',
    endsAt: '11:00',
  },
  {
    kind: 'working_group',
    title: 'Lights (example)',
    day: '2027-03-01',
    startsAt: '11:00',
    endsAt: '12:00',
    panel: 'panel-1',
  },
  {
    kind: 'working_group',
    title: 'Bridges (example)',
    day: '2027-03-01',
    startsAt: '11:00',
    endsAt: '12:00',
    panel: 'panel-1',
  },
  {
    kind: 'plenary',
    title: 'What was found (example)',
    day: '2027-03-01',
    panel: 'panel-1',
    theme: 'threats-to-peace',
  },
];
const input = {
  programme: 'practice-programme',
  kind: 'conference',
  title: 'Neighbours meet (example)',
  startsOn: '2027-03-01',
  sessions,
  source: { addresses: ['https://example.org/programme'], readOn: '2027-01-10', basis: 'read' },
};

t.test('an event is entered with its programme and read back', async (t) => {
  const { script } = await testApp(t);
  const staff = script({ isPractice: true });
  const made = await staff.json('POST', '/api/v1/events', input);
  t.equal(made.statusCode, 201, made.body);
  t.equal(made.headers.location, '/api/v1/events/neighbours-meet-example');
  const event = made.json<{
    sessions: { slug: string; panel: string | null; theme: string | null }[];
    sources: unknown[];
  }>();
  t.same(
    event.sessions.map(({ slug, panel, theme }) => [slug, panel, theme]),
    [
      ['opening', null, null],
      ['panel-1', null, null],
      ['lights-example', 'panel-1', null],
      ['bridges-example', 'panel-1', null],
      ['what-was-found-example', 'panel-1', 'threats-to-peace'],
    ],
  );
  t.equal(event.sources.length, 1);
  const read = await staff.json('GET', '/api/v1/events/neighbours-meet-example');
  t.same(read.json(), made.json());

  const page = await staff.get('/events/neighbours-meet-example');
  t.equal(page.page.querySelectorAll('.slot').length, 4, 'the groups of one panel stand side by side');

  const list = await staff.json('GET', '/api/v1/events?q=bridges&kind=conference');
  t.match(list.json(), { items: [{ slug: 'neighbours-meet-example' }], next: null, total: 1 });
  t.equal((await staff.json('POST', '/api/v1/events', input)).statusCode, 409);
});

t.test('every fault of a programme is named by its place', async (t) => {
  const { script } = await testApp(t);
  const staff = script({ isPractice: true });
  const faulty = {
    ...input,
    sessions: [
      { kind: 'working_group', title: 'Before its panel', day: '2027-03-01', panel: 'panel' },
      { slug: 'panel', kind: 'panel', title: ' ', day: '2027-03-02' },
      { slug: 'panel', kind: 'panel', title: 'Twice', day: '2027-02-30' },
      {
        kind: 'plenary',
        title: 'Late',
        day: '2027-03-01',
        startsAt: '12:00',
        endsAt: '11:00',
        panel: 'opening',
      },
      { kind: 'opening', title: 'Opening', day: '2027-03-01', startsAt: '24:00', theme: 'none-such' },
    ],
  };
  const answer = await staff.json('POST', '/api/v1/events', faulty);
  t.equal(answer.statusCode, 422);
  t.same(
    answer
      .json<Problem>()
      .errors.map(({ path }) => path)
      .toSorted(),
    [
      '/sessions/0/panel',
      '/sessions/1/day',
      '/sessions/1/title',
      '/sessions/2/day',
      '/sessions/2/slug',
      '/sessions/3/endsAt',
      '/sessions/3/panel',
      '/sessions/4/startsAt',
      '/sessions/4/theme',
    ],
  );
  const nowhere = await staff.json('POST', '/api/v1/events', { ...input, programme: 'none-such', title: '' });
  t.same(
    nowhere.json<Problem>().errors.map(({ path }) => path),
    ['/programme', '/title'],
  );
});

t.test('own facts are put in place of those that were', async (t) => {
  const { script, anyone, practice } = await testApp(t);
  const staff = script({ isPractice: true });
  await staff.json('POST', '/api/v1/events', input);
  const facts = {
    kind: 'regional_talk',
    title: 'Neighbours talk (example)',
    startsOn: '2027-03',
    city: 'Tirana',
    country: 'AL',
  };
  const answer = await staff.json('PUT', '/api/v1/events/neighbours-meet-example', facts);
  t.match(answer.json(), {
    slug: 'neighbours-meet-example',
    ...facts,
    venue: null,
    sessions: [{}, {}, {}, {}, {}],
  });
  const found = await staff.json('GET', '/api/v1/events?q=talk');
  t.equal(found.json<{ total: number }>().total, 1, 'the index follows');
  const outside = await staff.json('PUT', '/api/v1/events/neighbours-meet-example', {
    ...facts,
    startsOn: '2027-04',
  });
  t.same(
    outside.json<Problem>().errors.map(({ path }) => path),
    ['/startsOn'],
  );
  const entry = practice
    .prepare<{ before: string }>("select before from history where event = 'event.edited'")
    .get();
  t.match(entry?.before, /"kind":"conference"/);
  t.equal((await staff.json('PUT', '/api/v1/events/none-such', facts)).statusCode, 404);
  t.equal(
    (
      await anyone.json('PUT', '/api/v1/events/neighbours-meet-example', facts, {
        'sec-fetch-site': 'same-origin',
      })
    ).statusCode,
    401,
  );
});

t.test('the API gives the conference with its four ceremonies, and the note once', async (t) => {
  const { anyone } = await testApp(t);
  const answer = await anyone.json('GET', '/api/v1/events/smart-balkans-regional-conference-2023');
  const event = answer.json<{
    note: string;
    sessions: { ceremony: { countries: string[]; signedHere: number } | null }[];
  }>();
  t.match(event.note, /UNSCR 1244/);
  const ceremonies = event.sessions.flatMap(({ ceremony }) => ceremony ?? []);
  t.same(
    ceremonies.map(({ signedHere }) => signedHere),
    [11, 0, 2, 8],
  );
  t.same(
    ceremonies.map(({ countries }) => countries.length),
    [6, 2, 2, 2],
  );
  t.equal((await anyone.json('GET', '/api/v1/events/none-such')).statusCode, 404);
});
