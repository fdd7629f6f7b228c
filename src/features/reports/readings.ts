import { currentRevision, type Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { findIds } from './counting.ts';
import type { Measure, ReadingReason } from './kinds.ts';
import { ruleOf, type IndicatorFilters } from './rule.ts';

/** The definition of an indicator by which something was counted. */
export interface Definition {
  version: number;
  measure: Measure;
  filters: IndicatorFilters;
}

/** What an indicator counted at one moment. */
export interface Reading extends Definition {
  /** Undefined for what is counted now and not kept. */
  id: number | undefined;
  reason: ReadingReason | 'now';
  label: string | null;
  revision: number;
  records: number[];
  takenAt: string;
}

/** What everybody may see is what is kept, whoever keeps it. */
const anybody = { language: 'en', isStaff: false } as const;

/** What the registry counts now by a definition. It must be read before the change at hand is written. */
export function readNow(db: Database, definition: Definition, at: Date): Reading {
  const { version, measure, filters } = definition;
  const { list, chosen } = ruleOf(db, measure, filters);
  return {
    id: undefined,
    reason: 'now',
    label: null,
    version,
    measure,
    filters,
    revision: currentRevision(db),
    records: findIds(db, list, chosen, anybody),
    takenAt: at.toISOString(),
  };
}

/** Keeps a reading, within the change that asks for it. @returns its id. */
export function saveReading(
  db: Database,
  indicatorId: number,
  reading: Reading,
  reason: ReadingReason,
  label: string | null = null,
): number {
  const { version, measure, filters, revision, records, takenAt } = reading;
  const { lastInsertRowid } = db
    .prepare(
      `insert into indicator_readings
         (indicator_id, version, measure, filters, reason, label, revision, records, taken_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      indicatorId,
      version,
      measure,
      JSON.stringify(filters),
      reason,
      label,
      revision,
      JSON.stringify(records),
      takenAt,
    );
  return Number(lastInsertRowid);
}

type Stored = Omit<Reading, 'filters' | 'records'> & { filters: string; records: string };

/** Every reading of an indicator, the oldest first. */
export function listReadings(db: Database, indicatorId: number): (Reading & { id: number })[] {
  return db
    .prepare<Stored & { id: number }>(
      `select id, version, measure, filters, reason, label, revision, records, taken_at as takenAt
       from indicator_readings where indicator_id = ? order by id`,
    )
    .all(indicatorId)
    .map((row) => ({
      ...row,
      filters: JSON.parse(row.filters) as IndicatorFilters,
      records: JSON.parse(row.records) as number[],
    }));
}

/** One of them. @throws NotFound */
export function readingIn(readings: readonly (Reading & { id: number })[], id: number): Reading {
  const found = readings.find((one) => one.id === id);
  if (!found) throw new NotFound(`no reading ${id}`);
  return found;
}
