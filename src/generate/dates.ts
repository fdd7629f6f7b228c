import type { Random } from './random.ts';

/** The last day of which invented records tell; a fixed one, so that a seed gives the same rows at any time. */
export const HORIZON = '2026-10-31';

const DAY = 24 * 60 * 60 * 1000;

/** A day between two, both included, as YYYY-MM-DD. */
export function dayBetween(random: Random, first: string, last: string): string {
  const from = Date.parse(first);
  return isoDay(from + random.between(0, Math.round((Date.parse(last) - from) / DAY)) * DAY);
}

export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * DAY);
}

/** The last day of a time of so many whole months that begins on that day. */
export function endAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, 28)) - DAY);
}

/** The day as a source may print it: the whole day, its month or its year alone. */
export function printed(random: Random, day: string): string {
  return day.slice(
    0,
    random.weighted([
      [10, 0.75],
      [7, 0.18],
      [4, 0.07],
    ]),
  );
}

/** A moment in working hours of that day, ISO 8601 in UTC. */
export function momentOn(random: Random, day: string): string {
  return new Date(Date.parse(day) + random.between(7 * 3600, 16 * 3600) * 1000).toISOString();
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
