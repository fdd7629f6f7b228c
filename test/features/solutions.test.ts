import t from 'tap';
import { testApp } from '#test/support/app.ts';

const solution = {
  title: 'Firearms leave the home the same day (example)',
  whatWorks: 'Police remove every firearm when violence is reported (example).',
  theme: 'public-spaces-and-small-arms',
  originCountry: 'XK',
  originSince: '2019',
};
const SLUG = 'firearms-leave-the-home-the-same-day-example';
const STEPS = `/solutions/${SLUG}/steps`;
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test('a solution is recorded and put right, and keeps its address', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const made = await staff.post('/solutions', solution);
  t.equal(made.statusCode, 303);
  t.equal(made.headers.location, `/solutions/${SLUG}`);
  const from = test.practice
    .prepare<{ name: string; slug: string }>('select name, slug from organisations limit 1')
    .get()!;
  const edited = { ...solution, title: 'Arms leave the home (example)', originOrganisation: from.name };
  t.equal((await staff.post(`/solutions/${SLUG}`, edited)).statusCode, 303);
  const { page } = await staff.get(`/solutions/${SLUG}`);
  t.match(text(page.querySelector('h1')), /Arms leave the home/);
  t.equal(
    page.querySelector('.facts a[href^="/organisations/"]')?.getAttribute('href'),
    `/organisations/${from.slug}`,
  );
  await staff.post(`/solutions/${SLUG}`, { ...edited, originOrganisation: from.slug });
  const history = test.practice
    .prepare<{ event: string }>("select event from history where noun = 'solution' order by id")
    .all()
    .map(({ event }) => event);
  t.strictSame(history, ['solution.created', 'solution.edited'], 'nothing changed leaves no trace');
  t.match(
    text((await staff.get(`/solutions/${SLUG}/history`)).page.querySelector('main')),
    /Solution edited/,
  );

  const wrong = await staff.post('/solutions', {
    title: '',
    whatWorks: '',
    theme: 'x',
    originCountry: 'QQ',
    originSince: 'soon',
    originOrganisation: 'nobody',
    proposedAt: 'a/b',
  });
  t.equal(wrong.statusCode, 422);
  for (const field of [
    'title',
    'whatWorks',
    'theme',
    'originCountry',
    'originSince',
    'originOrganisation',
    'proposedAt',
  ])
    t.ok(wrong.page.querySelector(`#${field}-error`), field);
});

t.test('steps go up; adopted needs evidence, dropped a reason, and the origin is no adopter', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const from = test.practice
    .prepare<{ slug: string }>("select slug from organisations where country = 'XK'")
    .get()!;
  await staff.post('/solutions', { ...solution, originOrganisation: from.slug });
  const error = async (step: Record<string, string>, field: string) => {
    const { statusCode, page } = await staff.post(STEPS, step);
    t.equal(statusCode, 422);
    return text(page.querySelector(`#${field}-error`));
  };
  t.match(
    await error({ country: 'XK', step: 'adopted', source: 'https://example.org/' }, 'country'),
    /own adopter/,
  );
  t.match(await error({ country: 'AL', step: 'identified', carriers: from.slug }, 'carriers'), /own adopter/);
  t.match(await error({ country: 'AL', step: 'adopted' }, 'source'), /need evidence/);
  t.match(await error({ country: 'AL', step: 'dropped' }, 'reason'), /why it was dropped/);
  t.match(await error({ country: '', step: 'soon', takenOn: '2099' }, 'step'), /how far/);

  t.equal(
    (
      await staff.post(STEPS, {
        country: 'AL',
        step: 'advocating',
        takenOn: '2024-05',
        carriers: 'Somebody (example)',
      })
    ).statusCode,
    303,
  );
  t.match(await error({ country: 'AL', step: 'adapting' }, 'step'), /as far already/);
  t.match(
    await error(
      { country: 'AL', step: 'adopted', takenOn: '2023', source: 'https://example.org/' },
      'takenOn',
    ),
    /later/,
  );
  t.equal(
    (
      await staff.post(STEPS, {
        country: 'AL',
        step: 'adopted',
        takenOn: '2025-04',
        source: 'https://example.org/',
      })
    ).statusCode,
    303,
  );
  t.equal(
    (
      await staff.post(STEPS, {
        country: 'BA',
        part: 'Zenica',
        step: 'implemented',
        source: 'Minutes (example)',
      })
    ).statusCode,
    303,
  );

  const { page } = await staff.get('/solutions/matrix');
  const row = page.querySelectorAll('.matrix tbody tr').find((one) => one.textContent.includes('Firearms'))!;
  const cells = row.querySelectorAll('td').map(text);
  t.match(cells[0], /Adopted/);
  t.match(cells[1], /only Zenica/);
  t.ok(row.querySelector('.pips[data-part]'), 'a part is drawn half');
  t.match(cells[2], /Works here since 2019/);
  const totals = page.querySelectorAll('.matrix tfoot td').map((cell) => text(cell).replace(/^\D+/, ''));
  t.strictSame(totals.slice(0, 2), ['1 / 1', '0 / 0'], 'a part never counts as the country');
  const shown = await staff.get(`/solutions/${SLUG}`);
  t.match(
    text(shown.page.querySelector('#country-al details')),
    /Advocating, May/,
    'earlier steps stay readable',
  );
});

t.test('whoever is not staff reads and does not write', async (t) => {
  const test = await testApp(t);
  t.equal((await test.anyone.post('/solutions', solution)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'donor' }).post('/solutions', solution)).statusCode, 403);
  t.equal((await test.anyone.get('/solutions/nothing')).statusCode, 404);
  t.equal(
    (
      await test
        .script()
        .json('POST', '/api/v1/solutions/nothing/steps', { country: 'AL', step: 'identified' })
    ).statusCode,
    404,
  );
});

t.test('the matrix of the published solutions: every figure opens what it counts', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/solutions/matrix');
  t.equal(page.querySelectorAll('.matrix tbody tr:not(.matrix-group)').length, 9);
  for (const link of page.querySelectorAll('.matrix tfoot a')) {
    const href = link.getAttribute('href')!;
    const rows = (await anyone.get(href)).page.querySelectorAll('tbody tr').length;
    const api = await anyone.json('GET', `/api/v1${href}`);
    const csv = await anyone.get(href.replace('/solutions?', '/solutions.csv?'));
    const lines =
      csv.body
        .trim()
        .split('\r\n')
        .filter((line) => !line.includes('UNSCR')).length - 1;
    t.strictSame([rows, api.json<{ total: number }>().total, lines], Array(3).fill(Number(text(link))), href);
  }
  t.equal(text(page.querySelector('.matrix tfoot td:last-child')).replace(/^\D+/, ''), '1 / 1', 'Croatia');
  const stuck = page.querySelectorAll('#no-step tbody tr');
  t.ok(
    stuck.length > 0 && stuck.every((row) => !row.textContent.includes('not published')),
    'an undated step is never stuck',
  );
  t.match(
    text(page.querySelector('.matrix')),
    /Austria.*Works here/s,
    'origins outside of the six stand elsewhere',
  );

  const filtered = await anyone.get('/solutions/matrix?at_least=implemented');
  t.ok(
    filtered.page
      .querySelectorAll('.matrix .pips')
      .every((pips) => pips.getAttribute('data-step') === 'implemented'),
  );
  const csv = await anyone.get('/solutions/matrix.csv?at_least=implemented');
  t.notMatch(csv.body, /,adopted,/);
  const nothing = (await anyone.get('/solutions/matrix?at_least=implemented&stuck=yes')).page;
  t.equal(nothing.querySelectorAll('.matrix').length, 0);
  t.notMatch(
    text(nothing.querySelector('main')),
    /Everywhere a step is recorded/,
    'nothing is said of nothing',
  );
});
