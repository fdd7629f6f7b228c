import type { Problem } from '#errors.ts';
import type { KeptEntry } from './kinds.ts';

/** The words that another entry of the same scope has: one word means one entry. */
export function twinProblems<Entry extends KeptEntry>(
  { names, spellings }: { names: Record<string, string>; spellings: string[] },
  ownerOf: (word: string) => Entry | undefined,
  own: Entry | undefined,
): Problem[] {
  const twin = (path: string, words: string[]): Problem[] => {
    for (const word of words) {
      const owner = ownerOf(word);
      if (owner && owner.slug !== own?.slug)
        return [{ path, message: 'problem.keptExists', values: { word, name: owner.names['en'] ?? '' } }];
    }
    return [];
  };
  const { en, ...others } = names;
  return [
    ...twin('/names/en', en ? [en] : []),
    ...twin('/names', Object.values(others)),
    ...twin('/spellings', spellings),
  ];
}
