import { countryName, sixCountries } from '#language/countries.ts';
import { locales, type Language } from '#language/languages.ts';

/** Codes that the locale data names although ISO 3166-1 does not count them among countries. */
const NOT_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));

/** Every country of ISO 3166-1 by its two letters, and XK; asked of the locale data once, and not before. */
let countries: Set<string> | undefined;

function allCountries(): Set<string> {
  return (countries ??= new Set(allCodes()));
}

export function isCountry(code: string): boolean {
  return allCountries().has(code);
}

/** The six first, in their fixed order, then all others by their names in the reader's language. */
export function countriesByName(language: Language): { code: string; name: string }[] {
  const collator = new Intl.Collator(locales[language]);
  const named = (code: string) => ({ code, name: countryName(code, language) });
  const others = [...allCountries()]
    .filter((code) => !(sixCountries as readonly string[]).includes(code))
    .map(named);
  return [
    ...sixCountries.map(named),
    ...others.toSorted((left, right) => collator.compare(left.name, right.name)),
  ];
}

/** The locale data knows all codes, and gives former ones their successor's. */
function allCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NOT_COUNTRIES.has(code) && names.of(code) !== undefined)
    .filter((code) => new Intl.Locale(`und-${code}`).region === code);
}
