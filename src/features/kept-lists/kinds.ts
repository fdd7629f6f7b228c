import type { Language } from '#language/languages.ts';

/** The lists that administrators keep: the noun of their history, and the table. */
export const keptTables = { theme: 'themes', place: 'places', legal_form: 'legal_forms' } as const;
export type KeptNoun = keyof typeof keptTables;

/** What every entry of these lists has. */
export interface Kept {
  slug: string;
  /** By language tag; English is always there. */
  names: Record<string, string>;
  /** Since when it is no longer offered; null while it is. */
  retiredOn: string | null;
}

/** An entry that records mean by words of their own, which are never altered. */
export interface KeptEntry extends Kept {
  /** Further words by which records mean it. */
  spellings: string[];
  /** The slug of the entry that this one is the same as. */
  mergedInto: string | null;
}

/** The name in the reader's language, else in English. */
export function nameIn({ slug, names }: Pick<Kept, 'slug' | 'names'>, language: Language): string {
  return names[language] ?? names['en'] ?? slug;
}
