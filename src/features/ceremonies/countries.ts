import { countryPlace } from '#language/countries.ts';

/** The six in their fixed order, others behind them by code. */
export function byFixedOrder(codes: readonly string[]): string[] {
  return codes.toSorted((left, right) => countryPlace(left) - countryPlace(right) || (left < right ? -1 : 1));
}
