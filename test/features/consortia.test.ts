import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';

const bySlug = ({ registry }: TestApp, like: string) =>
  registry
    .prepare<{ id: number; slug: string }>('select id, slug from organisations where name like ? order by id')
    .get(`%${like}%`)!;
const SCHEME = 'smart-balkans-regional';

/** Three organisations of three countries, and a member account of each. */
function cast(test: TestApp) {
  const all = ['ATRC', 'CLWG', 'PLEIADES'].map((like) => bySlug(test, like));
  const slugs = all.map(({ slug }) => slug);
  const members = all.map(({ id }) => test.signedIn({ role: 'member', organisationId: id }));
  const query = `scheme=${SCHEME}&title=Safe+streets+%28example%29&${slugs.map((slug) => `with=${slug}`).join('&')}`;
  const form = {
    scheme: SCHEME,
    title: 'Safe streets (example)',
    with: slugs,
    currency: 'EUR',
    amount: '180.000,00',
  };
  return { slugs, members, query, form };
}

t.test(
  'the builder says what is lacking in words, with six that would fit, and proposes shares that add up',
  async (t) => {
    const test = await testApp(t);
    const { slugs, query } = cast(test);
    const two = await test.anyone.get(
      `/partners/consortium?scheme=${SCHEME}&with=${slugs[0]}&with=${slugs[1]}`,
    );
    t.match(
      two.page.querySelector('.rules-conclusion')?.text,
      /One more organisation\. One more country\..*BA, ME, MK, RS would do/s,
    );
    t.equal(two.page.querySelectorAll('.builder-suggestion').length, 6);
    t.match(two.page.querySelector('.builder-would')?.text, /6 of \d+ that would fit/);
    t.match(two.page.querySelector('.builder-sum')?.text, /100%/);
    t.match(two.page.querySelector('#together')?.text, /Strengthening the Multistakeholder/);

    const three = await test.anyone.get(`/partners/consortium?${query}`);
    t.strictSame(
      three.page.querySelectorAll('.basket .rule').map((rule) => rule.getAttribute('data-outcome')),
      ['pass', 'pass'],
    );
    t.equal(three.page.querySelectorAll('.builder-suggestion').length, 0);
  },
);

t.test('typed shares stand, the rest is proposed; what does not add up is said', async (t) => {
  const test = await testApp(t);
  const { query, slugs } = cast(test);
  const { page } = await test.anyone.get(
    `/partners/consortium?${query}&share=50&share=&share=&amount=100000`,
  );
  t.match(page.querySelector('.builder-sum')?.text, /100%/);
  t.match(page.querySelectorAll('.builder-member')[1]?.text, /proposed: 25%.*EUR\s25,000\.00/s);
  const over = await test.anyone.get(`/partners/consortium?${query}&share=50&share=60&share=10`);
  t.match(over.page.querySelector('.notice')?.text, /20% too much/);
  const led = await test.anyone.get(`/partners/consortium?${query}&lead=${slugs[2]}`);
  t.match(led.page.querySelector('.builder-member .name')?.getAttribute('href'), slugs[2]);
});

t.test('a network passes the rule the other way, and a national one fails', async (t) => {
  const test = await testApp(t);
  const { slug, id } = bySlug(test, 'POINTPULSE');
  test.registry.prepare("update organisations set scope = 'regional' where id = ?").run(id);
  const address = `/partners/consortium?scheme=${SCHEME}&with=${slug}`;
  const { page } = await test.anyone.get(address);
  t.strictSame(
    page.querySelectorAll('.basket .rule').map((rule) => rule.getAttribute('data-outcome')),
    ['pass'],
  );
  test.registry.prepare("update organisations set scope = 'national' where id = ?").run(id);
  const staff = await test.signedIn().get(address);
  t.ok(
    staff.page.querySelectorAll('.basket .rule').some((rule) => rule.getAttribute('data-outcome') === 'fail'),
  );
});

t.test('a dissolved, a merged and an unknown organisation in an address are said in words', async (t) => {
  const test = await testApp(t);
  const { slugs, query } = cast(test);
  test.registry.prepare("update organisations set status = 'dissolved' where slug = ?").run(slugs[1]);
  const { page, statusCode } = await test.anyone.get(
    `/partners/consortium?${query}&with=nobody&share=x&amount=lots&currency=ZZZ`,
  );
  t.equal(statusCode, 200);
  const said = page.querySelectorAll('.builder-problem').map(({ text }) => text);
  t.match(said[0], /was dissolved/);
  t.match(said[1], /no organisation at the address “nobody”/);
  t.ok(
    page.querySelectorAll('.basket .rule').some((rule) => rule.getAttribute('data-outcome') === 'fail'),
    'the dissolved one does not count',
  );
});

t.test('the sheet is a page to print and a workbook', async (t) => {
  const test = await testApp(t);
  const { query } = cast(test);
  const { page } = await test.anyone.get(`/partners/consortium/sheet?${query}&amount=180000`);
  t.equal(page.querySelectorAll('.data-table tbody tr').length >= 3, true);
  t.match(page.querySelector('tfoot')?.text, /100%.*EUR\s180,000\.00/s);
  const xlsx = await test.anyone.get(`/partners/consortium/sheet.xlsx?${query}&amount=180000`);
  t.match(xlsx.headers['content-type'], /spreadsheetml/);
  t.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK');
});

t.test(
  'from a saved consortium to a planned grant: each confirms, by account or by link, and staff take over',
  async (t) => {
    const test = await testApp(t);
    const { members, form, slugs } = cast(test);
    const [first, second] = members;
    const saved = await first!.post('/partners/consortia', form);
    t.equal(saved.statusCode, 303);
    const at = String(saved.headers.location);
    const own = await first!.get(at);
    t.match(own.page.querySelector('.notice')?.text, /2 organisations have not confirmed/);
    t.match(
      (await first!.get('/partners/consortia')).page.querySelector('tbody')?.text,
      /Safe streets.*1 of 3/s,
    );

    t.equal(
      (await second!.post(`${at}/confirmation`, { organisation: slugs[0]!, decision: 'confirmed' }))
        .statusCode,
      403,
      'nobody confirms for another',
    );
    t.equal(
      (await second!.post(`${at}/confirmation`, { organisation: slugs[1]!, decision: 'confirmed' }))
        .statusCode,
      303,
    );
    const early = await test.signedIn().post(`${at}/grant`);
    t.equal(early.statusCode, 409);
    t.match(early.page.querySelector('.notice')?.text, /PLEIADES/);

    const made = await first!.post(`${at}/links`, { organisation: slugs[2]! });
    const link = new URL(made.page.querySelector('.consortium-link')!.text).pathname;
    t.equal(made.headers['cache-control'], 'no-store');
    const invited = await test.anyone.get(link);
    t.match(invited.page.querySelector('.lead')?.text, /PLEIADES.*asked to take part/s);
    t.equal((await test.anyone.post(link, { decision: 'declined', word: '<b>no</b> room' })).statusCode, 303);
    t.match(
      (await first!.get(at)).page.querySelector('.consortium-word')?.innerHTML,
      '&lt;b&gt;no&lt;/b&gt; room',
    );
    await test.anyone.post(link, { decision: 'confirmed' });
    const again = await test.anyone.post(link, { decision: 'confirmed' });
    t.equal(again.statusCode, 303, 'the same word again is no fault');
    await first!.post(`${at}/links`, { organisation: slugs[2]! });
    t.equal((await test.anyone.get(link)).statusCode, 404, 'a new link makes the old one void');

    const staff = test.signedIn();
    const taken = await staff.post(`${at}/grant`);
    t.equal(taken.statusCode, 303);
    const grant = (await staff.json('GET', `/api/v1${taken.headers.location}`)).json();
    t.match(grant, { status: 'planned', amount: '180000.00', title: 'Safe streets (example)' });
    t.strictSame(
      grant.participants.map(({ organisation }: { organisation: string }) => organisation),
      slugs,
    );
    t.equal(
      (await staff.post(`${at}/grant`)).headers.location,
      taken.headers.location,
      'taken over twice is one grant',
    );
    t.equal(
      (await second!.post(`${at}/confirmation`, { organisation: slugs[1]!, decision: 'declined' }))
        .statusCode,
      409,
    );
    const history = await staff.get(`${at}/history`);
    t.equal(history.page.querySelectorAll('.timeline-item').length, 7);
    t.match(history.body, /Taken over as a planned grant/);
  },
);

t.test(
  'a saved consortium is nobody else’s business, and what cannot be saved comes back with reasons',
  async (t) => {
    const test = await testApp(t);
    const { members, form } = cast(test);
    const at = String((await members[0]!.post('/partners/consortia', form)).headers.location);
    t.equal((await test.anyone.get(at)).statusCode, 303, 'the public is led to signing in');
    t.equal((await test.signedIn({ role: 'member', organisationId: 1 }).get(at)).statusCode, 404);
    t.equal((await test.signedIn({ role: 'donor' }).post('/partners/consortia', form)).statusCode, 403);

    const wrong = await members[0]!.post('/partners/consortia', {
      ...form,
      title: ' ',
      share: ['50', '60', '10'],
      amount: 'much',
    });
    t.equal(wrong.statusCode, 422);
    t.match(
      wrong.page.querySelector('.error-summary')?.text,
      /Say what the consortium wants.*add up to 120%/s,
    );
    t.match(wrong.page.querySelector('title')?.text, /^Error:/);
    t.equal(wrong.page.querySelector('[name=amount]')?.getAttribute('value'), 'much', 'what was typed stays');
  },
);

t.test('scripts save, confirm and read by the same rules', async (t) => {
  const test = await testApp(t);
  const { slugs } = cast(test);
  const { id } = bySlug(test, 'ATRC');
  const script = test.script({ role: 'member', organisationId: id });
  const body = {
    title: 'Safe streets (example)',
    scheme: SCHEME,
    members: slugs.map((organisation) => ({ organisation })),
  };
  const made = await script.json('POST', '/api/v1/partners/consortia', body);
  t.equal(made.statusCode, 201);
  t.match(made.json(), { outcome: 'pass', grant: null });
  t.strictSame(
    made.json().members.map(({ share }: { share: string }) => share),
    ['40', '30', '30'],
  );
  const at = String(made.headers.location);
  t.equal((await script.json('GET', at)).statusCode, 200);
  t.equal((await script.json('GET', '/api/v1/partners/consortia')).json().total, 1);
  t.equal((await script.json('POST', `${at}/grant`)).statusCode, 403);
  const refused = await script.json('POST', '/api/v1/partners/consortia', {
    ...body,
    members: [{ organisation: 'nobody' }],
  });
  t.equal(refused.statusCode, 422);
  const { secret } = (await script.json('POST', `${at}/links`, { organisation: slugs[1] })).json();
  const decided = await test.anyone.json('POST', `/api/v1/partners/invitations/${secret}`, {
    decision: 'confirmed',
  });
  t.equal(decided.json().members[1].state, 'confirmed');
  t.equal(
    (await test.anyone.json('POST', '/api/v1/partners/invitations/none', { decision: 'confirmed' }))
      .statusCode,
    404,
  );
});
