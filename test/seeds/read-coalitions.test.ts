import t from 'tap';
import { readCoalitions, readMembers } from '#seeds/read/coalitions.ts';

const [coalitions, members] = [readCoalitions(), readMembers()];
const of = (key: string) => members.filter(({ coalitionKey }) => coalitionKey === key);

t.test('All rows are read', async (t) => {
  t.equal(coalitions.length, 15);
  t.equal(members.length, 101);
});

t.test('Names keep their language and kind as printed', async (t) => {
  const recom = coalitions.find(({ key }) => key === 'recom');
  t.equal(recom?.otherNames.length, 6);
  t.same(recom?.otherNames[0], {
    name: 'Coalition for RECOM',
    language: 'en',
    kind: 'former',
    note: 'until 2019',
  });
  t.same(recom?.otherNames[5], {
    name: 'Иницијатива за РЕКОМ',
    language: 'mk',
    kind: undefined,
    note: 'the initiative',
  });
  const journalists = coalitions.find(({ key }) => key === 'safejournalists');
  t.same(journalists?.otherNames[0], {
    name: 'mreža SafeJournalists',
    language: 'cnr',
    kind: undefined,
    note: 'sr-Latn',
  });
  t.equal(journalists?.kind, 'informal_network');
});

t.test('Themes name the area and what else fits', async (t) => {
  const themesOf = (key: string) => coalitions.find((coalition) => coalition.key === key)?.themes;
  t.same(themesOf('preugovor'), [
    'peace-stability-and-good-governance',
    'corruption',
    'violence-against-women-and-girls',
  ]);
  t.same(themesOf('pointpulse'), ['peace-stability-and-good-governance', 'corruption', 'organised-crime']);
  t.same(themesOf('koalicija-27-rs'), []);
  t.equal(
    coalitions.find(({ key }) => key === 'koalicija-27-rs')?.themeNote,
    'environment; public participation',
  );
});

t.test('Initiators, campaigners and project holders only took part', async (t) => {
  t.ok(of('recom').every(({ kind }) => kind === 'participant'));
  t.equal(members.filter(({ kind }) => kind === 'participant').length, 11 + 5 + 1);
  t.equal(of('account-bih').find(({ kind }) => kind === 'participant')?.role, 'project holder');
  for (const key of ['zene-protiv-nasilja', 'kosovo-womens-network', 'glas-protiv-nasilstvo']) {
    t.equal(of(key).length, 0, key);
  }
});

t.test('Former members have left, with or without a date', async (t) => {
  const former = of('koalicija-27-rs').filter(({ hasLeft }) => hasLeft);
  t.same(
    former.map(({ member, leftOn }) => [member.name, leftOn]),
    [
      ['NVO Fraktal', undefined],
      ['GM Optimist', undefined],
    ],
  );
  t.ok(of('cssp').every(({ hasLeft, leftOn }) => hasLeft && leftOn !== undefined));
  t.ok(of('pointpulse').every(({ hasLeft }) => !hasLeft));
  t.ok(members.some(({ member }) => member.country === undefined));
});
