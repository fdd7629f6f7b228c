import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import { keptValue } from '#database/kept.ts';
import { dayOf } from '#language/format.ts';
import type { SchemeConditions } from './table.ts';

export interface ProgrammeRow {
  id: number;
  slug: string;
  name: string;
  shortName: string;
  code: string;
}

export interface SchemeRow {
  id: number;
  slug: string;
  name: string;
  kind: string;
  programmeId: number;
  programme: string;
}

/**
 * The condition, in SQL, that no import is about to bring a programme or a scheme, or to take it away again: with the
 * first of its grants it is there.
 */
export function arrived(noun: 'programme' | 'scheme'): string {
  return `(not exists (select 1 from import_rows join imports on imports.id = import_rows.import_id
      where import_rows.noun = '${noun}' and import_rows.record_id = ${noun}s.id
        and imports.state in ('applying', 'undoing'))
    or exists (select 1 from grants where grants.${noun}_id = ${noun}s.id and grants.status is not 'incoming'
      and ${uncovered('grant', 'grants.id')}))`;
}

/** Every programme, in the order in which they were entered. */
export function listProgrammes(db: Database): ProgrammeRow[] {
  return keptValue(db, 'programmes', () =>
    db
      .prepare<ProgrammeRow>(
        `select id, slug, name, short_name as shortName, code from programmes
         where ${arrived('programme')} order by id`,
      )
      .all(),
  );
}

/** Every scheme with its programme, those of one programme together. */
export function listSchemes(db: Database): SchemeRow[] {
  return keptValue(db, 'schemes', () =>
    db
      .prepare<SchemeRow>(
        `select schemes.id, schemes.slug, schemes.name, schemes.kind, schemes.programme_id as programmeId,
           programmes.short_name as programme
         from schemes join programmes on programmes.id = schemes.programme_id
         where ${arrived('scheme')} order by schemes.programme_id, schemes.id`,
      )
      .all(),
  );
}

/**
 * The conditions of a scheme that were in force on a day; undefined where its rules are unknown.
 *
 * @param on as precise as known; today where it is not given.
 */
export function findOptionalConditions(
  db: Database,
  schemeId: number,
  on: string | null | undefined,
): SchemeConditions | undefined {
  const versions = db
    .prepare<{ conditions: string; inForceFrom: string | null; inForceUntil: string | null }>(
      `select conditions, in_force_from as inForceFrom, in_force_until as inForceUntil from scheme_versions
       where scheme_id = ? order by in_force_from desc`,
    )
    .all(schemeId);
  const version = versions.find(({ inForceFrom, inForceUntil }) => {
    if (inForceFrom === null && inForceUntil === null) return true;
    const day = on ?? dayOf(new Date());
    const isBegun = inForceFrom === null || inForceFrom.slice(0, day.length) <= day;
    return isBegun && (inForceUntil === null || inForceUntil.slice(0, day.length) >= day);
  });
  return version && (JSON.parse(version.conditions) as SchemeConditions);
}
