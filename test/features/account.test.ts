import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { ageSessions, errorsOn, newcomer, PASSWORD, signedInBrowser } from '#test/support/account.ts';
import { linkIn, mailsTo, visitor } from '#test/support/visitor.ts';

const EMAIL = 'ana@example.org';
const HOUR = 60 * 60_000;

t.test('a password is set, signs in, and is taken away again', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const other = signedInBrowser(test, EMAIL);
  t.match((await browser.get('/account')).page.querySelector('main')?.text, /Password\s+none/);

  for (const [password, reason] of [
    ['', /Enter a password/],
    ['too short', /at least 15 characters/],
    ['aaaaaaaaaaaaaaaaaaaa', /tried first/],
    ['passwordpassword', /tried first/],
    ['iloveyouiloveyou', /tried first/],
    ['x'.repeat(300), /at most 256/],
  ] as const) {
    const refused = await browser.post('/account/password', { password });
    t.equal(refused.statusCode, 422, password);
    t.match(errorsOn(refused)[0], reason);
    t.notOk(refused.body.includes(`value="${password || 'nothing'}"`), 'a password is never sent back');
  }
  const set = await browser.post('/account/password', { username: EMAIL, password: PASSWORD });
  t.equal(set.headers.location, '/account?done=password');
  t.match((await browser.get('/account?done=password')).page.querySelector('[role=status]')?.text, /was set/);
  t.equal((await other.get('/account')).statusCode, 303, 'other browsers are signed out');
  t.match(mailsTo(test.registry, EMAIL)[0]?.body, /new password was set/);
  const kept = test.registry.prepare<{ hash: string }>('select hash from passwords').get()!.hash;
  t.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  const fresh = visitor(test.app);
  const wrong = await fresh.post('/sign-in/password', { email: EMAIL, password: `${PASSWORD}!` });
  t.equal(wrong.statusCode, 422);
  t.match(errorsOn(wrong)[0], /do not fit/);
  const right = await fresh.post('/sign-in/password', {
    email: 'ANA@example.org',
    password: PASSWORD,
    next: '/grants',
  });
  t.equal(right.headers.location, '/grants');

  t.equal(
    (await browser.post('/account/password/removal')).headers.location,
    '/account?done=password-removed',
  );
  t.equal((await browser.post('/account/password/removal')).statusCode, 303, 'twice changes nothing');
  const gone = await visitor(test.app).post('/sign-in/password', { email: EMAIL, password: PASSWORD });
  t.equal(gone.statusCode, 422);
  const events = test.registry
    .prepare<{ event: string; after: string | null }>(
      "select event, after from history where event like 'person.password%'",
    )
    .all();
  t.strictSame(events, [
    { event: 'person.password-set', after: null },
    { event: 'person.password-removed', after: null },
  ]);
});

t.test('a name is given, changed and taken away', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  t.equal((await browser.post('/account/name', { name: ' Ana Primerova (example) ' })).statusCode, 303);
  const form = await browser.get('/account/name');
  t.equal(form.page.querySelector('#name')?.getAttribute('value'), 'Ana Primerova (example)');
  const long = await browser.post('/account/name', { name: 'x'.repeat(300) });
  t.equal(long.statusCode, 422);
  t.equal(long.page.querySelector('#name')?.getAttribute('value')?.length, 300, 'what was typed stays');
  await browser.post('/account/name', { name: '' });
  t.match((await browser.get('/account')).page.querySelector('main')?.text, /not given/);
});

t.test('a new address is confirmed by its owner, and the old one is told', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  newcomer(test, { email: 'boris@example.org' });
  t.equal((await browser.post('/account/address', { email: 'ana' })).statusCode, 422);

  const taken = await browser.post('/account/address', { email: 'boris@example.org' });
  const asked = await browser.post('/account/address', { email: 'New@example.org' });
  t.equal(asked.headers.location, taken.headers.location, 'an address in use is not told apart');
  t.equal(mailsTo(test.registry, 'boris@example.org').length, 0);
  t.match((await browser.get('/account')).page.querySelector('main')?.text, /new@example\.org waits/);

  const link = linkIn(mailsTo(test.registry, 'new@example.org')[0]);
  const stranger = newcomer(test, { email: 'vesna@example.org' });
  t.equal((await stranger.get(link)).statusCode, 404, 'somebody else finds nothing');
  t.equal((await stranger.post(link)).statusCode, 404);
  t.match(
    (await visitor(test.app).get(link)).headers.location,
    /^\/sign-in\?next=/,
    'who is signed out signs in first',
  );
  t.match((await browser.get(link)).page.querySelector('.lead')?.text, /new@example\.org/);
  t.equal((await browser.post(link)).headers.location, '/account?done=address');
  t.equal((await browser.post(link)).statusCode, 404, 'a second use');
  t.match(mailsTo(test.registry, EMAIL).at(-1)?.subject, /was changed/);
  t.match((await browser.get('/account')).page.querySelector('main')?.text, /new@example\.org/);
});

t.test('before a way of signing in is changed, one shows again who one is', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  await browser.post('/account/password', { password: PASSWORD });
  ageSessions(test, EMAIL, HOUR);
  for (const path of ['/account/address', '/account/password', '/account/passkeys', '/account/codes']) {
    const expected = `/account/confirmation?next=${encodeURIComponent(path)}`;
    t.equal((await browser.get(path)).headers.location, expected);
    t.equal((await browser.post(path, {})).headers.location, expected, `a post to ${path} changes nothing`);
  }
  const page = await browser.get('/account/confirmation?next=/account/codes');
  t.equal(page.page.querySelectorAll('#password').length, 1);
  const wrong = await browser.post('/account/confirmation', { password: 'not this', next: '/account/codes' });
  t.equal(wrong.statusCode, 422);
  t.match(errorsOn(wrong)[0], /not your password/);
  t.equal(wrong.page.querySelector('input[name=next]')?.getAttribute('value'), '/account/codes');

  const before = browser.session();
  const right = await browser.post('/account/confirmation', { password: PASSWORD, next: '/account/codes' });
  t.equal(right.headers.location, '/account/codes');
  t.not(browser.session(), before, 'the session goes on under a new id');
  t.equal((await browser.get('/account/codes')).statusCode, 200);

  t.test('a link by mail does as well', async (t) => {
    ageSessions(test, EMAIL, HOUR);
    const asked = await browser.post('/account/confirmation/link', { next: '/account/address' });
    t.equal(asked.statusCode, 303);
    const link = linkIn(mailsTo(test.registry, EMAIL).at(-1));
    t.equal((await browser.post(link)).headers.location, '/account/address');
    t.equal((await browser.get('/account/address')).statusCode, 200);
  });
});

t.test('the pages of the account are in Macedonian too', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  browser.cookies.set('language', 'mk');
  for (const [path, heading] of [
    ['/account', 'Вашата сметка'],
    ['/account/codes', 'Кодови од апликација'],
    ['/account/passkeys', 'Клучеви за пристап'],
    ['/account/sessions', 'Најавени прелистувачи'],
    ['/account/tokens', 'Токени за скрипти'],
  ] as const) {
    const page = await browser.get(path);
    t.equal(page.statusCode, 200, path);
    t.equal(page.page.querySelector('h1')?.text.trim(), heading);
  }
});

t.test('reading the pages of an account writes nothing to the registry', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const changes = () =>
    (test.registry.sqlite.prepare('select total_changes() as n').get() as { n: number }).n;
  const before = changes();
  for (const path of ['', '/name', '/address', '/password', '/passkeys', '/codes', '/sessions', '/tokens'])
    t.equal((await browser.get(`/account${path}`)).statusCode, 200, path);
  t.equal((await visitor(test.app).get('/sign-in')).statusCode, 200);
  t.equal(changes(), before);
});
