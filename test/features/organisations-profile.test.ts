import t from 'tap';
import { checkRegistration } from '#features/organisations/registration.ts';
import { testApp } from '#test/support/app.ts';

const profile = {
  name: 'Удружење Јасен Испит (example)',
  nameLanguage: 'sr-Cyrl',
  nameKind: 'registered',
  kind: 'cso',
  country: 'RS',
  otherName: ['Jasen (example)', 'Pokret Jasen (example)'],
  otherNameKind: ['other', 'former'],
  otherNameLanguage: ['sr-Latn', 'sr-Latn'],
  otherNameFrom: ['', '2011'],
  otherNameUntil: ['', '3.2016'],
  otherNameSource: ['', 'https://example.org/statute'],
  mission: ['Helps (example).', 'Помага (пример).'],
  missionLanguage: ['en', 'sr-Cyrl'],
  workingLanguages: ['sr', 'en'],
  targetGroups: 'young people in villages\nteachers',
  staffBand: '6-10',
  budgetBand: '50-150',
  registrationNumber: '12345678',
};
const PATH = '/organisations/udruzenje-jasen-ispit-example';

t.test(
  'numbers are checked by the rules of their country, and a person’s number is known as one',
  async (t) => {
    const warned = (country: string, number: string) => checkRegistration(country, number)?.warnings;
    // Invented numbers with a right check digit, worked out by hand.
    t.match(checkRegistration('MK', '4000003'), { type: 'EMBS', warnings: ['checkDigit'], orgId: undefined });
    t.match(checkRegistration('MK', '4000005'), { type: 'EMBS', warnings: [] });
    t.match(checkRegistration('RS', '10000009'), { type: 'MB', orgId: 'RS-APR-10000009', warnings: [] });
    t.match(checkRegistration('RS', '100000024'), { type: 'PIB', warnings: [] });
    t.match(checkRegistration('ME', '01 000 004'), { type: 'PIB', orgId: 'ME-PIB-01000004' });
    t.strictSame(warned('ME', '01000008'), ['checkDigit']);
    t.strictSame(warned('AL', 'K12345678L'), []);
    t.strictSame(warned('AL', '12345678'), ['shape']);
    t.strictSame(warned('BA', '0101990123456'), ['person']);
    t.strictSame(warned('XK', '1234567890'), ['person']);
    t.strictSame(warned('XK', '812345678'), []);
    t.equal(checkRegistration('IT', '1'), undefined);
  },
);

t.test('names have dates and sources, and the other script stands beside without being stored', async (t) => {
  const { signedIn, anyone, registry } = await testApp(t);
  const staff = signedIn();
  t.equal((await staff.post('/organisations', profile)).statusCode, 303);
  const { page } = await anyone.get(PATH);
  const rows = page.querySelectorAll('#names tbody tr').map((row) => row.textContent.replaceAll(/\s+/g, ' '));
  t.match(rows[0], /Udruženje Jasen Ispit.*\(transliterated\)/);
  t.match(rows[1], /Јасен.*\(transliterated\)/);
  t.match(rows[2], /2011.*Mar\s2016/);
  t.equal(page.querySelector('#names .source-mark a')?.getAttribute('href'), '#source-1');
  t.match(page.querySelector('#source-1')?.textContent, 'example.org/statute');
  const stored = registry
    .prepare<{ n: number }>("select count(*) as n from organisation_names where name like '%Јасен (%'")
    .get();
  t.equal(stored?.n, 0, 'the transliteration is nobody’s spelling');
  const facts = page.querySelector('.facts')?.textContent.replaceAll(/\s+/g, ' ');
  for (const fact of [
    /Serbian, English/,
    /young people in villages, teachers/,
    /6–10 staff; 50–150 thousand EUR/,
    /MB 12345678/,
  ])
    t.match(facts, fact);
  t.notMatch(facts, /check digit/, 'what may be wrong is for staff');
  t.match((await staff.get(PATH)).page.querySelector('.facts')?.textContent, /check digit does not fit/);
  t.match((await anyone.json('GET', `/api/v1${PATH}`)).json(), {
    missions: { en: 'Helps (example).', 'sr-Cyrl': 'Помага (пример).' },
    workingLanguages: ['sr', 'en'],
    staffBand: '6-10',
    names: [{ source: null }, {}, { usedUntil: '2016-03', source: 'https://example.org/statute' }],
  });

  const form = await staff.get(`${PATH}/edit`);
  t.equal(form.page.querySelector('#otherNameUntil-2')?.getAttribute('value'), '2016-03');
  t.match(form.page.querySelector('#mission-2')?.textContent, 'Помага');
  t.equal(form.page.querySelectorAll('input[name=workingLanguages][checked]').length, 2);
  t.equal((await staff.post(PATH, profile)).statusCode, 303, 'saving it as it is');
  const entries = registry
    .prepare<{ n: number }>("select count(*) as n from history where event = 'organisation.edited'")
    .get();
  t.equal(entries?.n, 0, 'changes nothing');
});

t.test('years that turn, days that do not exist and languages that are none are refused', async (t) => {
  const { signedIn } = await testApp(t);
  const { statusCode, page } = await signedIn().post('/organisations', {
    ...profile,
    otherNameFrom: ['2019', '31.2.2011'],
    otherNameUntil: ['2016', ''],
    workingLanguages: ['not a language'],
    foundedOn: '30.2.2001',
    staffBand: '7',
  });
  t.equal(statusCode, 422);
  const links = page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'));
  t.strictSame(new Set(links), new Set(['#otherName-1', '#workingLanguages', '#foundedOn', '#staffBand']));
  for (const link of links) t.ok(page.querySelector(link ?? ''), String(link));
  t.equal(page.querySelector('#otherNameFrom-2')?.getAttribute('value'), '31.2.2011', 'what was typed stays');
});

t.test(
  'a Latin letter hidden in a Cyrillic name, and a person’s number, are shown to staff alone',
  async (t) => {
    const { signedIn, anyone } = await testApp(t);
    const staff = signedIn();
    await staff.post('/organisations', {
      name: 'Здружение Ябaна (пример)',
      kind: 'cso',
      country: 'MK',
      registrationNumber: '0101990450001',
    });
    const list = await anyone.get('/organisations?sort=newest');
    const path = list.page.querySelector('.data-table a.name')?.getAttribute('href') ?? '';
    const mine = await staff.get(path);
    t.match(mine.page.querySelector('.notice')?.textContent, /other script/);
    t.match(mine.page.querySelector('.facts')?.textContent, /person’s number/);
    const theirs = await anyone.get(path);
    t.equal(theirs.page.querySelector('.notice'), null);
    t.notMatch(theirs.body, /0101990450001/);
    t.notMatch((await anyone.json('GET', `/api/v1${path}`)).body, /0101990450001/);
  },
);

t.test('staff say in one press that they held a record against its sources', async (t) => {
  const { signedIn, anyone, script, registry } = await testApp(t);
  const staff = signedIn({ email: 'ana@example.org' });
  t.equal((await staff.post('/organisations/estima/verification')).statusCode, 303);
  t.equal((await script().json('POST', '/api/v1/organisations/estima/verification')).statusCode, 200);
  const entries = registry
    .prepare<{ n: number }>("select count(*) as n from history where event = 'organisation.verified'")
    .get();
  t.equal(entries?.n, 1, 'a second time on a day changes nothing');
  t.match(
    (await staff.get('/organisations/estima')).page.querySelector('.facts')?.textContent,
    /Verified by staff[\s\S]*ana@example.org/,
  );
  const { page } = await anyone.get('/organisations/estima');
  t.match(page.querySelector('.facts')?.textContent, /Verified by staff/);
  t.notMatch(page.querySelector('.facts')?.textContent, /ana@/);
  t.equal((await signedIn({ role: 'donor' }).post('/organisations/estima/verification')).statusCode, 403);
  t.equal((await staff.post('/organisations/nothing-here/verification')).statusCode, 404);
});

t.test('its evidence and its open calls stand on its page, and nothing where there is none', async (t) => {
  const test = await testApp(t);
  const { registry } = test;
  const { id, slug, name } = registry
    .prepare<{ id: number; slug: string; name: string }>(
      `select id, slug, name from organisations where kind = 'cso' and status = 'active'
         and name not in (select publisher from evidence) and id not in (select organisation_id from memberships)
       order by id limit 1`,
    )
    .get()!;
  const path = `/organisations/${slug}`;
  const bare = await test.anyone.get(path);
  t.equal(bare.page.querySelector('#evidence'), null);
  t.equal(bare.page.querySelector('#calls'), null);

  registry
    .prepare(
      "insert into evidence (slug, statement, value, publisher, year) values ('e-own', 'A tenth left.', '10', ?, 2025)",
    )
    .run(name.toUpperCase());
  registry.sqlite
    .exec(`insert into evidence (slug, statement, publisher) values ('e-used', 'Half stayed.', 'Others (example)');
    insert into memberships (coalition_id, organisation_id, kind, has_left, created_at) select id, ${id}, 'member', 0, '2026-01-01' from coalitions order by id limit 1;
    insert into evidence_uses (evidence_id, noun, record_id, created_at)
      select (select id from evidence where slug = 'e-used'), 'coalition', coalition_id, '2026-01-01'
      from memberships where organisation_id = ${id}`);
  const call = (title: string, deadline: string, status: string) =>
    registry
      .prepare(
        `insert into calls (slug, title, organisation_id, role, countries, languages, deadline, status, offered, wanted, created_at, updated_at)
         values (?, ?, ?, 'any', '[]', '[]', ?, ?, '', '', '2026-01-01', '2026-01-01')`,
      )
      .run(title.toLowerCase().replaceAll(' ', '-'), title, id, deadline, status);
  call('Open one', '2999-01-01', 'open');
  call('Past one', '2020-01-01', 'open');
  call('Closed one', '2999-01-01', 'closed');
  const { page } = await test.anyone.get(path);
  const words = page.querySelector('#evidence')?.textContent.replaceAll(/\s+/g, ' ');
  t.match(words, /A tenth left\. Published by it in 2025/, 'its name, however it is written');
  t.match(words, /Half stayed\. Others \(example\); used by its coalition/);
  t.strictSame(
    page.querySelectorAll('#calls tbody a').map((link) => link.textContent),
    ['Open one'],
  );
  t.match((await test.anyone.json('GET', `/api/v1${path}`)).json(), {
    evidence: [
      { slug: 'e-own', usedBy: null },
      { slug: 'e-used', usedBy: { noun: 'coalition' } },
    ],
    calls: [{ slug: 'open-one', title: 'Open one', deadline: '2999-01-01' }],
  });
});
