import t from 'tap';
import { minorOf, readAmount, readShare } from '#features/grants/amount.ts';
import { checkCeremony, checkScheme, summary, type GrantFacts, type Party } from '#features/grants/rules.ts';

const party = (country: string | null, kind = 'cso', more: Partial<Party> = {}): Party => ({
  name: `Organisation of ${country} (example)`,
  kind,
  country,
  ...more,
});
const grantOf = (...[lead, ...partners]: Party[]): GrantFacts => ({ lead: lead!, partners });
const regional = { consortium: { organisations: 3, countries: 3, orNetwork: true } };
const outcomes = (grant: GrantFacts, conditions = regional) =>
  Object.fromEntries(checkScheme(conditions, grant).map(({ rule, outcome }) => [rule, outcome]));

t.test('a consortium of three CSOs from three of the six countries passes', async (t) => {
  t.strictSame(outcomes(grantOf(party('AL'), party('MK'), party('XK'))), {
    'consortium.organisations': 'pass',
    'consortium.countries': 'pass',
  });
});

t.test('too few CSOs or countries fail, each by itself', async (t) => {
  t.strictSame(outcomes(grantOf(party('AL'), party('AL'), party('MK'))), {
    'consortium.organisations': 'pass',
    'consortium.countries': 'fail',
  });
  t.strictSame(outcomes(grantOf(party('AL'), party('MK'))), {
    'consortium.organisations': 'fail',
    'consortium.countries': 'fail',
  });
  t.equal(
    outcomes(grantOf(party('AL'), party('MK'), party('DE', 'foreign_cso')))['consortium.organisations'],
    'fail',
  );
  t.equal(
    outcomes(grantOf(party('AL'), party('MK'), party('IT')))['consortium.countries'],
    'fail',
    'Italy is none of the six',
  );
});

t.test('a country that is not published cannot be told, and is no fail', async (t) => {
  t.equal(outcomes(grantOf(party('AL'), party('MK'), party(null)))['consortium.countries'], 'cannot_tell');
  t.equal(outcomes(grantOf(party('AL'), party('AL'), party(null)))['consortium.countries'], 'fail');
});

t.test('of a grant whose source names the lead alone, partners are not published', async (t) => {
  t.strictSame(outcomes({ ...grantOf(party('AL')), hasUnknownPartners: true }), {
    'consortium.organisations': 'cannot_tell',
    'consortium.countries': 'cannot_tell',
  });
});

t.test('a network passes only where it is regional with members of three of the six', async (t) => {
  const network = (more: Partial<Party>) => grantOf(party('RS', 'network', more));
  const members = ['AL', 'MK', 'RS'];
  t.strictSame(outcomes(network({ scope: 'regional', memberCountries: members })), {
    'consortium.network': 'pass',
  });
  t.equal(outcomes(network({ scope: 'national', memberCountries: members }))['consortium.network'], 'fail');
  t.equal(
    outcomes(network({ scope: 'regional', memberCountries: ['AL', 'MK'] }))['consortium.network'],
    'fail',
  );
  t.strictSame(outcomes(network({ scope: null, memberCountries: members })), {
    'consortium.network': 'cannot_tell',
  });
  t.strictSame(outcomes(network({ scope: 'regional' })), { 'consortium.network': 'cannot_tell' });
  t.strictSame(
    outcomes(network({ scope: 'regional', memberCountries: ['AL', 'MK'], membersWithoutCountry: 1 })),
    {
      'consortium.network': 'cannot_tell',
    },
  );
  t.strictSame(
    outcomes(grantOf(party('AL'), party('RS', 'network', { scope: 'regional', memberCountries: members }))),
    {
      'consortium.network': 'cannot_tell',
    },
  );
  const consortiumOnly = { consortium: { ...regional.consortium, orNetwork: false } };
  t.equal(
    outcomes(network({ scope: 'regional', memberCountries: members }), consortiumOnly)[
      'consortium.countries'
    ],
    'fail',
  );
});

t.test('core is one CSO alone', async (t) => {
  const core = { singleOrganisation: true, kinds: ['cso'] } as const;
  const check = (grant: GrantFacts) =>
    checkScheme({ ...core, kinds: ['cso'] }, grant).map(({ outcome }) => outcome);
  t.strictSame(check(grantOf(party('AL'))), ['pass', 'pass']);
  t.strictSame(check(grantOf(party('AL'), party('MK'))), ['fail', 'pass']);
  t.strictSame(check(grantOf(party('AL', 'media'))), ['pass', 'fail']);
});

t.test('unknown rules, bounds and amounts cannot be told', async (t) => {
  const grant = grantOf(party('AL'));
  for (const conditions of [undefined, {}]) {
    const results = checkScheme(conditions, grant);
    t.strictSame(
      results.map(({ rule, outcome }) => [rule, outcome]),
      [['scheme', 'cannot_tell']],
    );
    t.equal(summary(results).outcome, 'cannot_tell');
  }
  const amount = (
    bounds: { minimum?: number; maximum?: number },
    amountMinor: number | null,
    currency = 'EUR',
  ) =>
    checkScheme({ amount: { currency: 'EUR', ...bounds } }, { ...grant, amountMinor, currency })[0]?.outcome;
  t.equal(amount({ minimum: 100, maximum: 200 }, 150), 'pass');
  t.equal(amount({ minimum: 100, maximum: 200 }, 99), 'fail');
  t.equal(amount({ minimum: 100, maximum: 200 }, 201), 'fail');
  t.equal(amount({ maximum: 200 }, 150), 'cannot_tell', 'a missing bound is unknown');
  t.equal(amount({ maximum: 200 }, 201), 'fail');
  t.equal(amount({ minimum: 100, maximum: 200 }, null), 'cannot_tell');
  t.equal(amount({ minimum: 100, maximum: 200 }, 150, 'NOK'), 'cannot_tell');
});

t.test('a length is told only as far as both dates are precise', async (t) => {
  const months = (startsOn: string, endsOn: string | null) =>
    checkScheme({ months: { minimum: 12, maximum: 24 } }, { ...grantOf(party('AL')), startsOn, endsOn })[0]
      ?.outcome;
  t.equal(months('2024-02-01', '2026-01-31'), 'pass');
  t.equal(months('2024-02-01', '2026-02-01'), 'fail', 'one day too long');
  t.equal(months('2024-02-01', '2025-01-30'), 'fail', 'one day too short');
  t.equal(months('2024-02', '2025-06'), 'pass');
  t.equal(months('2024-02', '2025-01'), 'cannot_tell');
  t.equal(months('2024', '2028'), 'fail');
  t.equal(months('2024-02-01', null), 'cannot_tell');
});

t.test('a ceremony is for its schemes and its countries', async (t) => {
  const ceremony = { schemes: ['core'], countries: ['RS', 'MK'] };
  const check = (scheme: string | null, leadCountry: string | null, at = ceremony) =>
    checkCeremony(at, { scheme, leadCountry }).map(({ outcome }) => outcome);
  t.strictSame(check('core', 'RS'), ['pass', 'pass']);
  t.strictSame(check('regional', 'AL'), ['fail', 'fail']);
  t.strictSame(check(null, null), ['cannot_tell', 'cannot_tell']);
  t.strictSame(
    check('core', 'AL', { schemes: ['core'], countries: [] }),
    ['pass', 'pass'],
    'no country is ruled out',
  );
});

t.test('amounts are read as people of the region type them, or not at all', async (t) => {
  for (const [typed, read] of [
    ['186.000,00', '186000.00'],
    ['186,000.00', '186000.00'],
    ['186 000', '186000.00'],
    ['186\u00a0000,5', '186000.50'],
    ['186.000', '186000.00'],
    ['1.234.567', '1234567.00'],
    ['48500', '48500.00'],
    ['7,25', '7.25'],
    ['12.3456', undefined],
    ['1234.567', undefined],
    ['0.123', undefined],
    ['186.000,000', undefined],
    ['1.234.56', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['EUR 5', undefined],
    ['', undefined],
  ] as const) {
    t.equal(readAmount(typed), read, typed);
  }
  t.equal(minorOf('186164.00'), 18616400);
  t.equal(minorOf('186.164,00'), undefined);
  t.equal(readShare('55 %'), '55');
  t.equal(readShare('33,33'), '33.33');
  t.equal(readShare('100.01'), undefined);
});
