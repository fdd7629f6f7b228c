import { isPartialDate, type PartialDate } from '#language/partial-date.ts';

/** A period of whole days; both belong to it. */
export interface Period {
  from: string;
  to: string;
}

/** A period as an address has it: `2025-01-01_2025-06-30`. */
export function periodKey({ from, to }: Period): string {
  return `${from}_${to}`;
}

/** The period of an address; undefined where it is none. */
export function readPeriodKey(key: string): Period | undefined {
  const [from = '', to = '', ...others] = key.split('_');
  return others.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

export function isDay(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}

/**
 * Where a date lies, as far as it is precise (DOMAIN.md, “Outcome”): a year that only touches the period cannot
 * be told, and neither can a date that nobody published.
 */
export function placeIn(date: PartialDate | null, { from, to }: Period): 'within' | 'outside' | 'unknown' {
  if (date === null) return 'unknown';
  const [first, last] = [from.slice(0, date.length), to.slice(0, date.length)];
  if (date < first || date > last) return 'outside';
  if (date.length === 10 || (date > first && date < last)) return 'within';
  const startsWithin = date > first || from === firstDayOf(date);
  const endsWithin = date < last || to === lastDayOf(date);
  return startsWithin && endsWithin ? 'within' : 'unknown';
}

/** The first day of a year or a month. */
function firstDayOf(date: PartialDate): string {
  const [year = '', month = '01'] = date.split('-');
  return `${year}-${month}-01`;
}

/** The last day of a year or a month. */
function lastDayOf(date: PartialDate): string {
  const [year = '', month = '12'] = date.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** Whether something that lasted from one day to another, each as precise as known, may have touched the period. */
export function mayTouch(from: PartialDate | null, until: PartialDate | null, period: Period): boolean {
  const isOver = until !== null && until < period.from.slice(0, until.length);
  const isAhead = from !== null && from > period.to.slice(0, from.length);
  return !isOver && !isAhead;
}
