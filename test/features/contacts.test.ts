import t from 'tap';
import { testApp, type Client, type TestApp } from '#test/support/app.ts';

const SLUG = 'jona-association';
const PAGE = `/organisations/${SLUG}`;
const API = `/api/v1/organisations/${SLUG}/contacts`;
const mira = {
  name: 'Mira Primerova (example)',
  post: 'secretary',
  email: 'mira@example.org',
  phone: '+355 4 000',
};

const errorsOf = (page: Awaited<ReturnType<Client['get']>>['page']) =>
  page
    .querySelectorAll('.error-summary a')
    .map((link) => link.textContent)
    .join(' ');

function memberOf({ registry, signedIn, script }: TestApp): { member: Client; api: Client } {
  const { id } = registry.prepare<{ id: number }>('select id from organisations where slug = ?').get(SLUG)!;
  const person = { role: 'member', organisationId: id } as const;
  return { member: signedIn(person), api: script(person) };
}

t.test(
  'a member adds a contact; the public sees what the person agreed to, on page, API and CSV',
  async (t) => {
    const test = await testApp(t);
    const { member } = memberOf(test);
    t.equal((await member.get(`${PAGE}/contacts/new`)).statusCode, 200);
    const added = await member.post(`${PAGE}/contacts`, {
      ...mira,
      consents: ['post', 'email'],
      consentedOn: '2026-11-02',
    });
    t.equal(added.statusCode, 303);
    t.equal(added.headers.location, `${PAGE}#contacts`);
    const shown = (await test.anyone.get(PAGE)).page.querySelector('#contacts')?.textContent;
    t.match(shown, /secretary.*mira@example\.org/s);
    t.notMatch(shown, /Mira|355|Not public/);
    const own = (await member.get(PAGE)).page.querySelector('#contacts')?.textContent;
    t.match(own, /Mira Primerova.*355.*Not public: Name, Telephone/s);
    t.match((await test.anyone.json('GET', API)).json(), {
      total: 1,
      items: [{ name: null, post: 'secretary', email: 'mira@example.org', phone: null }],
    });
    t.match((await test.script().json('GET', API)).json(), {
      items: [
        { name: mira.name, consents: [{ field: 'post', consentedOn: '2026-11-02' }, { field: 'email' }] },
      ],
    });
    const csv = (await test.anyone.get('/organisations.csv?q=jona')).body;
    t.match(csv, 'secretary, mira@example.org');
    t.notMatch(csv, 'Mira');
    t.notMatch(
      (await test.signedIn().get('/organisations.csv?q=jona')).body,
      'Mira',
      'a file is for everybody',
    );

    await t.test('history holds hashes, and says so in words', async (t) => {
      const rows = test.registry
        .prepare<{ after: string }>("select after from history where event = 'organisation.contact-added'")
        .all();
      t.match(rows[0]?.after, /"personal":"[0-9a-f]{64}"/);
      t.notMatch(rows[0]?.after, /Mira|mira@|355/);
      const history = (await test.signedIn().get(`${PAGE}/history`)).page.querySelector('main')?.textContent;
      t.match(history, /A contact was added/);
      t.notMatch(history, /Mira/);
    });

    await t.test('consent is taken back, and a removed contact is erased', async (t) => {
      t.equal((await member.post(`${PAGE}/contacts/1`, { ...mira, consents: ['post'] })).statusCode, 303);
      t.notMatch((await test.anyone.get(PAGE)).body, /mira@example/);
      t.equal((await member.post(`${PAGE}/contacts/1`, { ...mira, consents: [] })).statusCode, 303);
      t.notOk((await test.anyone.get(PAGE)).page.querySelector('#contacts'), 'nothing is left to see');
      t.equal((await member.post(`${PAGE}/contacts/1/removal`)).statusCode, 303);
      t.equal((await member.post(`${PAGE}/contacts/1/removal`)).statusCode, 404);
      t.equal((await member.get(`${PAGE}/contacts/1/edit`)).statusCode, 404);
      const left = test.registry
        .prepare<{ count: number }>(
          "select count(*) as count from personal_values where noun = 'contact' and (value is not null or salt is not null)",
        )
        .get();
      t.strictSame(left, { count: 0 });
    });
  },
);

t.test('an unchanged edit leaves no trace, and a consent keeps its day with its value', async (t) => {
  const test = await testApp(t);
  const { api } = memberOf(test);
  const body = { ...mira, consents: ['email'], consentedOn: '2026-11-02' };
  t.equal((await api.json('POST', API, body)).statusCode, 201);
  const { consentedOn: _, ...again } = body;
  const kept = await api.json('PUT', `${API}/1`, again);
  t.match(kept.json(), { consents: [{ field: 'email', consentedOn: '2026-11-02' }] });
  const events = test.registry
    .prepare<{ event: string }>("select event from history where event like 'organisation.contact%'")
    .all();
  t.equal(events.length, 1);
  const moved = await api.json('PUT', `${API}/1`, { ...again, email: 'other@example.org' });
  t.not(
    moved.json<{ consents: { consentedOn: string }[] }>().consents[0]?.consentedOn,
    '2026-11-02',
    'another address needs its own consent',
  );
  t.equal((await api.json('DELETE', `${API}/1`)).statusCode, 204);
  t.equal((await api.json('DELETE', `${API}/1`)).statusCode, 404);
});

t.test('what is wrong comes back in the form; others are refused', async (t) => {
  const test = await testApp(t);
  const { member } = memberOf(test);
  for (const [change, error] of [
    [{ name: ' ' }, /Enter the person’s name/],
    [{ email: 'mira' }, /Enter an e-mail address/],
    [{ phone: '', consents: ['phone'] }, /not filled in/],
    [{ consentedOn: '2999-01-01' }, /lies ahead/],
    [{ consentedOn: 'yesterday' }, /Enter a day/],
    [{ post: 'x'.repeat(201) }, /too long/],
  ] as [Record<string, string | string[]>, RegExp][]) {
    const answer = await member.post(`${PAGE}/contacts`, { ...mira, ...change });
    t.equal(answer.statusCode, 422);
    t.match(errorsOf(answer.page), error);
  }
  const other = test.signedIn({ role: 'member', organisationId: 999 });
  const away = test.script({ countries: ['BA', 'ME'] });
  t.equal((await other.get(`${PAGE}/contacts/new`)).statusCode, 403);
  t.equal((await other.post(`${PAGE}/contacts`, mira)).statusCode, 403);
  t.equal((await away.json('POST', API, mira)).statusCode, 403);
  t.equal((await test.script({ role: 'donor' }).json('POST', API, mira)).statusCode, 403);
  t.equal((await test.anyone.json('POST', API, mira)).statusCode, 401);
  t.equal((await test.script().json('POST', '/api/v1/organisations/nothing/contacts', mira)).statusCode, 404);
});
