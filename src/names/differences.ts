import { foldAligned } from './fold.ts';
import type { Aligned } from './fold.ts';
import { looseTokens, scriptKey } from './keys.ts';
import { wordsOf } from './words.ts';

/** Letters as printed on either side that are not the same letters, the script apart: ['ш', 'с']. */
export type LetterPair = [left: string, right: string];

/** How two words that meet differ; `end` is how far into the right word the left one reaches. */
export type WordDifference = { pairs: LetterPair[]; end: number };

/** Where both forms begin a new letter of their original: the places at which they can be set side by side. */
function seams(left: Aligned, right: Aligned, length: number): number[] {
  const begins = ({ starts }: Aligned, at: number): boolean => starts[at] !== starts[at - 1];
  const found = [0];
  for (let at = 1; at < length; at += 1) if (begins(left, at) && begins(right, at)) found.push(at);
  return [...found, length];
}

function compareForms(left: Aligned, right: Aligned, words: LetterPair): WordDifference {
  const length = left.form.length;
  const at = seams(left, right, length);
  const cut = (side: Aligned, word: string, from: number, to: number): string =>
    word.slice(side.starts[from], to < length ? side.starts[to] : side.ends[to - 1]);
  const pairs: LetterPair[] = [];
  for (let index = 1; index < at.length; index += 1) {
    const [from, to] = [at[index - 1] ?? 0, at[index] ?? length];
    const pair: LetterPair = [cut(left, words[0], from, to), cut(right, words[1], from, to)];
    if (scriptKey(pair[0]) !== scriptKey(pair[1])) pairs.push(pair);
  }
  return { pairs, end: right.ends[length - 1] ?? words[1].length };
}

/**
 * How the letters of two words as printed differ, by the loose forms that bring them closest.
 * With `prefix` the left word may be the beginning of the right one. Undefined when they do not meet.
 */
export function wordDifference(left: string, right: string, prefix = false): WordDifference | undefined {
  let best: WordDifference | undefined;
  const rights = foldAligned(right);
  for (const one of foldAligned(left)) {
    for (const other of rights) {
      if (prefix ? !other.form.startsWith(one.form) : other.form !== one.form) continue;
      const found = compareForms(one, other, [left, right]);
      if (!best || found.pairs.length < best.pairs.length) best = found;
    }
  }
  return best;
}

/** The words of a name, each once, by their loose forms. */
function wordsByForm(name: string): Map<string, Set<string>> {
  const loose = looseTokens(name);
  const index = new Map<string, Set<string>>();
  for (const [at, { text }] of wordsOf(name).entries()) {
    for (const form of loose[at] ?? []) index.set(form, (index.get(form) ?? new Set()).add(text));
  }
  return index;
}

/**
 * For two names that look alike, the letters that differ, each pair once, as printed: грађа and града
 * give [['ђ', 'д']]. Each word is compared with the nearest word of the other name that it meets;
 * words that meet none are left out, and equal script keys give an empty list.
 */
export function differingLetters(left: string, right: string): LetterPair[] {
  const rightWords = wordsByForm(right);
  const nearest = new Map<string, WordDifference>();
  for (const [form, words] of wordsByForm(left)) {
    for (const word of words) {
      for (const other of rightWords.get(form) ?? []) {
        const found = wordDifference(word, other);
        const best = nearest.get(word);
        if (found && !(best && best.pairs.length <= found.pairs.length)) nearest.set(word, found);
      }
    }
  }
  const pairs = [...nearest.values()].flatMap((difference) => difference.pairs);
  return [...new Map(pairs.map((pair) => [pair.join('/'), pair])).values()];
}
