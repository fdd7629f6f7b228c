import { locales, type Language } from './languages.ts';

/** The registry's own six countries, in the fixed order in which they stand everywhere. */
export const sixCountries = ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'] as const;
export type SixCountry = (typeof sixCountries)[number];

export function isSixCountry(code: string | null | undefined): code is SixCountry {
  return sixCountries.includes(code as SixCountry);
}

/** Where a country stands among others: the six in their order, then the rest, last what is not published. */
export function countryPlace(code: string | null): number {
  if (code === null) return sixCountries.length + 1;
  return isSixCountry(code) ? sixCountries.indexOf(code) : sixCountries.length;
}

/** Reviewed names of the six; those of other countries come from the locale data. */
const names: Record<Language, Record<SixCountry, string>> = {
  en: {
    AL: 'Albania',
    BA: 'Bosnia and Herzegovina',
    XK: 'Kosovo',
    ME: 'Montenegro',
    MK: 'North Macedonia',
    RS: 'Serbia',
  },
  mk: {
    AL: 'Албанија',
    BA: 'Босна и Херцеговина',
    XK: 'Косово',
    ME: 'Црна Гора',
    MK: 'Северна Македонија',
    RS: 'Србија',
  },
};

const displayNames = new Map<Language, Intl.DisplayNames>();

/** The name of a country, plain and without the asterisk, which only page components add. */
export function countryName(code: string, language: Language): string {
  if (isSixCountry(code)) return names[language][code];
  const known = displayNames.get(language) ?? new Intl.DisplayNames(locales[language], { type: 'region' });
  displayNames.set(language, known);
  return known.of(code) ?? code;
}

/** Kosovo's name in any language of the region, in a page's text. */
export const KOSOVO_NAMED = /Kosov[oaëe]|Косов[оа]/iu;
