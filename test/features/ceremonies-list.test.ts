import t from 'tap';
import type { HTMLElement } from 'node-html-parser';
import { testApp, type TestApp } from '#test/support/app.ts';

const SLUG = 'core-grants-serbia-and-north-macedonia-example';
const CEREMONY = `/ceremonies/${SLUG}`;
/** Core, led from Albania; regional, led from Bosnia and Herzegovina. */
const [ALBANIAN, REGIONAL] = ['EX-013', 'EX-014'];

function order({ practice }: TestApp): string[] {
  return practice
    .prepare<{ reference: string }>(
      `select reference from ceremony_grants join grants on grants.id = grant_id
       join ceremonies on ceremonies.id = ceremony_id where ceremonies.slug = ? order by position`,
    )
    .all(SLUG)
    .map(({ reference }) => reference);
}

function alert(page: HTMLElement): string {
  return page.querySelector('[role=alert]')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}

function events({ practice }: TestApp, event: string): number {
  return practice.prepare('select * from history where event = ?').all(event).length;
}

t.test('staff change the order by number and by one place', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const { page } = await staff.get(`${CEREMONY}?order=yes`);
  t.equal(page.querySelectorAll('#list .place-input').length, 12);
  for (const control of page.querySelectorAll('#list [form]')) {
    t.ok(page.querySelector(`form#${control.getAttribute('form')}`), 'each control has its form');
  }
  const moved = await staff.post(`${CEREMONY}/list/EX-003/position`, { position: '1' });
  t.equal(moved.statusCode, 303);
  t.equal(moved.headers.location, `${CEREMONY}?order=yes#grant-EX-003`);
  t.same(order(test).slice(0, 3), ['EX-003', 'EX-001', 'EX-002']);
  await staff.post(`${CEREMONY}/list/EX-003/position`, { position: '1', step: '2' });
  t.same(order(test).slice(0, 3), ['EX-001', 'EX-003', 'EX-002']);
  await staff.post(`${CEREMONY}/list/EX-003/position`, { position: '2', step: '2' });
  t.equal(events(test, 'ceremony.grant-moved'), 2, 'a move to its own place records nothing');
  await staff.post(`${CEREMONY}/list/EX-003/position`, { position: '99' });
  t.equal(order(test).at(-1), 'EX-003', 'beyond the end is the end');

  for (const position of ['', '0', '-1', '1.5', 'first']) {
    const answer = await staff.post(`${CEREMONY}/list/EX-003/position`, { position });
    t.equal(answer.statusCode, 422, position);
    t.match(alert(answer.page), /whole number from 1/);
  }
});

t.test('staff take a grant off and put it back at a place', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  t.equal((await staff.post(`${CEREMONY}/list/EX-005/removal`)).statusCode, 303);
  t.notOk(order(test).includes('EX-005'));
  t.equal((await staff.post(`${CEREMONY}/list/EX-005/removal`)).statusCode, 404, 'it is off already');

  const { page } = await staff.get(CEREMONY);
  const offered = page.querySelectorAll('#add input[type=radio]').map((input) => input.getAttribute('value'));
  t.same(offered, ['EX-005'], 'what fits is offered without a search');
  const added = await staff.post(`${CEREMONY}/list`, { grant: 'EX-005', position: '2' });
  t.equal(added.statusCode, 303);
  t.equal(added.headers.location, `${CEREMONY}#grant-EX-005`);
  t.same(order(test).slice(0, 3), ['EX-001', 'EX-005', 'EX-002']);
  const repeated = await staff.post(`${CEREMONY}/list`, { grant: 'EX-005' });
  t.equal(repeated.statusCode, 409, 'a second press adds nothing');
  t.match(alert(repeated.page), /on the list already/);
  t.equal(order(test).length, 12);
});

t.test('a search says of each grant found what stands in its way', async (t) => {
  const { signedIn } = await testApp(t);
  const { page } = await signedIn({ isPractice: true }).get(`${CEREMONY}?q=${encodeURIComponent('Ќендра')}`);
  t.equal(page.querySelectorAll('#add input[type=radio]').length, 0);
  const barred = page.querySelector('#add')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  t.match(barred, /EX-006 · This grant is on the list already/);
  t.match(barred, /EX-013 · The lead is from Albania; this ceremony is for/);
  const hostile = await signedIn({ isPractice: true }).get(
    `${CEREMONY}?q=${encodeURIComponent(`"*NEAR( \0`)}`,
  );
  t.equal(hostile.statusCode, 200);
});

t.test('a grant that the ceremony does not allow is refused, with the rule in words', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const albanian = await staff.post(`${CEREMONY}/list`, { grant: ALBANIAN, q: 'qendra' });
  t.equal(albanian.statusCode, 422);
  t.match(alert(albanian.page), /The lead is from Albania/);
  t.equal(albanian.page.querySelector('#q')?.getAttribute('value'), 'qendra', 'what was searched for stays');
  const regional = await staff.post(`${CEREMONY}/list`, { grant: REGIONAL });
  t.match(alert(regional.page), /scheme is not one that is signed at this ceremony/);
  for (const grant of ['', 'none-such']) {
    const answer = await staff.post(`${CEREMONY}/list`, { grant });
    t.equal(answer.statusCode, 422);
    t.match(alert(answer.page), /Choose a grant/);
  }
  t.equal(order(test).length, 12);
  t.equal(events(test, 'ceremony.grant-listed'), 12, 'nothing was recorded');
});

t.test('a signed grant stays on the list, and the totals follow', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  const signed = await staff.post('/grants/EX-001/signing', {
    key: 'a-key-of-this-test',
    ceremony: SLUG,
    granteeSignatory: 'Mira Primerova (example)',
    programmeSignatory: 'Boris Primerov (example)',
  });
  t.equal(signed.statusCode, 303, signed.body);
  for (const act of ['removal', 'position']) {
    const answer = await staff.post(`${CEREMONY}/list/EX-001/${act}`, { position: '3' });
    t.equal(answer.statusCode, 409);
    t.match(alert(answer.page), /was signed here/);
  }
  const { page } = await staff.get(CEREMONY);
  const row = page.querySelector('[id="grant-EX-001"]');
  t.match(row?.textContent, /Signed/);
  t.notOk(row?.querySelector('.state-act'), 'it is logged no second time');
  const other = page.querySelector('[id="grant-EX-002"] .state-act')?.getAttribute('href');
  t.equal(other, `/grants/EX-002/signing?ceremony=${SLUG}`);
  const total = page.querySelector('#total')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  t.match(total, /1 of 12/);
  t.match(total, /On the list 12 Signed \(1 dated\) 1 Signed here 1/);
  t.match(total, /In NOK NOK.612,000\.00/);

  test.practice
    .prepare('delete from ceremony_grants where grant_id = (select id from grants where reference = ?)')
    .run('EX-001');
  const again = await staff.post(`${CEREMONY}/list`, { grant: 'EX-001' });
  t.equal(again.statusCode, 409);
  t.match(alert(again.page), /signed already/);
});

t.test('staff see what is still missing before the day, the public does not', async (t) => {
  const { signedIn } = await testApp(t);
  const seen = await signedIn({ isPractice: true }).get(CEREMONY);
  const missing = seen.page.querySelector('#missing');
  t.match(missing?.textContent, /start or end dates/);
  t.match(missing?.textContent, /who signs for the grantees/);
  t.equal(missing?.querySelector('a')?.getAttribute('href'), '/grants/EX-001/edit');
  const hidden = await signedIn({ role: 'member' }).get(
    '/ceremonies/regional-grants-2023-12-14?order=yes&q=a',
  );
  t.equal(hidden.statusCode, 200);
  for (const selector of ['#missing', '#add', '.ordering', '.side-acts'])
    t.notOk(hidden.page.querySelector(selector));
});

t.test('who may not write on the list is refused', async (t) => {
  const test = await testApp(t);
  t.equal((await test.anyone.post(`${CEREMONY}/list`, { grant: 'EX-001' })).statusCode, 401);
  const donor = await test.signedIn({ role: 'donor' }).post(`${CEREMONY}/list`, { grant: 'EX-001' });
  t.equal(donor.statusCode, 403);
  const albanian = test.signedIn({ countries: ['AL', 'XK'], isPractice: true });
  for (const act of ['removal', 'position']) {
    const answer = await albanian.post(`${CEREMONY}/list/EX-001/${act}`, { position: '2' });
    t.equal(answer.statusCode, 403, 'the lead is of another country');
  }
  t.equal(order(test).length, 12);
});
