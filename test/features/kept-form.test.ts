import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';
import { given } from '#test/support/grant-form.ts';
import { newcomer, PASSWORD, signedInBrowser } from '#test/support/account.ts';
import { afterwards, linkIn, mailsTo, visitor, type Visitor } from '#test/support/visitor.ts';

const EMAIL = 'ana@example.org';
const MEANWHILE = /had been signed out/;

/** Someone with a password, whose session ends while a form is open. */
async function signedOutMeanwhile(test: TestApp, isPractice = false): Promise<Visitor> {
  const browser = newcomer(test, { email: EMAIL, role: 'staff' });
  await browser.post('/account/password', { password: PASSWORD });
  if (isPractice) await browser.post('/practice');
  test.registry.prepare('update browser_sessions set expires_at = ?').run(new Date().toISOString());
  return browser;
}

/** Signs in on the page that answered the form, as its own form says. */
async function signInAgain(browser: Visitor, page: Awaited<ReturnType<Visitor['post']>>): Promise<string> {
  const next = page.page.querySelector('input[name=next]')?.getAttribute('value') ?? '';
  const answer = await browser.post('/sign-in/password', { email: EMAIL, password: PASSWORD, next });
  return String(answer.headers.location);
}

t.test('the organisation form is there again with everything typed', async (t) => {
  const test = await testApp(t);
  const browser = await signedOutMeanwhile(test);
  const typed = {
    name: 'Sprouts (example)',
    kind: 'cso',
    country: 'ME',
    city: 'Nikšić',
    website: 'https://example.org/a?b=1&c=„2“',
  };
  const count = () =>
    test.registry.prepare<{ n: number }>('select count(*) as n from organisations').get()!.n;
  const before = count();
  const refused = await browser.post('/organisations', typed);
  t.equal(refused.statusCode, 401);
  t.match(refused.page.querySelector('.notice')?.text, /What you typed is kept/);
  t.notOk(refused.body.includes('Sprouts'), 'what was typed is not on the page of signing in');

  const address = await signInAgain(browser, refused);
  t.equal(address, '/sign-in/form');
  for (const time of ['once', 'and again when the page is loaded anew']) {
    const form = await browser.get(address);
    t.equal(form.statusCode, 200, time);
    t.match(form.page.querySelector('.error-summary')?.text, MEANWHILE);
    t.equal(
      form.page.querySelector('form[action="/organisations"] [name=name]')?.getAttribute('value'),
      typed.name,
    );
    t.equal(form.page.querySelector('[name=city]')?.getAttribute('value'), typed.city);
    t.equal(form.page.querySelector('[name=website]')?.getAttribute('value'), typed.website);
    t.equal(form.headers['cache-control'], 'no-store');
  }
  t.equal(count(), before, 'showing it stored nothing');
  t.equal((await browser.post('/organisations', typed)).statusCode, 303);
  t.equal(count(), before + 1);
});

t.test('the signing form is there again with everything typed', async (t) => {
  const test = await testApp(t);
  const { reference } = test.practice
    .prepare<{ reference: string }>('select reference from grants order by id')
    .get()!;
  const browser = await signedOutMeanwhile(test, true);
  const typed = {
    key: 'kept-form-key-1',
    ceremony: '',
    granteeSignatory: 'Mira Primerova (example)',
    programmeSignatory: 'Boris „Primerov“ (example)',
  };
  const signings = () => test.practice.prepare<{ n: number }>('select count(*) as n from signings').get()!.n;
  const before = signings();
  const refused = await browser.post(`/grants/${reference}/signing`, typed);
  t.equal(refused.statusCode, 401);
  const form = await browser.get(await signInAgain(browser, refused));
  t.equal(form.statusCode, 200);
  t.equal(form.page.querySelector('#signing')?.getAttribute('action'), `/grants/${reference}/signing`);
  for (const [name, value] of Object.entries(typed).filter(([, text]) => text !== ''))
    t.equal(form.page.querySelector(`#signing [name=${name}]`)?.getAttribute('value'), value, name);
  t.equal(signings(), before, 'nothing was signed');
});

t.test('a link by mail leads back to the form as well', async (t) => {
  const test = await testApp(t);
  const browser = await signedOutMeanwhile(test);
  const refused = await browser.post('/organisations', { name: 'Sprouts (example)', kind: 'cso' });
  const next = refused.page.querySelector('input[name=next]')?.getAttribute('value') ?? '';
  await browser.post('/sign-in/link', { email: EMAIL, next });
  await afterwards();
  const signed = await browser.post(linkIn(mailsTo(test.registry, EMAIL).at(-1)));
  const form = await browser.get(String(signed.headers.location));
  t.equal(form.page.querySelector('[name=name]')?.getAttribute('value'), 'Sprouts (example)');
});

t.test('a form with many rows keeps every one of them', async (t) => {
  const test = await testApp(t);
  const browser = await signedOutMeanwhile(test);
  const refused = await browser.post('/grants', { ...given, programme: 'smart-balkans' });
  const form = await browser.get(await signInAgain(browser, refused));
  t.equal(form.statusCode, 200);
  t.equal(form.page.querySelector('[name=title]')?.getAttribute('value'), given.title);
  t.equal(form.page.querySelector('[name=amount]')?.getAttribute('value'), given.amount);
  t.equal(form.page.querySelectorAll('[name=partnerShare]').length, 2);
  t.strictSame(
    form.page.querySelectorAll('[name=partnerShare]').map((field) => field.getAttribute('value')),
    given.partnerShare,
  );
});

t.test('a kept form belongs to its browser and to its person, and holds no secrets', async (t) => {
  const test = await testApp(t);
  const browser = await signedOutMeanwhile(test);
  await browser.post('/organisations', { name: 'Sprouts (example)', kind: 'cso', country: 'ME' });
  const elsewhere = signedInBrowser(test, EMAIL);
  t.equal((await elsewhere.get('/sign-in/form')).statusCode, 404, 'another browser finds nothing');
  const form = browser.cookies.get('form') ?? '';
  const stranger = newcomer(test, { email: 'boris@example.org' });
  stranger.cookies.set('form', form);
  t.equal((await stranger.get('/sign-in/form')).statusCode, 404, 'another person finds nothing');

  const secret = visitor(test.app);
  const refused = await secret.post('/account/password', { password: PASSWORD });
  t.equal(refused.statusCode, 401);
  t.notOk(secret.cookies.has('form'), 'a password is not kept');
  const large = visitor(test.app);
  await large.post('/organisations', { name: 'x'.repeat(300_000) });
  t.notOk(large.cookies.has('form'), 'nor is what is too large');
  const foreign = visitor(test.app);
  const sent = await foreign.post('/organisations', { name: 'x' }, { 'sec-fetch-site': 'cross-site' });
  t.equal(sent.statusCode, 403);
  t.notOk(foreign.cookies.has('form'), 'another site fills nothing in');
});

t.test('an act without a form is not done by signing in', async (t) => {
  const test = await testApp(t);
  const browser = await signedOutMeanwhile(test);
  const refused = await browser.post('/practice/reset', { x: '1' });
  t.equal(refused.statusCode, 401);
  const revision = () => test.practice.prepare('select revision from registry_state').get();
  const before = revision();
  const shown = await browser.get(await signInAgain(browser, refused));
  t.match(shown.page.querySelector('main')?.text, /Something has to be put right/);
  t.strictSame(revision(), before);
});
