/**
 * Dates as precise as they are known: `2023`, `2023-02` or `2023-02-01`. A month is not a day, so none of
 * these is ever filled up; two dates are compared only as far as both are precise.
 */
export type PartialDate = string;

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is a partial date that exists in the calendar (2025-02-31 does not). */
export function isPartialDate(value: string): value is PartialDate {
  const match = PATTERN.exec(value);
  if (!match) return false;
  const [, year, month, day] = match;
  if (month === undefined) return Number(year) >= 1800;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) && Number(day) > 0;
}

/**
 * Reads a date as people type it: `2023-02-01`, `1.2.2023`, `1. 2. 2023`, `01/02/2023` (day first), `2.2023`,
 * `2023`. Returns undefined where it cannot be read or does not exist.
 */
export function readPartialDate(typed: string): PartialDate | undefined {
  const text = typed.trim().replace(/\s+/g, '').replace(/\.$/, '');
  const dayFirst = /^(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})$/.exec(text);
  const candidate = dayFirst
    ? [dayFirst[3], dayFirst[2]?.padStart(2, '0'), dayFirst[1]?.padStart(2, '0')]
        .filter((part) => part !== undefined)
        .join('-')
    : text;
  return isPartialDate(candidate) ? candidate : undefined;
}

/** Below zero when left is earlier, above when later, 0 when equal; undefined when precision cannot tell. */
export function comparePartialDates(left: PartialDate, right: PartialDate): number | undefined {
  const length = Math.min(left.length, right.length);
  const [start, other] = [left.slice(0, length), right.slice(0, length)];
  if (start !== other) return start < other ? -1 : 1;
  return left.length === right.length ? 0 : undefined;
}
