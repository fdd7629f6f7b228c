import { locales, type Language } from './languages.ts';

/** Languages in which names of the region come, for lists to choose from; other tags may be stored too. */
export const nameLanguages = [
  'sq',
  'bs',
  'hr',
  'mk',
  'cnr',
  'sr',
  'sr-Cyrl',
  'sr-Latn',
  'rom',
  'tr',
  'en',
  'de',
  'fr',
  'it',
  'no',
] as const;

/** Names that the locale data has otherwise than people of the region say. */
const own: Partial<Record<Language, Record<string, string>>> = {
  mk: { cnr: 'црногорски', 'cnr-Cyrl': 'црногорски (кирилица)', 'cnr-Latn': 'црногорски (латиница)' },
};

const displayNames = new Map<Language, Intl.DisplayNames>();

/** The name of a language by its BCP 47 tag; the tag itself where it has none, undefined where it is no language. */
export function languageName(tag: string, language: Language): string | undefined {
  if (tag === 'und') return undefined;
  const known = displayNames.get(language) ?? new Intl.DisplayNames(locales[language], { type: 'language' });
  displayNames.set(language, known);
  try {
    return own[language]?.[tag] ?? known.of(tag);
  } catch {
    return tag;
  }
}
