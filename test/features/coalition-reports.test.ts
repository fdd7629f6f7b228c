import { createHash } from 'node:crypto';
import readSheets from 'read-excel-file/node';
import t from 'tap';
import { isWithin, overlap } from '#features/coalition-reports/rules.ts';
import { testApp, type TestApp } from '#test/support/app.ts';

const SLUG = 'southeast-europe-coalition-on-whistleblower-protection';
const REPORTS = `/coalitions/${SLUG}/reports`;
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

/** Somebody of a member organisation. */
function member(test: TestApp) {
  const { id } = test.registry
    .prepare<{ id: number }>(
      `select organisation_id as id from memberships join coalitions on coalitions.id = memberships.coalition_id
       where coalitions.slug = ? and has_left = 0 limit 1`,
    )
    .get(SLUG)!;
  return test.signedIn({ role: 'member', organisationId: id });
}

t.test('dates lie in a period only where they are precise enough', async (t) => {
  const period = { from: '2024-01', until: '2024-06' };
  t.equal(isWithin('2024-06-30', period), true);
  t.equal(isWithin('2024-03', period), true);
  t.equal(isWithin('2024-07-01', period), false);
  t.equal(isWithin('2024', period), undefined, 'cannot tell');
  t.equal(isWithin(null, period), undefined);
  t.ok(overlap(period, { from: '2024', until: '2024' }));
  t.notOk(overlap(period, { from: '2024-07', until: '2025' }));
});

t.test('from a draft to acceptance: nothing is lost, and what was submitted stays', async (t) => {
  const test = await testApp(t);
  const writer = member(test);
  const staff = test.signedIn();
  const donor = test.signedIn({ role: 'donor' });
  await writer.post(`/coalitions/${SLUG}/outcomes`, {
    step: 'adopted',
    institution: 'Parliament (example)',
    country: 'AL',
    happenedOn: '2024-03',
    whatChanged: 'A law passes (example)',
    source: 'https://example.org/law',
  });
  await writer.post(`/coalitions/${SLUG}/actions`, {
    kind: 'hearing',
    what: 'A hearing (example)',
    actedOn: '2024-02-03',
  });
  t.equal((await writer.post(REPORTS, { from: '2024' })).headers.location, `${REPORTS}/2024/edit`);
  const twice = await writer.post(REPORTS, { from: '2024-06', until: '2025' });
  t.match(text(twice.page.querySelector('#from-error')), /shares days with the report for 2024/);
  t.equal((await writer.post(REPORTS, { from: '2026', until: '2025' })).statusCode, 422);
  t.equal((await test.anyone.get(`${REPORTS}/2024`)).statusCode, 404, 'a draft is the workspace’s own');
  t.equal((await writer.post(`${REPORTS}/2024/submission`)).statusCode, 422, 'not without words');

  const saved = await writer.post(
    `${REPORTS}/2024`,
    { narrative: 'First tab (example)', version: '1' },
    { 'hx-request-type': 'partial' },
  );
  t.equal(saved.page.querySelector('input[name=version]')?.getAttribute('value'), '2');
  const lost = await writer.post(`${REPORTS}/2024`, { narrative: 'Second tab (example)', version: '1' });
  t.equal(lost.statusCode, 409);
  t.match(text(lost.page.querySelector('#narrative')), /Second tab/, 'what was typed stays');
  t.match(text(lost.page.querySelector('.aside-accent')), /First tab/, 'beside what was saved');
  t.equal(lost.page.querySelector('input[name=version]')?.getAttribute('value'), '2');
  t.equal(
    (await writer.post(`${REPORTS}/2024`, { narrative: 'Both (example)', version: '2' })).statusCode,
    303,
  );

  t.equal((await writer.post(`${REPORTS}/2024/submission`)).statusCode, 303);
  t.equal((await writer.post(`${REPORTS}/2024`, { narrative: 'Later', version: '3' })).statusCode, 409);
  t.equal(
    (await donor.post(`${REPORTS}/2024/comments`, { part: 'narrative', text: 'Name the page (example)' }))
      .statusCode,
    303,
  );
  t.equal((await donor.post(`${REPORTS}/2024/comments`, { part: 'narrative', text: ' ' })).statusCode, 422);
  t.equal(
    (
      await test
        .signedIn({ role: 'member' })
        .post(`${REPORTS}/2024/comments`, { part: 'narrative', text: 'x' })
    ).statusCode,
    403,
  );
  t.equal((await donor.post(`${REPORTS}/2024/decision`, { decision: 'accepted' })).statusCode, 403);
  t.equal((await staff.post(`${REPORTS}/2024/decision`, { decision: 'returned' })).statusCode, 303);
  t.equal(
    (await writer.post(`${REPORTS}/2024`, { narrative: 'Better (example)', version: '3' })).statusCode,
    303,
  );
  await writer.post(`${REPORTS}/2024/submission`);
  t.equal((await staff.post(`${REPORTS}/2024/decision`, { decision: 'accepted' })).statusCode, 303);
  t.equal((await staff.post(`${REPORTS}/2024/decision`, { decision: 'accepted' })).statusCode, 409);

  const before = (await test.anyone.json('GET', `/api/v1${REPORTS}/2024`)).json<{
    hash: string;
    content: object;
    status: string;
  }>();
  t.equal(before.status, 'accepted');
  t.equal(before.hash, createHash('sha256').update(JSON.stringify(before.content)).digest('hex'));
  const id = test.registry.prepare<{ id: number }>('select max(id) as id from outcomes').get()!.id;
  await staff.post(`/coalitions/${SLUG}/outcomes/${id}`, {
    institution: 'Parliament (example)',
    country: 'AL',
    happenedOn: '2024-03',
    whatChanged: 'A law passes at last (example)',
  });
  const after = (await test.anyone.json('GET', `/api/v1${REPORTS}/2024`)).json<{
    hash: string;
    content: object;
    changes: { kind: string }[];
  }>();
  t.strictSame([after.hash, after.content], [before.hash, before.content], 'the snapshot is unchanged');
  t.strictSame(
    after.changes.map(({ kind }) => kind),
    ['changed'],
    'and says what changed since',
  );
  const { page } = await donor.get(`${REPORTS}/2024`);
  t.match(text(page.querySelector('#since')), /A law passes at last.*changed/);
  t.equal(
    page.querySelector('#outcomes a.row-text')?.getAttribute('href'),
    `/coalitions/${SLUG}/outcomes/${id}`,
    'down to the outcome',
  );
  t.match(
    text(page.querySelector('#outcomes')),
    /more (is|are) left out/,
    'and says what the period leaves out',
  );
  t.match(text((await test.anyone.get('/reports')).page.querySelector('#coalition-reports')), /Accepted/);
  for (const [query, says] of [
    ['?year=2024', /Accepted/],
    ['?year=2019', /No report of such a coalition/],
    ['?theme=violence-against-women-and-girls', /No report of such a coalition/],
  ] as const) {
    const narrowed = (await test.anyone.get(`/reports${query}`)).page;
    t.match(text(narrowed.querySelector('#coalition-reports')), says, query);
  }
  t.match((await test.anyone.get(`${REPORTS}/2024/report.json`)).body, /"hash":"[0-9a-f]{64}"/);
});

t.test('who does not belong to the coalition begins nothing', async (t) => {
  const test = await testApp(t);
  t.equal((await test.anyone.post(REPORTS, { from: '2024' })).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).post(REPORTS, { from: '2024' })).statusCode, 403);
  t.equal((await test.signedIn().get(`${REPORTS}/1999`)).statusCode, 404);
  const script = test.script();
  t.equal((await script.json('POST', `/api/v1${REPORTS}`, { from: '2023' })).statusCode, 201);
  t.equal(
    (await script.json('PUT', `/api/v1${REPORTS}/2023`, { narrative: 'x', version: 7 })).statusCode,
    409,
  );
  t.equal((await test.anyone.json('GET', `/api/v1${REPORTS}`)).json<{ total: number }>().total, 0);
});

t.test(
  'the sheets hold exactly what was frozen, and the page says what came, went and changed since',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn();
    const grant = test.registry
      .prepare<{ reference: string; slug: string; day: string }>(
        `select grants.reference, organisations.slug, coalesce(starts_on, signed_on) as day from grants
       join organisations on organisations.id = grants.lead_id
       where day is not null and (grants.status is null or grants.status not in ('planned', 'cancelled', 'incoming'))
         and organisations.kind = 'cso' order by grants.id limit 1`,
      )
      .get()!;
    const year = grant.day.slice(0, 4);
    t.equal((await staff.post(`/coalitions/${SLUG}/members`, { organisation: grant.slug })).statusCode, 303);
    const outcome = (whatChanged: string, happenedOn: string) => ({
      step: 'adopted',
      institution: 'Parliament (example)',
      country: 'AL',
      happenedOn,
      whatChanged,
      source: 'https://example.org/law',
    });
    const last = (table: string) =>
      test.registry.prepare<{ id: number }>(`select max(id) as id from ${table}`).get()!.id;
    await staff.post(`/coalitions/${SLUG}/outcomes`, outcome('It goes away (example)', `${year}-03`));
    const leaves = last('outcomes');
    await staff.post(`/coalitions/${SLUG}/actions`, {
      kind: 'hearing',
      what: 'A hearing (example)',
      actedOn: `${year}-02`,
    });
    const acted = last('actions');
    await staff.post(REPORTS, { from: year });
    const url = `${REPORTS}/${year}`;
    await staff.post(url, { narrative: 'One.\nTwo (example).', version: '1' });
    await staff.post(`${url}/submission`);

    const sheets = async () => {
      const answer = await test.anyone.get(`${url}/report.xlsx`);
      t.equal(answer.statusCode, 200);
      const tables = await readSheets(answer.rawPayload);
      return tables.map(({ sheet, data }) => [sheet, data] as const);
    };
    const frozen = await sheets();
    const shown = (await test.anyone.get(url)).page;
    t.strictSame(
      frozen.map(([name]) => name),
      ['Report', 'Members', 'Actions', 'Outcomes', 'Money', 'Diffusion', 'Words'],
    );
    const rows = Object.fromEntries(frozen.map(([name, data]) => [name, data.length - 1]));
    t.equal(rows['Outcomes'], shown.querySelectorAll('#outcomes tbody tr').length);
    t.equal(rows['Actions'], shown.querySelectorAll('#actions tbody tr').length);
    t.equal(rows['Members'], shown.querySelectorAll('#members li').length);
    t.equal(rows['Money'], shown.querySelectorAll('#money tbody tr').length);
    t.ok(
      frozen.find(([name]) => name === 'Money')![1].some((row) => row[0] === grant.reference),
      'a member’s grant is among them',
    );
    t.equal(rows['Words'], 2);
    t.match(text(shown.querySelector('#since')), /as they were/);

    await staff.post(`/coalitions/${SLUG}/outcomes/${leaves}`, outcome('It goes away (example)', '1999'));
    await staff.post(`/coalitions/${SLUG}/actions/${acted}`, {
      kind: 'hearing',
      what: 'A hearing (example)',
      actedOn: `${year}-04`,
    });
    await staff.post(`/coalitions/${SLUG}/outcomes`, {
      ...outcome('It is taken back (example)', `${year}-06`),
      step: 'rolled_back',
      reason: 'The court (example)',
    });
    const since = text((await test.anyone.get(url)).page.querySelector('#since'));
    t.match(since, /It goes away \(example\) no longer in the period: outcome/);
    t.match(since, /A hearing \(example\) changed: action date: Feb \d+ → Apr \d+/);
    t.match(since, /It is taken back \(example\) came since: outcome/);
    t.strictSame(await sheets(), frozen, 'the file stays as it was');
  },
);
