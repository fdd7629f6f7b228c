import t from 'tap';
import { differingLetters } from '#names/differences.ts';
import { foldAligned } from '#names/fold.ts';
import { exactKey, looseForms, looseTokens, scriptKey, tokens } from '#names/keys.ts';
import { matchName } from '#names/match.ts';
import { mixedLetters, scriptOf, skeleton } from '#names/script.ts';
import { slugOf } from '#names/slug.ts';
import { toCyrillic, toLatin } from '#names/transliterate.ts';
import { wordsOf } from '#names/words.ts';

const PIECES = [
  ...Array.from('abcdefghijklmnopqrstuvwxyzčćžšđëçǵḱñìÅßſıİŁΣςǅǈ'),
  ...Array.from('абвгдђѓежзѕијклљмнњопрстћќуфхцчџшѐѝйщъьюяЁ'),
  ...'sh dj dž xh gj kj nj NVO ЗГ O.J.Q. 27 XIV ½ ﬁ ﷺ 가 \u1100 \u1161'.split(' '),
  ...Array.from(' \u00a0\t\0\u200b\u200d\u00ad\ufe0f\u0301\u030c\u0308.,-–—’‘“„"\'&/()'),
  ...'\ud800 \udc00 🙂 👩‍👩‍👧 \ue000 ʣ ʼ 日 𝒜 Ⅳ \ufffd'.split(' '),
];

/** A small generator with a fixed seed, so that a failure comes back. */
function* arbitraryNames(count: number): Generator<string> {
  let state = 20231214;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let made = 0; made < count; made += 1) {
    yield Array.from({ length: next(16) }, () => PIECES[next(PIECES.length)] ?? '').join('');
  }
}

const names = [...arbitraryNames(3000)];
const LONG = [
  'a'.repeat(10_000),
  'ж'.repeat(10_000),
  'ѓ'.repeat(10_000),
  'a.'.repeat(5_000),
  'a’'.repeat(5_000),
  'Žene '.repeat(2_000),
  'a\u0301'.repeat(5_000),
  ' '.repeat(10_000),
  '\u200d'.repeat(10_000),
  '🙂'.repeat(5_000),
  'x-'.repeat(5_000),
];

t.test('keys of any input are stable, and an equal stricter key gives an equal looser one', async (t) => {
  for (const name of names) {
    const exact = exactKey(name);
    if (exactKey(exact) !== exact) t.equal(exactKey(exact), exact, JSON.stringify(name));
    const script = scriptKey(name);
    if (scriptKey(script) !== script) t.equal(scriptKey(script), script, JSON.stringify(name));
    if (scriptKey(exact) !== script) t.equal(scriptKey(exact), script, JSON.stringify(name));
  }
});

t.test('every word of any input has one to four forms, none empty', async (t) => {
  for (const name of names) {
    const loose = looseTokens(name);
    const sound = loose.every((forms) => forms.length >= 1 && forms.length <= 4 && !forms.includes(''));
    if (!sound || loose.length !== tokens(name).length) t.fail(JSON.stringify([name, loose]));
  }
});

t.test('the fold that remembers places gives the same forms as the one of the index', async (t) => {
  for (const name of names) {
    const loose = looseTokens(name);
    for (const [index, { text }] of wordsOf(name).entries()) {
      // Korean letters that only meet through composition are composed by the index alone.
      if (/[\u1100-\u11ff]/.test(text)) continue;
      const forms = new Set(foldAligned(text).map(({ form }) => form || text.toLowerCase()));
      const same = loose[index]?.every((form) => forms.has(form)) && forms.size === loose[index].length;
      if (!same) t.fail(JSON.stringify([text, [...forms], loose[index]]));
      const sound = foldAligned(text).every(
        ({ form, starts, ends }) => starts.length === form.length && ends.length === form.length,
      );
      if (!sound) t.fail(text);
    }
  }
});

t.test(
  'ranges of any match lie within the name, in order, and any name with words finds itself',
  async (t) => {
    for (const [index, name] of names.entries()) {
      for (const query of [name, name.slice(0, 3), names[index - 1] ?? '', 'a', 'ž', '27', 'd']) {
        let last = 0;
        for (const [start, end] of matchName(query, name)?.ranges ?? []) {
          if (start < last || end <= start || end > name.length)
            t.fail(JSON.stringify([query, name, start, end]));
          last = end;
        }
      }
      if (tokens(name).length > 0 && matchName(name, name)?.tier !== 'exact') t.fail(JSON.stringify(name));
    }
  },
);

t.test('nothing that shows a name throws, and what is shown again stays', async (t) => {
  for (const [index, name] of names.entries()) {
    const latin = toLatin(name, 'mk');
    if (toLatin(latin, 'mk') !== latin) t.fail(JSON.stringify(name));
    if (slugOf(slugOf(name)) !== slugOf(name) || slugOf(name).length > 60) t.fail(JSON.stringify(name));
    if (skeleton(skeleton(name)) !== skeleton(name)) t.fail(JSON.stringify(name));
    if (toCyrillic(toCyrillic(name, 'sr'), 'sr') !== toCyrillic(name, 'sr')) t.fail(JSON.stringify(name));
    t.ok(['Latn', 'Cyrl', 'mixed', 'other'].includes(scriptOf(name)));
    for (const { start, end, word } of mixedLetters(name)) if (name.slice(start, end) !== word) t.fail(word);
    for (const [left, right] of differingLetters(name, names[index - 1] ?? '')) {
      if (!name.includes(left) || scriptKey(left) === scriptKey(right))
        t.fail(JSON.stringify([name, left, right]));
    }
  }
});

t.test('ten thousand characters are read like any other name', async (t) => {
  for (const name of LONG) {
    const began = performance.now();
    t.equal(looseForms(name).length > 0, tokens(name).length > 0);
    t.equal(scriptKey(scriptKey(name)), scriptKey(name), 'its key is its own key');
    t.match(slugOf(name), /^[a-z0-9-]*$/);
    t.equal(toLatin(toLatin(name, 'sr'), 'sr'), toLatin(name, 'sr'), 'Latin stays Latin');
    t.ok(toCyrillic(name, 'sr').length > 0);
    t.ok(mixedLetters(name).every(({ start, end }) => start < end));
    t.doesNotThrow(() => [matchName(name, name), matchName(name.slice(0, -1), name)]);
    t.strictSame(differingLetters(name, name), []);
    // Said, not judged: where it does not grow in proportion, it is seconds.
    t.comment(`${name.slice(0, 4)}: ${(performance.now() - began).toFixed(0)} ms`);
  }
});
