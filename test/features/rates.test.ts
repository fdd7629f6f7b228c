import t from 'tap';
import { readEcbFile } from '#features/rates/ecb.ts';
import { endOf, euroMinor, rateOn, rateText, readRate, startOf } from '#features/rates/rules.ts';
import { errorsOf } from '#test/support/grant-form.ts';
import { testApp } from '#test/support/app.ts';

/** As the ECB publishes it, with invented rates. */
const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube>
    <Cube time="2023-12-14"><Cube currency="USD" rate="1.05"/><Cube currency="NOK" rate="11.5000"/></Cube>
    <Cube time="2023-12-13"><Cube currency="USD" rate="1.06"/><Cube currency="NOK" rate="11.4"/></Cube>
  </Cube>
</gesmes:Envelope>`;

t.test('rates are read and used to the minor unit', async (t) => {
  t.equal(readRate('11.7805'), 11_780_500);
  t.equal(readRate('117,1234'), 117_123_400);
  t.equal(readRate('0'), undefined);
  t.equal(readRate('1.1234567'), undefined);
  t.equal(rateText(11_780_500), '11.7805');
  t.equal(rateText(11_400_000), '11.4000');
  t.equal(euroMinor(1150, 11_500_000), 100);
  t.equal(euroMinor(-1150, 11_500_000), -100);
  t.equal(euroMinor(9_007_199_254_740_991, 1_000_000), 9_007_199_254_740_991, 'large sums lose nothing');
  const rates = [
    { on: '2023-12-13', perEuro: 1 },
    { on: '2023-12-15', perEuro: 2 },
  ];
  t.equal(rateOn(rates, '2023-12-12'), undefined);
  t.equal(rateOn(rates, '2023-12-14')?.perEuro, 1, 'the last on or before the day');
  t.equal(rateOn(rates, '2023-12-15')?.perEuro, 2);
  t.strictSame(
    [endOf('2023'), endOf('2024-02'), startOf('2023'), startOf('2024-02'), startOf('2024-02-03')],
    ['2023-12-31', '2024-02-29', '2023-01-01', '2024-02-01', '2024-02-03'],
  );
});

t.test('the ECB’s file is read, and what is none is refused', async (t) => {
  t.strictSame(await readEcbFile(FILE), {
    rates: [
      { currency: 'NOK', on: '2023-12-14', perEuro: 11_500_000 },
      { currency: 'NOK', on: '2023-12-13', perEuro: 11_400_000 },
    ],
    others: 2,
  });
  for (const wrong of [
    '',
    'no xml',
    '<a/>',
    FILE.slice(0, 300),
    FILE.replace('11.5000', 'x'),
    FILE.replace('2023-12-14', '2023-13-14'),
  ])
    await t.rejects(readEcbFile(wrong), { name: 'Invalid' }, wrong.slice(0, 20));
  const entity = FILE.replace(
    '<gesmes:Envelope',
    '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><gesmes:Envelope',
  );
  await t.rejects(readEcbFile(entity), { name: 'Invalid' }, 'a document type is not taken');
});

t.test('an administrator enters rates by hand', async (t) => {
  const { signedIn, script, anyone, registry } = await testApp(t);
  const administrator = signedIn({ role: 'administrator' });
  const wrong = await administrator.post('/admin/rates', {
    currency: 'EUR',
    on: '31.2.2024',
    rate: '1.1234567',
    source: '',
  });
  t.equal(wrong.statusCode, 422);
  t.equal(errorsOf(wrong.page).length, 4);
  const rate = { currency: 'MKD', on: '14.12.2023', rate: '61,5', source: 'National bank (example)' };
  t.equal((await administrator.post('/admin/rates', rate)).statusCode, 303);
  t.equal((await administrator.post('/admin/rates', rate)).statusCode, 303, 'the same again changes nothing');
  t.equal((await administrator.post('/admin/rates', { ...rate, rate: '61.6' })).statusCode, 409);
  t.equal(
    (await administrator.post('/admin/rates', { ...rate, rate: '61.6', reason: 'Misread (example)' }))
      .statusCode,
    303,
  );
  const events = registry
    .prepare<{ event: string }>("select event from history where noun = 'rate' order by id")
    .all();
  t.strictSame(
    events.map(({ event }) => event),
    ['rate.recorded', 'rate.corrected'],
  );
  t.match((await administrator.get('/admin/rates?currency=MKD')).page.textContent, /61.6000/);
  t.match((await administrator.get('/admin/rates.csv')).body, /MKD,2023-12-14,61.6000/);
  t.match((await anyone.json('GET', '/api/v1/rates?currency=MKD')).json(), {
    total: 1,
    next: null,
    items: [{ rate: '61.6000' }],
  });
  t.equal((await script().json('POST', '/api/v1/rates', { ...rate, on: '2023-12-14' })).statusCode, 403);
  t.equal((await signedIn().get('/admin/rates')).statusCode, 403);
});

t.test('the file is taken through the form and the API; what is recorded stays', async (t) => {
  const { app, signedIn, script, registry } = await testApp(t);
  const api = script({ role: 'administrator' });
  t.equal(
    (
      await api.json('POST', '/api/v1/rates', {
        currency: 'NOK',
        on: '2023-12-13',
        rate: '11.3',
        source: 'By hand (example)',
      })
    ).statusCode,
    201,
  );
  const first = await api.json('POST', '/api/v1/rates/import', { xml: FILE });
  t.match(first.json(), {
    added: 1,
    known: 0,
    others: 2,
    differing: [{ on: '2023-12-13', recorded: '11.3000', given: '11.4000' }],
  });
  t.match(
    (await api.json('POST', '/api/v1/rates/import', { xml: FILE })).json(),
    { added: 0, known: 1 },
    'twice adds nothing',
  );
  t.equal((await api.json('POST', '/api/v1/rates/import', { xml: '<a/>' })).statusCode, 422);

  const administrator = signedIn({ role: 'administrator' });
  const body = (text: string) =>
    `--parted\r\nContent-Disposition: form-data; name="file"; filename="rates.xml"\r\nContent-Type: text/xml\r\n\r\n${text}\r\n--parted--\r\n`;
  const cookie = await administrator.get('/admin/rates');
  t.equal(cookie.statusCode, 200);
  const headers = { 'content-type': 'multipart/form-data; boundary=parted' };
  const send = (text: string) => api.json('POST', '/admin/rates/import', body(text), headers);
  const taken = await send(FILE.replaceAll('2023-12-1', '2024-01-1'));
  t.equal(taken.statusCode, 200);
  t.match(taken.body, /2 rates were added/);
  t.equal((await send('nothing')).statusCode, 422);
  t.equal((await administrator.post('/admin/rates/import', {})).statusCode, 422, 'no file');
  t.equal(registry.prepare<{ count: number }>('select count(*) as count from rates').get()?.count, 4);
  t.ok(app.hasContentTypeParser('application/json'));
});
