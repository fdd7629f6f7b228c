import { foldWords } from './fold.ts';
import { latinOfCyrillic, QUOTES } from './letters.ts';
import { lettersOf, wordsOf } from './words.ts';

const PLAIN = /^[a-z0-9,.()&/:;+]+(?: [a-z0-9,.()&/:;+]+)*$/i;
const INVISIBLE = /\p{Cf}+/gu;
const SPACES = /[\s\p{Cc}\p{Z}]+/gu;
const SOME_QUOTES = new RegExp(`[${QUOTES}]+`, 'g');
const DASHES = /[\p{Pd}\u2043\u2212]+/gu;
const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', ς: 'σ', ǆ: 'dž', ǉ: 'lj', ǌ: 'nj' };

/** Lower case as Unicode's case folding has it, composed. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase().replace(/[ßς]/g, (letter) => FOLDED[letter] ?? letter);
  return lower.normalize('NFC');
}

/**
 * The exact key: composed, case folded, one space, quotes and dashes made one, nothing invisible.
 * Equal keys are the same name typed twice. Takes any string; broken surrogates count as U+FFFD.
 */
export function exactKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const cleaned = name
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(SOME_QUOTES, "'")
    .replace(DASHES, '-')
    .trim();
  return foldCase(cleaned);
}

/**
 * The script key: the exact key in Latin letters, accents kept; dj, gj and kj are not joined.
 * Equal keys are the same name in the other script, which is safe to claim.
 */
export function scriptKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const latin = latinOfCyrillic(exactKey(name));
  return latin.replace(/[ǆǉǌ]/g, (letter) => FOLDED[letter] ?? letter).normalize('NFC');
}

/** The words of a name, case folded, in order; the dots of an acronym and apostrophes are left out. */
export function tokens(name: string): string[] {
  return wordsOf(name).map((word) => foldCase(lettersOf(word.text)));
}

/**
 * For each of `tokens(name)`, in the same order, its loose forms: one to four, no two alike.
 * Two words meet when their sets meet. Meeting finds and suggests; it never proves that names are one.
 */
export function looseTokens(name: string): string[][] {
  return foldWords(wordsOf(name).map((word) => lettersOf(word.text)));
}

/** Every loose form of every word, each once: what the index holds for a name. */
export function looseForms(name: string): string[] {
  return [...new Set(looseTokens(name).flat())];
}
