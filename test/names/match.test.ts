import t from 'tap';
import { differingLetters } from '#names/differences.ts';
import { compareMatches, matcher, matchName } from '#names/match.ts';

/** The matched letters of a name between brackets: what a reader sees on the tint. */
function highlighted(query: string, name: string): string | undefined {
  const ranges = matchName(query, name)?.ranges;
  return ranges?.reduceRight(
    (text, [start, end]) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
    name,
  );
}

t.test('the tier is that of the weakest word', async (t) => {
  const tier = (query: string, name: string): string | undefined => matchName(query, name)?.tier;
  t.equal(tier('žene', 'Udružene žene Banja Luka'), 'exact');
  t.equal(tier('жене banja', 'Udružene žene Banja Luka'), 'script');
  t.equal(tier('zene banja', 'Udružene žene Banja Luka'), 'loose');
  t.equal(tier('žene ban', 'Udružene žene Banja Luka'), 'prefix');
  t.equal(tier('ban žene', 'Udružene žene Banja Luka'), undefined, 'only the last word may be begun');
  t.equal(tier('žene Tuzla', 'Udružene žene Banja Luka'), undefined);
  t.equal(tier('luka žene', 'Udružene žene Banja Luka'), 'exact', 'in any order');
});

t.test('the cost counts letters taken for others', async (t) => {
  const cost = (query: string, name: string): number | undefined => matchName(query, name)?.cost;
  t.equal(cost('хопс', 'HOPS'), 0, 'the other script costs nothing');
  t.equal(cost('gradjanske', 'Грађанске'), 1);
  t.equal(cost('hoxha', 'Хоџа'), 1);
  t.equal(cost('taci', 'Thaçi'), 2);
  t.equal(cost('zen', 'Žene'), 1, 'a beginning too');
  t.equal(cost('Udruženje Zora', 'Zora'), 0.1, 'a legal word that the name lacks');
  t.equal(cost('Zora', 'Udruženje Zora'), 0);
});

t.test('matched letters are marked in the name as printed', async (t) => {
  t.equal(highlighted('hops', 'ХОПС – Опции за здрав живот Скопје'), '[ХОПС] – Опции за здрав живот Скопје');
  t.equal(
    highlighted('zivot skop', 'ХОПС – Опции за здрав живот Скопје'),
    'ХОПС – Опции за здрав [живот] [Скоп]је',
  );
  t.equal(highlighted('hox', 'Fondacioni Hoxha'), 'Fondacioni [Hoxh]a', 'never half a digraph');
  t.equal(highlighted('hodž', 'Хоџа'), '[Хоџ]а');
  t.equal(highlighted('zv', 'Ѕвезда'), '[Ѕв]езда');
  t.equal(highlighted('udruz', 'Udruz\u030cenje'), '[Udruz\u030c]enje', 'a mark stays with its letter');
  t.equal(highlighted('women', 'The Women‘s Centre'), 'The [Women]‘s Centre');
  t.equal(highlighted('jona', '“Jona” Association'), '“[Jona]” Association');
  t.equal(highlighted('perale', 'Përrallë'), '[Përrallë]');
  t.equal(highlighted('ojq zora', '😀 O.J.Q. Zora'), '😀 [O.J.Q.] [Zora]');
});

t.test(
  'legal-form words may be missing on either side, but a query of them alone asks for them',
  async (t) => {
    t.ok(matchName('Udruženje građana Žene', 'Zaklada Žene'));
    t.ok(matchName('Žene', 'Здружение на граѓани Жене'));
    t.notOk(matchName('udruženje', 'Žene'));
    t.notOk(matchName('udruženje građana', 'Udruženje Zora'));
    t.equal(matchName('nvo', 'НВО Зора')?.tier, 'script');
    t.notOk(matchName('Glas građana', 'Glas žena'), 'a companion of no legal word must be there');
  },
);

t.test('matches sort by tier, then substitutions, then what is left over of the name', async (t) => {
  const names = ['Ženeva', 'Zene', 'Жене', 'Žene Banja Luka', 'Udruženje Žene', 'Zhene Mostar', 'Zhene'];
  const match = matcher('žene');
  const sorted = names
    .flatMap((name) => {
      const found = match(name);
      return found ? [{ name, found }] : [];
    })
    .toSorted((one, other) => compareMatches(one.found, other.found))
    .map(({ name }) => name);
  t.strictSame(sorted, [
    'Udruženje Žene',
    'Žene Banja Luka',
    'Жене',
    'Zene',
    'Zhene',
    'Zhene Mostar',
    'Ženeva',
  ]);
});

t.test('among several words the closest is marked, each time it stands there', async (t) => {
  t.equal(highlighted('woman', 'Woman to Woman'), '[Woman] to [Woman]');
  t.equal(matchName('woman to', 'Woman to Woman')?.unmentioned, 0);
  t.equal(highlighted('žene', 'Zene i žene'), 'Zene i [žene]');
  t.equal(highlighted('žen', 'Zenica za ženu'), 'Zenica za [žen]u');
});

t.test('names without letters match when they are the same', async (t) => {
  t.match(matchName('+++', '+++'), { tier: 'exact', ranges: [[0, 3]] });
  t.notOk(matchName('+++', '---'));
  t.notOk(matchName('', ''));
  t.notOk(matchName(' ', 'Zora'));
});

t.test('the letters that differ are given as printed, each pair once', async (t) => {
  t.strictSame(differingLetters('Удружење Шанса', 'Udruženje Sansa'), [['Ш', 'S']]);
  t.strictSame(differingLetters('вошка', 'воска'), [['ш', 'с']]);
  t.strictSame(differingLetters('грађа', 'града'), [['ђ', 'д']]);
  t.strictSame(differingLetters('Hoxha', 'Хоџа'), [['xh', 'џ']]);
  t.strictSame(differingLetters('Gjorče', 'Ѓорче'), [['Gj', 'Ѓ']]);
  t.strictSame(differingLetters('Куќа', 'Kuka'), [['ќ', 'k']]);
  t.strictSame(differingLetters('Hana', 'Hanna'), [['n', 'nn']]);
  t.strictSame(differingLetters('Thaçi', 'Taci'), [
    ['Th', 'T'],
    ['ç', 'c'],
  ]);
  t.strictSame(differingLetters('Žene žena', 'Zene zena'), [
    ['Ž', 'Z'],
    ['ž', 'z'],
  ]);
  t.strictSame(differingLetters('Žene', 'Жене'), [], 'the script alone is no difference');
  t.strictSame(differingLetters('Zene Žene', 'Žene Zene'), [], 'each word goes to its nearest');
  t.strictSame(differingLetters('Zora', 'Nada'), [], 'words that do not meet are not compared');
});
