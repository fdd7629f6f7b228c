import type { PartialDate } from '#language/partial-date.ts';

/** A period from the first day of one date to the last day of another, both as precise as typed. */
export interface Period {
  from: PartialDate;
  until: PartialDate;
}

/** The first and the last day that a partial date can mean, YYYY-MM-DD. */
export function daysOf(date: PartialDate): [first: string, last: string] {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined) return [date, date];
  if (month === undefined) return [`${date}-01-01`, `${date}-12-31`];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [`${date}-01`, `${date}-${last}`];
}

/**
 * Whether a date lies in a period: certainly, certainly not, or “cannot tell” where it is not dated or not precise
 * enough (DOMAIN.md, “Outcome”: undated outcomes count in totals, not in periods).
 */
export function isWithin(date: PartialDate | null, { from, until }: Period): boolean | undefined {
  if (date === null) return undefined;
  const [first, last] = daysOf(date);
  const [begin, end] = [daysOf(from)[0], daysOf(until)[1]];
  if (first >= begin && last <= end) return true;
  return last < begin || first > end ? false : undefined;
}

/** Whether two periods share a day. */
export function overlap(one: Period, other: Period): boolean {
  return daysOf(one.from)[0] <= daysOf(other.until)[1] && daysOf(other.from)[0] <= daysOf(one.until)[1];
}

/** The period as an address has it. */
export function periodSlug({ from, until }: Period): string {
  return from === until ? from : `${from}_${until}`;
}
