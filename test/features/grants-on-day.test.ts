import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { migrateDatabase, openDatabase } from '#database/connection.ts';
import { recordPayment } from '#features/payments/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { generate } from '#generate/generate.ts';
import { testApp, type Answer } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';
import { errorsOf, practiceStaff } from '#test/support/grant-form.ts';
import { signedGrant } from '#test/support/signed-grants.ts';

/** Reads an address, as whoever the records are shown to. */
type Get = (url: string) => Promise<{ statusCode: number; body: string }>;
type Basis = 'signed' | 'amended' | 'paid';

interface Totals {
  currencies: { currency: string; grants: number; amounts: Partial<Record<Basis, string>> }[];
  notPublished: number;
  undecided: number;
  undated: number;
}

/** What the rows of one door come to. */
interface Come {
  sums: Record<string, { grants: number; minor: number }>;
  notPublished: number;
  undecided: number;
  undated: number;
}

interface Item {
  amount: string | null;
  currency: string | null;
  leftOut: string | null;
}

const minorOf = (decimal: string) => Number(decimal.replace('.', ''));

function comeTo(items: Item[]): Come {
  const come: Come = { sums: {}, notPublished: 0, undecided: 0, undated: 0 };
  for (const { amount, currency, leftOut } of items) {
    if (leftOut === 'undecided' || leftOut === 'undated') come[leftOut] += 1;
    else if (!amount || !currency) come.notPublished += 1;
    else {
      const sum = (come.sums[currency] ??= { grants: 0, minor: 0 });
      sum.grants += 1;
      sum.minor += minorOf(amount);
    }
  }
  return come;
}

/** What `/grants/totals` says of an address. */
async function toldBy(get: Get, query: string, basis: Basis): Promise<Come> {
  const { body } = await get(`/api/v1/grants/totals?${query}`);
  const { currencies, notPublished, undecided, undated } = JSON.parse(body) as Totals;
  const sums = currencies.map(({ currency, grants, amounts }) => [
    currency,
    { grants, minor: minorOf(amounts[basis]!) },
  ]);
  return { sums: Object.fromEntries(sums) as Come['sums'], notPublished, undecided, undated };
}

/** Every row of the API’s list, page after page in the order of the amounts. */
async function listedBy(get: Get, query: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await get(
      `/api/v1/grants?${query}&sort=amount&limit=100${cursor && `&cursor=${cursor}`}`,
    );
    const page = JSON.parse(body) as {
      items: { amount: string | null; currency: string | null; amountLeftOut: string | null }[];
      next: string | null;
      total: number;
    };
    items.push(...page.items.map(({ amountLeftOut, ...item }) => ({ ...item, leftOut: amountLeftOut })));
    cursor = page.next;
    if (cursor === null && items.length !== page.total) throw new Error(`${items.length} of ${page.total}`);
  }
  return items;
}

/** The rows of the download. */
async function takenFrom(get: Get, query: string): Promise<Item[]> {
  const { items } = JSON.parse((await get(`/grants.json?${query}`)).body) as {
    items: { amount: string | null; currency: string | null; amount_left_out: string | null }[];
  };
  return items.map(({ amount_left_out: leftOut, ...item }) => ({ ...item, leftOut }));
}

/** The total line of the page, in the words of the page. */
function footOf(body: string): string {
  return parse(body).querySelector('tfoot')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}

/** Holds the four doors of one address together. */
async function holdsTogether(t: Test, get: Get, query: string, basis: Basis): Promise<Come> {
  const told = await toldBy(get, query, basis);
  t.strictSame(comeTo(await listedBy(get, query)), told, `the API's rows: ${query}`);
  t.strictSame(comeTo(await takenFrom(get, query)), told, `the download's rows: ${query}`);
  const { statusCode, body } = await get(`/grants?${query}`);
  t.equal(statusCode, 200);
  const foot = footOf(body);
  const rows = Object.values(told.sums).reduce((sum, { grants }) => sum + grants, 0);
  const { notPublished, undecided, undated } = told;
  t.equal(
    Number(parse(body).querySelector('.list-count strong')?.textContent.replaceAll(/\D/g, '')),
    rows + notPublished + undecided + undated,
    `the page's count: ${query}`,
  );
  for (const [currency, { minor }] of Object.entries(told.sums)) {
    const shown = (minor / 100).toLocaleString('en', { minimumFractionDigits: 2 });
    t.ok(foot.includes(`${currency} ${shown}`), `the total line has ${currency} ${shown}: ${foot}`);
  }
  t.equal(foot.includes('left out'), undecided + undated > 0, 'what is left out is said');
  return told;
}

const cutBy = (amount: string) => ({
  kind: 'budget',
  effectiveOn: '2024-02-09',
  amount,
  reason: 'The funder’s budget was cut (example)',
});

t.test('rows, total line, download and API come to what the totals say', async (t) => {
  const test = await testApp(t);
  const { practice } = test;
  const staff = practiceStaff(test);
  const script = test.script({ isPractice: true });
  const one = signedGrant(practice, { title: 'One (example)', amount: '100000.00' });
  signedGrant(practice, { title: 'Two (example)', amount: '90000.50' });
  const three = signedGrant(practice, { title: 'Three (example)', amount: '1150000.00', currency: 'NOK' });
  signedGrant(practice, { title: 'Month alone (example)', amount: '7000.00', signedOn: '2023-12' });
  const none = signedGrant(practice, { title: 'No amount (example)', amount: '1.00' });
  practice
    .prepare('update grants set amount_minor = null, currency = null where reference = ?')
    .run(none.reference);
  const late = signedGrant(practice, { title: 'Later (example)', amount: '5.00', signedOn: '2024-03-01' });
  for (const [grant, amount] of [
    [one, '80000.00'],
    [three, '1000000.00'],
  ] as const)
    t.equal(
      (await script.json('POST', `/api/v1/grants/${grant.reference}/amendments`, cutBy(amount))).statusCode,
      201,
    );
  recordPayment(practice, systemAct('command-line'), one.reference, {
    paidOn: '2024-01-10',
    amount: '30000.25',
  });
  const get: Get = (url) => (url.startsWith('/api/') ? script.json('GET', url) : staff.get(url));

  const signed = await holdsTogether(t, get, 'as-of=2023-12-15&basis=signed', 'signed');
  t.match(signed, {
    sums: { EUR: { grants: 2, minor: 19_000_050 }, NOK: { grants: 1, minor: 115_000_000 } },
    notPublished: 1,
    undecided: 1,
  });
  const before = await holdsTogether(t, get, 'as-of=2024-02-08&basis=amended', 'amended');
  t.match(before.sums, { EUR: { grants: 3, minor: 19_700_050 } });
  const amended = await holdsTogether(t, get, 'as-of=2024-02-09&basis=amended', 'amended');
  t.match(amended.sums, {
    EUR: { grants: 3, minor: 17_700_050 },
    NOK: { grants: 1, minor: 100_000_000 },
  });
  const paid = await holdsTogether(t, get, 'as-of=2024-02-09&basis=paid', 'paid');
  t.match(paid.sums, { EUR: { minor: 3_000_025 }, NOK: { minor: 0 } });
  for (const basis of ['signed', 'amended', 'paid'] as const)
    await holdsTogether(t, get, `basis=${basis}`, basis);
  await holdsTogether(t, get, 'signed-from=2024-01-01&basis=amended', 'amended');
  await holdsTogether(t, get, 'as-of=15.12.2023', 'signed');
  await holdsTogether(t, get, 'as-of=2024-12-31&basis=amended&currency=EUR&year=2023', 'amended');
  await holdsTogether(t, get, 'as-of=2024-12-31&basis=amended&q=example', 'amended');

  const { page } = await staff.get('/grants?as-of=9.2.2024&basis=amended&q=One&status=signed');
  t.match(page.querySelector('tbody td.figure, tbody .table-figure, tbody tr')?.textContent, /80,000.00/);
  t.match(page.querySelector('tbody')?.textContent, /100,000.00 as signed/);
  t.match(page.querySelector('.list-amounts')?.textContent, /as amended by\s9\sFebruary\s2024/);
  for (const link of page.querySelectorAll('.list-sorts a, .list-download a, .list-chips a:not(.list-clear)'))
    t.match(link.getAttribute('href'), /basis=amended&as-of=2024-02-09/, 'the day goes along');
  const { page: whole } = await staff.get('/grants');
  t.match(whole.textContent, /Later \(example\)/, 'without a day, every grant recorded');
  t.match(whole.querySelector('.list-amounts')?.textContent, /Amounts are as signed/);
  const then = await staff.get('/grants?as-of=2023-12-15');
  t.notMatch(then.page.textContent, new RegExp(late.reference), 'what was not signed by then is not there');
  const mk = await staff.get('/grants?as-of=2024-02-09&basis=paid', { cookie: 'language=mk' });
  t.equal(mk.statusCode, 200);
});

t.test('the order by amount on a day is the order of the amounts that are shown', async (t) => {
  const test = await testApp(t);
  const script = test.script({ isPractice: true });
  const references = ['30000.00', '20000.00', '10000.00'].map(
    (amount) => signedGrant(test.practice, { amount }).reference,
  );
  const nok = signedGrant(test.practice, { amount: '999999.00', currency: 'NOK' }).reference;
  await script.json('POST', `/api/v1/grants/${references[0]}/amendments`, cutBy('15000.00'));
  const order = async (query: string) =>
    (await script.json('GET', `/api/v1/grants?sort=amount&${query}`))
      .json<{ items: { reference: string }[] }>()
      .items.map(({ reference }) => reference)
      .filter((reference) => [...references, nok].includes(reference));
  const [first, second, third] = references;
  t.strictSame(await order('as-of=2024-02-08&basis=amended'), [first, second, third, nok]);
  t.strictSame(await order('as-of=2024-02-09&basis=amended'), [second, first, third, nok]);
  t.strictSame(await order(''), [first, second, third, nok], 'without a day, as signed');
});

t.test('the doors of invented records of some size agree', async (t) => {
  const registry = openDatabase(':memory:');
  migrateDatabase(registry);
  generate(registry, { organisations: 80, grants: 260, coalitions: 3, seed: 5 });
  const { practice } = testDatabases();
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent' }), { registry, practice });
  t.teardown(() => app.close());
  const get: Get = (url) => app.inject({ method: 'GET', url });
  const days = registry
    .prepare<{ day: string }>(
      'select distinct signed_on as day from grants where length(signed_on) = 10 order by 1',
    )
    .all();
  for (const at of [0.3, 0.9]) {
    const { day } = days[Math.floor(days.length * at)]!;
    const told = await holdsTogether(t, get, `as-of=${day}&basis=signed`, 'signed');
    t.ok(Object.keys(told.sums).length > 0, day);
    await holdsTogether(t, get, `as-of=${day}&basis=paid&country=MK`, 'paid');
  }
  await holdsTogether(t, get, 'basis=amended', 'amended');
});

t.test('a day that cannot be read is refused at every door, and nothing typed is lost', async (t) => {
  const { anyone } = await testApp(t);
  const page: Answer = await anyone.get('/grants?as-of=soon&signed-from=2023&basis=paid&status=signed');
  t.equal(page.statusCode, 422);
  t.equal(errorsOf(page.page).length, 2);
  t.equal(page.page.querySelector('[id=as-of]')?.getAttribute('value'), 'soon');
  t.equal(page.page.querySelector('[id=signed-from]')?.getAttribute('value'), '2023');
  t.ok(page.page.querySelector('[id=basis-paid]')?.hasAttribute('checked'));
  t.equal(page.page.querySelectorAll('.data-table').length, 0, 'no rows of another day');
  const part = await anyone.get('/grants?as-of=soon', { 'hx-request': 'true' });
  t.equal(part.statusCode, 422);
  for (const door of ['csv', 'xlsx', 'json'])
    t.equal((await anyone.get(`/grants.${door}?as-of=2023-13-01`)).statusCode, 422, door);
  const api = await anyone.json('GET', '/api/v1/grants?as-of=2023&signed-from=2024-01-01');
  t.equal(api.statusCode, 422);
  t.match(api.json(), { errors: [{ path: '/as-of' }] });
  const reversed = await anyone.json('GET', '/api/v1/grants?as-of=2023-01-01&signed-from=2024-01-01');
  t.match(reversed.json(), { errors: [{ path: '/signed-from' }] });
  t.equal((await anyone.json('GET', '/api/v1/grants?basis=guessed')).statusCode, 422);
  t.equal(
    (await anyone.get('/grants?as-of=&basis=&signed-from=')).statusCode,
    200,
    'empty fields ask for none',
  );
  const { amounts } = (await anyone.json('GET', '/api/v1/grants')).json<{ amounts: object }>();
  t.strictSame(amounts, { basis: 'signed', asOf: null });
  t.match(
    (await anyone.get('/grants.csv?as-of=2023-12-15')).body,
    /amount_basis,amount_as_of,amount_left_out/,
  );
});
