import { LETTER_QUOTES, QUOTES } from './letters.ts';

/** A word of a name: its text as printed, and where it stands in the name (UTF-16, end exclusive). */
export type Word = { text: string; start: number; end: number };

const LETTERS = `(?![${LETTER_QUOTES}])[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}]*`;
/** “O.J.Q.” is one word, and so is “women’s”; the dots and the apostrophe are not letters of it. */
const ACRONYM = '(?<![\\p{L}\\p{N}])(?:\\p{L}\\p{M}*\\.){2,}(?:\\p{L}\\p{M}*(?![\\p{L}\\p{N}\\p{M}]))?';
const WORD = new RegExp(`${ACRONYM}|${LETTERS}(?:[${QUOTES}]${LETTERS})*`, 'gu');
const ASCII_WORD = /[a-z0-9]+/gi;
const PLAIN = /^[a-z0-9 ,()&/:;+-]*$/i;
const SIGNS = new RegExp(`[^\\p{L}\\p{N}\\p{M}\\n]|[${LETTER_QUOTES}]`, 'gu');

/** The words of a name in order. Signs, spaces, controls, emoji and broken surrogates only separate. */
export function wordsOf(name: string): Word[] {
  const words: Word[] = [];
  for (const match of name.matchAll(PLAIN.test(name) ? ASCII_WORD : WORD)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/**
 * The letters and digits of a word, without its dots, apostrophes and invisible signs. Line feeds stay:
 * no word contains one, so that they can part words that are handled together.
 */
export function lettersOf(word: string): string {
  return word.replace(SIGNS, '');
}
