import { isSixCountry, sixCountries } from '#language/countries.ts';

/** The six in their fixed order, others behind them by code. */
export function byFixedOrder(codes: readonly string[]): string[] {
  const place = (code: string) => (isSixCountry(code) ? sixCountries.indexOf(code) : sixCountries.length);
  return codes.toSorted((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
}
