import t from 'tap';
import { testApp, type Client, type TestApp } from '#test/support/app.ts';

const LEAD = 'rrjeti-i-te-rinjve-per-siguri-komunitare-prizren-example';
const PARTNER = 'nvo-centar-za-sigurnu-zajednicu-niksic-example';
const THIRD = 'udruzenje-gradana-most-mladih-zenica-example';

/** The whole form as a browser sends it, of a regional grant with three organisations. */
const given = {
  key: '',
  programme: 'practice-programme',
  scheme: 'regional',
  title: 'Quiet corners (example)',
  lead: LEAD,
  leadTask: '',
  leadShare: '55 %',
  partner: [PARTNER, THIRD],
  partnerTask: ['Work in parks', ''],
  partnerShare: ['40', '5,0'],
  organisationQuery: '',
  amount: '186.000,00',
  currency: 'EUR',
  startsOn: '1.2.2027',
  endsOn: '31.1.2029',
  source: 'Agreement (example)',
};

const practiceStaff = (app: TestApp, countries: string[] = []): Client =>
  app.signedIn({ isPractice: true, countries });
const grantCount = ({ practice }: TestApp) =>
  practice.prepare<{ count: number }>('select count(*) as count from grants').get()?.count;
const errorsOf = (page: Awaited<ReturnType<Client['get']>>['page']) =>
  page.querySelectorAll('.error-summary a').map((link) => link.textContent);

function historyOf({ practice }: TestApp, reference: string) {
  return practice
    .prepare<{ event: string; before: string | null; after: string }>(
      `select event, before, after from history join grants on grants.id = history.record_id
       where noun = 'grant' and reference = ? order by history.id`,
    )
    .all(reference);
}

t.test('all that is wrong is named in words, and what was typed stays', async (t) => {
  const app = await testApp(t);
  const staff = practiceStaff(app);
  const before = grantCount(app);
  const { statusCode, page } = await staff.post('/grants', {
    ...given,
    currency: '',
    endsOn: '31.1.2026',
    partnerShare: ['40', ''],
    leadShare: '70',
    partner: [PARTNER, LEAD],
  });
  t.equal(statusCode, 422);
  t.match(page.querySelector('title')?.textContent, /^Error:/);
  t.strictSame(errorsOf(page), [
    'The shares add up to 110%; that is 10% too much.',
    'This organisation leads the grant, so it cannot be a partner too.',
    'Choose the currency of the amount.',
    'The end has to be after the start.',
  ]);
  t.equal(page.querySelector('#amount')?.getAttribute('value'), '186.000,00');
  t.equal(page.querySelector('#endsOn')?.getAttribute('value'), '31.1.2026');
  t.equal(page.querySelector('#partner-task-0')?.getAttribute('value'), 'Work in parks');
  t.match(page.querySelector('.field-read')?.textContent, /Read as 186,000\.00/);
  for (const link of page.querySelectorAll('.error-summary a'))
    t.ok(page.querySelector(link.getAttribute('href')!), link.textContent);
  const mk = await staff.post('/grants', { ...given, leadShare: '50' }, { 'accept-language': 'mk' });
  t.strictSame(errorsOf(mk.page), ['Збирот на уделите е 95%; недостигаат 5%.']);
  t.equal(grantCount(app), before);
});

t.test('organisations are looked up, added, raised and removed without storing anything', async (t) => {
  const app = await testApp(t);
  const staff = practiceStaff(app);
  const before = grantCount(app);
  const typed = {
    ...given,
    lead: '',
    partner: [],
    partnerTask: [],
    partnerShare: [],
    organisationQuery: 'prizren',
  };
  const { page: found } = await staff.post('/grants/new', { ...typed, lookUp: 'yes' });
  t.equal(found.querySelector('input[name=found]')?.getAttribute('value'), LEAD);
  t.equal(found.querySelector('#title')?.getAttribute('value'), given.title);
  const none = await staff.post('/grants/new', { ...typed, add: 'yes' });
  t.equal(none.statusCode, 422, 'one has to be chosen first');
  const { page: lead } = await staff.post('/grants/new', { ...typed, found: LEAD, add: 'yes' });
  t.equal(lead.querySelector('input[name=lead]')?.getAttribute('value'), LEAD);
  t.equal(lead.querySelector('#organisationQuery')?.getAttribute('value'), '');
  const { page: raised } = await staff.post('/grants/new', { ...given, makeLead: THIRD });
  t.equal(raised.querySelector('input[name=lead]')?.getAttribute('value'), THIRD);
  t.strictSame(
    raised.querySelectorAll('input[name=partner]').map((input) => input.getAttribute('value')),
    [LEAD, PARTNER],
  );
  t.equal(raised.querySelector('#partner-share-0')?.getAttribute('value'), '55 %');
  const { page: removed } = await staff.post('/grants/new', { ...given, remove: PARTNER });
  t.strictSame(
    removed.querySelectorAll('input[name=partner]').map((input) => input.getAttribute('value')),
    [THIRD],
  );
  t.equal(
    removed.querySelector('#partner-share-0')?.getAttribute('value'),
    '5,0',
    'what belongs to the others stays theirs',
  );
  t.equal(grantCount(app), before);
});

t.test('what was looked up and not added is not lost by saving', async (t) => {
  const app = await testApp(t);
  const { statusCode, page } = await practiceStaff(app).post('/grants', {
    ...given,
    organisationQuery: 'зеница',
  });
  t.equal(statusCode, 422);
  t.match(errorsOf(page)[0], /did not add it/);
  t.ok(page.querySelector(`input[name=found][value=${THIRD}]`), 'and it stands there to be chosen');
});

t.test('with script the rules and the organisations found come as fragments', async (t) => {
  const app = await testApp(t);
  const htmx = { 'hx-request-type': 'partial' };
  const staff = practiceStaff(app);
  const rules = await staff.post(
    '/grants/new',
    { ...given, partner: [PARTNER], partnerShare: ['45'], part: 'rules' },
    htmx,
  );
  t.notOk(rules.page.querySelector('html'));
  t.equal(rules.page.querySelectorAll('.rule[data-outcome=fail]').length, 2);
  const found = await staff.post(
    '/grants/new',
    { ...given, organisationQuery: 'shkoder', part: 'found' },
    htmx,
  );
  t.equal(found.page.querySelectorAll('input[name=found]').length, 1);
});
