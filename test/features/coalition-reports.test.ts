import t, { type Test as Tap } from 'tap';
import { systemAct } from '#features/people/actor.ts';
import { createOrganisation } from '#features/organisations/commands.ts';
import { hashOfSnapshot } from '#features/coalition-reports/snapshot.ts';
import { placeIn, readPeriodKey } from '#features/coalition-reports/period.ts';
import { testApp, type Answer } from '#test/support/app.ts';

const KEY = '2025-01-01_2025-12-31';
const PATH = '/coalitions/example-coalition/reports';

/** A coalition of invented members with an action and two outcomes, one of them without evidence. */
async function prepared(t: Parameters<typeof testApp>[0] & Pick<Tap, 'equal'>) {
  const app = await testApp(t);
  const { registry } = app;
  const act = systemAct('command-line');
  const { id, slug } = createOrganisation(registry, act, {
    name: 'Report Example Society (example)',
    kind: 'cso',
    country: 'MK',
  });
  const staff = app.script();
  const made = await staff.json('POST', '/api/v1/coalitions', {
    name: 'Example coalition',
    kind: 'coalition',
    ask: 'An invented ask',
    status: 'active',
    formedOn: '2024',
  });
  t.equal(made.statusCode, 201, made.body);
  const joined = await staff.json('POST', '/api/v1/coalitions/example-coalition/members', {
    organisation: slug,
    joinedOn: '2024-05',
  });
  t.equal(joined.statusCode, 201, joined.body);
  const outcome = (happenedOn: string | undefined, source?: object) =>
    staff.json('POST', '/api/v1/coalitions/example-coalition/outcomes', {
      step: 'on_the_agenda',
      institution: `Example ministry ${happenedOn ?? 'undated'}`,
      country: 'MK',
      ...(happenedOn ? { happenedOn } : {}),
      whatChanged: `Something changed ${happenedOn ?? 'some day'}`,
      ...(source ? { source } : {}),
    });
  const source = { addresses: ['https://example.org/changed'], readOn: '2025-06-01', basis: 'read' };
  for (const answer of [
    await outcome('2025-03-04', source),
    await outcome('2025-09'),
    await outcome(undefined),
  ]) {
    t.equal(answer.statusCode, 201, answer.body);
  }
  return { ...app, member: app.signedIn({ role: 'member', organisationId: id }), slug: slug };
}

const rows = (answer: Answer, id: string) => answer.page.querySelectorAll(`#${id} tbody tr`).length;
const errorOf = (answer: Answer) => answer.page.querySelector('.field-error')?.text.trim() ?? '';

async function started(app: Awaited<ReturnType<typeof prepared>>) {
  const answer = await app.member.post(PATH, { from: '1.1.2025', to: '31.12.2025' });
  return answer;
}

t.test('a period counts what is certainly within it', async (t) => {
  const year = { from: '2025-01-01', to: '2025-12-31' };
  for (const [date, place] of [
    ['2025', 'within'],
    ['2025-12', 'within'],
    ['2025-12-31', 'within'],
    ['2026-01-01', 'outside'],
    ['2024', 'outside'],
  ] as const) {
    t.equal(placeIn(date, year), place, date);
  }
  t.equal(placeIn(null, year), 'unknown');
  t.equal(placeIn('2025', { from: '2025-01-01', to: '2025-06-30' }), 'unknown');
  t.equal(placeIn('2025-06', { from: '2025-01-01', to: '2025-06-15' }), 'unknown');
  t.equal(placeIn('2024-02', { from: '2024-02-01', to: '2024-02-29' }), 'within');
  t.equal(readPeriodKey('2025-02-30_2025-03-01'), undefined);
  t.equal(readPeriodKey('2025-03-01_2025-02-01'), undefined);
});

t.test('a member starts a report, and periods neither overlap nor end before they begin', async (t) => {
  const app = await prepared(t);
  const first = await started(app);
  t.equal(first.statusCode, 303, first.body);
  t.equal(first.headers.location, `${PATH}/${KEY}`);
  for (const [typed, words] of [
    [{ from: '1.6.2025', to: '1.2.2026' }, /already/],
    [{ from: '1.6.2024', to: '1.2.2024' }, /before it begins/],
    [{ from: 'soon', to: '1.2.2024' }, /Write a day/],
    [{ from: '1.1.2099', to: '1.2.2099' }, /not begun/],
  ] as const) {
    const answer = await app.member.post(PATH, typed);
    t.equal(answer.statusCode, 422);
    t.match(errorOf(answer), words);
    t.equal(answer.page.querySelector('#from')?.getAttribute('value'), typed.from, 'what was typed stays');
  }
  const list = await app.member.get(PATH);
  t.equal(list.page.querySelectorAll('.data-table tbody tr').length, 1);
});

t.test(
  'the records of the period stand in the draft, and what has no date is said to be left out',
  async (t) => {
    const app = await prepared(t);
    await started(app);
    const page = await app.member.get(`${PATH}/${KEY}`);
    t.equal(page.statusCode, 200);
    t.equal(rows(page, 'members'), 1);
    t.equal(rows(page, 'outcomes'), 2);
    t.match(page.page.querySelector('#outcomes .section-note')?.text, /1 left out/);
    const [, , outcomes] = page.page.querySelectorAll('.report-figures dd');
    t.match(outcomes?.text.replaceAll(/\s+/g, ' '), /1 1 more without evidence/);
  },
);

t.test('drafts are read by those who write them; reports by staff and donors', async (t) => {
  const app = await prepared(t);
  await started(app);
  const [donor, stranger, staff] = [
    app.signedIn({ role: 'donor' }),
    app.signedIn({ role: 'member' }),
    app.signedIn(),
  ];
  t.equal((await donor.get(`${PATH}/${KEY}`)).statusCode, 404);
  t.equal((await stranger.get(`${PATH}/${KEY}`)).statusCode, 403);
  t.equal((await staff.get(`${PATH}/${KEY}`)).statusCode, 200);
  t.equal((await app.anyone.get(`${PATH}/${KEY}`)).statusCode, 303, 'the public signs in first');
  t.equal((await stranger.post(`${PATH}/${KEY}/narrative`, { body: 'x', version: '0' })).statusCode, 403);
  await app.member.post(`${PATH}/${KEY}/narrative`, { body: 'What happened', version: '0' });
  await app.member.post(`${PATH}/${KEY}/submission`);
  const read = await donor.get(`${PATH}/${KEY}`);
  t.equal(read.statusCode, 200);
  t.notOk(read.page.querySelector('#review'), 'donors do not decide');
  t.equal((await donor.post(`${PATH}/${KEY}/acceptance`)).statusCode, 403);
  t.equal((await app.script({ role: 'donor' }).json('GET', `/api/v1${PATH}/${KEY}`)).statusCode, 200);
});

t.test('two who write one part at a time lose nothing', async (t) => {
  const app = await prepared(t);
  await started(app);
  const part = `${PATH}/${KEY}/narrative`;
  t.equal((await app.member.post(part, { body: 'First text', version: '0' })).statusCode, 303);
  const second = app.signedIn();
  const clash = await second.post(part, { body: 'Second text', version: '0' });
  t.equal(clash.statusCode, 409);
  t.equal(
    clash.page.querySelector('#narrative-body')?.text.trim(),
    'Second text',
    'one’s own stays in the field',
  );
  t.match(clash.page.querySelector('.report-theirs')?.text, 'First text', 'the other’s stands beside it');
  const over = clash.page.querySelector('#narrative button[name=over]')?.getAttribute('value') ?? '';
  t.equal((await second.post(part, { body: 'Second text', version: '0', over })).statusCode, 303);
  const history = app.registry
    .prepare<{ before: string }>(
      "select before from history where event = 'coalition.report-written' order by id",
    )
    .all();
  t.match(history.at(-1)?.before, /First text/, 'what stood is in the history');
  const saved = await second.post(
    part,
    { body: 'Third text', version: '2' },
    { 'hx-request-type': 'partial' },
  );
  t.equal(saved.statusCode, 200);
  t.equal(saved.page.querySelector('input[name=version]')?.getAttribute('value'), '3');
});

t.test('what was handed in stays as it was, and says what has changed since', async (t) => {
  const app = await prepared(t);
  await started(app);
  t.equal((await app.member.post(`${PATH}/${KEY}/submission`)).statusCode, 422, 'not without a narrative');
  await app.member.post(`${PATH}/${KEY}/narrative`, { body: 'One.\r\n\r\nTwo.', version: '0' });
  t.equal((await app.member.post(`${PATH}/${KEY}/submission`)).statusCode, 303);
  t.equal(
    (await app.member.post(`${PATH}/${KEY}/submission`)).statusCode,
    409,
    'a second press changes nothing',
  );
  t.equal(
    (await app.member.post(`${PATH}/${KEY}/narrative`, { body: 'Later', version: '1' })).statusCode,
    409,
  );
  const stored = () =>
    app.registry
      .prepare<{ snapshot: string; hash: string }>('select snapshot, hash from coalition_report_submissions')
      .get()!;
  const before = stored();
  t.equal(hashOfSnapshot(before.snapshot), before.hash);
  const { id } = app.registry
    .prepare<{ id: number }>("select id from outcomes where happened_on = '2025-09'")
    .get()!;
  const edited = await app.script().json('PUT', `/api/v1/coalitions/example-coalition/outcomes/${id}`, {
    step: 'on_the_agenda',
    institution: 'Example ministry 2025-09',
    country: 'MK',
    happenedOn: '2025-09',
    whatChanged: 'Said otherwise afterwards',
  });
  t.equal(edited.statusCode, 200, edited.body);
  t.strictSame(stored(), before);
  const page = await app.signedIn({ role: 'donor' }).get(`${PATH}/${KEY}`);
  t.match(page.page.querySelector('.notice[data-kind=waiting]')?.text, /1 record has changed/);
  t.match(
    page.page.querySelector('#outcomes')?.text,
    /Something changed 2025-09/,
    'the report shows what was',
  );
});

t.test(
  'a donor comments on a paragraph, staff return it, the coalition writes on, staff accept',
  async (t) => {
    const app = await prepared(t);
    await started(app);
    const [donor, staff] = [app.signedIn({ role: 'donor' }), app.signedIn()];
    await app.member.post(`${PATH}/${KEY}/narrative`, { body: 'One.\n\nTwo.', version: '0' });
    await app.member.post(`${PATH}/${KEY}/submission`);
    const comments = `${PATH}/${KEY}/comments`;
    t.equal(
      (await donor.post(comments, { part: 'narrative', paragraph: '7', body: 'Where?' })).statusCode,
      422,
    );
    t.equal((await donor.post(comments, { part: 'narrative', paragraph: '1', body: ' ' })).statusCode, 422);
    t.equal(
      (await app.member.post(comments, { part: 'narrative', paragraph: '1', body: 'x' })).statusCode,
      403,
    );
    t.equal(
      (await donor.post(comments, { part: 'narrative', paragraph: '1', body: 'Which one?' })).statusCode,
      303,
    );
    const read = await staff.get(`${PATH}/${KEY}`);
    t.match(read.page.querySelector('#narrative-1 .report-comments')?.text, 'Which one?');
    t.equal((await staff.post(`${PATH}/${KEY}/return`, { reason: '' })).statusCode, 422);
    t.equal((await staff.post(`${PATH}/${KEY}/return`, { reason: 'Answer the comment' })).statusCode, 303);
    const back = await app.member.get(`${PATH}/${KEY}`);
    t.match(back.page.querySelector('.notice')?.text, /Answer the comment/);
    t.match(back.page.querySelector('#words')?.text, /Which one\?/);
    await app.member.post(`${PATH}/${KEY}/narrative`, { body: 'One.\n\nTwo, in Skopje.', version: '1' });
    await app.member.post(`${PATH}/${KEY}/submission`);
    t.equal((await staff.post(`${PATH}/${KEY}/acceptance`)).statusCode, 303);
    t.equal((await staff.post(`${PATH}/${KEY}/acceptance`)).statusCode, 409);
    const api = (await app.script().json('GET', `/api/v1${PATH}/${KEY}`)).json<{
      status: string;
      submissions: { number: number; outcome: string; comments: unknown[] }[];
    }>();
    t.equal(api.status, 'accepted');
    t.strictSame(
      api.submissions.map(({ number, outcome, comments: said }) => [number, outcome, said.length]),
      [
        [2, 'accepted', 0],
        [1, 'returned', 1],
      ],
    );
  },
);

t.test('two periods stand side by side', async (t) => {
  const app = await prepared(t);
  await started(app);
  await app.member.post(PATH, { from: '1.1.2024', to: '31.12.2024' });
  const { page } = await app.member.get(`${PATH}/${KEY}?with=2024-01-01_2024-12-31`);
  const figures = page
    .querySelectorAll('#compared tbody tr')
    .map((row) => row.querySelectorAll('.cell-value').map((cell) => cell.text.trim()));
  t.strictSame(figures[0], ['Members', '1', '1']);
  t.strictSame(
    figures.find(([label]) => label === 'Outcomes counted'),
    ['Outcomes counted', '0', '1'],
  );
});
