import t from 'tap';
import type { HTMLElement } from 'node-html-parser';
import { testApp } from '#test/support/app.ts';

const CONFERENCE = '/events/smart-balkans-regional-conference-2023';

function texts(page: HTMLElement, selector: string): string[] {
  return page.querySelectorAll(selector).map((element) => element.textContent.trim().replaceAll(/\s+/g, ' '));
}

t.test('the conference is a timetable in the order of its printed programme', async (t) => {
  const { anyone } = await testApp(t);
  const { page, statusCode } = await anyone.get(CONFERENCE);
  t.equal(statusCode, 200);
  t.equal(page.querySelector('h1')?.textContent.trim(), 'SMART Balkans Regional Conference 2023');
  t.match(
    page.querySelector('.kicker')?.textContent,
    /Conference, 14–15 December 2023, DoubleTree by Hilton Skopje/,
  );
  t.same(texts(page, '.section-title').slice(0, 2), ['Thursday 14 December 2023', 'Friday 15 December 2023']);
  t.same(texts(page, '.counts > div'), ['Ceremonies 4', 'Panels 3', 'Working groups 9', 'Plenaries 3']);
  t.same(texts(page, '.slot-time').slice(0, 3), ['09:00–09:30', '09:30–10:00', '10:00–11:30']);
  t.equal(page.querySelectorAll('.slot').length, 17, 'nine groups stand in three blocks');
  t.equal(page.querySelectorAll('.slot-groups > li').length, 9);
  t.equal(page.querySelectorAll('.slot[data-kind=ceremony]').length, 4);

  const ids = page.querySelectorAll('.slot[id], .slot-groups > li[id]').map((element) => element.id);
  t.equal(new Set(ids).size, 23, 'every session has an address of its own');
  const links = page.querySelectorAll('.slot-title a').map((link) => link.getAttribute('href') ?? '');
  t.equal(links.filter((href) => href.startsWith('/ceremonies/')).length, 4);
});

t.test('it says what sources have otherwise, and what it cites', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get(CONFERENCE);
  const friday = page.querySelectorAll('.slot[data-kind=ceremony]').slice(2);
  for (const slot of friday) t.match(slot.textContent, /A source has it held on 14 December\s2023/);
  t.match(page.querySelector('#evidence')?.textContent, /SEESAC, 2020/);
  t.match(page.querySelector('#evidence')?.textContent, /domestic violence: 92%/);
  t.match(page.querySelector('#sources')?.textContent, /Printed programme/);
  t.equal(page.querySelectorAll('.footnote').length, 1, 'it names Kosovo');
});

t.test('in Macedonian its own words are Macedonian and the programme stays as printed', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get(CONFERENCE, { cookie: 'language=mk' });
  t.equal(page.querySelector('html')?.getAttribute('lang'), 'mk');
  t.match(page.querySelector('.kicker')?.textContent, /Конференција, 14–15 декември 2023/);
  t.match(page.querySelector('.slot-kind')?.textContent, /Церемонија на потпишување/);
  t.match(page.querySelector('.timetable')?.textContent, /Opening remarks/);
});

t.test('the list finds an event by a session, and its rows are those of the download', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get('/events?q=Organized+crime');
  t.match(page.querySelector('.list-count')?.textContent, /1 event/);
  t.match(page.querySelector('tbody')?.textContent, /matched Organized crime/);
  const part = await anyone.get('/events?q=nothing-like-it', { 'hx-request-type': 'partial' });
  t.notOk(part.page.querySelector('html'), 'a fragment is no page');
  t.match(part.body, /Nothing matches these words/);
  const csv = await anyone.get('/events.csv?kind=conference');
  t.equal(csv.body.trim().split('\r\n').length, 2);
  t.equal((await anyone.get('/events/none-such')).statusCode, 404);
});

const event = {
  programme: 'practice-programme',
  kind: 'study_tour',
  title: 'Two towns, one river (example)',
  city: 'Скопје',
  country: 'MK',
  startsOn: '3.2.2027',
  endsOn: '4. 2. 2027',
};

t.test('staff enter an event by the form', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const answer = await staff.post('/events/new', event);
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers.location, '/events/two-towns-one-river-example');
  const { page } = await staff.get('/events/two-towns-one-river-example');
  t.match(
    page.querySelector('.kicker')?.textContent,
    /Study tour, 3–4 February 2027, Скопје, North Macedonia/,
  );
  t.match(page.textContent, /No programme is recorded yet/);

  const repeated = await staff.post('/events/new', event);
  t.equal(repeated.statusCode, 409, 'a second press makes no second event');
  t.match(repeated.page.querySelector('[role=alert]')?.textContent, /already/);
  t.equal(test.practice.prepare('select * from events').all().length, 1);
  t.equal(
    test.registry.prepare('select * from events').all().length,
    1,
    'nothing of it reached the registry',
  );

  const entry = test.practice
    .prepare<{ after: string }>("select after from history where event = 'event.created'")
    .get();
  t.match(entry?.after, /"startsOn":"2027-02-03"/);
});

t.test('what is wrong stands beside the field, and what was typed stays', async (t) => {
  const { signedIn } = await testApp(t);
  const staff = signedIn({ isPractice: true });
  const answer = await staff.post('/events/new', {
    ...event,
    title: ' ',
    kind: '',
    startsOn: '31.2.2027',
    country: 'QQ',
  });
  t.equal(answer.statusCode, 422);
  t.match(answer.page.querySelector('title')?.textContent, /^Error:/);
  const linked = answer.page
    .querySelectorAll('[role=alert] a')
    .map((link) => link.getAttribute('href') ?? '');
  t.same(linked.toSorted(), ['#country', '#kind', '#startsOn', '#title']);
  for (const href of linked) t.ok(answer.page.querySelector(href), `${href} leads to a field`);
  t.equal(answer.page.querySelector('#startsOn')?.getAttribute('value'), '31.2.2027');
  const backwards = await staff.post('/events/new', { ...event, endsOn: '1.2.2027' });
  t.match(backwards.page.querySelector('#endsOn-error')?.textContent, /The end has to be after the start/);
});

t.test('who is no staff of the programme is refused', async (t) => {
  const { anyone, signedIn, registry } = await testApp(t);
  t.match((await anyone.get('/events/new')).headers.location, /^\/sign-in/);
  t.equal((await anyone.post('/events/new', event)).statusCode, 401);
  t.equal((await signedIn({ role: 'member' }).post('/events/new', event)).statusCode, 403);
  const other = registry
    .prepare<{ id: number }>("select id from programmes where slug <> 'smart-balkans'")
    .get()!.id;
  const staff = signedIn({ programmeId: other });
  t.equal((await staff.get(`${CONFERENCE}/edit`)).statusCode, 403);
  t.equal((await staff.post(`${CONFERENCE}/edit`, { ...event, title: 'Another' })).statusCode, 403);
});

t.test('an event is edited, but not past its own sessions', async (t) => {
  const { signedIn, registry } = await testApp(t);
  const staff = signedIn();
  const form = await staff.get(`${CONFERENCE}/edit`);
  t.equal(form.page.querySelector('#title')?.getAttribute('value'), 'SMART Balkans Regional Conference 2023');
  const facts = {
    kind: 'conference',
    title: 'SMART Balkans Regional Conference 2023',
    venue: 'DoubleTree by Hilton Skopje',
    startsOn: '2023-12-14',
    endsOn: '2023-12-15',
  };
  const outside = await staff.post(`${CONFERENCE}/edit`, { ...facts, endsOn: '2023-12-14' });
  t.equal(outside.statusCode, 422);
  t.match(outside.page.querySelector('#startsOn-error')?.textContent, /Sessions are recorded on other days/);
  t.equal((await staff.post(`${CONFERENCE}/edit`, facts)).statusCode, 303);
  t.equal((await staff.post(`${CONFERENCE}/edit`, facts)).statusCode, 303);
  const entries = registry.prepare("select * from history where event = 'event.edited'").all();
  t.equal(entries.length, 1, 'an edit that changes nothing records nothing');
});
