import { execFileSync } from 'node:child_process';
import t from 'tap';
import { readClaims } from '#seeds/read/claims.ts';
import { readCoalitions, readMembers } from '#seeds/read/coalitions.ts';
import { readEvidence } from '#seeds/read/evidence.ts';
import { readGrants } from '#seeds/read/grants.ts';
import { fitsTag, isLanguageTag, provenScript } from '#seeds/read/languages.ts';
import { readProgrammes, readSchemes } from '#seeds/read/programmes.ts';
import { readSources } from '#seeds/read/sources.ts';
import { themeOf, themes } from '#seeds/read/themes.ts';

const [programmes, schemes, grants] = [readProgrammes(), readSchemes(), readGrants()];

t.test('Every row has a source, a basis and the day it was read', async (t) => {
  const rows = [...readGrants(), ...readCoalitions(), ...readMembers(), ...readEvidence(), ...readClaims()];
  t.equal(rows.length, 73 + 15 + 101 + 34 + 11);
  for (const { sources, readOn } of rows) {
    t.ok(sources.length > 0 && sources.every((source) => source !== ''));
    t.equal(readOn, '2026-11-24');
  }
});

t.test('The programmes and schemes are those that the rows of grants print', async (t) => {
  t.same(
    programmes.map(({ name }) => name).toSorted(),
    [...new Set(grants.map(({ programme }) => programme))].toSorted(),
  );
  t.equal(programmes.length, 8);
  const pairs = grants.flatMap(({ programmeSlug, scheme }) =>
    scheme ? [`${programmeSlug}: ${scheme}`] : [],
  );
  t.same(
    schemes.map(({ programme, name }) => `${programme}: ${name}`).toSorted(),
    [...new Set(pairs)].toSorted(),
  );
  for (const field of ['slug', 'code', 'shortName'] as const) {
    t.equal(new Set(programmes.map((programme) => programme[field])).size, programmes.length, field);
  }
  t.equal(new Set(schemes.map(({ slug }) => slug)).size, schemes.length);
});

t.test('SMART Balkans alone has published facts', async (t) => {
  t.same(
    programmes.filter(({ facts }) => facts !== undefined).map(({ code }) => code),
    ['SB'],
  );
  const facts = programmes[0]?.facts;
  t.equal(facts?.fullName.value, 'SMART Balkans – Civil Society for Shared Society in the Western Balkans');
  t.equal(facts?.fullName.sources.length, 2);
  t.equal(facts?.funder.value.acronym, 'NMFA');
  t.equal(facts?.agreementOn.value, '2021-12-06');
  t.equal(facts?.size.value, 'over EUR 17 million');
  t.same(
    facts?.objectives.map(({ number }) => number),
    [1, 2, 3, 4],
  );
  t.same(
    facts?.priorityAreas.map(({ value }) => value),
    ['Security and Stability', 'Governance'],
  );
  t.match(facts?.fundsReduced.value, /NOK 54,770,000/);
  t.same(
    facts?.implementers.map(({ organisation: { acronym, country }, isLead, countries, countriesSource }) => [
      acronym,
      country,
      isLead,
      countries,
      countriesSource.basis,
    ]),
    [
      ['CPCD', 'BA', true, ['BA', 'ME'], 'inferred'],
      ['IDM', 'AL', false, ['AL', 'XK'], 'inferred'],
      ['CRPM', 'MK', false, ['MK', 'RS'], 'inferred'],
    ],
  );
});

t.test('Only two schemes have conditions', async (t) => {
  t.same(
    schemes
      .filter(({ conditions }) => conditions)
      .map(({ slug, kind, conditions }) => [slug, kind, conditions]),
    [
      [
        'smart-balkans-regional',
        'regional',
        { consortium: { organisations: 3, countries: 3, orNetwork: true } },
      ],
      ['smart-balkans-core', 'core', { singleOrganisation: true }],
    ],
  );
  const [regional, core] = schemes.filter(({ conditions }) => conditions);
  t.match(regional?.conditionsSource?.sources[0], /^https:\/\/www2\.fundsforngos\.org\//);
  t.equal(core?.conditionsSource?.basis, 'inferred');
});
t.test('Themes stand in two levels', async (t) => {
  const areas = themes.filter(({ parent }) => parent === undefined).map(({ slug }) => slug);
  t.equal(themes.length, 14);
  t.same(
    areas.map((area) => themes.filter(({ parent }) => parent === area).length),
    [4, 4, 3],
  );
  t.equal(new Set(themes.map(({ slug }) => slug)).size, themes.length);
  for (const { names } of themes) t.same([provenScript(names.en), provenScript(names.mk)], ['Latn', 'Cyrl']);
  t.equal(themeOf('Political extremism, ethno-nationalism, terrorism and organised crime'), areas[1]);
  t.equal(themeOf('corruption'), 'corruption');
  t.equal(themeOf('other'), undefined);
  t.equal(themeOf('environment'), undefined);
});

t.test('Evidence', async (t) => {
  const evidence = readEvidence();
  const cited = evidence.filter(({ isCitedByConference }) => isCitedByConference);
  t.equal(evidence.length, 34);
  t.same(
    cited.map(({ publisher, year }) => `${publisher} ${year}`),
    [...Array(4).fill('SEESAC 2020'), 'SEESAC 2019', ...Array(3).fill('RCC (Securimeter) 2023')],
  );
  t.equal(evidence.find(({ key }) => key === 'seesac-2020-men0')?.value, '0');
  t.equal(evidence.find(({ key }) => key === 'rcc-2023-notreport')?.value, undefined);
  t.equal(evidence.find(({ key }) => key === 'sas-2014-guns')?.value, '3600000-6200000');
  t.ok(evidence.every(({ theme }) => theme !== undefined));
});

t.test('Claims', async (t) => {
  const claims = readClaims();
  t.equal(claims.length, 11);
  const skopje = claims.find(({ key }) => key === 'skopje-2023-regional');
  t.same([skopje?.count, skopje?.amountMinor, skopje?.currency], [11, 1_854_236_500, 'NOK']);
  const signed = claims.find(({ key }) => key === 'call-1-core-mk-rs');
  t.same(
    [signed?.count, signed?.amountMinor, signed?.rowsMeant],
    [8, undefined, 'scheme=Core; country=MK,RS'],
  );
});

t.test('Sources and languages', async (t) => {
  t.same(readSources('https://a.example.org/?x=1;y=2 ; https://b.example.org/'), [
    'https://a.example.org/?x=1;y=2',
    'https://b.example.org/',
  ]);
  t.same(['mk', 'sr-Latn', 'cnr-Latn', 'former', 'SR'].map(isLanguageTag), [true, true, true, false, false]);
  t.same(['Женски центар', 'Ženski centar', 'Центар ABC', '27'].map(provenScript), [
    'Cyrl',
    'Latn',
    undefined,
    undefined,
  ]);
  t.ok(fitsTag('Коалиција', 'mk') && fitsTag('Коалиција', 'sr-Cyrl') && !fitsTag('Koalicija', 'sr-Cyrl'));
});

t.test('The files are found from any folder', async (t) => {
  const module = new URL('../../src/seeds/read/claims.ts', import.meta.url);
  const script = `import { readClaims } from ${JSON.stringify(module.href)}; process.stdout.write(String(readClaims().length))`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: '/',
    encoding: 'utf8',
  });
  t.equal(answer, '11');
});
