import { anyOf, latinOfCyrillic, PLAIN_OF_OTHER } from './letters.ts';
import { lettersOf } from './words.ts';

/**
 * The loose fold, step by step. The order is part of the rule: Cyrillic before any digraph (одјек is
 * odjek, then odek), dzh and xh before zh and sh, accents and doubled letters last.
 * The same steps run over plain text (for the index: fast) and over text that remembers which letters
 * of the original each of its letters came from (for highlighting and for showing what differs).
 */
type Step = {
  find: RegExp;
  put: (found: string) => string;
  /** Whether it can change plain ASCII. */
  ascii: boolean;
  /** Whether `put` may as well take the whole text, which is several times faster than letter by letter. */
  letterwise?: boolean;
};

/** A folded word; letter i came from the original's letters from starts[i] up to ends[i]. */
export type Aligned = { form: string; starts: number[]; ends: number[] };

// Private-use signs hold a place while more than one letter is possible; no word contains them.
const SOFT_D = '\ue000';
const SOFT_K = '\ue001';
const DZE = '\ue002';
const AFFRICATE = 'ʣ';
const UNDECIDED = /[\ue000-\ue002]/g;
const OTHER = anyOf(PLAIN_OF_OTHER);

function firstLetter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** The accented letters of the region, taken apart once: they are most of what the index meets. */
const UNMARKED: Readonly<Record<string, string>> = Object.fromEntries(
  'č ć ç š ž ë é è ś ź'.split(' ').map((letter) => [letter, letter.normalize('NFD').charAt(0)]),
);

const BEFORE_CHOICE: Step[] = [
  { find: /ѕ/g, put: () => DZE, ascii: false },
  { find: /[\u0400-\u045f]/g, put: latinOfCyrillic, ascii: false, letterwise: true },
  { find: /dzh|dž|xh|x|dz/g, put: () => AFFRICATE, ascii: true },
  { find: /\ue002h/g, put: () => DZE, ascii: false },
  { find: /đ|dj/g, put: () => 'd', ascii: true },
  { find: /gj|ǵ/g, put: () => SOFT_D, ascii: true },
  { find: /kj|ḱ|q/g, put: () => SOFT_K, ascii: true },
];

const AFTER_CHOICE: Step[] = [
  { find: /[scztd]h/g, put: (found) => found.charAt(0), ascii: true },
  { find: /[yw]/g, put: (found) => (found === 'y' ? 'i' : 'v'), ascii: true },
  { find: OTHER, put: (found) => PLAIN_OF_OTHER[found] ?? found, ascii: false },
  { find: /[^\0-\x7f]\p{M}*/gu, put: withoutMarks, ascii: false },
  { find: /ʣ/g, put: () => 'dz', ascii: true },
  { find: /(\p{L})\1+/gu, put: firstLetter, ascii: true },
];

function withoutMarks(text: string): string {
  return UNMARKED[text] ?? text.normalize('NFD').replace(/\p{M}/gu, '');
}

type Choice = (sign: string, next: string) => string;

const dentals: Choice = (sign) => (sign === SOFT_D ? 'd' : sign === SOFT_K ? 'c' : AFFRICATE);
const velars: Choice = (sign) => (sign === SOFT_D ? 'g' : sign === SOFT_K ? 'k' : 'z');
/** The BGN tables write ѓ and ќ by the vowel that follows. */
const byVowel: Choice = (sign, next) => (sign !== DZE && /[ei]/.test(next) ? velars : dentals)(sign, next);
/** “Gorgievic” for Ѓорѓиевиќ: the accent dropped from ć, the g as in the passport. */
const mixed: Choice = (sign, next) => (sign === SOFT_K ? dentals : velars)(sign, next);

function choose(text: string, choice: Choice): string {
  return text.replace(UNDECIDED, (sign, at: number) => choice(sign, text.charAt(at + 1)));
}

/**
 * What a word may be once ѓ, ќ and ѕ are decided: every combination for two such letters, the four
 * usual ones for more, so that a word never has more than four forms. All are as long as the word.
 */
function choices(text: string): string[] {
  const count = text.match(UNDECIDED)?.length ?? 0;
  if (count === 0) return [text];
  const both = [choose(text, dentals), choose(text, velars)];
  if (count === 1) return both;
  if (count > 2) return [...both, choose(text, byVowel), choose(text, mixed)];
  const cut = text.search(UNDECIDED) + 1;
  const crossed = (first: Choice, second: Choice): string =>
    choose(text.slice(0, cut), first) + choose(text.slice(cut), second);
  return [...both, crossed(dentals, velars), crossed(velars, dentals)];
}

const SEPARATOR = '\n';
// oxlint-disable-next-line no-control-regex -- the range is how “nothing but ASCII” is written
const ASCII = /^[\0-\x7f]*$/;

function run(text: string, steps: Step[], ascii: boolean): string {
  let folded = text;
  for (const step of steps) {
    if (ascii && !step.ascii) continue;
    folded = step.letterwise ? step.put(folded) : folded.replace(step.find, step.put);
  }
  return folded;
}

/** The loose forms (one to four, no two alike) of each word; words are letters and digits only. */
export function foldWords(words: string[]): string[][] {
  if (words.length === 0) return [];
  let text = words.join(SEPARATOR);
  const ascii = ASCII.test(text);
  // Compatibility forms may bring signs and spaces along, which would break words apart.
  if (!ascii) text = lettersOf(text.normalize('NFKC'));
  const perWord = run(text.toLowerCase(), BEFORE_CHOICE, ascii).split(SEPARATOR).map(choices);
  const forms = run(perWord.flat().join(SEPARATOR), AFTER_CHOICE, ascii).split(SEPARATOR);
  let next = 0;
  return perWord.map((chosen, index) => {
    const own = forms.slice(next, (next += chosen.length));
    return own.length === 1 && own[0] ? own : distinct(own, words[index] ?? '');
  });
}

/** An empty form would be a prefix of everything: a word of nothing but silent letters stands for itself. */
function distinct(forms: string[], word: string): string[] {
  const kept = [...new Set(forms)].filter((form) => form !== '');
  return kept.length > 0 ? kept : [word.toLowerCase()];
}

function runAligned(from: Aligned, { find, put }: Step): Aligned {
  const to: Aligned = { form: '', starts: [], ends: [] };
  let done = 0;
  const copy = (end: number): void => {
    to.form += from.form.slice(done, end);
    for (; done < end; done += 1) {
      to.starts.push(from.starts[done] ?? 0);
      to.ends.push(from.ends[done] ?? 0);
    }
  };
  for (const match of from.form.matchAll(find)) {
    const end = match.index + match[0].length;
    copy(match.index);
    const replacement = put(match[0]);
    to.form += replacement;
    for (let index = 0; index < replacement.length; index += 1) {
      to.starts.push(from.starts[match.index] ?? 0);
      to.ends.push(from.ends[end - 1] ?? 0);
    }
    done = end;
  }
  copy(from.form.length);
  return to;
}

const CLUSTER: Step = {
  find: /[^\p{M}]?\p{M}*/gu,
  put: (found) => lettersOf(found.normalize('NFKC')).toLowerCase(),
  ascii: true,
};

/** The loose forms of one word, each letter with the place in the word that it came from. */
export function foldAligned(word: string): Aligned[] {
  const starts = Array.from({ length: word.length }, (_, index) => index);
  let aligned: Aligned = { form: word, starts, ends: starts.map((start) => start + 1) };
  for (const step of [CLUSTER, ...BEFORE_CHOICE]) aligned = runAligned(aligned, step);
  return choices(aligned.form).map((form) => AFTER_CHOICE.reduce(runAligned, { ...aligned, form }));
}
