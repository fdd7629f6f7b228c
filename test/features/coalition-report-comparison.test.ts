import readSheets from 'read-excel-file/node';
import t from 'tap';
import { compareReports } from '#features/coalition-reports/comparison.ts';
import type { ReportContent } from '#features/coalition-reports/content.ts';
import { testApp, type Answer, type TestApp } from '#test/support/app.ts';
import { COALITION, twoReports } from '#test/support/two-reports.ts';

const REPORTS = `/coalitions/${COALITION}/reports`;
const COMPARE = `${REPORTS}/compare`;
const text = (element: { textContent: string } | null | undefined) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

/** What the table of a part says: what, earlier, later, difference. */
const figuresOf = ({ page }: Answer, part: string) =>
  page
    .querySelectorAll(`#${part} .compared-figures tbody tr`)
    .map((row) => row.querySelectorAll('.cell-value').map(text).join(' | '));

async function handedIn(test: TestApp, submitted?: string[]) {
  const staff = test.script();
  await twoReports(async (method, address, body) => {
    const { statusCode } = await staff.json(method, address, body);
    if (statusCode >= 400) throw new Error(`${method} ${address}: ${statusCode}`);
  }, submitted);
}

t.test('a donor sets two submitted reports side by side, and every figure leads to its rows', async (t) => {
  const test = await testApp(t);
  await handedIn(test);
  const donor = test.signedIn({ role: 'donor' });
  const list = await donor.get(REPORTS);
  t.ok(list.page.querySelector(`a[href="${COMPARE}"]`), 'from the list');
  const report = await donor.get(`${REPORTS}/2023`);
  const own = report.page.querySelector(`a[href="${COMPARE}?until=2023"]`);
  t.ok(own, 'and from each report');

  const answer = await donor.get(COMPARE);
  t.equal(answer.statusCode, 200);
  t.strictSame(figuresOf(answer, 'actions'), [
    'All actions | 3 | 2 | 1 fewer',
    'Meeting | 1 | 0 | 1 fewer',
    'Hearing | 1 | 2 | 1 more',
    'Petition | 1 | 0 | 1 fewer',
  ]);
  t.strictSame(figuresOf(answer, 'outcomes'), [
    'All outcomes | 2 | 2 | same',
    'Counted | 1 | 2 | 1 more',
    'Commitment | 1 | 0 | 1 fewer',
    'Commitment, Albania | 1 | 0 | 1 fewer',
    'Adopted | 0 | 2 | 2 more',
    'Adopted, Albania | 0 | 1 | 1 more',
    'Adopted, North Macedonia | 0 | 1 | 1 more',
    'Not counted | 1 | 0 | 1 fewer',
    'On the agenda | 1 | 0 | 1 fewer',
    'On the agenda, Kosovo* | 1 | 0 | 1 fewer',
  ]);
  const moved = answer.page.querySelectorAll('#outcomes [data-phone=pairs]')[1];
  t.match(text(moved), /Parliament \(example\).*Albania.*Commitment.*Adopted.*moved further/);
  t.match(text(moved), /Ministry \(example\).*On the agenda.*not counted.*nothing in this period/);
  t.match(text(answer.page.querySelector('#members-stayed')), /Stayed \(9\)/);
  t.match(text(answer.page.querySelector('#narrative')), /2023 The ask was heard.*2024 Two parliaments/);
  t.match(text(answer.page.querySelector('#risks')), /Nothing was written\..*The budget/);

  const links = answer.page.querySelectorAll('.compared-figures a');
  t.ok(links.length > 15);
  for (const link of links) {
    const [path = '', anchor = ''] = link.getAttribute('href')!.split('#');
    const shown = path ? (await donor.get(path)).page : answer.page;
    const rows = shown.querySelectorAll(`[id="${anchor}"] tbody tr, [id="${anchor}"] li`);
    t.equal(rows.length, Number(text(link)), `${path}#${anchor}`);
  }
});

t.test('files and the API say the same, of what was frozen', async (t) => {
  const test = await testApp(t);
  await handedIn(test);
  const asked = `${COMPARE}?from=2023&until=2024`;
  const csv = async () => (await test.anyone.get(asked.replace('?', '.csv?'))).body;
  const before = await csv();
  t.match(before, /part,of,step,country,currency,2023,2024,difference/);
  t.match(before, /outcomes,counted,adopted,MK,,0,1,1/);
  t.match(before, /outcomes,left_out,,,,1,1,0/);
  t.match(before, /"XK: This designation/);
  const last = test.registry.prepare<{ id: number }>('select max(id) as id from outcomes').get()!.id;
  const edited = await test.signedIn().post(`/coalitions/${COALITION}/outcomes/${last}`, {
    institution: 'Elsewhere (example)',
    country: 'ME',
    happenedOn: '1999',
    whatChanged: 'Otherwise (example)',
  });
  t.equal(edited.statusCode, 303);
  t.equal(await csv(), before, 'later edits change nothing');

  const api = (await test.anyone.json('GET', `/api/v1${asked}`)).json<Record<string, object[]>>();
  t.match(api, {
    from: { period: '2023', isFrozen: true },
    until: { period: '2024', leftOut: { outcomes: 1 } },
    texts: { until: { risks: 'The budget (example).' } },
  });
  t.match(api['outcomes']?.[0], { country: 'AL', from: { step: 'commitment' }, change: 'further' });
  t.equal(
    before.split('\r\n').filter((line) => /^\w+,/.test(line.replace('\uFEFF', ''))).length - 1 - 3,
    api['figures']?.length,
  );
  t.strictSame((await test.anyone.get(asked.replace('?', '.json?'))).json(), api);
  const sheets = await readSheets((await test.anyone.get(asked.replace('?', '.xlsx?'))).rawPayload);
  t.strictSame(
    sheets.map(({ sheet, data }) => [sheet, data.length - 1]),
    [
      ['Figures', api['figures']!.length + 3 + 1],
      ['Members', 9],
      ['Outcomes', 3],
      ['Diffusion', 0],
      ['Words', 4],
    ],
  );
});

t.test('what cannot be compared is said beside its field, and a reversed order is put right', async (t) => {
  const test = await testApp(t);
  await handedIn(test);
  const get = (query: string) => test.anyone.get(`${COMPARE}?${query}`);
  const turned = await get('from=2024&until=2023');
  t.equal(turned.statusCode, 200);
  t.match(text(turned.page.querySelector('main')), /the earlier period stands first/);
  t.equal(turned.page.querySelector('#from option[selected]')?.getAttribute('value'), '2023');
  for (const query of ['from=2023', 'until=2023', 'until=2024', '']) {
    const { page } = await get(query);
    t.equal(page.querySelector('#until option[selected]')?.getAttribute('value'), '2024', query);
  }
  const same = await get('from=2024&until=2024');
  t.equal(same.statusCode, 422);
  t.match(text(same.page.querySelector('#until-error')), /same report as the other/);
  const unknown = await get('from=1999&until=2024');
  t.equal(unknown.statusCode, 422);
  t.match(text(unknown.page.querySelector('#from-error')), /no report for 1999/);
  t.equal(
    unknown.page.querySelector('#until option[selected]')?.getAttribute('value'),
    '2024',
    'the other stays',
  );
  const refused = await test.anyone.json('GET', `/api/v1${COMPARE}?from=1999&until=1998`);
  t.equal(refused.statusCode, 422);
  t.match(refused.headers['content-type'], /^application\/problem\+json/);
  t.match(refused.json(), { errors: [{ path: '/from' }, { path: '/until' }] });
  t.equal((await test.anyone.get('/coalitions/nothing-here/reports/compare')).statusCode, 404);
});

t.test(
  'a draft is compared by those who may read it, and for others there is nothing to compare',
  async (t) => {
    const test = await testApp(t);
    await handedIn(test, ['2024']);
    const donor = test.signedIn({ role: 'donor' });
    const nothing = await donor.get(COMPARE);
    t.equal(nothing.statusCode, 200);
    t.match(text(nothing.page.querySelector('main')), /nothing to compare yet: you may read one report only/);
    t.notOk(nothing.page.querySelector('main select'));
    t.match(text((await donor.get(REPORTS)).page.querySelector('main')), /when a second one is submitted/);
    t.match(text((await donor.get(`${REPORTS}/2024`)).page.querySelector('main')), /when a second one/);
    const asked = `/api/v1${COMPARE}?from=2023&until=2024`;
    t.match((await test.anyone.json('GET', asked)).json(), { status: 422, errors: [{ path: '' }] });
    t.equal((await donor.get(`${COMPARE}.csv?from=2023&until=2024`)).statusCode, 422);

    const writer = await test.signedIn().get(COMPARE);
    t.match(text(writer.page.querySelector('.report-sides')), /Draft: not frozen, as the records are now/);
    t.match(text(writer.page.querySelector('#narrative')), /The ask was heard/);
    t.match((await test.script().json('GET', asked)).json(), { from: { status: 'draft', isFrozen: false } });
  },
);

const EMPTY: ReportContent = {
  coalition: { slug: 'c', name: 'C', ask: 'A' },
  period: { from: '2023', until: '2023' },
  members: [],
  actions: [],
  outcomes: [],
  diffusion: [],
  leftOut: { actions: 0, outcomes: 0 },
  texts: { narrative: null, lessons: null, risks: null, nextSteps: null },
};
const member = (slug: string) => ({ slug, name: slug, country: 'AL', joinedOn: null, leftOn: null });
const grant = (reference: string, currency: string | null, amendedMinor: number | null) => ({
  reference,
  title: null,
  lead: 'L',
  country: null,
  startsOn: null,
  endsOn: null,
  currency,
  signedMinor: amendedMinor,
  amendedMinor,
  paidMinor: 0,
});
const outcome = (id: number, step: string, happenedOn: string, institution = 'Court') => ({
  id,
  step,
  happenedOn,
  institution,
  country: 'RS',
  whatChanged: 'W',
  contribution: null,
  isCounted: true,
});
const carried = (step: string, takenOn: string, country = 'ME') => ({
  solution: 's',
  title: 'S',
  country,
  part: null,
  step,
  takenOn,
});

t.test(
  'members, money by currency, and steps are compared as far as both reports speak of them',
  async (t) => {
    const from: ReportContent = {
      ...EMPTY,
      members: [member('stays'), member('leaves')],
      grants: [grant('A', 'EUR', 1000), grant('B', 'NOK', 700), grant('C', null, null)],
      outcomes: [outcome(1, 'adopted', '2023-05'), outcome(2, 'on_the_agenda', '2023-01', 'court')],
      diffusion: [carried('adopted', '2023')],
    };
    const until: ReportContent = {
      ...EMPTY,
      members: [member('stays'), member('comes')],
      grants: [grant('A', 'EUR', 1500)],
      outcomes: [outcome(3, 'rolled_back', '2024-02')],
      diffusion: [carried('implemented', '2024'), carried('dropped', '2024-02', 'RS')],
    };
    const { members, figures, outcomes, diffusion } = compareReports({ from, until });
    t.strictSame(
      [members.came, members.left, members.stayed].map((all) => all.map(({ slug }) => slug)),
      [['comes'], ['leaves'], ['stays']],
    );
    const money = figures.filter(({ part }) => part === 'money');
    t.strictSame(
      money.map(({ of, currency, from: one, until: other, difference }) => [
        of,
        currency,
        one,
        other,
        difference,
      ]),
      [
        [null, null, 3, 1, -2],
        ['amended', 'EUR', 1000, 1500, 500],
        ['paid', 'EUR', 0, 0, 0],
        ['amended', 'NOK', 700, 0, -700],
        ['paid', 'NOK', 0, 0, 0],
        ['unpublished', null, 1, 0, -1],
      ],
    );
    t.strictSame(
      outcomes.map((move) => [move.from?.step, move.until?.step, move.change]),
      [['adopted', 'rolled_back', 'back']],
      'names are folded, and the latest step stands',
    );
    t.strictSame(
      diffusion.map((move) => [move.country, move.change]),
      [
        ['ME', 'further'],
        ['RS', 'new'],
      ],
    );
    const older = compareReports({ from: EMPTY, until }).figures.filter(({ part }) => part === 'money');
    t.ok(
      older.every((figure) => figure.from === null && figure.difference === null),
      'a report that was frozen before money was drawn says nothing of it',
    );
  },
);
