import t from 'tap';
import { ageSessions, errorsOn, newcomer, PASSWORD, signedInBrowser } from '#test/support/account.ts';
import { testApp, type Answer, type TestApp } from '#test/support/app.ts';
import { authenticator } from '#test/support/authenticator.ts';
import { mailsTo, visitor, type Visitor } from '#test/support/visitor.ts';

const EMAIL = 'ana@example.org';
const ORIGIN = 'https://registry.example.org';
const HOUR = 60 * 60_000;
const optionsOn = (page: Answer): string =>
  page.page.querySelector('form[data-passkey]')?.getAttribute('data-options')?.replaceAll('&quot;', '"') ??
  '';

/** The application at an address where browsers allow passkeys; its cookies are then __Host- ones. */
const secureApp = (t: Parameters<typeof testApp>[0]) => testApp(t, { PUBLIC_URL: ORIGIN });
const secured = (browser: Visitor): Visitor => {
  browser.cookies.set('__Host-session', browser.session() ?? '');
  return browser;
};
const sessionOf = (browser: Visitor) => browser.cookies.get('__Host-session');
const someone = (test: TestApp, given: Parameters<typeof newcomer>[1]) => secured(newcomer(test, given));

/** Adds a passkey on the page, as its script does. */
async function add(browser: Visitor, device = authenticator(ORIGIN), name = 'office laptop') {
  const page = await browser.get('/account/passkeys');
  const answer = await browser.post('/account/passkeys', { name, response: device.make(optionsOn(page)) });
  return { device, answer };
}

t.test('a passkey is added, named, signs in, and is taken away', async (t) => {
  const test = await secureApp(t);
  const browser = someone(test, { email: EMAIL });
  const nameless = await browser.post('/account/passkeys', { name: ' ', response: '' });
  t.match(errorsOn(nameless)[0], /Enter a name/);
  const before = sessionOf(browser);
  const { device, answer } = await add(browser);
  t.equal(answer.headers.location, '/account/passkeys?done=added');
  t.not(sessionOf(browser), before, 'the session goes on under a new id');
  t.match(mailsTo(test.registry, EMAIL).at(-1)?.body, /passkey was added/);
  const page = await browser.get('/account/passkeys');
  t.match(page.page.querySelector('tbody')?.text, /office laptop[\s\S]*never/);
  t.ok(optionsOn(page).includes(device.credentialId), 'the same device is not asked twice');

  const fresh = visitor(test.app);
  const response = device.show(optionsOn(await fresh.get('/sign-in?next=/grants')));
  const signed = await fresh.post('/sign-in/passkey', { response, next: '/grants' });
  t.equal(signed.headers.location, '/grants');
  t.equal((await fresh.get('/account')).statusCode, 200);
  t.notMatch((await browser.get('/account/passkeys')).page.querySelector('tbody')?.text, /never/);

  const path = page.page.querySelector('tbody a')?.getAttribute('href') ?? '';
  t.equal((await browser.post(path, { name: 'x'.repeat(61) })).statusCode, 422);
  t.equal((await browser.post(path, { name: 'phone' })).headers.location, '/account/passkeys?done=renamed');
  t.match((await browser.get(path)).page.querySelector('h1')?.text, /phone/);
  const stranger = someone(test, { email: 'boris@example.org' });
  for (const foreign of [
    await stranger.get(path),
    await stranger.post(path, { name: 'mine' }),
    await stranger.post(`${path}/removal`),
  ])
    t.equal(foreign.statusCode, 404, 'somebody else finds nothing');
  t.equal((await browser.post(`${path}/removal`)).headers.location, '/account/passkeys?done=removed');
  t.equal((await browser.post(`${path}/removal`)).statusCode, 404);
  t.equal((await fresh.get('/account')).statusCode, 303, 'other browsers are signed out');
  const again = device.show(optionsOn(await fresh.get('/sign-in')));
  t.equal((await fresh.post('/sign-in/passkey', { response: again })).statusCode, 422);
});

t.test('for an administrator it is both steps, and the last second step stays', async (t) => {
  const test = await secureApp(t);
  const browser = someone(test, { email: EMAIL, role: 'administrator' });
  t.equal((await browser.get('/grants/new')).headers.location, '/account/enrolment');
  const { device } = await add(browser);
  t.equal((await browser.get('/grants/new')).statusCode, 200);
  const path =
    (await browser.get('/account/passkeys')).page.querySelector('tbody a')?.getAttribute('href') ?? '';
  const removal = await browser.post(`${path}/removal`);
  t.equal(removal.statusCode, 409);
  t.match(errorsOn(removal)[0], /your only one/);

  const byLink = secured(signedInBrowser(test, EMAIL));
  t.match((await byLink.get('/account')).headers.location, /^\/sign-in/, 'a link alone is not enough');
  const code = await byLink.get('/sign-in/code');
  const response = device.show(optionsOn(code));
  t.equal((await byLink.post('/sign-in/passkey', { response, next: '/grants/new' })).statusCode, 303);
  t.equal((await byLink.get('/grants/new')).statusCode, 200);
});

t.test('a passkey shows again who one is, one’s own and for this alone', async (t) => {
  const test = await secureApp(t);
  const browser = someone(test, { email: EMAIL });
  const { device } = await add(browser);
  const stranger = someone(test, { email: 'boris@example.org' });
  const { device: foreign } = await add(stranger);
  ageSessions(test, EMAIL, HOUR);
  const confirm = (response: string) =>
    browser.post('/account/confirmation/passkey', { response, next: '/account/codes' });
  const page = async () => optionsOn(await browser.get('/account/confirmation'));
  t.equal((await confirm(foreign.show(await page()))).statusCode, 422, 'another person’s');
  const forSignIn = device.show(optionsOn(await visitor(test.app).get('/sign-in')));
  t.equal((await confirm(forSignIn)).statusCode, 422, 'shown for signing in');
  t.match((await browser.get('/account/codes')).headers.location, /confirmation/);
  t.equal((await confirm(device.show(await page()))).headers.location, '/account/codes');
  t.equal((await browser.get('/account/codes')).statusCode, 200);
});

t.test('ASVS 6.5.1 and 6.7.2: what is foreign, replayed, mangled or unverified is refused', async (t) => {
  const test = await secureApp(t);
  const browser = someone(test, { email: EMAIL });
  const device = authenticator(ORIGIN);
  const creation = async () => optionsOn(await browser.get('/account/passkeys'));
  for (const [what, response] of [
    ['another origin', device.make(await creation(), { origin: 'https://evil.example' })],
    ['a user who was not verified', device.make(await creation(), { isVerified: false })],
    [
      'a challenge made elsewhere',
      device.make(JSON.stringify({ challenge: 'AAAA', rp: { id: 'registry.example.org' } })),
    ],
    ['another host', device.make((await creation()).replace('registry.example.org', 'evil.example'))],
    ['no answer', '{"id":"x","response":{}}'],
    ['no JSON', '{{{'],
    ['null', 'null'],
  ] as const)
    t.equal((await browser.post('/account/passkeys', { name: 'laptop', response })).statusCode, 422, what);
  const response = device.make(await creation());
  t.equal((await browser.post('/account/passkeys', { name: 'laptop', response })).statusCode, 303);
  t.equal(
    (await browser.post('/account/passkeys', { name: 'laptop', response })).statusCode,
    422,
    'replayed',
  );

  const fresh = visitor(test.app);
  const shown = device.show(await requestFor(fresh));
  t.equal((await fresh.post('/sign-in/passkey', { response: shown })).statusCode, 303);
  const thief = visitor(test.app);
  for (const [what, answer] of [
    ['replayed', shown],
    ['another origin', device.show(await requestFor(thief), { origin: 'https://evil.example' })],
    ['a user who was not verified', device.show(await requestFor(thief), { isVerified: false })],
    ['a counter that goes back', device.show(await requestFor(thief), { counter: 1 })],
    [
      'another device with this id',
      forged(authenticator(ORIGIN).show(await requestFor(thief)), device.credentialId),
    ],
  ] as const) {
    t.equal((await thief.post('/sign-in/passkey', { response: answer })).statusCode, 422, what);
    t.equal(sessionOf(thief), undefined, what);
  }
});

const requestFor = async (browser: Visitor) => optionsOn(await browser.get('/sign-in'));
const forged = (answer: string, id: string) =>
  JSON.stringify({ ...(JSON.parse(answer) as object), id, rawId: id });

t.test('at a bare IP address passkeys are not offered, and it is said why', async (t) => {
  const test = await testApp(t);
  t.equal((await visitor(test.app).get('/sign-in')).page.querySelectorAll('form[data-passkey]').length, 0);
  const browser = newcomer(test, { email: EMAIL });
  t.match((await browser.get('/account/passkeys')).page.querySelector('main')?.text, /address with a name/);
  const made = await browser.post('/account/passkeys', {
    name: 'laptop',
    response: authenticator(ORIGIN).make(JSON.stringify({ challenge: 'AAAA', rp: { id: 'x' } })),
  });
  t.equal(made.statusCode, 422);
  t.equal(
    (await browser.post('/account/password', { password: PASSWORD })).statusCode,
    303,
    'the rest goes on',
  );
});
