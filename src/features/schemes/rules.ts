/** While a version of a scheme's conditions is in force; null is without that end. */
export interface Period {
  inForceFrom: string | null;
  inForceUntil: string | null;
}

/** Whether two periods have a day in common; a date known to a month or a year stands for all its days. */
export function doOverlap(one: Period, other: Period): boolean {
  return (
    startsBefore(one.inForceFrom, other.inForceUntil) && startsBefore(other.inForceFrom, one.inForceUntil)
  );
}

/** The first version with a day in common with a new period. */
export function firstOverlap<Version extends Period>(
  versions: readonly Version[],
  period: Period,
): Version | undefined {
  return versions.find((version) => doOverlap(version, period));
}

/** Whether a day as precise as known lies within a period, or may. */
export function isWithin(day: string, { inForceFrom, inForceUntil }: Period): boolean {
  return startsBefore(inForceFrom, day) && startsBefore(day, inForceUntil);
}

function startsBefore(start: string | null, end: string | null): boolean {
  if (start === null || end === null) return true;
  const length = Math.min(start.length, end.length);
  return start.slice(0, length) <= end.slice(0, length);
}
