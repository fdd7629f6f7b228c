import t from 'tap';
import { systemAct } from '#features/people/actor.ts';
import { addPerson } from '#features/people/commands.ts';
import { testApp, type TestApp } from '#test/support/app.ts';
import { afterwards, linkIn, mailsTo, visitor } from '#test/support/visitor.ts';

const EMAIL = 'ana@example.org';
const addStaff = ({ registry }: TestApp, email = EMAIL) =>
  addPerson(registry, systemAct('command-line'), { email, role: 'staff' });
const summaryOf = (answer: Awaited<ReturnType<ReturnType<typeof visitor>['get']>>) =>
  answer.page.querySelectorAll('.error-summary a').map((link) => link.text);

t.test('a link asked for on the page signs in the browser that asked, and leads on', async (t) => {
  const test = await testApp(t);
  addStaff(test);
  const browser = visitor(test.app);
  const page = await browser.get('/sign-in?next=/grants/new');
  t.equal(page.page.querySelector('input[name=next]')?.getAttribute('value'), '/grants/new');
  t.match(page.page.querySelector('main')?.text, /then you come to the page that you asked for/);

  const asked = await browser.post('/sign-in/link', {
    email: ' Ana@Example.org ',
    password: '',
    next: '/grants/new',
  });
  t.equal(asked.statusCode, 303);
  t.equal(asked.headers.location, '/sign-in/link?next=%2Fgrants%2Fnew');
  t.match((await browser.get(String(asked.headers.location))).page.querySelector('main')?.text, /on its way/);
  await afterwards();
  const [mail] = mailsTo(test.registry, EMAIL);
  t.equal(mail?.kind, 'sign-in-link');
  const link = linkIn(mail);

  const opened = await browser.get(link);
  t.match(opened.page.querySelector('main')?.text, /sign in as ana@example\.org/);
  t.equal(browser.session(), undefined, 'opening the link signs nobody in');
  const signedIn = await browser.post(link);
  t.equal(signedIn.headers.location, '/grants/new');
  t.equal((await browser.get('/grants/new')).statusCode, 200);
  t.equal((await browser.post(link)).statusCode, 404, 'a second use');
});

t.test('an unknown address gets the same answer, and no mail', async (t) => {
  const test = await testApp(t);
  addStaff(test);
  const answers = [];
  for (const email of [EMAIL, 'nobody@example.org']) {
    const answer = await visitor(test.app).post('/sign-in/link', { email });
    const { location } = answer.headers;
    answers.push({ status: answer.statusCode, location, names: answer.cookies.map(({ name }) => name) });
  }
  t.strictSame(answers[0], answers[1]);
  await afterwards();
  t.equal(mailsTo(test.registry, EMAIL).length, 1);
  t.equal(mailsTo(test.registry, 'nobody@example.org').length, 0);
});

t.test('what is missing is said at its field, and what was typed stays', async (t) => {
  const { app } = await testApp(t);
  const browser = visitor(app);
  const empty = await browser.post('/sign-in/password', { email: 'ana', password: '', next: '/grants' });
  t.equal(empty.statusCode, 422);
  t.match(empty.page.querySelector('title')?.text, /^Error: /);
  t.equal(summaryOf(empty).length, 2);
  t.equal(empty.page.querySelector('#email')?.getAttribute('value'), 'ana');
  t.equal(empty.page.querySelector('input[name=next]')?.getAttribute('value'), '/grants');
  const noAddress = await browser.post('/sign-in/link', { email: '' });
  t.equal(noAddress.statusCode, 422);
  t.strictSame(summaryOf(noAddress), ['Enter an e-mail address, such as name@example.org.']);
  const nothing = await browser.post('/sign-in/passkey', { response: '{"id":5}' });
  t.equal(nothing.statusCode, 422);
  t.match(summaryOf(nothing)[0], /passkey could not be used/);
});

t.test('who is signed in already goes on', async (t) => {
  const { signedIn } = await testApp(t);
  const answer = await signedIn().get('/sign-in?next=/events');
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers.location, '/events');
});

t.test('the page of signing in is in Macedonian too', async (t) => {
  const { anyone } = await testApp(t);
  const page = await anyone.get('/sign-in', { cookie: 'language=mk' });
  t.match(page.page.querySelector('main')?.text, /Испратете ми врска/);
});
