import t from 'tap';
import { grantColumns, grantFiles, readGrants } from '#seeds/read/grants.ts';
import { acronymOf, withCountry } from '#seeds/read/printed-organisation.ts';
import { readRows } from '#seeds/read/rows.ts';

const grants = readGrants();
const by = (key: string) => grants.find((grant) => grant.key === key);

t.test('Both files are read', async (t) => {
  t.same(
    grantFiles.map((file) => readRows(file, grantColumns).length),
    [25, 48],
  );
});

t.test('Skopje has eleven regional and ten core grants', async (t) => {
  const skopje = grants.filter(({ place, signedOn }) => place === 'Skopje' && signedOn === '2023-12-14');
  t.equal(skopje.length, 21);
  t.equal(skopje.filter(({ schemeSlug }) => schemeSlug === 'smart-balkans-regional').length, 11);
  const core = skopje.filter(({ schemeSlug }) => schemeSlug === 'smart-balkans-core');
  t.equal(core.length, 10);
  t.same(new Set(core.map(({ country }) => country)), new Set(['RS', 'MK', 'ME']));
  t.ok(skopje.every(({ amountMinor, currency }) => amountMinor === undefined && currency === undefined));
});

t.test('The consortium of CDI has five partners, one of each other country', async (t) => {
  const grant = by('smart-regional-cooperation-and-development-institute');
  t.same(grant?.grantee, {
    name: 'Cooperation and Development Institute (CDI)',
    country: 'AL',
    acronym: 'CDI',
  });
  t.same(
    grant?.partners.map(({ name, country }) => [name, country]),
    [
      ['Institute Alternativa', 'ME'],
      ['Fol Movement', 'XK'],
      ['European Movement Serbia', 'RS'],
      ['Transparency International', 'BA'],
      ['Estima', 'MK'],
    ],
  );
});

t.test('The grant of MIOS has its amount, dates, sources and partners', async (t) => {
  const grant = by('smart-regional-medjunarodno-udruzenje-interaktivne-otvorene');
  t.equal(grant?.grantee.name, 'Međunarodno udruženje "Interaktivne otvorene škole" (MIOS)');
  t.equal(grant?.grantee.acronym, 'MIOS');
  t.same([grant?.amountMinor, grant?.currency], [18_616_400, 'EUR']);
  t.same([grant?.startsOn, grant?.endsOn, grant?.signedOn], ['2023-02-01', '2024-12-31', undefined]);
  t.equal(grant?.sources.length, 2);
  t.same(
    grant?.partners.map(({ country, acronym }) => [country, acronym]),
    [
      ['XK', 'TOKA'],
      ['ME', undefined],
    ],
  );
});

t.test('The six regional grants with partners give the published country pairs', async (t) => {
  const pairs = new Map<string, number>();
  for (const { grantee, partners } of grants.filter((grant) => grant.partners.length > 0)) {
    const countries = [...new Set([grantee, ...partners].map(({ country }) => country ?? ''))].toSorted();
    for (const [index, left] of countries.entries()) {
      for (const right of countries.slice(index + 1)) {
        pairs.set(`${left}-${right}`, (pairs.get(`${left}-${right}`) ?? 0) + 1);
      }
    }
  }
  t.same(Object.fromEntries(pairs), {
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
  });
});

t.test('Four of the six advocacy grants are there, and no more than their sum', async (t) => {
  const fakt = grants.filter(({ programmeSlug }) => programmeSlug === 'fakt-sub-granting');
  t.equal(fakt.length, 4);
  t.equal(
    fakt.reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0),
    9_933_000,
  );
});

t.test(
  'A place without a date, a date without a place, and a country that is only the money’s',
  async (t) => {
    t.same(
      [by('regional-programme-reload-sinteza')?.place, by('regional-programme-reload-sinteza')?.signedOn],
      ['Nikšić', undefined],
    );
    t.same(
      [by('smart-core-hops-opcii-za-zdrav')?.place, by('smart-core-hops-opcii-za-zdrav')?.signedOn],
      [undefined, '2023-01-25'],
    );
    const cosv = by('ministry-of-co-financing-cosv-coordinamento-delle-organizzazioni');
    t.same([cosv?.country, cosv?.grantee.country], ['ME', undefined]);
  },
);
t.test('Acronyms and countries at the end of names', async (t) => {
  t.equal(acronymOf('Center for Free Elections and Democracy – CeSID'), 'CeSID');
  t.equal(acronymOf('Centar za ekonomski prosperitet i slobodu - CEPS'), 'CEPS');
  t.equal(acronymOf('Transparency Serbia (TS)'), 'TS');
  for (const name of [
    'Forum mladi i neformalna edukacija – Forum MNE',
    'Partners for Democratic Change Serbia (Partners Serbia)',
    'Legal Aid Network (Vaša Prava)',
    'Green Art Center – Prishtina',
    'Association for Educational Development – Ekvalis',
    'ХОПС – Опции за здрав живот Скопје',
    'Osservatorio Balcani (OBCT) and Unità operativa del Centro (CCI)',
    'RDA-UBA',
  ]) {
    t.equal(acronymOf(name), undefined, name);
  }
  t.same(withCountry('Body of its own (ABC) (ME)'), {
    name: 'Body of its own (ABC)',
    country: 'ME',
    acronym: 'ABC',
  });
  t.same(withCountry('Body (TS)'), { name: 'Body (TS)', country: undefined, acronym: 'TS' });
  t.same(withCountry('Body (old name) (XK)'), { name: 'Body (old name)', country: 'XK', acronym: undefined });
});
