import t from 'tap';
import { testApp } from '#test/support/app.ts';

t.test('an administrator adds, renames, moves and retires places', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const place = {
    en: 'Novo Selo (example)',
    mk: 'Ново Село (пример)',
    otherNames: 'sq: Fshat i Ri (example)',
    spellings: 'N. Selo (example)',
    country: 'RS',
    latitude: '43,5',
    longitude: '21.5°',
  };
  t.equal((await administrator.post('/admin/places', place)).statusCode, 303);
  const list = (await administrator.get('/admin/places')).page;
  const parts = list.querySelectorAll('section[id^=part-]').map(({ id }) => id.replace('part-', ''));
  t.strictSame(parts.slice(0, 6), ['al', 'ba', 'xk', 'me', 'mk', 'rs'], 'countries stand in their order');
  const row = list.querySelector('#novo-selo-example');
  t.match(row?.textContent.replaceAll(/\s+/g, ' '), /Novo Selo \(example\).*N\. Selo.*nothing/);
  const edit = await administrator.get('/admin/places/novo-selo-example/edit');
  t.equal(edit.page.querySelector('#latitude')?.getAttribute('value'), '43.5');
  t.equal(
    (await administrator.post('/admin/places/novo-selo-example', { ...place, latitude: '43.6' })).statusCode,
    303,
  );
  t.equal((await administrator.post('/admin/places/novo-selo-example/retirement')).statusCode, 303);
  t.equal((await administrator.post('/admin/places/novo-selo-example/retirement')).statusCode, 409);
  const form = await administrator.get('/organisations/new');
  t.equal(form.page.querySelector('#city-suggestions option[value="Novo Selo (example)"]'), null);
  t.ok(form.page.querySelector('#city-suggestions option[value=Niš]'));
  t.equal((await administrator.post('/admin/places/novo-selo-example/return')).statusCode, 303);
  const page = await administrator.get('/admin/places/novo-selo-example/edit', { 'accept-language': 'mk' });
  t.match(page.page.querySelector('main')?.textContent, /Уредено место/);
  const events = test.registry
    .prepare<{ event: string }>("select event from history where noun = 'place' order by id")
    .all();
  t.strictSame(
    events.map(({ event }) => event),
    ['place.created', 'place.edited', 'place.retired', 'place.returned'],
  );
});

t.test('what is wrong with a place is said beside its field, and nothing typed is lost', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const wrong = { en: '', otherNames: 'bez jezika', country: 'ZZ', latitude: 'north', longitude: '200' };
  const refused = await administrator.post('/admin/places', wrong);
  t.equal(refused.statusCode, 422);
  for (const field of ['en', 'otherNames', 'country', 'latitude', 'longitude']) {
    t.ok(refused.page.querySelector(`.error-summary a[href="#${field}"]`), `${field} is in the summary`);
    t.ok(refused.page.querySelector(`#${field}-error`), `${field} has its message`);
  }
  t.equal(refused.page.querySelector('#latitude')?.getAttribute('value'), 'north');
  const turned = { en: 'Selo (example)', country: 'RS', latitude: '21.5', longitude: '43.5' };
  const outside = await administrator.post('/admin/places', turned);
  t.match(outside.page.querySelector('#latitude-error')?.textContent, /do not lie in that country/);
  const half = await administrator.post('/admin/places', { ...turned, longitude: '' });
  t.match(half.page.querySelector('#longitude-error')?.textContent, /or neither/);
  const twin = await administrator.post('/admin/places', { en: 'Ниш', country: 'RS' });
  t.match(twin.page.querySelector('#en-error')?.textContent, /already means Niš/);
  t.equal(test.registry.prepare("select 1 from history where noun = 'place'").get(), undefined);
});

t.test('words in use that are not in the list stand there until they are decided', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const script = test.script({ role: 'administrator' });
  for (const [place, city] of ['Niš', 'Nišić (example)', 'Nigdje (example)'].entries()) {
    const facts = { name: `Invented ${['one', 'two', 'three'][place]} of places (example)`, kind: 'cso' };
    await script.json('POST', '/api/v1/organisations', { ...facts, country: 'RS', city, isAnother: true });
  }
  const words = async () =>
    (await script.json('GET', '/api/v1/places/unlisted'))
      .json<{ items: { words: string }[] }>()
      .items.map((one) => one.words)
      .toSorted();
  t.strictSame(await words(), ['Nigdje (example)', 'Nišić (example)']);
  const list = await administrator.get('/admin/places');
  t.match(list.page.querySelector('#unlisted')?.textContent, /Nigdje \(example\)/);
  const add = list.page.querySelector('#unlisted .kept-add')?.getAttribute('href')?.replaceAll('&amp;', '&');
  const begun = await administrator.get(add ?? '');
  t.match(begun.page.querySelector('#en')?.getAttribute('value'), /\(example\)/);
  t.equal(begun.page.querySelector('#country option[selected]')?.getAttribute('value'), 'RS');

  const meaning = { spelling: 'Nišić (example)', country: 'RS', slug: '' };
  const none = await administrator.post('/admin/places/spellings', meaning);
  t.equal(none.statusCode, 422);
  t.ok(none.page.querySelector('#unlisted .field-error'));
  t.equal((await administrator.post('/admin/places/spellings', { ...meaning, slug: 'nis' })).statusCode, 303);
  t.strictSame(await words(), ['Nigdje (example)']);
  const nis = await administrator.get('/organisations?country=RS&city=nis');
  t.match(nis.page.querySelector('.list-count')?.textContent, /^2 /);
  const byWords = await administrator.get('/organisations?country=RS&city=Ниш');
  t.match(byWords.page.querySelector('.list-count')?.textContent, /^2 /, 'an earlier address still holds');
  const stored = test.registry
    .prepare<{ city: string }>("select city from organisations where city like 'Niš%' order by city")
    .all();
  t.strictSame(
    stored.map(({ city }) => city),
    ['Niš', 'Nišić (example)'],
    'records keep their words',
  );
});

t.test('two spellings of one town are made one, and taken apart again', async (t) => {
  const test = await testApp(t);
  const script = test.script({ role: 'administrator' });
  const administrator = test.signedIn({ role: 'administrator' });
  const place = { names: { en: 'Nissa (example)' }, country: 'RS' };
  t.equal((await script.json('POST', '/api/v1/places', place)).statusCode, 201);
  const facts = { name: 'Invented four of places (example)', kind: 'cso', country: 'RS' };
  await script.json('POST', '/api/v1/organisations', { ...facts, city: 'Nissa (example)' });
  const used = async (slug: string) =>
    (await script.json('GET', '/api/v1/places'))
      .json<{ items: { slug: string; used: { organisations: number } }[] }>()
      .items.find((one) => one.slug === slug)?.used.organisations;
  t.equal(await used('nissa-example'), 1);
  const address = '/admin/places/nissa-example';
  const none = await administrator.post(`${address}/merging`, { into: '' });
  t.ok(none.page.querySelector('#into-error'));
  const foreign = await administrator.post(`${address}/merging`, { into: 'skopje' });
  t.match(foreign.page.querySelector('#into-error')?.textContent, /same country/);
  t.equal((await administrator.post(`${address}/merging`, { into: 'nis' })).statusCode, 303);
  t.strictSame([await used('nissa-example'), await used('nis')], [0, 1]);
  t.match(
    (await administrator.get(`${address}/edit`)).page.querySelector('main')?.textContent,
    /same as Niš/,
  );
  t.equal((await script.json('PUT', '/api/v1/places/nissa-example', place)).statusCode, 409);
  t.equal((await administrator.post(`${address}/parting`)).statusCode, 303);
  t.strictSame([await used('nissa-example'), await used('nis')], [1, 0]);
  t.equal((await script.json('DELETE', '/api/v1/places/nissa-example/merging')).statusCode, 409);
});

t.test('legal forms: a word of any register means one form, in the reader’s language', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const script = test.script({ role: 'administrator' });
  for (const [place, legalForm] of ['здружение', 'udruženje', 'Zadruga (example)'].entries()) {
    const facts = { name: `Invented ${['five', 'six', 'seven'][place]} of forms (example)`, kind: 'cso' };
    await script.json('POST', '/api/v1/organisations', {
      ...facts,
      country: 'MK',
      legalForm,
      isAnother: true,
    });
  }
  const list = await administrator.get('/organisations?legalForm=association', { 'accept-language': 'mk' });
  t.match(list.page.querySelector('.list-count')?.textContent, /^2 /);
  t.match(list.page.querySelector('.list-chips')?.textContent, /Здружение/);
  t.match(
    (await administrator.get('/admin/legal-forms')).page.querySelector('#unlisted')?.textContent,
    /Zadruga \(example\)/,
  );
  const added = await script.json('POST', '/api/v1/legal-forms', {
    names: { en: 'Cooperative (example)' },
    spellings: ['Zadruga (example)'],
  });
  t.equal(added.statusCode, 201);
  t.match(added.json(), { slug: 'cooperative-example', used: { organisations: 1 } });
  t.equal((await administrator.get('/admin/legal-forms')).page.querySelector('#unlisted'), null);
  const address = '/api/v1/legal-forms/cooperative-example';
  t.equal((await script.json('PUT', `${address}/position`, { step: 'up' })).statusCode, 200);
  t.equal((await script.json('PUT', `${address}/position`, { step: 'sideways' })).statusCode, 422);
  t.match((await script.json('POST', `${address}/retirement`)).json(), { retiredOn: /^\d{4}-/ });
  t.equal((await script.json('DELETE', `${address}/retirement`)).statusCode, 204);
  t.equal((await script.json('PUT', `${address}/merging`, { into: 'association' })).statusCode, 200);
});

t.test('everybody reads, only administrators write; the lists can be taken away', async (t) => {
  const test = await testApp(t);
  for (const path of ['places', 'legal-forms']) {
    t.ok((await test.anyone.json('GET', `/api/v1/${path}`)).json<{ total: number }>().total > 10);
    const input = { names: { en: 'No (example)' }, ...(path === 'places' ? { country: 'RS' } : {}) };
    t.equal((await test.script().json('POST', `/api/v1/${path}`, input)).statusCode, 403);
    t.equal((await test.anyone.json('POST', `/api/v1/${path}`, input)).statusCode, 401);
    t.equal((await test.signedIn().get(`/admin/${path}`)).statusCode, 403);
    const administrator = test.signedIn({ role: 'administrator' });
    const csv = await administrator.get(`/admin/${path}.csv`);
    t.match(csv.body, /^\uFEFFslug,name,names,spellings/);
    t.equal((await administrator.get(`/admin/${path}.json`)).statusCode, 200);
  }
});
