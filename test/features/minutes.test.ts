import { createHash } from 'node:crypto';
import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { API, CEREMONY, count, finish, grantAt, press } from '#test/support/desk.ts';

interface Minutes {
  version: number | null;
  hash: string | null;
  historyHead: string | null;
  versions: number[];
  signed: {
    grant: string;
    amount: string;
    currency: string;
    scheme: string;
    country: string;
    signedAt: string;
  }[];
  notSigned: { grant: string; state: string }[];
  totals: { scheme: string; country: string; currency: string; grants: number; amount: string }[];
}

const minor = (amount: string) => Math.round(Number(amount) * 100);

t.test('the totals are the sums of the rows, on the page, in the API and in the download', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await finish(staff, 7);
  const minutes = (await staff.json('GET', `${API}/minutes`)).json<Minutes>();
  t.equal(minutes.version, null, 'a draft');
  t.equal(minutes.signed.length, 7);
  t.equal(minutes.notSigned.length, 5);
  for (const { scheme, country, currency, grants, amount } of minutes.totals) {
    const rows = minutes.signed.filter(
      (row) => row.scheme === scheme && row.country === country && row.currency === currency,
    );
    t.equal(rows.length, grants);
    t.equal(
      rows.reduce((sum, row) => sum + minor(row.amount), 0),
      minor(amount),
      `${country} ${currency}`,
    );
  }
  const page = (await staff.get(`${CEREMONY}/minutes`)).page;
  t.match(page.querySelector('.minutes-status')?.textContent, /Draft/);
  t.match(page.querySelector('#signed')?.textContent, /Signed: 7 of 12/);
  const foot = page.querySelector('#totals tfoot')?.textContent ?? '';
  for (const currency of ['NOK', 'EUR']) {
    const sum = minutes.signed
      .filter((row) => row.currency === currency)
      .reduce((total, row) => total + minor(row.amount), 0);
    t.match(foot, new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(sum / 100));
  }
  const csv = (await staff.get(`${CEREMONY}/minutes.csv`)).body.trim().split('\r\n');
  t.equal(csv.length, 1 + 12);
  t.match(page.textContent, /Mira Primerova 1 \(example\)/, 'staff see who signed');
});

t.test(
  'closing freezes the minutes; a later correction makes a version that says what changed',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn({ isPractice: true });
    await finish(staff, 3);
    await staff.post(`${CEREMONY}/closing`);
    const first = (await staff.json('GET', `${API}/minutes`)).json<Minutes>();
    t.match(first, { version: 1, versions: [1] });
    const text = (await staff.get(`${CEREMONY}/minutes.json?version=1`)).body;
    t.equal(
      createHash('sha256').update(text).digest('hex'),
      first.hash,
      'the hash is of what can be downloaded',
    );
    const [size = '', hash] = (first.historyHead ?? '').split(':');
    t.equal(
      test.practice.prepare<{ hash: string }>('select hash from history where id = ?').get(Number(size))
        ?.hash,
      hash,
      'the head of the history is in it',
    );
    t.notMatch(text, /Mira|Boris/, 'no person is named in what is frozen');

    const reversed = await staff.post(`/grants/${grantAt(2)}/signing/reversal`, {
      reason: 'Wrong grant (example)',
    });
    t.equal(reversed.statusCode, 303);
    const second = (await staff.json('GET', `${API}/minutes`)).json<Minutes>();
    t.match(second, { version: 2, versions: [2, 1] });
    t.equal(second.signed.length, 2);
    const page = (await staff.get(`${CEREMONY}/minutes`)).page;
    t.match(
      page.querySelector('#changed')?.textContent.replaceAll(/\s+/g, ' '),
      /EX-002.*before: .*signed.*now: .*not signed/,
    );
    t.equal((await staff.get(`${CEREMONY}/minutes.json?version=1`)).body, text, 'version 1 stays as it was');
    t.match(
      (await staff.get(`${CEREMONY}/minutes?version=1`)).page.querySelector('#signed')?.textContent,
      /Signed: 3 of 12/,
    );
    t.equal((await staff.get(`${CEREMONY}/minutes?version=9`)).statusCode, 404);
    t.equal(count(test.practice, "history where event = 'ceremony.minutes-frozen'"), 2);
    const late = await press(staff, 'corrected', grantAt(1), { corrects: 'nothing-there' });
    t.equal(late.entry.outcome, 'waiting');
    t.match(
      (await staff.json('GET', `${API}/minutes`)).json<Minutes>().versions,
      [2, 1],
      'no change, no version',
    );
  },
);

t.test(
  'the public reads minutes without names of persons, and of grants that are not public only how many',
  async (t) => {
    const { anyone, registry, signedIn } = await testApp(t);
    const [{ slug } = { slug: '' }] = registry
      .prepare<{ slug: string }>(
        'select ceremonies.slug from ceremonies join signings on ceremony_id = ceremonies.id limit 1',
      )
      .all();
    const page = await anyone.get(`/ceremonies/${slug}/minutes`);
    t.equal(page.statusCode, 200);
    t.notOk(page.page.querySelectorAll('#signed th').some((head) => head.textContent.includes('Signed by')));
    t.match(page.page.textContent, /Names of persons are seen by staff only/);
    t.ok(
      (await signedIn({ role: 'administrator' }).get(`/ceremonies/${slug}/minutes`)).page
        .querySelectorAll('#signed th')
        .some((head) => head.textContent.includes('Signed by')),
    );
    t.equal((await anyone.get('/ceremonies/nothing/minutes')).statusCode, 404);
  },
);

t.test('paper and calendar', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ isPractice: true });
  await finish(staff, 1);
  const { page } = await staff.get(`${CEREMONY}/paper`);
  t.equal(page.querySelectorAll('.paper-card').length, 12);
  t.equal(page.querySelector('.paper-card .name')?.getAttribute('lang'), 'sr-Cyrl');
  t.match(page.querySelector('#order')?.textContent, /Mira Primerova 2/);
  t.equal(page.querySelectorAll('#sheet td .paper-line').length, 12);
  t.equal((await test.anyone.get(`${CEREMONY}/paper`)).statusCode, 303, 'paper is for staff');
  const calendar = await staff.get(`${CEREMONY}.ics`);
  t.match(calendar.headers['content-type'], /^text\/calendar/);
  t.match(calendar.body, /BEGIN:VEVENT[\s\S]*DTSTART:20261215T133000Z[\s\S]*DTEND:20261215T140000Z/);
  t.match(calendar.body, /LOCATION:Practice hall\\, Skopje/);
});
