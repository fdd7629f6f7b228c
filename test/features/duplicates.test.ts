import t from 'tap';
import { jobFinished } from '#features/imports/jobs.ts';
import { testApp } from '#test/support/app.ts';
import { figures, preview, settled } from '#test/support/imports.ts';

const twin = { name: 'Удружење Јасен Испит (example)', kind: 'cso', country: 'RS', nameKind: 'registered' };
const latin = { ...twin, name: 'Udruženje Jasen Ispit (example)' };
const SLUGS = ['udruzenje-jasen-ispit-example', 'udruzenje-jasen-ispit-example-2'] as const;
const DECISION = `/admin/duplicates/${SLUGS[0]}/${SLUGS[1]}/distinction`;

t.test(
  'the queue shows the pairs of the published records with reasons, number, country and status',
  async (t) => {
    const { signedIn } = await testApp(t);
    const { statusCode, page } = await signedIn().get('/admin/duplicates');
    t.equal(statusCode, 200);
    const rows = page.querySelectorAll('.data-table tbody tr');
    t.ok(rows.length > 5);
    const toka = rows.find((row) =>
      row.textContent.includes('Organizata Kosovare për Talent dhe Arsim – TOKA'),
    );
    t.match(toka?.textContent, /acronym/);
    t.match(toka?.textContent, /Kosovo/);
    t.match(toka?.textContent, /no number published/);
    t.match(toka?.textContent, /Active/);
    t.ok(toka?.querySelector('a[href^="/admin/duplicates/"]'));
    const mk = await signedIn().get('/admin/duplicates', { 'accept-language': 'mk' });
    t.equal(mk.page.querySelector('h1')?.textContent.trim(), 'Можни дупликати');
  },
);

t.test('a claimed duplicate is saved only once a person has said that it is another', async (t) => {
  const { signedIn, script, registry } = await testApp(t);
  const staff = signedIn();
  t.equal((await staff.post('/organisations', twin)).statusCode, 303);
  const asked = await staff.post('/organisations', latin);
  t.equal(asked.statusCode, 422);
  t.match(asked.page.querySelector('.notice')?.textContent, /the same name in the same country/);
  t.equal((await staff.post('/organisations', { ...latin, isAnother: 'yes' })).statusCode, 303);

  const apart = await staff.get('/admin/duplicates?state=apart');
  t.match(apart.page.querySelector('.data-table')?.textContent, /Jasen Ispit/, 'it is remembered');
  const open = await staff.get('/admin/duplicates');
  t.notMatch(open.page.querySelector('.data-table')?.textContent, /Jasen/);
  const csv = await staff.get('/admin/duplicates.csv?state=apart');
  t.match(csv.body, new RegExp(`${SLUGS[0]},.*,${SLUGS[1]},.*,yes,script`));

  const again = await staff.post(DECISION);
  t.equal(again.statusCode, 303, 'saying it again changes nothing');
  const entries = registry
    .prepare<{ event: string }>("select event from history where event like '%told-apart%'")
    .all();
  t.equal(entries.length, 1);
  t.equal((await staff.post(`${DECISION}/withdrawal`)).statusCode, 303);
  t.match(
    (await staff.get('/admin/duplicates')).page.querySelector('.data-table')?.textContent,
    /Very likely/,
  );
  t.equal((await staff.post(`${DECISION}/withdrawal`)).statusCode, 409);

  const api = script();
  const list = (await api.json('GET', '/api/v1/duplicates?limit=1')).json<{
    items: object[];
    next: string;
    total: number;
  }>();
  t.match(list.items[0], { isClaimed: true, reasons: [{ kind: 'script' }] }, 'claimed ones come first');
  const next = await api.json('GET', `/api/v1/duplicates?limit=1&cursor=${list.next}`);
  t.not(JSON.stringify(next.json<{ items: object[] }>().items), JSON.stringify(list.items));
  t.equal((await api.json('GET', '/api/v1/duplicates?cursor=nonsense')).statusCode, 422);
  const path = `/api/v1/duplicates/${SLUGS[0]}/${SLUGS[1]}/distinction`;
  t.match((await api.json('PUT', path)).json(), { toldApartAt: String });
  t.match((await api.json('DELETE', path)).json(), { toldApartAt: null });
});

t.test('an edit that makes two records the same asks too, and only then', async (t) => {
  const { signedIn } = await testApp(t);
  const staff = signedIn();
  await staff.post('/organisations', { ...twin, registrationNumber: '0000001' });
  await staff.post('/organisations', { ...twin, name: 'Sasvim drugo ime (example)' });
  const path = '/organisations/sasvim-drugo-ime-example';
  const edit = { ...twin, name: 'Sasvim drugo ime (example)' };
  t.equal((await staff.post(path, { ...edit, city: 'Niš' })).statusCode, 303);
  const claimed = await staff.post(path, { ...edit, registrationNumber: '0000001' });
  t.equal(claimed.statusCode, 422);
  t.match(claimed.page.querySelector('.notice')?.textContent, /same registration number/);
  const forced = await staff.post(path, { ...edit, registrationNumber: '0000001', isAnother: 'yes' });
  t.equal(forced.statusCode, 303);
  t.equal(
    (await staff.post(path, { ...edit, registrationNumber: '0000001', city: 'Pirot' })).statusCode,
    303,
  );
});

t.test('one press adds what was typed as another name of the one that is there', async (t) => {
  const { signedIn, script, anyone, registry } = await testApp(t);
  const staff = signedIn();
  const typing = await staff.get('/organisations/look-alikes?name=Estimaa%20Zanaet&country=MK');
  t.equal(typing.statusCode, 200);
  t.equal(typing.body.trim(), '', 'nothing looks like it');
  const alike = await staff.get(
    `/organisations/look-alikes?name=${encodeURIComponent('ЗГ Естима')}&country=MK`,
  );
  t.match(alike.page.querySelector('.notice')?.textContent, /Estima/);
  const button = alike.page.querySelector('button[formaction="/organisations/estima/names"]');
  t.match(button?.textContent, /ЗГ Естима/);

  const added = await staff.post('/organisations/estima/names', {
    name: 'ЗГ Естима',
    nameLanguage: 'mk',
    kind: 'cso',
  });
  t.equal(added.statusCode, 303);
  t.equal(added.headers.location, '/organisations/estima#names');
  t.match((await anyone.get('/organisations/estima')).page.querySelector('#names')?.textContent, /ЗГ Естима/);
  const revision = () =>
    registry.prepare<{ revision: number }>('select revision from registry_state').get()?.revision;
  const before = revision();
  t.equal(
    (await script().json('POST', '/api/v1/organisations/estima/names', { name: 'ЗГ ЕСТИМА' })).statusCode,
    200,
  );
  t.equal(revision(), before! + 2, 'a name that is there leaves no trace but the script’s own access');

  const taken = await staff.post('/organisations/estima/names', { name: 'Volunteers Centre Skopje' });
  t.equal(taken.statusCode, 422);
  t.match(taken.page.querySelector('.error-summary')?.textContent, /recorded in this country already/);
  t.equal((await staff.post('/organisations/estima/names', { name: '  ' })).statusCode, 422);
  t.equal((await staff.post('/organisations/nothing-here/names', { name: 'X (example)' })).statusCode, 404);
  t.equal(
    (await signedIn({ role: 'donor' }).post('/organisations/estima/names', { name: 'X' })).statusCode,
    403,
  );
});

t.test('the API answers candidates without storing anything', async (t) => {
  const { script, registry } = await testApp(t);
  const api = script();
  const before = registry.sqlite.prepare('select total_changes() as n').get();
  const { statusCode, json } = await api.json('POST', '/api/v1/duplicates/candidates', {
    name: 'Fol',
    kind: 'cso',
    country: 'XK',
    acronym: 'QIKA',
  });
  t.equal(statusCode, 200);
  t.match(json(), {
    items: [{ slug: 'center-for-information-critique-and-action-qika', reasons: [{ kind: 'acronym' }] }],
  });
  t.strictSame(registry.sqlite.prepare('select total_changes() as n').get(), before);
});

t.test(
  'rows of one file that look alike are in the queue once they are there, and go with the import',
  async (t) => {
    const { registry, signedIn } = await testApp(t);
    const staff = signedIn({ role: 'administrator' });
    const sheet = 'name,country,city\nŽene šetaju (example),RS,Niš\nZene setaju (example),RS,Niš\n';
    const { address } = await preview(staff, 'organisations', 'twice.csv', sheet);
    await staff.post(`${address}/application`);
    await jobFinished(registry, Number(address.split('/').at(-1)));
    const queue = await staff.get('/admin/duplicates');
    t.match(
      queue.page.querySelector('.data-table')?.textContent,
      /Žene šetaju[^]*Zene setaju|Zene setaju[^]*Žene šetaju/,
    );
    await staff.post(`${address}/undoing`);
    t.match(
      figures(await settled(staff, address)),
      { 'taken away': 2 },
      'to look alike is no reason to stay',
    );
    t.notMatch(
      (await staff.get('/admin/duplicates')).page.querySelector('.data-table')?.textContent,
      /setaju/,
    );
  },
);
