import t from 'tap';
import { LEAD, PARTNER, THIRD, errorsOf, practiceStaff } from '#test/support/grant-form.ts';
import { signedGrant } from '#test/support/signed-grants.ts';
import { testApp } from '#test/support/app.ts';

const reason = 'The budget was cut (example)';

t.test('staff amend a budget; what was signed stays', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const staff = practiceStaff(test);
  const url = `/grants/${reference}/amendments`;
  const form = await staff.get(`${url}?kind=budget`);
  const key = form.page.querySelector('input[name=key]')?.getAttribute('value') ?? '';
  t.ok(key.length > 20);
  const wrong = await staff.post(url, {
    kind: 'budget',
    amount: '1,234',
    effectiveOn: '1.1.2020',
    reason: '',
    key,
  });
  t.equal(wrong.statusCode, 422);
  t.equal(wrong.page.querySelector('#amount')?.getAttribute('value'), '1,234');
  t.match(errorsOf(wrong.page).join(), /signed only on 14.December.2023.*Say why/s);

  const amended = await staff.post(url, {
    kind: 'budget',
    amount: '90.000,50',
    effectiveOn: '9.2.2024',
    reason,
    key,
  });
  t.equal(amended.statusCode, 303);
  const again = await staff.post(url, {
    kind: 'budget',
    amount: '90.000,50',
    effectiveOn: '9.2.2024',
    reason,
    key,
  });
  t.equal(again.statusCode, 303, 'the same press twice');
  const page = await staff.get(url);
  t.equal(page.page.querySelectorAll('.timeline-item').length, 1, 'is one amendment');
  const row = page.page.querySelectorAll('tbody tr')[0]?.textContent.replaceAll(/\s+/g, ' ');
  t.match(row, /EUR 100,000.00.*EUR 90,000.50/);
  const stored = test.practice
    .prepare<{ signed: number; amended: number }>(
      'select amount_minor as signed, amended_minor as amended from grants where reference = ?',
    )
    .get(reference);
  t.match(stored, { signed: 100_000_00, amended: 90_000_50 });
  t.match((await staff.get(`/grants/${reference}/history`)).page.textContent, /Grant amended/);

  const back = await staff.post(url, { kind: 'budget', amount: '100000', effectiveOn: '8.2.2024', reason });
  t.equal(back.statusCode, 422, 'a further amendment does not lie before the last one');
  t.equal(
    (await staff.post(url, { kind: 'budget', amount: '100000', effectiveOn: '10.2.2024', reason }))
      .statusCode,
    303,
  );
  const reversed = await staff.post(
    `/grants/${reference}/signing/reversal`,
    { reason: 'Wrong (example)' },
    { host: 'registry.example.org', referer: `https://registry.example.org/grants/${reference}` },
  );
  t.equal(reversed.statusCode, 409, 'a signing under amendments is not taken back');
  t.ok(
    reversed.page.querySelector(`main a[href="/grants/${reference}"]`),
    'and a link leads back to the grant',
  );
});

t.test('partners come and go by the scheme’s rules, and shares make the whole', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const staff = practiceStaff(test);
  const url = `/grants/${reference}/amendments`;
  const out = { kind: 'partner_out', organisation: THIRD, effectiveOn: '1.3.2024', reason };
  const short = await staff.post(url, { ...out, [`share-${LEAD}`]: '55', [`share-${PARTNER}`]: '40' });
  t.equal(short.statusCode, 422);
  t.match(errorsOf(short.page)[0], /add up to 95%; 5% are missing/);
  const broken = await staff.post(url, { ...out, [`share-${LEAD}`]: '60', [`share-${PARTNER}`]: '40' });
  t.equal(broken.statusCode, 422);
  t.match(
    errorsOf(broken.page).join(),
    /2 CSOs; the scheme asks for at least 3/,
    'a rule that it would break is named',
  );

  const administrator = test.signedIn({ isPractice: true, role: 'administrator' });
  const overridden = await administrator.post(url, {
    ...out,
    [`share-${LEAD}`]: '60',
    [`share-${PARTNER}`]: '40',
    overrideReason: 'Agreed with the funder (example)',
  });
  t.equal(overridden.statusCode, 303);
  const rows = test.practice
    .prepare<{ share: number; now: number | null; left: string | null }>(
      'select share, amended_share as now, left_on as left from grant_participants join grants on grants.id = grant_id where reference = ? order by position',
    )
    .all(reference);
  t.match(rows, [
    { share: 50_00, now: 60_00, left: null },
    { share: 30_00, now: 40_00 },
    { share: 20_00, now: null, left: '2024-03-01' },
  ]);

  const found = await staff.get(`${url}?kind=partner_in&q=most+mladih`);
  t.ok(
    found.page.querySelector(`input[name=organisation][value=${THIRD}]`),
    'a partner is looked up by its name',
  );
  const back = await staff.post(url, {
    kind: 'partner_in',
    organisation: THIRD,
    effectiveOn: '2.3.2024',
    reason,
    [`share-${LEAD}`]: '50',
    [`share-${PARTNER}`]: '30',
    'share-new': '20',
  });
  t.equal(back.statusCode, 303, 'an amendment is reversed by a further one');
  const twice = await staff.post(url, {
    kind: 'partner_in',
    organisation: THIRD,
    effectiveOn: '2.3.2024',
    reason,
  });
  t.equal(twice.statusCode, 422);
});

t.test('the API amends by the same rules', async (t) => {
  const test = await testApp(t);
  const { reference } = signedGrant(test.practice);
  const api = test.script({ isPractice: true });
  const url = `/api/v1/grants/${reference}/amendments`;
  const extension = { kind: 'extension', effectiveOn: '2024-09-15', endsOn: '2026-03-31', reason };
  const made = await api.json('POST', url, extension, { 'idempotency-key': 'extension-1' });
  t.equal(made.statusCode, 201);
  t.match(made.json(), { endsOnAsSigned: '2025-11-30', endsOnAsAmended: '2026-03-31', total: 1 });
  t.equal(
    (await api.json('POST', url, extension, { 'idempotency-key': 'extension-1' })).json<{ total: number }>()
      .total,
    1,
  );
  t.equal((await api.json('POST', url, { ...extension, endsOn: '2023' })).statusCode, 422);
  t.equal(
    (
      await api.json('POST', url, {
        kind: 'scope',
        effectiveOn: '2024-10-01',
        scope: 'Parks only (example)',
        reason,
      })
    ).statusCode,
    201,
  );
  t.match((await api.json('GET', `/api/v1/grants/${reference}`)).json(), {
    endsOn: '2025-11-30',
    asAmended: { amount: '100000.00', endsOn: '2026-03-31' },
  });
  t.equal(
    (await test.script({ isPractice: true, countries: ['RS'] }).json('POST', url, extension)).statusCode,
    403,
  );
  const planned = test.practice
    .prepare<{ reference: string }>("select reference from grants where status = 'planned'")
    .get()!;
  t.equal(
    (await api.json('POST', `/api/v1/grants/${planned.reference}/amendments`, extension)).statusCode,
    422,
  );
});
