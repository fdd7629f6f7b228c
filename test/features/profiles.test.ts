import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { addContact } from '#features/contacts/commands.ts';
import { startAskingConfirmations } from '#features/profiles/clock.ts';
import { askConfirmations, confirmationRounds } from '#features/profiles/confirming.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp, type TestApp } from '#test/support/app.ts';

const SLUG = 'estima';
const PATH = `/organisations/${SLUG}`;
const own = {
  name: 'Estima Zanaet (example)',
  nameKind: 'printed',
  legalForm: 'здружение',
  registrationNumber: '4000005',
  city: 'Skopje',
  mission: 'Helps (example).',
  missionLanguage: 'en',
  kind: 'donor',
  country: 'RS',
};

function idOf({ registry }: TestApp, slug = SLUG): number {
  return registry.prepare<{ id: number }>('select id from organisations where slug = ?').get(slug)!.id;
}

const mails = ({ registry }: TestApp) =>
  registry
    .prepare<{ recipient: string; kind: string; subject: string; body: string }>('select * from mails')
    .all();

t.test('a member’s edit appears at once, but for name, legal form and number, which wait', async (t) => {
  const test = await testApp(t);
  const member = test.signedIn({ role: 'member', organisationId: idOf(test), email: 'mira@example.org' });
  const staff = test.signedIn();
  const shown = await member.get(PATH);
  t.ok(shown.page.querySelector(`a[href="${PATH}/edit"]`));
  t.equal(shown.page.querySelector(`a[href="${PATH}/claim"]`), null, 'it is theirs already');
  t.ok((await test.anyone.get(PATH)).page.querySelector(`a[href="${PATH}/claim"]`));
  const form = await member.get(`${PATH}/edit`);
  t.equal(form.statusCode, 200);
  t.equal(form.page.querySelector('#country'), null, 'what staff decide is not asked');
  t.match(form.page.querySelector('.lead')?.textContent, /wait until staff/);

  t.equal((await member.post(PATH, own)).statusCode, 303);
  const { page } = await test.anyone.get(PATH);
  t.equal(page.querySelector('h1')?.textContent.trim(), 'Estima');
  t.match(page.querySelector('.prose')?.textContent, /Helps/);
  t.match(page.querySelector('.kicker')?.textContent, /Civil society organisation, Skopje, North Macedonia/);
  t.notMatch(page.querySelector('main')?.textContent, /Zanaet|4000005/, 'the public does not see what waits');
  t.match(
    (await member.get(PATH)).page.querySelector('.notice')?.textContent,
    /Waiting for staff[\s\S]*Zanaet/,
  );

  const queue = await staff.get('/admin/approvals');
  const rows = queue.page
    .querySelectorAll('.data-table tbody tr')
    .map((row) => row.textContent.replaceAll(/\s+/g, ' '));
  t.equal(rows.length, 3);
  t.match(rows[0], /Name.*Estima.*Estima Zanaet/, 'the old stands beside the new');
  t.equal(queue.page.querySelectorAll('del').length, 3);
  const files = queue.page
    .querySelectorAll('.list-download a')
    .map((link) => link.getAttribute('href') ?? '');
  t.equal(files.length, 3);
  const [csv, xlsx, json] = await Promise.all(files.map(async (file) => staff.get(file)));
  t.match(csv?.body, /,name,Estima,Estima Zanaet \(example\),/);
  t.equal(xlsx?.rawPayload.subarray(0, 2).toString(), 'PK');
  t.match(json?.json<{ items: unknown[] }>().items[0], {
    organisation: SLUG,
    field: 'name',
    before: 'Estima',
  });
  const elsewhere = await test.signedIn({ countries: ['RS'] }).get('/admin/approvals.json');
  t.strictSame(elsewhere.json<{ items: unknown[] }>().items, [], 'staff of other countries take nothing');
  const id = queue.page.querySelector('form[action$="/approval"]')?.getAttribute('action')?.split('/')[3];
  const approved = await staff.post(`/admin/approvals/${id}/approval`);
  t.equal(approved.statusCode, 303, approved.body);
  const after = await test.anyone.get(PATH);
  t.match(after.page.querySelector('h1')?.textContent, 'Estima Zanaet');
  t.match(
    after.page.querySelector('#names')?.textContent,
    /Estima[\s\S]*Former/,
    'the former name still finds it',
  );
  t.match(after.page.querySelector('.facts')?.textContent, /EMBS 4000005/);
  t.match(mails(test), [{ recipient: 'mira@example.org', kind: 'profile-decision' }]);
  t.equal((await staff.post(`/admin/approvals/${id}/approval`)).statusCode, 409, 'once');
  t.equal((await staff.get('/admin/approvals')).page.querySelectorAll('.data-table').length, 0);
});

t.test('a refusal needs a reason, which the organisation reads', async (t) => {
  const test = await testApp(t);
  const member = test.script({ role: 'member', organisationId: idOf(test) });
  const input = { name: 'Estima Nova (example)', kind: 'cso', nameKind: 'printed' };
  t.equal((await member.json('PUT', `/api/v1${PATH}`, input)).statusCode, 200);
  const changes = () => test.registry.prepare<{ n: number }>('select count(*) as n from history').get()?.n;
  const before = changes();
  await member.json('PUT', `/api/v1${PATH}`, input);
  t.equal(changes(), before, 'sending the same again leaves no trace');
  const staff = test.signedIn();
  const script = test.script();
  const { items } = (await script.json('GET', '/api/v1/approvals')).json<{ items: { id: number }[] }>();
  t.match(items, [
    { organisation: SLUG, changes: { name: { before: 'Estima', after: 'Estima Nova (example)' } } },
  ]);
  const path = `/admin/approvals/${items[0]?.id}/refusal`;
  const empty = await staff.post(path, { reason: ' ' });
  t.equal(empty.statusCode, 422);
  t.ok(empty.page.querySelector(`.error-summary a[href="#reason-${items[0]?.id}"]`));
  t.equal((await script.json('POST', `/api/v1/approvals/${items[0]?.id}/refusal`, {})).statusCode, 422);
  t.equal((await staff.post(path, { reason: 'The register says otherwise.' })).statusCode, 303);
  const reading = test.signedIn({ role: 'member', organisationId: idOf(test) });
  t.match(
    (await reading.get(PATH)).page.querySelector('.notice')?.textContent,
    /The register says otherwise/,
  );
  t.match(mails(test)[0]?.body, /The register says otherwise/);
});

t.test('nobody edits another’s profile, and faults come back in the form', async (t) => {
  const test = await testApp(t);
  const member = test.signedIn({ role: 'member', organisationId: idOf(test) });
  for (const path of ['/organisations/fol-movement', '/organisations/fol-movement/confirmation'])
    t.equal((await member.post(path, own)).statusCode, 403, path);
  t.equal((await member.get('/organisations/fol-movement/edit')).statusCode, 403);
  t.equal((await member.post('/organisations', own)).statusCode, 403);
  t.equal((await member.get('/admin/approvals')).statusCode, 403);
  const faulty = await member.post(PATH, {
    ...own,
    foundedOn: '31.2.2011',
    name: 'Volunteers Centre Skopje',
  });
  t.equal(faulty.statusCode, 422);
  const links = faulty.page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'));
  t.strictSame(new Set(links), new Set(['#foundedOn', '#name']));
  t.equal(faulty.page.querySelector('#city')?.getAttribute('value'), 'Skopje');
  const serbian = test.signedIn({ countries: ['RS'] });
  await member.post(PATH, own);
  const { id } = test.registry.prepare<{ id: number }>('select id from profile_proposals').get()!;
  t.equal(
    (await serbian.post(`/admin/approvals/${id}/approval`)).statusCode,
    403,
    'staff of other countries',
  );
  t.equal((await serbian.get('/admin/approvals')).page.querySelectorAll('.data-table').length, 0);
  t.equal((await test.signedIn().post('/admin/approvals/999/approval')).statusCode, 404);
});

t.test(
  'once a year the organisation is asked by mail, and one press of the link’s page confirms',
  async (t) => {
    const test = await testApp(t);
    test.signedIn({ role: 'member', organisationId: idOf(test), email: 'mira@example.org' });
    const day = (date: string) => systemAct('clock', new Date(`${date}T10:00:00Z`));
    const today = new Date().toISOString().slice(0, 10);
    t.equal(askConfirmations(test.registry, day(today), 'https://registry.example.org'), 1);
    t.equal(
      askConfirmations(test.registry, day(today), 'https://registry.example.org'),
      0,
      'nobody is asked twice',
    );
    const [mail] = mails(test);
    t.equal(mail?.recipient, 'mira@example.org');
    const path = /https:\/\/registry\.example\.org(\/confirmations\/\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
    t.ok(path, 'the mail carries the link');
    const opened = await test.anyone.get(path);
    t.equal(opened.statusCode, 200);
    t.equal(opened.headers['cache-control'], 'no-store');
    t.match(opened.page.querySelector('h1')?.textContent, /still hold/);
    t.match(
      (await test.anyone.get(PATH)).page.querySelector('.facts')?.textContent,
      /Not confirmed by/,
      'opening it does nothing',
    );
    t.equal((await test.anyone.post(path)).statusCode, 303);
    t.match((await test.anyone.get(PATH)).page.querySelector('.facts')?.textContent, /Confirmed this month/);
    t.equal((await test.anyone.post(path)).statusCode, 404, 'once');
    t.equal((await test.anyone.get(path)).statusCode, 404);
    t.equal((await test.anyone.get('/confirmations/nonsense')).statusCode, 404);
    const list = await test.anyone.get(`/organisations?confirmed=${today.slice(0, 4)}`);
    t.match(list.page.querySelector('.list-count')?.textContent, /^1 /);

    test.registry.sqlite.exec(`update organisations set confirmed_on = '2023-02-01' where slug = '${SLUG}'`);
    const member = test.signedIn({ role: 'member', organisationId: idOf(test) });
    const shown = await member.get(PATH);
    t.match(shown.page.querySelector('.facts')?.textContent, /Not confirmed since 2023/);
    t.equal((await member.post(`${PATH}/confirmation`)).statusCode, 303);
    const api = test.script({ role: 'member', organisationId: idOf(test) });
    t.equal((await api.json('POST', `/api/v1${PATH}/confirmation`)).statusCode, 200);
    const entries = test.registry
      .prepare<{ n: number }>("select count(*) as n from history where event like 'organisation.confirmed%'")
      .get();
    t.equal(entries?.n, 2, 'twice on a day is once');
    t.equal((await test.signedIn().post(`${PATH}/confirmation`)).statusCode, 403, 'nobody confirms for it');
  },
);

const linkIn = (body: string) =>
  /https:\/\/registry\.example\.org(\/confirmations\/\S+)/.exec(body)?.[1] ?? '';
const URL_OF_REGISTRY = 'https://registry.example.org';
const events = ({ registry }: TestApp) =>
  registry
    .prepare<{ event: string }>(
      "select event from history where event like 'organisation.confirm%' or event = 'organisation.correction-sent' order by id",
    )
    .all()
    .map(({ event }) => event.replace('organisation.', ''));

t.test('contacts who agreed to a public address are asked too, once an address', async (t) => {
  const test = await testApp(t);
  const id = idOf(test);
  test.signedIn({ role: 'member', organisationId: id, email: 'mira@example.org' });
  test.signedIn({ role: 'member', organisationId: id, email: 'gone@example.org' });
  test.registry
    .prepare("update people set suspended_at = ? where email = 'gone@example.org'")
    .run('2026-01-01');
  const system = systemAct('command-line');
  const contact = (email: string, consents: string[]) =>
    addContact(test.registry, system, SLUG, { name: 'Somebody (example)', email, consents });
  contact('Mira@Example.org', ['email']);
  contact('Gone@example.org', ['email']);
  contact('office@example.org', ['email']);
  contact('OFFICE@example.org', ['email']);
  contact('private@example.org', ['name']);
  t.equal(askConfirmations(test.registry, systemAct('clock'), URL_OF_REGISTRY), 1);
  t.strictSame(
    mails(test).map(({ recipient }) => recipient),
    ['mira@example.org', 'office@example.org'],
    'members first; nobody twice, nobody suspended, nobody who did not agree',
  );
  const [toMember, toContact] = mails(test);
  t.notMatch(toMember?.body, /како контакт/);
  t.match(toContact?.body, /како контакт на Estima, со ваша согласност/);

  const path = linkIn(toContact?.body ?? '');
  const opened = await test.anyone.get(path);
  t.ok(opened.page.querySelector(`form[action="${path}/correction"] textarea`));
  const short = await test.anyone.post(`${path}/correction`, { text: 'Moved', email: 'no address' });
  t.equal(short.statusCode, 422);
  for (const link of short.page.querySelectorAll('.error-summary a'))
    t.ok(short.page.querySelector(link.getAttribute('href') ?? ''), link.getAttribute('href') ?? 'a link');
  t.equal(short.page.querySelector('textarea')?.textContent.trim(), 'Moved', 'nothing typed is lost');
  t.equal((await test.anyone.post(path)).statusCode, 303, 'a faulty message does not use the link up');
  t.equal(
    (await test.anyone.post(`${path}/correction`, { text: 'It moved to Bitola.' })).statusCode,
    404,
    'once',
  );
  t.strictSame(events(test), ['confirmation-asked', 'confirmed-by-contact'], 'history says by whom');
});

t.test('who is asked may say what changed in place of confirming', async (t) => {
  const test = await testApp(t);
  test.signedIn({ role: 'member', organisationId: idOf(test), email: 'mira@example.org' });
  askConfirmations(test.registry, systemAct('clock'), URL_OF_REGISTRY);
  const path = linkIn(mails(test)[0]?.body ?? '');
  const said = await test.anyone.post(`${path}/correction`, { text: 'It moved to Bitola (example).' });
  t.equal(said.statusCode, 200);
  t.match(said.page.querySelector('h1')?.textContent, /Thank you/);
  t.equal((await test.anyone.post(path)).statusCode, 404, 'the link is used up');
  const queue = await test.signedIn().get('/admin/corrections');
  t.match(queue.page.querySelector('.said')?.textContent, /moved to Bitola/);
  t.strictSame(events(test), ['confirmation-asked', 'correction-sent'], 'saying so confirms nothing');
});

t.test('the server asks by itself, in rounds', async (t) => {
  const test = await testApp(t);
  const { registry } = test;
  registry.sqlite.exec(`insert into organisation_contacts (organisation_id, created_at)
      select id, '2026-01-01' from organisations where status = 'active' order by id limit 45;
    insert into personal_values (noun, record_id, field, value, salt, is_public, consented_on)
      select 'contact', id, 'email', 'c' || id || '@example.org', 'salt', 1, '2026-01-01' from organisation_contacts`);
  const rounds = [
    ...confirmationRounds(registry, systemAct('clock', new Date('2020-01-01')), URL_OF_REGISTRY),
  ];
  t.strictSame(rounds, [20, 20, 5]);
  const stop = startAskingConfirmations({ ...test, registry } as never, URL_OF_REGISTRY, (error) =>
    t.fail(String(error)),
  );
  const count = () =>
    registry.prepare<{ n: number }>('select count(*) as n from confirmation_links').get()!.n;
  while (count() < 90) await setImmediate();
  stop();
  t.equal(askConfirmations(registry, systemAct('clock'), URL_OF_REGISTRY), 0, 'all were asked, and once');
});
