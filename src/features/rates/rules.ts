import { isPartialDate } from '../../language/partial-date.ts';

/** One euro in millionths of another currency: 11.7805 NOK is 11 780 500. */
const MILLION = 1_000_000;
const MOST = 1_000_000;

export interface Rate {
  on: string;
  perEuro: number;
}

/** Millionths of a rate as people and the ECB write it: `11.7805`, `117,1234`; undefined where it is none. */
export function readRate(typed: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,7})(?:[.,](\d{1,6}))?$/.exec(typed.trim()) ?? [];
  if (whole === undefined) return undefined;
  const perEuro = Number(whole) * MILLION + Number(decimals.padEnd(6, '0'));
  return perEuro > 0 && perEuro <= MOST * MILLION ? perEuro : undefined;
}

/** A rate as the API writes it: at least four decimals, no more than it has. */
export function rateText(perEuro: number): string {
  const decimals = String(perEuro % MILLION)
    .padStart(6, '0')
    .replace(/0{1,2}$/, '');
  return `${Math.floor(perEuro / MILLION)}.${decimals}`;
}

/** Cents of an amount in minor units at a rate, halves away from zero. */
export function euroMinor(minor: number, perEuro: number): number {
  const product = Math.abs(minor) * MILLION;
  const cents = Number.isSafeInteger(product)
    ? Math.round(product / perEuro)
    : Number((BigInt(Math.abs(minor)) * BigInt(2 * MILLION) + BigInt(perEuro)) / BigInt(2 * perEuro));
  return minor < 0 ? -cents : cents;
}

/** The last rate on or before a day among rates in the order of their days (DOMAIN.md, “Money”). */
export function rateOn(rates: readonly Rate[], day: string): Rate | undefined {
  let [low, high] = [0, rates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rates[middle]!.on <= day) low = middle + 1;
    else high = middle;
  }
  return rates[low - 1];
}

/** The last day of a date as precise as known: a year and a month end with their last day. */
export function endOf(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 1] = date.split('-').map(Number);
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

/** The first day of a date as precise as known. */
export function startOf(date: string): string {
  return date + '-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);
}

/** Whether a text is a day, not only a month or a year. */
export function isDay(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}
