import { ROMAN_NUMERAL } from './letters.ts';
import { wordsOf } from './words.ts';

/** ISO 15924 codes of the registry's two scripts; `mixed`: more than one; `other`: another, or no letters. */
export type NameScript = 'Latn' | 'Cyrl' | 'mixed' | 'other';

/** A letter that stands among letters of the other script, and what it could be taken for there. */
export type StrayLetter = {
  letter: string;
  index: number;
  script: 'Latn' | 'Cyrl';
  looksLike: string | undefined;
};
export type MixedWord = { word: string; start: number; end: number; stray: StrayLetter[] };

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LETTER = /\p{L}/u;
const LETTERS = /\p{L}/gu;

/** Pairs of letters that look the same, Cyrillic first (Unicode UTS 39, confusables, these two scripts only). */
const LOOKALIKES =
  'аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ЅS ІI ЈJ ҺH ԚQ ԜW';
const latinTwin = new Map(LOOKALIKES.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
const cyrillicTwin = new Map([...latinTwin].map(([cyrillic, latin]) => [latin, cyrillic]));

function scriptOfLetter(letter: string): 'Latn' | 'Cyrl' | 'other' {
  if (LATIN.test(letter)) return 'Latn';
  return CYRILLIC.test(letter) ? 'Cyrl' : 'other';
}

function scriptOfWords(words: string[]): NameScript {
  const scripts = new Set(words.flatMap((word) => (word.match(LETTERS) ?? []).map(scriptOfLetter)));
  if (scripts.size > 1) return 'mixed';
  return [...scripts][0] ?? 'other';
}

/** The script of a name. A Roman numeral belongs to either script, unless there is nothing else. */
export function scriptOf(name: string): NameScript {
  const words = wordsOf(name).map(({ text }) => text);
  const others = words.filter((word) => !ROMAN_NUMERAL.test(word));
  const script = scriptOfWords(others);
  return script === 'other' && !others.some((word) => LETTER.test(word)) ? scriptOfWords(words) : script;
}

function lettersIn(
  text: string,
  start: number,
): { letter: string; index: number; script: 'Latn' | 'Cyrl' | 'other' }[] {
  return [...text.matchAll(LETTERS)].map((found) => ({
    letter: found[0],
    index: start + found.index,
    script: scriptOfLetter(found[0]),
  }));
}

/**
 * Words in which Latin and Cyrillic letters stand together, for staff: a letter of the other script can
 * hide in a word unseen. The stray letters are those of the script that the word has fewer of, or that
 * the whole name has fewer of when the word has as many of both. Also a one-letter word (“а”, “о”) that
 * is of the other script than every longer word. Indexes are places in the name (UTF-16).
 */
export function mixedLetters(name: string): MixedWord[] {
  if (!LATIN.test(name) || !CYRILLIC.test(name)) return [];
  const all = lettersIn(name, 0);
  const balance = (letters: { script: string }[]): number =>
    letters.reduce((sum, { script }) => sum + (script === 'Cyrl' ? 1 : script === 'Latn' ? -1 : 0), 0);
  const longer = scriptOfWords(wordsOf(name).flatMap(({ text }) => (text.length > 1 ? [text] : [])));
  const found: MixedWord[] = [];
  for (const { text, start, end } of wordsOf(name)) {
    const letters = lettersIn(text, start);
    const has = (script: string): boolean => letters.some((letter) => letter.script === script);
    const alone =
      letters.length === 1 && (longer === 'Cyrl' || longer === 'Latn') && !ROMAN_NUMERAL.test(text);
    if (!alone && !(has('Latn') && has('Cyrl'))) continue;
    const isCyrillic = alone ? longer === 'Cyrl' : (balance(letters) || balance(all)) > 0;
    const script = isCyrillic ? 'Latn' : 'Cyrl';
    const twin = isCyrillic ? cyrillicTwin : latinTwin;
    const stray = letters
      .filter((letter) => letter.script === script)
      .map(({ letter, index }) => ({ letter, index, script, looksLike: twin.get(letter) }) as const)
      .filter(({ looksLike }) => !alone || looksLike !== undefined);
    if (stray.length > 0) found.push({ word: text, start, end, stray });
  }
  return found;
}

/**
 * What a name looks like, as Latin letters (UTS 39's skeleton for the two scripts). Names with equal
 * skeletons and different exact keys cannot be told apart on the screen.
 */
export function skeleton(name: string): string {
  const bare = name.toWellFormed().normalize('NFD');
  return bare.replace(LETTERS, (letter) => latinTwin.get(letter) ?? letter).normalize('NFD');
}
