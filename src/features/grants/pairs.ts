import { sixCountries, type SixCountry } from '#language/countries.ts';

export interface CountryPair {
  country: SixCountry;
  others: SixCountry[];
}

/**
 * The pairs of the six countries that a grant joined, each once, in the fixed order: for every country those
 * later in the order that it was joined with. Countries outside of the six make no pair (DOMAIN.md, “Partnership”).
 */
export function countryPairs(countries: readonly string[]): CountryPair[] {
  const present = sixCountries.filter((country) => countries.includes(country));
  return present
    .map((country, place) => ({ country, others: present.slice(place + 1) }))
    .filter(({ others }) => others.length > 0);
}
