import t from 'tap';
import { testApp } from '#test/support/app.ts';
import {
  errorsOf,
  given,
  grantCount,
  LEAD,
  PARTNER,
  practiceStaff,
  THIRD,
} from '#test/support/grant-form.ts';

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
    amount: 'much',
  });
  t.equal(statusCode, 422);
  t.match(errorsOf(page)[0], /did not add it/);
  t.match(
    errorsOf(page)[1],
    /Enter the amount as figures/,
    'whatever else is wrong is said in the same answer',
  );
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
