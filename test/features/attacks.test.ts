import { createHook } from 'node:async_hooks';
import t from 'tap';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeSignInLink } from '#features/people/commands.ts';
import { codeOf, newcomer, PASSWORD, signedInBrowser, turnCodesOn } from '#test/support/account.ts';
import { testApp } from '#test/support/app.ts';
import { afterwards, linkIn, mailsTo, visitor } from '#test/support/visitor.ts';

// The well-known attacks on signing in, each under the requirement of OWASP ASVS 5.0 that it is held against.

const EMAIL = 'ana@example.org';
const act = () => systemAct('command-line');

t.test(
  'ASVS 7.2.4: a session fixed beforehand is not taken over, and the id changes at signing in',
  async (t) => {
    const test = await testApp(t);
    addPerson(test.registry, act(), { email: EMAIL, role: 'staff' });
    const browser = visitor(test.app);
    browser.cookies.set('session', 'fixed-by-somebody-else');
    const sign = () => browser.post(`/sign-in/${makeSignInLink(test.registry, act(), EMAIL)}`);
    await sign();
    const first = browser.session();
    t.not(first, 'fixed-by-somebody-else');
    t.ok((first ?? '').length >= 43, '256 bits');
    await sign();
    t.not(browser.session(), first);
    const old = visitor(test.app);
    old.cookies.set('session', first ?? '');
    t.equal((await old.get('/account')).statusCode, 303, 'the old id is dead');
  },
);

t.test('ASVS 7.4.1: the id is dead after signing out', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const stolen = visitor(test.app);
  stolen.cookies.set('session', browser.session() ?? '');
  t.equal((await stolen.get('/account')).statusCode, 200);
  await browser.post('/sign-out');
  t.equal(browser.session(), undefined, 'the cookie is gone');
  t.equal((await stolen.get('/account')).statusCode, 303);
});

t.test('ASVS 7.4.2 and 8.3.2: access ends at once on suspension and when a role is withdrawn', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  t.equal((await browser.get('/grants/new')).statusCode, 200);
  const now = new Date().toISOString();
  test.registry.prepare('update person_roles set withdrawn_at = ?').run(now);
  t.equal((await browser.get('/grants/new')).statusCode, 403);
  t.equal((await browser.get('/account')).statusCode, 200);
  test.registry.prepare('update people set suspended_at = ?').run(now);
  t.equal((await browser.get('/account')).statusCode, 303);
  const link = await visitor(test.app).post('/sign-in/link', { email: EMAIL });
  t.equal(link.statusCode, 303, 'the answer does not tell');
  await afterwards();
  t.equal(mailsTo(test.registry, EMAIL).length, 0);
});

t.test('ASVS 6.5.1, 6.5.5 and 6.6.2: expired, used, foreign and mangled links', async (t) => {
  const test = await testApp(t);
  addPerson(test.registry, act(), { email: EMAIL, role: 'staff' });
  const browser = visitor(test.app);
  const ask = async () => {
    await browser.post('/sign-in/link', { email: EMAIL });
    await afterwards();
    return linkIn(mailsTo(test.registry, EMAIL).at(-1));
  };
  const foreign = await ask();
  const elsewhere = visitor(test.app);
  for (const answer of [await elsewhere.get(foreign), await elsewhere.post(foreign)]) {
    t.equal(answer.statusCode, 403, 'another browser');
    t.match(answer.page.querySelector('h1')?.text, /belongs to another browser/);
    t.notOk(answer.body.includes(EMAIL), 'nor is it said whose it is');
  }
  elsewhere.cookies.set('browser', 'guessed');
  t.equal((await elsewhere.post(foreign)).statusCode, 403);
  t.equal(elsewhere.session(), undefined);

  const expired = await ask();
  const tenMinutesAgo = new Date(Date.now() - 1).toISOString();
  const { lasts } = test.registry
    .prepare<{ lasts: number }>(
      `select round((julianday(expires_at) - julianday(created_at)) * 1440) as lasts
       from sign_in_links order by created_at desc limit 1`,
    )
    .get()!;
  t.equal(lasts, 10, 'minutes');
  test.registry.prepare('update sign_in_links set expires_at = ?').run(tenMinutesAgo);
  t.equal((await browser.get(expired)).statusCode, 404);
  t.equal((await browser.post(expired)).statusCode, 404);

  const link = await ask();
  for (const mangled of [link.slice(0, -1), `${link}x`, link.toUpperCase(), `${link}%00`, '/sign-in/%27--'])
    t.equal((await browser.post(mangled)).statusCode, 404, mangled);
  t.equal((await browser.post(`/sign-in/${'x'.repeat(500)}`)).statusCode >= 400, true);
  const both = await Promise.all([browser.post(link), visitor(test.app).post(link), browser.post(link)]);
  t.equal(both.filter(({ statusCode }) => statusCode === 303).length, 1, 'at once, and one signs in');
  t.equal((await browser.post(link)).statusCode, 404, 'used');
});

t.test('ASVS 6.5.1: a code is taken once, however often and at once it is sent', async (t) => {
  const test = await testApp(t);
  const { secret, recoveryCodes } = await turnCodesOn(newcomer(test, { email: EMAIL }));
  for (const code of [codeOf(secret, 1), recoveryCodes[0] ?? '']) {
    const browsers = [1, 2, 3].map(() => signedInBrowser(test, EMAIL));
    const answers = await Promise.all(browsers.map((browser) => browser.post('/sign-in/code', { code })));
    t.strictSame(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 422, 422]);
  }
  const late = signedInBrowser(test, EMAIL);
  for (const steps of [-3, -2, 3]) {
    const { statusCode } = await late.post('/sign-in/code', { code: codeOf(secret, steps) });
    t.equal(statusCode, 422, `a code of ${steps} steps away`);
  }
});

t.test('ASVS 6.4.3: neither a link nor a password goes around the second step', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL, role: 'administrator' });
  await browser.post('/account/password', { password: PASSWORD });
  await turnCodesOn(browser);
  const byPassword = visitor(test.app);
  await byPassword.post('/sign-in/password', { email: EMAIL, password: PASSWORD });
  for (const half of [byPassword, signedInBrowser(test, EMAIL)]) {
    for (const path of ['/admin', '/account', '/account/codes', '/grants/new', '/practice'])
      t.match((await half.get(path)).headers.location, /^\/sign-in\?next=/, path);
    t.equal((await half.post('/account/codes/removal', { x: '1' })).statusCode, 401);
    t.equal((await half.get('/api/v1/account')).statusCode, 401);
    t.notMatch((await half.get('/')).page.querySelector('header')?.text, /Sign out/);
  }
});

t.test('ASVS 6.3.1: guessing passwords, codes and links is slowed down', async (t) => {
  const test = await testApp(t);
  const owner = newcomer(test, { email: EMAIL });
  await owner.post('/account/password', { password: PASSWORD });
  const { secret } = await turnCodesOn(owner);
  const guesser = visitor(test.app);
  for (let tries = 0; tries < 10; tries += 1)
    t.equal(
      (await guesser.post('/sign-in/password', { email: EMAIL, password: `guess ${tries}` })).statusCode,
      422,
    );
  const stopped = await guesser.post('/sign-in/password', { email: 'ANA@example.org', password: PASSWORD });
  t.equal(stopped.statusCode, 429, 'even the right one');
  t.ok(Number(stopped.headers['retry-after']) > 800);
  t.match(stopped.page.querySelector('main')?.text, /too many tries. Wait 15 minutes/);
  const asScript = await guesser.post(
    '/sign-in/password',
    { email: EMAIL, password: PASSWORD },
    { accept: 'application/json' },
  );
  t.match(asScript.headers['content-type'], /^application\/problem\+json/);
  t.match(asScript.json(), { status: 429, title: 'Too Many Requests' });
  const other = await guesser.post('/sign-in/password', { email: 'boris@example.org', password: 'x' });
  t.equal(other.statusCode, 422, 'other people go on signing in');

  const half = signedInBrowser(test, EMAIL);
  for (let tries = 0; tries < 9; tries += 1) await half.post('/sign-in/code', { code: '000000' });
  const again = signedInBrowser(test, EMAIL);
  t.equal(
    (await again.post('/sign-in/code', { code: codeOf(secret, 1) })).statusCode,
    429,
    'in a new session too',
  );

  for (let tries = 0; tries < 5; tries += 1)
    await guesser.post('/sign-in/link', { email: 'vesna@example.org' });
  const known = await guesser.post('/sign-in/link', { email: 'vesna@example.org' });
  t.equal(known.statusCode, 429, 'an address that nobody has is counted as well');
});

t.test('ASVS 6.3.8: whether an address is known shows neither in the answer nor in its time', async (t) => {
  const test = await testApp(t);
  const owner = newcomer(test, { email: EMAIL });
  await owner.post('/account/password', { password: PASSWORD });
  newcomer(test, { email: 'without@example.org' });
  // The time of an answer is that of deriving a key from the password: it has to be done for everybody.
  let derived = 0;
  const watch = createHook({
    init: (_id, type) => {
      if (type === 'ARGON2REQUEST') derived += 1;
    },
  }).enable();
  const signIn = async (email: string) => {
    derived = 0;
    const answer = await visitor(test.app).post('/sign-in/password', { email, password: 'not this one' });
    return { derived, text: answer.page.querySelector('main')?.text.replaceAll(/\s+/g, ' ') };
  };
  const known = await signIn(EMAIL);
  t.equal(known.derived, 1);
  for (const email of ['without@example.org', 'nobody@example.org'])
    t.strictSame(await signIn(email), known, email);
  watch.disable();
});

t.test('ASVS 6.2: passwords may be long, of any signs, pasted and managed', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const page = await browser.get('/account/password');
  const field = page.page.querySelector('#password');
  t.equal(field?.getAttribute('type'), 'password');
  t.equal(field?.getAttribute('autocomplete'), 'new-password');
  t.equal(field?.getAttribute('maxlength'), undefined);
  for (const password of [
    'только обычные слова',
    ' spaces at both its ends ',
    '🐌'.repeat(7) + 'snails all over',
    'x y'.repeat(70) + 'z',
  ]) {
    t.equal((await browser.post('/account/password', { password })).statusCode, 303, password);
    const fresh = visitor(test.app);
    t.equal((await fresh.post('/sign-in/password', { email: EMAIL, password })).statusCode, 303, password);
    const trimmed = await fresh.post('/sign-in/password', { email: EMAIL, password: password.slice(0, -1) });
    t.equal(trimmed.statusCode, 422, 'not cut');
  }
});
