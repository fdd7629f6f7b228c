import t from 'tap';
import { exactKey, looseForms, looseTokens, scriptKey, tokens } from '#names/keys.ts';
import { isLegalWord, legalWords } from '#names/legal-words.ts';

t.test('the exact key keeps letters and script and levels only how they are typed', async (t) => {
  t.equal(exactKey('  Žene\t ženama — „Sarajevo“ '), "žene ženama - 'sarajevo'");
  t.equal(exactKey('ХОПС – Опции'), 'хопс - опции');
  t.equal(exactKey('So\u00adft\u200b'), 'soft', 'invisible signs');
  t.equal(exactKey('A\u0000B'), 'a b', 'a control separates');
  t.equal(exactKey('STRASSE'), exactKey('Straße'), 'case is folded, not only lowered');
  t.equal(exactKey(''), '');
});

t.test('the script key changes the script and nothing else', async (t) => {
  t.equal(scriptKey('Грађанске иницијативе'), 'građanske inicijative');
  t.equal(scriptKey('Ѓорче Куќа Ѕвезда'), 'ǵorče kuḱa dzvezda');
  t.equal(scriptKey('gradjanske Gjorče Kukja'), 'gradjanske gjorče kukja', 'dj, gj, kj are not joined');
  t.equal(scriptKey('с\u0301евер'), 'śever', 'the Montenegrin letter');
  t.not(scriptKey('грађа'), scriptKey('града'));
});

t.test('tokens and loose tokens go together', async (t) => {
  const name = 'O.J.Q. “Women’s” Ѓорче 27';
  t.strictSame(tokens(name), ['ojq', 'womens', 'ѓорче', '27']);
  t.strictSame(looseTokens(name), [['ojc', 'ojk'], ['vomens'], ['dorce', 'gorce'], ['27']]);
  t.strictSame(looseForms('Зора zora ѓ'), ['zora', 'd', 'g'], 'each form once');
});

t.test('the steps of the loose fold are taken in their order', async (t) => {
  const one = (name: string): string | undefined => looseTokens(name)[0]?.join(' ');
  t.equal(one('dzhdžxhxdz'), 'dzdzdzdzdz', 'one placeholder for dzh, dž, xh, x and dz');
  t.equal(one('Одјек'), 'odek', 'Cyrillic goes to Latin before any digraph');
  t.equal(one('схватити'), 'svatiti', 'also where two Cyrillic letters make the digraph');
  t.equal(one('nadžhvatiti'), 'nadzhvatiti', 'dž is taken before zh could be');
  t.equal(one('Përrallë'), 'perale', 'doubled letters last');
  t.equal(one('2011'), '2011', 'digits are not letters');
});

t.test('legal-form words of every language, in loose form', async (t) => {
  const words =
    'Udruženje Удружење ЗГ Здружение Shoqata Shoqatë OJQ NVO НВО NGO Fondacija Фондација Fondacioni Zaklada ' +
    'Udruga Savez Савез Сојуз Institut Институт Qendra Zadužbina Задужбина Predstavništvo';
  for (const word of words.split(' ')) t.ok(looseForms(word).some(isLegalWord), word);
  for (const word of ['žene', 'centar', 'građana', 'na', 'do', ''])
    t.notOk(looseForms(word).some(isLegalWord), word);
});

t.test('some words belong to a legal form only beside another', async (t) => {
  const legal = (name: string): boolean[] => legalWords(looseTokens(name));
  t.strictSame(legal('Здружение на граѓани Зора'), [true, true, true, false]);
  t.strictSame(legal('Udruženje građana Zora'), [true, true, false]);
  t.strictSame(legal('Glas građana'), [false, false]);
  t.strictSame(legal('Organizata joqeveritare Zora'), [true, true, false]);
});
