import { comparePartialDates, type PartialDate } from '#language/partial-date.ts';

type Known = PartialDate | null | undefined;

/**
 * Whether the first day certainly lies before the second. False where a day is not known, and where the
 * precision of the two cannot tell (DOMAIN.md, “Outcome”: dates are compared only as far as both are precise).
 */
export function isCertainlyBefore(day: Known, other: Known): boolean {
  if (!day || !other) return false;
  const order = comparePartialDates(day, other);
  return order !== undefined && order < 0;
}

/** Whether a day as precise as known certainly lies after today, YYYY-MM-DD. */
export function isAhead(day: Known, today: string): boolean {
  return isCertainlyBefore(today, day);
}
