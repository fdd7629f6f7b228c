import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { ageSessions, errorsOn, newcomer, signedInBrowser } from '#test/support/account.ts';

const EMAIL = 'ana@example.org';
const HOUR = 60 * 60_000;
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

t.test('one sees one’s browsers, and signs them out', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const [second, third] = [signedInBrowser(test, EMAIL), signedInBrowser(test, EMAIL)];
  newcomer(test, { email: 'boris@example.org' });
  test.registry.prepare('update browser_sessions set device = ?').run(FIREFOX);
  const page = await browser.get('/account/sessions');
  const rows = page.page.querySelectorAll('tbody tr');
  t.equal(rows.length, 3, 'one’s own, and nobody else’s');
  t.match(rows[0]?.text, /Firefox, Windows/);
  t.equal(page.page.querySelectorAll('tr.row-current').length, 1);

  const current = page.page.querySelector('tr.row-current form')?.getAttribute('action');
  const foreign = await newcomer(test, { email: 'vesna@example.org' }).post(current ?? '');
  t.equal(foreign.statusCode, 404, 'nobody else ends it');
  const other = page.page
    .querySelectorAll('tbody form')
    .map((form) => form.getAttribute('action') ?? '')
    .find((action) => action !== current)!;
  t.equal((await browser.post(other)).headers.location, '/account/sessions?done=ended');
  t.equal((await browser.post(other)).statusCode, 404);
  const awake = [await second.get('/account'), await third.get('/account')].map(
    ({ statusCode }) => statusCode,
  );
  t.strictSame(awake.toSorted(), [200, 303], 'one of the two is out');

  t.equal((await browser.post('/account/sessions/ending', { where: 'elsewhere' })).statusCode, 303);
  t.equal((await browser.get('/account/sessions')).page.querySelectorAll('tbody tr').length, 1);
  t.equal(
    (await browser.post('/account/sessions/ending', { where: 'everywhere' })).headers.location,
    '/sign-in',
  );
  t.equal((await browser.get('/account')).statusCode, 303);
});

t.test('a browser that is not used for twelve hours is signed out', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  ageSessions(test, EMAIL, 11 * HOUR);
  t.equal((await browser.get('/account')).statusCode, 200);
  ageSessions(test, EMAIL, 13 * HOUR);
  t.equal((await browser.get('/account')).statusCode, 200, 'it was used in between');
  const idle = newcomer(test, { email: 'boris@example.org' });
  ageSessions(test, 'boris@example.org', 13 * HOUR);
  t.equal((await idle.get('/account')).statusCode, 303);
});

t.test('a browser is signed out after two weeks however often it is used', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  t.equal((await browser.get('/account')).statusCode, 200);
  test.registry.prepare('update browser_sessions set expires_at = ?').run(new Date().toISOString());
  t.equal((await browser.get('/account')).statusCode, 303);
});

t.test('a token is made, shown once, opens the API, and is revoked', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  t.match(errorsOn(await browser.post('/account/tokens', { name: ' ' }))[0], /what the token is for/);
  const made = await browser.post('/account/tokens', { name: 'nightly', database: 'practice' });
  const token = made.page.querySelector('code.secret')?.text ?? '';
  t.equal(token.length, 43);
  t.equal(made.headers['cache-control'], 'no-store');
  const authorization = `Bearer ${token}`;
  const get = (url: string) => test.app.inject({ url, headers: { authorization } });
  t.equal((await get('/api/v1/account')).json<{ email: string }>().email, EMAIL);

  const list = await browser.get('/account/tokens');
  t.match(list.page.querySelector('tbody tr')?.text, /nightly\s+Opens?\s*Practice|nightly[\s\S]*Practice/);
  t.notOk(list.body.includes(token), 'it is not shown again');
  const revoke = list.page.querySelector('tbody form')?.getAttribute('action') ?? '';
  t.equal((await newcomer(test, { email: 'boris@example.org' }).post(revoke)).statusCode, 404);
  t.equal((await browser.post(revoke)).headers.location, '/account/tokens?done=revoked');
  t.equal((await get('/api/v1/account')).statusCode, 401);
  t.equal((await browser.post(revoke)).statusCode, 404);

  ageSessions(test, EMAIL, HOUR);
  const stale = await browser.post('/account/tokens', { name: 'later' });
  t.match(stale.headers.location, /^\/account\/confirmation/);
});

t.test('a script does the same through the API', async (t) => {
  const test = await testApp(t);
  const script = test.script({ email: EMAIL });
  const renamed = await script.json('PUT', '/api/v1/account', { name: 'Ana Primerova (example)' });
  t.strictSame(renamed.json(), { email: EMAIL, name: 'Ana Primerova (example)' });
  const made = await script.json('POST', '/api/v1/account/tokens', { name: 'second', isPractice: true });
  t.equal(made.statusCode, 201);
  const { id, token } = made.json<{ id: string; token: string }>();
  t.equal(made.headers.location, `/api/v1/account/tokens/${id}`);
  const used = await test.app.inject({
    url: '/api/v1/account/tokens',
    headers: { authorization: `Bearer ${token}` },
  });
  const { items, total } = used.json<{
    items: { name: string; lastUsedAt: string | null }[];
    total: number;
  }>();
  t.equal(total, 2);
  t.ok(items.find(({ name }) => name === 'second')?.lastUsedAt, 'its last use is known');
  t.equal((await script.json('DELETE', `/api/v1/account/tokens/${id}`)).statusCode, 204);
  t.equal((await script.json('DELETE', `/api/v1/account/tokens/${id}`)).statusCode, 404);
  t.equal((await script.json('POST', '/api/v1/account/tokens', { name: '' })).statusCode, 422);
  signedInBrowser(test, EMAIL);
  const sessions = await script.json('GET', '/api/v1/account/sessions');
  const [session] = sessions.json<{ items: { id: string; isCurrent: boolean }[] }>().items;
  t.equal(session?.isCurrent, false);
  t.equal((await script.json('DELETE', `/api/v1/account/sessions/${session?.id}`)).statusCode, 204);
});
