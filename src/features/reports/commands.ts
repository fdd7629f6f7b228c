import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { slugOf } from '#names/slug.ts';
import { canFilter } from './indicators.ts';
import { indicatorFilters, measures, type IndicatorFilter, type Measure } from './kinds.ts';
import { IndicatorInput } from './schemas.ts';

/**
 * Defines an indicator of a programme.
 *
 * @returns its slug.
 * @throws Refused for who is not staff of the programme; Invalid, also where the measure cannot be narrowed so.
 */
export function createIndicator(db: Database, act: Act, input: IndicatorInput): string {
  return change(db, act, (record) => {
    const { programmeId, objectiveId, problems } = resolve(db, input);
    if (programmeId !== undefined) requireStaffOf(act.actor, { programmeId, country: null });
    if (problems.length > 0) throw new Invalid(problems);
    const slug = freeSlug(db, input.name);
    db.prepare(
      `insert into indicators (slug, programme_id, objective_id, name, measure, filters, baseline, baseline_on, target,
         target_on, is_example, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      slug,
      programmeId!,
      objectiveId,
      input.name.trim(),
      input.measure,
      JSON.stringify(filtersOf(input)),
      input.baseline ?? null,
      input.baselineOn || null,
      input.target ?? null,
      input.targetOn || null,
      input.isExample ? 1 : 0,
      act.at.toISOString(),
    );
    record({
      noun: 'programme',
      id: programmeId!,
      event: 'programme.indicator-defined',
      after: { indicator: slug, ...input },
    });
    return slug;
  });
}

/** Takes an indicator out of use; what it was stays in the history. @throws NotFound; Refused. */
export function retireIndicator(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    const row = db
      .prepare<{ id: number; programmeId: number }>(
        'select id, programme_id as programmeId from indicators where slug = ? and retired_at is null',
      )
      .get(slug);
    if (!row) throw new NotFound(`no indicator ${slug}`);
    requireStaffOf(act.actor, { programmeId: row.programmeId, country: null });
    db.prepare('update indicators set retired_at = ? where id = ?').run(act.at.toISOString(), row.id);
    record({
      noun: 'programme',
      id: row.programmeId,
      event: 'programme.indicator-retired',
      before: { indicator: slug },
    });
  });
}

function resolve(db: Database, input: IndicatorInput) {
  const problems: Problem[] = shapeProblems(IndicatorInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((one) => one.path === path)) problems.push({ path, message });
  };
  const programmeId = db
    .prepare<{ id: number }>('select id from programmes where slug = ?')
    .get(input.programme)?.id;
  expect(programmeId !== undefined, '/programme', 'problem.indicatorProgramme');
  const objectiveId =
    input.objective === undefined
      ? null
      : (db
          .prepare<{ id: number }>('select id from objectives where programme_id = ? and number = ?')
          .get(programmeId ?? 0, input.objective)?.id ?? null);
  expect(input.objective === undefined || objectiveId !== null, '/objective', 'problem.indicatorObjective');
  expect(input.name.trim() !== '', '/name', 'problem.indicatorName');
  const isMeasure = measures.some((known) => known === input.measure);
  expect(isMeasure, '/measure', 'problem.indicatorMeasure');
  for (const name of Object.keys(filtersOf(input)) as IndicatorFilter[]) {
    const path = `/${name === 'programme' ? 'ofProgramme' : name}`;
    if (isMeasure) expect(canFilter(db, input.measure as Measure, name), path, 'problem.indicatorFilter');
  }
  for (const path of ['baselineOn', 'targetOn'] as const)
    expect(!input[path] || isPartialDate(input[path]), `/${path}`, 'problem.dateUnreadable');
  return { programmeId, objectiveId, problems };
}

function filtersOf(input: IndicatorInput): Partial<Record<IndicatorFilter, string>> {
  return Object.fromEntries(
    indicatorFilters.flatMap((name) => {
      const value = input[name === 'programme' ? 'ofProgramme' : name];
      return value ? [[name, value] as const] : [];
    }),
  );
}

function freeSlug(db: Database, name: string): string {
  const wanted = slugOf(name) || 'indicator';
  const isFree = (slug: string) =>
    slug !== 'new' && db.prepare('select 1 from indicators where slug = ?').get(slug) === undefined;
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
