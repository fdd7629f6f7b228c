import type { SixCountry } from '#language/countries.ts';
import { toCyrillic } from '#names/transliterate.ts';
import type { Random } from './random.ts';
import type { Phrase } from './words.ts';

/** The languages of invented names, as BCP 47 tags. */
export type NameLanguage = 'en' | 'sq' | 'sr-Latn' | 'sr-Cyrl' | 'bs' | 'cnr-Latn' | 'cnr-Cyrl' | 'mk';

/** In which languages organisations of a country call themselves, and how often. */
const spoken: Record<SixCountry, readonly (readonly [NameLanguage, number])[]> = {
  AL: [
    ['sq', 96],
    ['en', 4],
  ],
  BA: [
    ['bs', 72],
    ['sr-Cyrl', 18],
    ['sr-Latn', 8],
    ['en', 2],
  ],
  XK: [
    ['sq', 86],
    ['sr-Latn', 7],
    ['sr-Cyrl', 4],
    ['en', 3],
  ],
  ME: [
    ['cnr-Latn', 62],
    ['cnr-Cyrl', 18],
    ['sq', 10],
    ['sr-Latn', 10],
  ],
  MK: [
    ['mk', 72],
    ['sq', 25],
    ['en', 3],
  ],
  RS: [
    ['sr-Cyrl', 48],
    ['sr-Latn', 47],
    ['sq', 4],
    ['en', 1],
  ],
};

export function languageIn(random: Random, country: SixCountry): NameLanguage {
  return random.weighted(spoken[country]);
}

/** Which form of a phrase a language uses; Serbian and Montenegrin Cyrillic are written from the Latin one. */
const forms: Record<NameLanguage, keyof Phrase> = {
  en: 'en',
  sq: 'sq',
  'sr-Latn': 'sr',
  'sr-Cyrl': 'sr',
  bs: 'bs',
  'cnr-Latn': 'bs',
  'cnr-Cyrl': 'bs',
  mk: 'mk',
};

export function said(phrase: Phrase, language: NameLanguage): string {
  const form = phrase[forms[language]];
  return form || toCyrillic(phrase.sr, 'mk');
}

/** “for” in each language. */
export function forIn(language: NameLanguage): string {
  return { en: 'for', sq: 'për', mk: 'за' }[language as string] ?? 'za';
}

export function quoted(text: string, language: NameLanguage): string {
  return language === 'en' ? `“${text}”` : language === 'sq' ? `“${text}”` : `„${text}“`;
}

/**
 * A text in its language's script, marked as invented in the same script, so that nobody takes it for the
 * name of a real body.
 */
export function marked(text: string, language: NameLanguage): string {
  return isCyrillic(language) ? `${inScript(text, language)} (пример)` : `${text} (example)`;
}

export function inScript(text: string, language: NameLanguage): string {
  return language.endsWith('-Cyrl') ? toCyrillic(text, 'sr') : text;
}

export function isCyrillic(language: NameLanguage): boolean {
  return language === 'mk' || language.endsWith('-Cyrl');
}

/** The same language in its other script; undefined for languages of one script. */
export function otherScript(language: NameLanguage): NameLanguage | undefined {
  const pairs: Partial<Record<NameLanguage, NameLanguage>> = {
    'sr-Latn': 'sr-Cyrl',
    'sr-Cyrl': 'sr-Latn',
    'cnr-Latn': 'cnr-Cyrl',
    'cnr-Cyrl': 'cnr-Latn',
  };
  return pairs[language];
}
