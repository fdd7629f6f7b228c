import t from 'tap';
import { mixedLetters, scriptOf, skeleton } from '#names/script.ts';

t.test('the script of a name', async (t) => {
  t.equal(scriptOf('Žene ženama – Sarajevo'), 'Latn');
  t.equal(scriptOf('ХОПС – Опции за здрав живот'), 'Cyrl');
  t.equal(scriptOf('ХОПС (HOPS)'), 'mixed');
  t.equal(scriptOf('Гимназија XIV'), 'Cyrl', 'a Roman numeral belongs to either script');
  t.equal(scriptOf('XIV'), 'Latn');
  t.equal(scriptOf('Αθήνα'), 'other');
  t.equal(scriptOf('2023 🙂'), 'other');
  t.equal(scriptOf(''), 'other');
});

t.test('a letter of the other script is found where it hides', async (t) => {
  t.strictSame(mixedLetters('Здружение Ж\u0065не'), [
    { word: 'Жeне', start: 10, end: 14, stray: [{ letter: 'e', index: 11, script: 'Latn', looksLike: 'е' }] },
  ]);
  t.strictSame(
    mixedLetters('Z\u043era').map(({ stray }) => stray),
    [[{ letter: 'о', index: 1, script: 'Cyrl', looksLike: 'o' }]],
  );
  t.strictSame(
    mixedLetters('Опции \u0061 Скопје').map(({ word, stray }) => [word, stray[0]?.looksLike]),
    [['a', 'а']],
    'a word of one letter',
  );
  t.equal(mixedLetters('Жw')[0]?.stray[0]?.looksLike, undefined, 'a letter that imitates none');
});

t.test('two scripts side by side are no deception', async (t) => {
  for (const name of [
    'ХОПС (HOPS)',
    'Гимназија X Београд',
    'Žene и žene',
    'Zora',
    'Зора',
    '',
    'е-Влада TV',
  ]) {
    t.strictSame(mixedLetters(name), [], name);
  }
});

t.test('skeletons are equal when names look the same', async (t) => {
  t.equal(skeleton('АСЕ'), skeleton('ACE'));
  t.equal(skeleton('сѐ'), skeleton('cè'));
  t.not(skeleton('Жене'), skeleton('Žene'));
});
