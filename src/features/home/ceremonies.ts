import {
  lastCeremony,
  listCeremonies,
  nextCeremony,
  type CeremonyRow,
} from '#features/ceremonies/queries.ts';
import type { Database } from '#database/connection.ts';

/** The ceremonies around a day: those ahead where there are any, else those that were last. */
export interface CeremoniesAround {
  isAhead: boolean;
  /** The next one, or the last one; undefined where none is recorded. */
  nearest: CeremonyRow | undefined;
  /** Those after the next one, or before the last one: the nearest first. */
  further: CeremonyRow[];
}

const FURTHER = 3;

/** @param today YYYY-MM-DD */
export function ceremoniesAround(db: Database, today: string): CeremoniesAround {
  const next = nextCeremony(db, today);
  const nearest = next ?? lastCeremony(db, today);
  if (!nearest) return { isAhead: false, nearest, further: [] };
  const condition = next
    ? `closed_at is null and length(planned_on) = 10 and planned_on >= ? order by planned_on, planned_from, id`
    : `planned_on < substr(?, 1, length(planned_on)) order by planned_on desc, planned_from desc, id desc`;
  const ids = db
    .prepare<{ id: number }>(`select id from ceremonies where ${condition} limit ${FURTHER + 1}`)
    .all(today)
    .map(({ id }) => id)
    .filter((id) => id !== nearest.id);
  return {
    isAhead: next !== undefined,
    nearest,
    further: listCeremonies(db, ids.slice(0, FURTHER), { isStaff: false }),
  };
}
