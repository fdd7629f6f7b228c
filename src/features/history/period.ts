import { dayOf } from '#language/format.ts';
import type { PartialDate } from '#language/partial-date.ts';

const HOUR = 60 * 60 * 1000;
/** Later instants are no longer written with four figures for the year, and would not compare as text. */
const LAST = Date.UTC(9999, 11, 31);

/** The instant at which a day, month or year begins in Skopje, ISO 8601 in UTC. */
export function beginOf(date: PartialDate): string {
  const [year, month, day] = partsOf(date);
  return midnight(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
}

/** The instant at which a day, month or year is over in Skopje. */
export function endOf(date: PartialDate): string {
  const [year, month, day] = partsOf(date);
  if (month === undefined) return midnight(Date.UTC(year + 1, 0, 1));
  return midnight(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
}

function partsOf(date: PartialDate): [number, number | undefined, number | undefined] {
  const [year, month, day] = date.split('-').map(Number);
  return [year ?? 0, month, day];
}

/** Midnight comes to Skopje two hours before it does in Greenwich while summer time holds, else one hour. */
function midnight(utc: number): string {
  const greenwich = Math.min(utc, LAST);
  const day = new Date(greenwich).toISOString().slice(0, 10);
  const summer = new Date(greenwich - 2 * HOUR);
  return (dayOf(summer) === day ? summer : new Date(greenwich - HOUR)).toISOString();
}
