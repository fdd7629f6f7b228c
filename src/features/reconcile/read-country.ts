import { readCountry as read } from '#features/imports/plan/words.ts';
import { isCountry } from '#features/organisations/countries.ts';

/** The code of a country that is given by code or name; undefined where it is neither, for then it says nothing. */
export function readCountry(text: string): string | undefined {
  const code = read(text.trim());
  return isCountry(code) ? code : undefined;
}
