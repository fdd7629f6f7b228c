import t from 'tap';
import { testDatabases } from '#test/support/databases.ts';

t.test('what was published is there', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const all = <Row>(sql: string, ...values: unknown[]) =>
    registry.sqlite.prepare(sql).all(...values) as Row[];
  const count = (table: string) => all<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n;

  t.equal(count('grants'), 73);
  t.equal(count('coalitions'), 15);
  t.equal(count('memberships'), 101);
  t.equal(count("sessions where kind = 'ceremony'"), 4);
  t.equal(count("sessions where kind = 'working_group'"), 9);

  t.test('the 21 grants signed at Skopje stand on the programme’s own ceremonies', async (t) => {
    const rows = all<{ title: string; n: number }>(
      `select ceremonies.title, count(signings.id) as n from ceremonies
       left join signings on signings.ceremony_id = ceremonies.id
       where ceremonies.session_id is not null group by ceremonies.id order by ceremonies.planned_on, ceremonies.planned_from`,
    );
    t.strictSame(
      rows.map(({ title, n }) => [title, n]),
      [
        ['Regional grants', 11],
        ['Core grants: Albania and Kosovo', 0],
        ['Core grants: Bosnia and Herzegovina and Montenegro', 2],
        ['Core grants: Serbia and North Macedonia', 8],
      ],
    );
  });

  t.test('the consortium of CDI has its five partners', async (t) => {
    const rows = all<{ country: string; name: string }>(
      `select organisations.country, organisations.name from grants
       join grant_participants part on part.grant_id = grants.id
       join organisations on organisations.id = part.organisation_id
       where grants.import_key = 'smart-regional-cooperation-and-development-institute' order by part.position`,
    );
    t.strictSame(
      rows.map(({ country, name }) => `${country} ${name}`),
      [
        'AL Cooperation and Development Institute (CDI)',
        'ME Institute Alternativa',
        'XK Fol Movement',
        'RS European Movement Serbia',
        'BA Transparency International',
        'MK Estima',
      ],
    );
  });

  t.test(
    'the six regional grants with partners join the country pairs that were counted by hand',
    async (t) => {
      const rows = all<{ pair: string; n: number }>(
        `with members as (
         select distinct part.grant_id, organisations.country from grant_participants part
         join organisations on organisations.id = part.organisation_id
         join grants on grants.id = part.grant_id join schemes on schemes.id = grants.scheme_id
         where schemes.slug = 'smart-balkans-regional')
       select one.country || '-' || other.country as pair, count(*) as n from members one
       join members other on other.grant_id = one.grant_id and other.country > one.country
       group by pair`,
      );
      const expected = {
        'AL-MK': 4,
        'AL-RS': 4,
        'MK-RS': 3,
        'AL-XK': 3,
        'MK-XK': 3,
        'BA-ME': 2,
        'BA-XK': 2,
        'ME-XK': 2,
        'AL-ME': 2,
        'ME-RS': 2,
        'RS-XK': 2,
        'AL-BA': 1,
        'BA-MK': 1,
        'BA-RS': 1,
        'ME-MK': 1,
      };
      t.strictSame(Object.fromEntries(rows.map(({ pair, n }) => [pair, n])), expected);
    },
  );

  t.test('nothing is filled up: dates are as precise as published, unknown amounts are blank', async (t) => {
    t.equal(count("grants where starts_on = '2023-12'"), 1);
    t.equal(count("grants where starts_on = '2022'"), 4);
    t.equal(count('grants where amount_minor = 0'), 0);
    t.equal(count('grants where (amount_minor is null) <> (currency is null)'), 0);
  });

  t.test('every grant, organisation and coalition says where it came from', async (t) => {
    for (const noun of ['grant', 'organisation', 'coalition']) {
      const table = `${noun}s`;
      t.equal(
        count(
          `${table} where not exists (select 1 from citations where noun = '${noun}' and record_id = ${table}.id)`,
        ),
        0,
        table,
      );
    }
  });

  t.test('two rows that may be one grant stay two, each with the hint', async (t) => {
    t.equal(count("hints where kind = 'may_be_same'"), 4);
  });

  t.test('a network keeps its members once', async (t) => {
    t.equal(count('memberships where coalition_id is not null and network_id is not null'), 0);
    t.equal(count("organisations where kind = 'network'"), 10);
  });
});
