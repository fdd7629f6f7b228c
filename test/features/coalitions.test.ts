import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

const created = {
  name: 'Arms out of the home (example)',
  nameLanguage: 'en',
  kind: 'coalition',
  status: 'active',
  ask: 'Police remove every firearm the same day (example).',
  countries: ['AL', 'RS'],
  themes: ['corruption'],
  formedOn: '15.12.2023',
};
const SLUG = 'arms-out-of-the-home-example';

/** The slug of a practice organisation of that country. */
function organisationOf({ practice }: TestApp, country: string): string {
  return practice
    .prepare<{ slug: string }>('select slug from organisations where country = ? order by id')
    .get(country)!.slug;
}

function eventsOf({ practice }: TestApp): string[] {
  return practice
    .prepare<{ event: string }>("select event from history where noun = 'coalition' order by id")
    .all()
    .map(({ event }) => event);
}

t.test('a coalition is recorded, put right, and keeps its address', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const answer = await staff.post('/coalitions', created);
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers.location, `/coalitions/${SLUG}`);

  const { page } = await staff.get(`/coalitions/${SLUG}`);
  t.match(page.querySelector('h1')?.textContent, /Arms out of the home/);
  t.equal(page.querySelector('.ask')?.textContent.trim(), created.ask);
  t.match(page.querySelector('.facts')?.textContent, /15 December\s2023/);

  const form = await staff.get(`/coalitions/${SLUG}/edit`);
  t.equal(form.page.querySelector('#name')?.getAttribute('value'), created.name);
  t.equal(form.page.querySelectorAll('input[name=countries][checked]').length, 2);

  const otherNames = 'Оружјето надвор (mk, former)\nJashtë armët (und, the initiative)\nNjë emër (pa gjuhë)';
  const edited = { ...created, acronym: 'AOH', otherNames };
  t.equal((await staff.post(`/coalitions/${SLUG}`, edited)).statusCode, 303);
  const again = await staff.get(`/coalitions/${SLUG}/edit`);
  t.equal(again.page.querySelector('#otherNames')?.textContent.trim(), otherNames);
  await staff.post(`/coalitions/${SLUG}`, edited);
  t.strictSame(
    eventsOf(test),
    ['coalition.created', 'coalition.edited'],
    'an edit that changes nothing leaves no trace',
  );
  const found = await staff.get('/coalitions?q=oruzjeto');
  t.match(found.page.querySelector('tbody')?.textContent, /Arms out of the home.*matched Оружјето/s);
});

t.test('every problem of the form is named beside its field, and what was typed stays', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const wrong = {
    ...created,
    name: '',
    ask: 'x'.repeat(2001),
    kind: 'club',
    status: '',
    otherCountries: 'QQ',
    themes: ['no-such-theme'],
    formedOn: '31.2.2023',
    formedAt: 'no-such/session',
    network: 'no-such-network',
    website: 'example.org',
  };
  const { statusCode, page } = await staff.post('/coalitions', wrong);
  t.equal(statusCode, 422);
  t.match(page.querySelector('title')?.textContent, /^Error/);
  const fields = page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'));
  for (const field of [
    'name',
    'ask',
    'kind',
    'status',
    'countries',
    'themes',
    'formedOn',
    'formedAt',
    'network',
    'website',
  ]) {
    t.ok(fields.includes(`#${field}`), `${field} is in the summary`);
    t.ok(page.querySelector(`#${field}-error`), `${field} has its message`);
    t.ok(page.querySelector(`#${field}`), `${field} can be reached`);
  }
  t.equal(page.querySelector('#formedOn')?.getAttribute('value'), '31.2.2023');
  t.equal(page.querySelector('#otherCountries')?.getAttribute('value'), 'QQ');
  t.strictSame(eventsOf(test), []);

  const macedonian = await staff.post('/coalitions', wrong, { 'accept-language': 'mk' });
  t.match(macedonian.page.querySelector('.error-summary')?.textContent, /Внесете го името на коалицијата/);
});

t.test('organisations join, leave and join again: a history', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await staff.post('/coalitions', created);
  const organisation = organisationOf(test, 'AL');
  const members = `/coalitions/${SLUG}/members`;

  const lookUp = await staff.get(`${members}?q=shkoder`);
  t.equal(lookUp.page.querySelector('input[name=organisation]')?.getAttribute('value'), organisation);
  const before = await staff.post(members, { organisation, joinedOn: '2022' });
  t.equal(before.statusCode, 422);
  t.match(before.page.querySelector('#joinedOn-error')?.textContent, /formed only later/);
  t.equal(
    before.page.querySelector('input[name=organisation][checked]')?.getAttribute('value'),
    organisation,
  );

  t.equal(
    (await staff.post(members, { organisation, joinedOn: '2023', role: 'convenes' })).statusCode,
    303,
    'cannot tell',
  );
  const twice = await staff.post(members, { organisation });
  t.equal(twice.statusCode, 409);
  t.match(twice.page.querySelector('[role=alert]')?.textContent, /member already/);

  const { page } = await staff.get(`/coalitions/${SLUG}`);
  const groups = page
    .querySelectorAll('.country-group-head')
    .map((head) => head.textContent.replace(/\s+/g, ' ').trim());
  t.strictSame(groups, ['Albania 1', 'Serbia 0'], 'a country without a member stands there and says so');
  const leaving = page.querySelector('.country-group a[href$=leaving]')!.getAttribute('href')!;

  t.equal((await staff.post(leaving, { leftOn: '2022' })).statusCode, 422, 'not before it joined');
  t.equal((await staff.post(leaving, { leftOn: '2099' })).statusCode, 422, 'not ahead');
  t.equal((await staff.post(leaving, { leftOn: '30. 6. 2024', reason: 'Closed its doors' })).statusCode, 303);
  t.equal((await staff.post(leaving, { leftOn: '2024' })).statusCode, 409);
  t.equal(
    (await staff.post(members, { organisation, joinedOn: '2025' })).statusCode,
    303,
    'it may come back',
  );
  const after = await staff.get(`/coalitions/${SLUG}`);
  t.match(
    after.page.querySelector('.member-former')?.textContent,
    /2023\s– 30\sJun\s2024, left.*Closed its doors/s,
  );
  t.equal(after.page.querySelectorAll('.country-group li').length, 2);
  t.strictSame(eventsOf(test), [
    'coalition.created',
    'coalition.joined',
    'coalition.left',
    'coalition.joined',
  ]);
});

t.test('who only took part is no member', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await staff.post('/coalitions', created);
  await staff.post(`/coalitions/${SLUG}/members`, {
    organisation: organisationOf(test, 'RS'),
    kind: 'participant',
  });
  const { page } = await staff.get(`/coalitions/${SLUG}`);
  t.ok(page.querySelector('#participants .country-group'));
  t.match(page.querySelector('#members')?.textContent, /No source that was read names the members/);
  t.match(page.querySelector('.facts-missing')?.textContent, /members/);
});

t.test('whoever is not staff reads and does not write', async (t) => {
  const test = await testApp(t);
  t.equal((await test.anyone.get('/coalitions/new')).headers.location, '/sign-in?next=%2Fcoalitions%2Fnew');
  t.equal((await test.anyone.post('/coalitions', created)).statusCode, 401);
  t.equal((await test.signedIn({ role: 'member' }).post('/coalitions', created)).statusCode, 403);
  t.equal((await test.anyone.get('/coalitions/no-such-coalition')).statusCode, 404);
});
