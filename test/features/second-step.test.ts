import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { codeOf, errorsOn, newcomer, secretOn, signedInBrowser, turnCodesOn } from '#test/support/account.ts';
import { mailsTo } from '#test/support/visitor.ts';

const EMAIL = 'ana@example.org';

t.test('an administrator sets up a second step before anything of an administrator’s', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL, role: 'administrator' });
  const start = await browser.get('/admin');
  t.equal(start.page.querySelector('h1')?.text.trim(), 'First, a second step');
  t.equal((await browser.get('/grants/new')).headers.location, '/account/enrolment');
  const enrolment = await browser.get('/account/enrolment');
  t.equal(enrolment.page.querySelector('h1')?.text.trim(), 'First, a second step');
  const posted = await browser.post('/organisations', { name: 'Example' });
  t.equal(posted.statusCode, 403);
  t.match(posted.page.querySelector('main')?.text, /set up a second step first/);
  const token = await browser.post('/account/tokens', { name: 'script', database: 'registry' });
  t.equal(token.statusCode, 403, 'nor makes a token with all the roles');
  t.equal(test.registry.prepare('select 1 from tokens').all().length, 0);

  t.test('practice needs none', async (t) => {
    await browser.post('/practice');
    t.equal((await browser.get('/grants/new')).statusCode, 200);
    t.equal((await browser.get('/admin')).page.querySelector('h1')?.text.trim(), 'What needs doing');
    await browser.post('/practice');
  });

  const before = browser.session();
  const { recoveryCodes } = await turnCodesOn(browser);
  t.equal(recoveryCodes.length, 10);
  t.not(browser.session(), before, 'the session goes on under a new id');
  t.equal((await browser.get('/grants/new')).statusCode, 200);
  t.equal((await browser.get('/account/enrolment')).headers.location, '/account', 'it is over');
  const removal = await browser.post('/account/codes/removal');
  t.equal(removal.statusCode, 409);
  t.match(errorsOn(removal)[0], /your only one/);
});

t.test('codes are asked for at the next signing in', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const page = await browser.get('/account/codes');
  t.match(
    page.page.querySelector('.qr path')?.getAttribute('d'),
    /^M4 4h1v1h-1z/,
    'a QR code with its quiet zone',
  );
  t.equal(
    secretOn(await browser.get('/account/codes')),
    secretOn(page),
    'the same when the page is loaded again',
  );
  t.match(errorsOn(await browser.post('/account/codes', { code: '000000' }))[0], /does not fit/);
  t.equal(test.registry.prepare('select 1 from authenticators').all().length, 0);
  const { secret, recoveryCodes } = await turnCodesOn(browser);
  t.match(mailsTo(test.registry, EMAIL).at(-1)?.body, /asks for a code/);
  t.equal((await browser.get('/account')).statusCode, 200, 'who set it up stays signed in');

  const second = signedInBrowser(test, EMAIL);
  t.equal((await second.get('/account')).headers.location, '/sign-in?next=%2Faccount');
  t.equal((await second.get('/sign-in?next=/account')).headers.location, '/sign-in/code?next=%2Faccount');
  const code = await second.get('/sign-in/code?next=/account');
  t.equal(code.page.querySelector('#code')?.getAttribute('autocomplete'), 'one-time-code');
  t.match(errorsOn(await second.post('/sign-in/code', { code: '' }))[0], /Enter a code/);
  const wrong = await second.post('/sign-in/code', { code: '12345', next: '/account' });
  t.equal(wrong.statusCode, 422);
  t.equal(wrong.page.querySelector('input[name=next]')?.getAttribute('value'), '/account');
  const half = second.session();
  const right = await second.post('/sign-in/code', { code: codeOf(secret, 1), next: '/account' });
  t.equal(right.headers.location, '/account');
  t.not(second.session(), half);
  t.equal((await second.get('/account')).statusCode, 200);

  t.test('a recovery code signs in once', async (t) => {
    const third = signedInBrowser(test, EMAIL);
    const [recovery = ''] = recoveryCodes;
    const typed = ` ${recovery.toUpperCase().replaceAll('-', ' ')} `;
    t.equal((await third.post('/sign-in/code', { code: typed })).statusCode, 303);
    t.match((await third.get('/account')).page.querySelector('main')?.text, /9 recovery codes left/);
    const fourth = signedInBrowser(test, EMAIL);
    t.equal((await fourth.post('/sign-in/code', { code: recovery })).statusCode, 422);
    t.match(mailsTo(test.registry, EMAIL).at(-1)?.body, /recovery codes was used/);
  });

  t.test('new recovery codes end the old ones', async (t) => {
    const answer = await browser.post('/account/recovery-codes');
    t.equal(answer.page.querySelectorAll('.recovery-codes code').length, 10);
    const fifth = signedInBrowser(test, EMAIL);
    t.equal((await fifth.post('/sign-in/code', { code: recoveryCodes[1] ?? '' })).statusCode, 422);
  });

  t.test('who is staff may turn codes off', async (t) => {
    t.equal((await browser.post('/account/codes/removal')).headers.location, '/account?done=codes-off');
    t.equal((await signedInBrowser(test, EMAIL).get('/account')).statusCode, 200);
    t.equal(test.registry.prepare('select 1 from recovery_codes').all().length, 0);
    const nothing = await browser.post('/account/recovery-codes');
    t.equal(nothing.statusCode, 409, 'there is nothing to recover');
  });
});
