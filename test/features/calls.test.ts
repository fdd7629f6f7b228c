import t from 'tap';
import { tendCalls } from '#features/calls/tending.ts';
import { addPerson } from '#features/people/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp, type TestApp } from '#test/support/app.ts';

const bySlug = ({ registry }: TestApp, like: string) =>
  registry
    .prepare<{ id: number; slug: string }>('select id, slug from organisations where name like ? order by id')
    .get(`%${like}%`)!;
const FAR = '2031-02-01';

function cast(test: TestApp) {
  const [maker, answerer] = ['ATRC', 'PLEIADES'].map((like) => bySlug(test, like));
  const form = {
    organisation: maker!.slug,
    title: 'Partners against youth violence (example)',
    offered: 'Ten years in schools <b>here</b> https://example.org/',
    wanted: 'Two partners in two other countries',
    role: 'partner',
    countries: ['AL', 'MK'],
    languages: ['sq', 'en'],
    themes: ['prevention-with-youth'],
    scheme: 'smart-balkans-regional',
    deadline: '1.2.2031',
  };
  return {
    maker: maker!,
    answerer: answerer!,
    form,
    makerClient: test.signedIn({ role: 'member', organisationId: maker!.id }),
    answererClient: test.signedIn({ role: 'member', organisationId: answerer!.id }),
  };
}

t.test('from a call to partners found: made, listed, answered, closed with whom', async (t) => {
  const test = await testApp(t);
  const { maker, answerer, form, makerClient, answererClient } = cast(test);
  const made = await makerClient.post('/partners/calls', form);
  t.equal(made.statusCode, 303);
  const at = String(made.headers.location);
  t.equal(at, '/partners/calls/partners-against-youth-violence-example');
  const shown = await test.anyone.get(at);
  t.match(
    shown.page.querySelector('.plain-text')?.innerHTML,
    '&lt;b&gt;here&lt;/b&gt; https://example.org/',
    'markup and links are text',
  );
  t.match(shown.page.querySelector('.fact-line')?.text, /Advocacy Training.*1\sFeb\s2031.*Open/s);

  for (const query of [
    '',
    '?q=ATRC',
    '?country=MK',
    '?theme=violence-against-women-and-girls',
    '?status=open&role=partner',
  ]) {
    const list = await test.anyone.get(`/partners/calls${query}`);
    t.equal(list.page.querySelectorAll('tbody tr').length, 1, query);
  }
  t.equal((await test.anyone.get('/partners/calls?country=RS')).page.querySelectorAll('tbody tr').length, 0);
  t.match((await test.anyone.get('/partners/calls.csv')).body, /AL;MK,en;|AL;MK,sq;en/);
  const feed = (await test.anyone.get('/partners/calls.atom')).body;
  t.match(feed, /<title>Partners against youth violence \(example\)<\/title>/);

  const answer = { organisation: answerer.slug, message: 'Gladly. <script>alert(1)</script>' };
  t.equal((await answererClient.post(`${at}/answers`, answer)).statusCode, 303);
  const twice = await answererClient.post(`${at}/answers`, answer);
  t.equal(twice.statusCode, 409);
  t.match(twice.page.querySelector('.error-summary')?.text, /answered already/);
  t.equal(
    (await answererClient.post(`${at}/answers`, { ...answer, organisation: maker.slug })).statusCode,
    403,
  );
  t.equal(
    (await makerClient.post(`${at}/answers`, { ...answer, organisation: maker.slug })).statusCode,
    409,
    'not one’s own',
  );
  t.equal((await test.anyone.post(`${at}/answers`, answer)).statusCode, 401);

  t.notMatch((await test.anyone.get(at)).body, 'Gladly', 'answers are read by who seeks alone');
  t.match((await test.anyone.get(at)).page.querySelector('.facts')?.text, /1 organisation/);
  t.match((await answererClient.get(at)).body, 'Gladly. &lt;script&gt;');
  t.match((await makerClient.get(at)).page.querySelector('#answers')?.text, /PLEIADES/);

  t.equal((await answererClient.post(`${at}/closing`, { outcome: 'closed' })).statusCode, 403);
  t.equal((await makerClient.post(`${at}/closing`, { outcome: 'found', with: 'nobody' })).statusCode, 422);
  t.equal(
    (await makerClient.post(`${at}/closing`, { outcome: 'found', with: answerer.slug, word: 'Thank you' }))
      .statusCode,
    303,
  );
  const closed = await test.anyone.get(at);
  t.match(closed.page.querySelector('.notice')?.text, /Partners were found:.*PLEIADES.*Thank you/s);
  t.equal((await makerClient.post(`${at}/closing`, { outcome: 'closed' })).statusCode, 409);
  t.equal((await makerClient.post(at, form)).statusCode, 409, 'a closed call is not put right');
  const history = await test.signedIn().get(`${at}/history`);
  t.match(history.body, /Partners found/);
  t.match(history.body, /Call answered/);
});

t.test('what is wrong comes back at its field with what was typed; an edit keeps the address', async (t) => {
  const test = await testApp(t);
  const { form, makerClient, answererClient } = cast(test);
  const wrong = await makerClient.post('/partners/calls', {
    ...form,
    title: ' ',
    wanted: '',
    deadline: 'soon',
  });
  t.equal(wrong.statusCode, 422);
  t.equal(wrong.page.querySelectorAll('.error-summary li').length, 3);
  t.equal(wrong.page.querySelector('#deadline')?.getAttribute('value'), 'soon');
  t.equal(
    wrong.page.querySelector('#offered')?.text.trim(),
    'Ten years in schools <b>here</b> https://example.org/',
  );
  const past = await makerClient.post('/partners/calls', { ...form, deadline: '1.2.2020' });
  t.match(past.page.querySelector('.error-summary')?.text, /has to lie ahead/);
  t.equal((await answererClient.post('/partners/calls', form)).statusCode, 403, 'nobody seeks for another');
  t.equal((await test.signedIn({ role: 'donor' }).post('/partners/calls', form)).statusCode, 403);
  t.equal((await test.anyone.get('/partners/calls/new')).statusCode, 303);

  const at = String((await makerClient.post('/partners/calls', form)).headers.location);
  const edited = await makerClient.post(at, { ...form, title: 'Another title (example)' });
  t.equal(edited.headers.location, at);
  t.match((await test.anyone.get(at)).page.querySelector('h1')?.text, /Another title/);
  t.equal(
    (await makerClient.get(`${at}/edit`)).page.querySelector('#title')?.getAttribute('value'),
    'Another title (example)',
  );
  t.equal((await answererClient.get(`${at}/edit`)).statusCode, 403);
  t.equal(
    (await test.signedIn().get('/partners/calls/new?find=CeSID')).page.querySelectorAll('[name=organisation]')
      .length,
    1,
  );
});

t.test('a week before the last day its maker is reminded once; after it the call is over', async (t) => {
  const test = await testApp(t);
  const { maker, form, makerClient, answerer, answererClient } = cast(test);
  addPerson(test.registry, systemAct('command-line'), {
    email: 'anna@example.org',
    role: 'member',
    organisationId: maker.id,
  });
  const at = String((await makerClient.post('/partners/calls', form)).headers.location);
  const tend = (day: string) =>
    tendCalls(test.registry, test.registry, 'https://registry.example.org', new Date(`${day}T09:00:00Z`));
  t.strictSame(tend('2031-01-10'), { reminded: 0, closed: 0 });
  t.strictSame(tend('2031-01-26'), { reminded: 1, closed: 0 });
  t.strictSame(tend('2031-01-27'), { reminded: 0, closed: 0 }, 'once');
  const mails = test.registry
    .prepare<{ recipient: string; body: string }>(
      "select recipient, body from mails where kind = 'call-reminder'",
    )
    .all();
  t.ok(mails.some(({ recipient }) => recipient === 'anna@example.org'));
  t.match(mails[0]?.body, `https://registry.example.org${at}`);

  test.registry.prepare("update calls set deadline = '2020-01-01'").run();
  const over = await answererClient.get(at);
  t.match(over.page.querySelector('.notice')?.text, /this call is over/);
  t.equal(over.page.querySelector('#answer'), null);
  const late = await answererClient.post(`${at}/answers`, { organisation: answerer.slug, message: 'Late' });
  t.equal(late.statusCode, 409);
  t.match(late.page.querySelector('.error-summary')?.text, /has passed/);
  t.strictSame(tend('2031-02-02'), { reminded: 0, closed: 1 });
  t.match((await test.anyone.get(at)).page.querySelector('.fact-line')?.text, /Closed/);
});

t.test('scripts make, put right, answer and close by the same rules', async (t) => {
  const test = await testApp(t);
  const { maker, answerer, form } = cast(test);
  const script = test.script({ role: 'member', organisationId: maker.id });
  const body = { ...form, deadline: FAR };
  const made = await script.json('POST', '/api/v1/partners/calls', body);
  t.equal(made.statusCode, 201);
  const at = String(made.headers.location);
  t.match(made.json(), { status: 'open', isPast: false, answers: 0, organisation: { slug: maker.slug } });
  t.equal((await script.json('PUT', at, { ...body, role: 'either' })).json().role, 'either');
  t.equal((await script.json('PUT', at, { ...body, colour: 'red' })).statusCode, 422);
  const other = test.script({ role: 'member', organisationId: answerer.id });
  t.equal(
    (await other.json('POST', `${at}/answers`, { organisation: answerer.slug, message: 'Gladly' })).json()
      .answers,
    1,
  );
  t.equal((await test.anyone.json('GET', '/api/v1/partners/calls?status=open')).json().total, 1);
  t.notMatch((await test.anyone.json('GET', at)).body, 'Gladly');
  const closed = await script.json('POST', `${at}/closing`, { outcome: 'found', with: [answerer.slug] });
  t.match(closed.json(), { status: 'found', found: [{ slug: answerer.slug }] });
  t.equal((await test.anyone.json('GET', '/api/v1/partners/calls/none')).statusCode, 404);
});
