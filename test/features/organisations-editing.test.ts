import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

const given = {
  name: 'Здружение „Нов Праг“ Куманово (example)',
  nameLanguage: 'mk',
  nameKind: 'registered',
  kind: 'cso',
  country: 'MK',
  acronym: 'НП',
  nameEnglish: 'New Threshold (example)',
  otherName: ['Нов Зрак (example)', ''],
  otherNameKind: ['former', 'other'],
  otherNameLanguage: ['mk', ''],
  foundedOn: '3.2011',
  website: 'nov-prag.example.org',
  mission: 'Води советувалиште.',
  missionLanguage: 'mk',
  sourceAddresses: 'https://example.org/register\nExtract (example)',
  sourceReadOn: '2.11.2026',
};
const SLUG = 'zdruzenie-nov-prag-kumanovo-example';

function historyOf(registry: TestApp['registry'], slug: string) {
  return registry
    .prepare<{ event: string; before: string | null; after: string; actor: string | null }>(
      `select event, before, after, actor from history
       join organisations on organisations.id = history.record_id
       where noun = 'organisation' and slug = ? order by history.id`,
    )
    .all(slug);
}

t.test('staff add an organisation, which is then found by any of its names', async (t) => {
  const { signedIn, anyone, registry } = await testApp(t);
  const staff = signedIn();
  const form = await staff.get('/organisations/new');
  t.equal(form.statusCode, 200);
  t.equal(form.page.querySelector('form[method=post][action="/organisations"]')?.tagName, 'FORM');

  const { statusCode, headers } = await staff.post('/organisations', given);
  t.equal(statusCode, 303);
  t.equal(headers.location, `/organisations/${SLUG}`);
  const { page } = await anyone.get(`/organisations/${SLUG}`);
  t.match(page.querySelector('h1')?.textContent, 'Здружение „Нов Праг“ Куманово');
  t.equal(page.querySelector('h1 [lang]')?.getAttribute('lang'), 'mk');
  t.equal(page.querySelectorAll('#names tbody tr').length, 4);
  t.match(page.querySelector('.facts')?.textContent, /March\s2011/);
  t.equal(page.querySelectorAll('#sources li').length, 2);
  for (const q of ['nov prag', 'НП', 'threshold', 'zrak']) {
    const { page: found } = await anyone.get(`/organisations?q=${encodeURIComponent(q)}`);
    t.ok(found.querySelector(`.data-table a[href="/organisations/${SLUG}"]`), q);
  }
  const [entry] = historyOf(registry, SLUG);
  t.equal(entry?.event, 'organisation.created');
  t.ok(entry?.actor);
});

t.test('a form that has faults names them in words and keeps what was typed', async (t) => {
  const { signedIn, registry } = await testApp(t);
  const before = registry.prepare('select count(*) as n from organisations').get();
  for (const language of ['en', 'mk']) {
    const { statusCode, page } = await signedIn().post(
      '/organisations',
      { name: ' ', kind: '', country: 'ZZ', foundedOn: '31.2.2011', website: 'no', mission: 'As typed' },
      { 'accept-language': language },
    );
    t.equal(statusCode, 422);
    t.match(page.querySelector('title')?.textContent, language === 'en' ? /^Error: / : /^Грешка/);
    const links = page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href') ?? '');
    t.strictSame(new Set(links), new Set(['#country', '#foundedOn', '#kind', '#name', '#website']));
    for (const link of links) t.ok(page.querySelector(link), `${link} is there`);
    t.match(page.querySelector('#mission')?.textContent, 'As typed');
    t.equal(page.querySelector('#foundedOn')?.getAttribute('value'), '31.2.2011');
    t.equal(page.querySelectorAll('[data-invalid]').length, 5);
  }
  t.strictSame(registry.prepare('select count(*) as n from organisations').get(), before);
});

t.test(
  'the same name in the same country is not added twice, and the form leads to the one there',
  async (t) => {
    const { signedIn, script, registry } = await testApp(t);
    const staff = signedIn();
    await staff.post('/organisations', given);
    const { statusCode, page } = await staff.post('/organisations', {
      ...given,
      name: given.name.toUpperCase(),
    });
    t.equal(statusCode, 422);
    t.ok(page.querySelector(`#name-error a[href="/organisations/${SLUG}"]`));
    const api = await script().json('POST', '/api/v1/organisations', {
      name: given.name,
      kind: 'cso',
      country: 'MK',
    });
    t.equal(api.statusCode, 422);
    t.match(api.json(), { errors: [{ path: '/name', message: new RegExp(SLUG) }] });
    const twice = registry
      .prepare<{ n: number }>('select count(*) as n from organisations where name like ?')
      .get('%Нов Праг%');
    t.equal(twice?.n, 1);
    t.equal(
      (await staff.post('/organisations', { ...given, country: 'RS', isAnother: 'yes' })).statusCode,
      303,
    );
  },
);

t.test('records that look alike are shown, and a tick says that it is another', async (t) => {
  const { signedIn } = await testApp(t);
  const staff = signedIn();
  await staff.post('/organisations', {
    ...given,
    name: 'Грађа Будућности (example)',
    acronym: '',
    nameEnglish: '',
    otherName: '',
  });
  const alike = { ...given, name: 'Grada Budućnosti (example)', acronym: '', nameEnglish: '', otherName: '' };
  const { statusCode, page } = await staff.post('/organisations', alike);
  t.equal(statusCode, 422);
  t.match(page.querySelector('.notice')?.textContent, /Грађа Будућности/);
  t.match(page.querySelector('.notice')?.textContent, /đ|ђ/);
  t.ok(page.querySelector('.notice input[name=isAnother]'));
  const same = await staff.post('/organisations', { ...alike, name: 'Građa Budućnosti (example)' });
  t.match(same.page.querySelector('.notice')?.textContent, /the same name in the same country/);
  t.equal((await staff.post('/organisations', { ...alike, isAnother: 'yes' })).statusCode, 303);
});

t.test('an edit changes what was changed, and its grants are found by the new name', async (t) => {
  const { signedIn, anyone, registry } = await testApp(t);
  const staff = signedIn();
  const path = '/organisations/estima';
  const { page } = await staff.get(`${path}/edit`);
  t.equal(page.querySelector('#name')?.getAttribute('value'), 'Estima');
  t.equal(page.querySelector('#country option[selected]')?.getAttribute('value'), 'MK');
  const { statusCode, headers } = await staff.post(path, {
    name: 'Estima Zanaet (example)',
    nameKind: 'printed',
    kind: 'cso',
    country: 'MK',
    otherName: 'Estima',
    otherNameKind: 'former',
    city: 'Skopje',
  });
  t.equal(statusCode, 303);
  t.equal(headers.location, path, 'the address stays');
  const { page: shown } = await anyone.get(path);
  t.match(shown.querySelector('h1')?.textContent, 'Estima Zanaet');
  t.match(shown.querySelector('#names')?.textContent, /Former/);
  t.match(
    (await anyone.get('/organisations?q=zanaet')).page.querySelector('.list-count')?.textContent,
    /^1 /,
  );
  t.match((await anyone.get('/grants?q=zanaet')).page.querySelector('.list-count')?.textContent, /^1 /);
  const [, edited] = historyOf(registry, 'estima');
  t.equal(edited?.event, 'organisation.edited');
  t.strictSame(Object.keys(JSON.parse(edited!.after) as object).toSorted(), ['city', 'name', 'names']);
});

t.test('an edit that changes nothing leaves no trace', async (t) => {
  const { signedIn, registry } = await testApp(t);
  const staff = signedIn();
  await staff.post('/organisations', given);
  const revision = registry.prepare('select revision, changed_at from registry_state').get();
  const { statusCode } = await staff.post(`/organisations/${SLUG}`, given);
  t.equal(statusCode, 303);
  t.strictSame(registry.prepare('select revision, changed_at from registry_state').get(), revision);
  t.equal(historyOf(registry, SLUG).length, 1);
});

t.test('only staff may add and edit', async (t) => {
  const { anyone, signedIn, script, registry } = await testApp(t);
  t.equal((await anyone.get('/organisations/new')).statusCode, 303, 'signing in comes first');
  t.equal((await anyone.post('/organisations', given)).statusCode, 401);
  const donor = signedIn({ role: 'donor' });
  t.equal((await donor.post('/organisations', given)).statusCode, 403);
  t.equal((await donor.post('/organisations/estima', given)).statusCode, 403);
  t.equal((await script({ role: 'member' }).json('POST', '/api/v1/organisations', {})).statusCode, 403);
  t.equal(
    registry.prepare<{ n: number }>("select count(*) as n from history where door = 'page'").get()?.n,
    0,
  );
});

t.test('staff see the ways to add and edit, the public does not', async (t) => {
  const { anyone, signedIn } = await testApp(t);
  const staff = signedIn();
  t.ok((await staff.get('/organisations')).page.querySelector('a[href="/organisations/new"]'));
  t.ok((await staff.get('/organisations/estima')).page.querySelector('a[href="/organisations/estima/edit"]'));
  t.notOk((await anyone.get('/organisations')).page.querySelector('a[href="/organisations/new"]'));
  t.notOk((await anyone.get('/organisations/estima')).page.querySelector('a[href$="/edit"]'));
});
