import t from 'tap';
import { testApp, type Client } from '#test/support/app.ts';

const AREA = 'peace-stability-and-good-governance';

const order = async (client: Client) =>
  (await client.json('GET', '/api/v1/themes'))
    .json<{ items: { slug: string }[] }>()
    .items.map(({ slug }) => slug);

t.test('an administrator adds, renames, moves and retires themes', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const added = await administrator.post('/admin/themes', {
    en: 'Public spending (example)',
    mk: 'Јавно трошење (example)',
    otherNames: 'sq: Shpenzimet publike (example)\nsr-Latn: Javna potrošnja (example)',
    area: AREA,
    dacCode: '15111',
    sdgTarget: '16.6',
  });
  t.equal(added.statusCode, 303);
  const list = await administrator.get('/admin/themes');
  const row = list.page.querySelector('#public-spending-example');
  t.match(row?.textContent.replaceAll(/\s+/g, ' '), /Public spending \(example\).*nothing.*15111, 16\.6/);
  const slugs = await order(administrator);
  t.equal(slugs.indexOf('public-spending-example'), slugs.indexOf('corruption') + 1, 'last of its area');
  const csv = await administrator.get('/admin/themes.csv');
  t.match(csv.body, /public-spending-example,Public spending \(example\),.*,15111,16\.6,,0,0,0/);
  t.equal((await administrator.get('/admin/themes.json')).json<{ total: number }>().total, slugs.length);
  const macedonian = await administrator.get('/admin/themes', { 'accept-language': 'mk' });
  t.match(macedonian.page.querySelector('#public-spending-example')?.textContent, /Јавно трошење/);

  const edit = await administrator.get('/admin/themes/public-spending-example/edit');
  t.equal(edit.page.querySelector('#area option[selected]')?.getAttribute('value'), AREA);
  t.match(edit.page.querySelector('#otherNames')?.textContent, /sr-Latn: Javna potrošnja/);
  const renamed = {
    en: 'Public money (example)',
    mk: '',
    otherNames: '',
    area: '',
    dacCode: '',
    sdgTarget: '',
  };
  t.equal((await administrator.post('/admin/themes/public-spending-example', renamed)).statusCode, 303);
  const moved = (await administrator.json('GET', '/api/v1/themes')).json<{
    items: { slug: string; area: string | null }[];
  }>();
  t.match(
    moved.items.find(({ slug }) => slug === 'public-spending-example'),
    { area: null },
  );

  await administrator.post('/admin/themes/corruption/position', { step: 'up' });
  const after = await order(administrator);
  t.ok(after.indexOf('corruption') < after.indexOf('what-governments-do'));
  t.ok(after.indexOf('corruption') > after.indexOf(AREA), 'under its area still');

  const events = test.registry
    .prepare<{ event: string }>("select event from history where noun = 'theme' order by id")
    .all()
    .map(({ event }) => event);
  t.strictSame(events, ['theme.created', 'theme.edited', 'theme.moved']);
  const page = await administrator.get('/admin/themes/corruption/edit');
  t.match(page.page.querySelector('main')?.textContent, /Theme moved/);
});

t.test('what is used and retired stays where it stands and is offered no more', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const script = test.script({ role: 'administrator' });
  const facts = { name: 'Nosi temu (example)', kind: 'cso', country: 'RS', themes: ['corruption'] };
  await script.json('POST', '/api/v1/organisations', facts);
  t.equal((await administrator.post('/admin/themes/corruption/retirement')).statusCode, 303);
  t.equal((await administrator.post('/admin/themes/corruption/retirement')).statusCode, 409);
  const fresh = await administrator.get('/organisations/new');
  t.equal(fresh.page.querySelector('input[name=themes][value=corruption]'), null);
  for (const form of ['/grants/new', '/coalitions/new']) {
    const { page } = await administrator.get(form);
    t.ok(page.querySelector('input[name=themes]'), `${form} offers themes`);
    t.equal(page.querySelector('input[name=themes][value=corruption]'), null, form);
  }
  const own = await administrator.get('/organisations/nosi-temu-example/edit');
  t.ok(own.page.querySelector('input[name=themes][value=corruption][checked]'), 'who has it keeps it');
  const list = await administrator.get('/organisations?theme=corruption');
  t.match(list.page.querySelector('tbody')?.textContent, /Nosi temu/);
  const row = (await administrator.get('/admin/themes')).page.querySelector('#corruption');
  t.match(row?.textContent, /retired/);
  t.equal(row?.querySelector('a[href="/organisations?theme=corruption"]')?.textContent, '1 organisation');

  t.equal((await administrator.post('/admin/themes/corruption/return')).statusCode, 303);
  t.equal((await administrator.post('/admin/themes/corruption/return')).statusCode, 409);
  t.ok(
    (await administrator.get('/organisations/new')).page.querySelector(
      'input[name=themes][value=corruption]',
    ),
  );
});

t.test('what is wrong is said beside its field', async (t) => {
  const test = await testApp(t);
  const administrator = test.signedIn({ role: 'administrator' });
  const wrong = { en: '', otherNames: 'bez jezika', area: 'corruption', dacCode: '99', sdgTarget: '99' };
  const refused = await administrator.post('/admin/themes', wrong);
  t.equal(refused.statusCode, 422);
  t.match(refused.page.querySelector('title')?.textContent, /^Error/);
  for (const field of ['en', 'otherNames', 'area', 'dacCode', 'sdgTarget']) {
    t.ok(refused.page.querySelector(`.error-summary a[href="#${field}"]`), `${field} is in the summary`);
    t.ok(refused.page.querySelector(`#${field}-error`), `${field} has its message`);
  }
  t.equal(refused.page.querySelector('#dacCode')?.getAttribute('value'), '99', 'what was typed stays');
  const twin = await administrator.post('/admin/themes', { en: 'corruption' });
  t.match(twin.page.querySelector('#en-error')?.textContent, /There is a theme of this name/);
  const deep = await administrator.post(`/admin/themes/${AREA}`, {
    en: 'Peace, stability and good governance',
    area: 'violence-against-women-and-girls',
  });
  t.match(deep.page.querySelector('#area-error')?.textContent, /has themes of its own/);
  t.equal(test.registry.prepare("select 1 from history where noun = 'theme'").get(), undefined);
});

t.test('scripts do the same; only administrators write, and everybody reads', async (t) => {
  const test = await testApp(t);
  const script = test.script({ role: 'administrator' });
  const made = await script.json('POST', '/api/v1/themes', {
    names: { en: 'By script (example)' },
    area: AREA,
  });
  t.equal(made.statusCode, 201);
  t.match(made.json(), { slug: 'by-script-example', area: AREA, used: { grants: 0 } });
  const address = String(made.headers.location);
  t.equal(
    (await script.json('PUT', address, { names: { en: 'By script, renamed (example)' } })).statusCode,
    200,
  );
  t.equal((await script.json('PUT', `${address}/position`, { step: 'sideways' })).statusCode, 422);
  t.equal((await script.json('PUT', `${address}/position`, { step: 'up' })).statusCode, 200);
  t.match((await script.json('POST', `${address}/retirement`)).json(), { retiredOn: /^\d{4}-/ });
  t.equal((await script.json('DELETE', `${address}/retirement`)).statusCode, 204);
  t.equal((await script.json('PUT', '/api/v1/themes/nothing-here', { names: { en: 'x' } })).statusCode, 404);
  t.equal((await test.script().json('POST', '/api/v1/themes', { names: { en: 'No' } })).statusCode, 403);
  t.equal((await test.anyone.json('POST', '/api/v1/themes', { names: { en: 'No' } })).statusCode, 401);
  t.equal((await test.signedIn().get('/admin/themes')).statusCode, 403);
  t.match((await test.anyone.json('GET', '/api/v1/themes')).json(), { total: 15, next: null });
});
