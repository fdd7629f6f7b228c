import type { Database } from '#database/connection.ts';
import { change, differences, type RecordHistory } from '#database/history.ts';
import { inFormOrder, Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { memberCountries } from '#features/coalitions/kinds.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { slugOf } from '#names/slug.ts';
import { indicatorFilters, measures, type IndicatorFilter, type Measure } from './kinds.ts';
import { readNow, saveReading, type Definition } from './readings.ts';
import { canFilter, type IndicatorFilters } from './rule.ts';
import { IndicatorInput, ReadingInput } from './schemas.ts';

/**
 * Defines an indicator of a programme, and keeps what it counts at that moment.
 *
 * @returns its slug.
 * @throws Refused for who is not staff of the programme; Invalid, also where the measure cannot be narrowed so.
 */
export function createIndicator(db: Database, act: Act, input: IndicatorInput): string {
  return change(db, act, (record) => {
    const resolved = resolve(db, input);
    const programmeId = expectStaff(act, resolved);
    const reading = readNow(db, definitionOf(input, 1), act.at);
    const slug = freeSlug(db, input.name);
    const { lastInsertRowid } = db
      .prepare(
        `insert into indicators (slug, programme_id, objective_id, name, measure, filters, baseline, baseline_on,
           target, target_on, is_example, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(slug, ...valuesOf(programmeId, resolved.objectiveId, input), act.at.toISOString());
    saveReading(db, Number(lastInsertRowid), reading, 'defined');
    record({
      noun: 'programme',
      id: programmeId,
      event: 'programme.indicator-defined',
      after: { indicator: slug, ...input },
    });
    return slug;
  });
}

/**
 * Changes an indicator: all of its facts, in which what is absent becomes not set. Where what is counted changes, a
 * new definition begins, and what the old and the new one count at that moment is kept, so that later nobody
 * takes the one for the other. Changing nothing leaves no trace.
 *
 * @throws NotFound, also where it is out of use; Refused for who is not staff of the programme; Invalid.
 */
export function editIndicator(db: Database, act: Act, slug: string, input: IndicatorInput): void {
  change(db, act, (record) => {
    const found = findInUse(db, act, slug);
    const resolved = resolve(db, input);
    const programmeId = expectStaff(act, resolved);
    const changed = differences(inputOf(found), inputOf({ ...input, name: input.name.trim() }));
    if (!changed) return;
    const old = { version: found.version, measure: found.measure, filters: filtersOf(found) };
    const isRedefined = ruleText(old) !== ruleText(definitionOf(input, 0));
    const version = found.version + (isRedefined ? 1 : 0);
    const readings = [
      ...(isRedefined ? [{ reading: readNow(db, old, act.at), reason: 'closing' as const }] : []),
      { reading: readNow(db, definitionOf(input, version), act.at), reason: 'edited' as const },
    ];
    db.prepare(
      `update indicators set programme_id = ?, objective_id = ?, name = ?, measure = ?, filters = ?, baseline = ?,
         baseline_on = ?, target = ?, target_on = ?, is_example = ?, version = ? where id = ?`,
    ).run(...valuesOf(programmeId, resolved.objectiveId, input), version, found.id);
    for (const { reading, reason } of readings) saveReading(db, found.id, reading, reason);
    record({
      noun: 'programme',
      id: programmeId,
      event: isRedefined ? 'programme.indicator-redefined' : 'programme.indicator-edited',
      before: { indicator: slug, ...changed.before },
      after: { indicator: slug, ...changed.after },
      ...(programmeId === found.programmeId
        ? {}
        : { subjects: [{ noun: 'programme' as const, id: found.programmeId }] }),
    });
  });
}

/**
 * Takes an indicator out of use; what it was and what it counted last stay.
 *
 * @throws NotFound; Refused for who is not staff of the programme.
 */
export function retireIndicator(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    const found = findInUse(db, act, slug);
    saveReading(db, found.id, readNow(db, storedDefinition(found), act.at), 'retired');
    db.prepare('update indicators set retired_at = ? where id = ?').run(act.at.toISOString(), found.id);
    recordOf(record, found, 'retired', { before: { indicator: slug } });
  });
}

/**
 * Keeps what an indicator counts now under a label, such as the period of a report, so that later it can be told
 * what has changed since.
 *
 * @returns the id of the reading.
 * @throws NotFound; Refused for who is not staff of the programme; Invalid, also where the label is taken.
 */
export function keepReading(db: Database, act: Act, slug: string, input: ReadingInput): number {
  return change(db, act, (record) => {
    const found = findInUse(db, act, slug);
    const label = input.label.trim();
    const problems = shapeProblems(ReadingInput, input);
    if (label === '') problems.push({ path: '/label', message: 'problem.readingLabel' });
    const isTaken = db
      .prepare('select 1 from indicator_readings where indicator_id = ? and label = ?')
      .get(found.id, label);
    if (isTaken) problems.push({ path: '/label', message: 'problem.readingLabelTaken' });
    if (problems.length > 0) throw new Invalid(problems);
    const id = saveReading(db, found.id, readNow(db, storedDefinition(found), act.at), 'asked', label);
    recordOf(record, found, 'read', { after: { indicator: slug, label } });
    return id;
  });
}

interface Found extends IndicatorInput {
  id: number;
  programmeId: number;
  measure: Measure;
  version: number;
}

/** The indicator as it could be typed, for who is staff of its programme. @throws NotFound; Refused. */
function findInUse(db: Database, act: Act, slug: string): Found {
  const row = db
    .prepare<Omit<Found, 'isExample'> & { filters: string; isExample: number }>(
      `select indicators.id, indicators.programme_id as programmeId, programmes.slug as programme, objectives.number as objective,
         indicators.name, measure, filters, baseline, baseline_on as baselineOn, target, target_on as targetOn,
         is_example as isExample, version
       from indicators join programmes on programmes.id = indicators.programme_id
       left join objectives on objectives.id = indicators.objective_id
       where indicators.slug = ? and retired_at is null`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no indicator ${slug}`);
  requireStaffOf(act.actor, { programmeId: row.programmeId, country: null });
  const { filters: text, isExample, ...own } = row;
  const { programme: ofProgramme, ...filters } = JSON.parse(text) as IndicatorFilters;
  return { ...own, ...filters, ofProgramme, isExample: isExample === 1 };
}

/** An input in one order and without what is not set, so that two can be set side by side. */
function inputOf(input: IndicatorInput): Record<string, unknown> {
  const { programme, objective, name, measure, baseline, baselineOn, target, targetOn, isExample } = input;
  const filters = indicatorFilters.map((filter) => {
    const field = fieldOf(filter);
    return [field, input[field] || null] as const;
  });
  return {
    programme,
    objective: objective ?? null,
    name,
    measure,
    ...Object.fromEntries(filters),
    baseline: baseline ?? null,
    baselineOn: baselineOn || null,
    target: target ?? null,
    targetOn: targetOn || null,
    isExample: isExample ?? false,
  };
}

function definitionOf(input: IndicatorInput, version: number): Definition {
  return { version, measure: input.measure as Measure, filters: filtersOf(input) };
}

function storedDefinition(found: Found): Definition {
  return definitionOf(found, found.version);
}

function ruleText({ measure, filters }: Definition): string {
  return JSON.stringify([measure, indicatorFilters.map((name) => filters[name] ?? null)]);
}

function valuesOf(programmeId: number, objectiveId: number | null, input: IndicatorInput) {
  return [
    programmeId,
    objectiveId,
    input.name.trim(),
    input.measure,
    JSON.stringify(filtersOf(input)),
    input.baseline ?? null,
    input.baselineOn || null,
    input.target ?? null,
    input.targetOn || null,
    input.isExample ? 1 : 0,
  ];
}

function recordOf(
  record: RecordHistory,
  { programmeId }: Found,
  what: 'retired' | 'read',
  sides: { before?: Record<string, unknown>; after?: Record<string, unknown> },
): void {
  record({ noun: 'programme', id: programmeId, event: `programme.indicator-${what}`, ...sides });
}

/** The programme of what was typed, for who is its staff. @throws Refused; Invalid. */
function expectStaff(act: Act, { programmeId, problems }: ReturnType<typeof resolve>): number {
  if (programmeId !== undefined) requireStaffOf(act.actor, { programmeId, country: null });
  if (problems.length > 0) throw new Invalid(problems);
  return programmeId!;
}

/** The schema has the fields in the order of the form. */
const FORM_ORDER = Object.keys(IndicatorInput.properties).map((name) => `/${name}`);

function resolve(db: Database, input: IndicatorInput) {
  const problems: Problem[] = shapeProblems(IndicatorInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((one) => one.path === path)) problems.push({ path, message });
  };
  expect(input.name.trim() !== '', '/name', 'problem.indicatorName');
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
  const isMeasure = measures.some((known) => known === input.measure);
  expect(isMeasure, '/measure', 'problem.indicatorMeasure');
  for (const name of Object.keys(filtersOf(input)) as IndicatorFilter[]) {
    const path = `/${fieldOf(name)}`;
    if (isMeasure) expect(canFilter(db, input.measure as Measure, name), path, 'problem.indicatorFilter');
  }
  const isOffered = memberCountries.some((number) => number === input.memberCountries);
  const isLeftOut = !input.memberCountries && input.measure !== 'coalitions_of_countries';
  expect(isOffered || isLeftOut, '/memberCountries', 'problem.indicatorCountries');
  expect(!input.year || /^(?:\d{4}|none)$/.test(input.year), '/year', 'problem.indicatorYear');
  for (const path of ['baselineOn', 'targetOn'] as const)
    expect(!input[path] || isPartialDate(input[path]), `/${path}`, 'problem.dateUnreadable');
  return { programmeId, objectiveId, problems: inFormOrder(problems, FORM_ORDER) };
}

/** The programme that is counted is not the one that the indicator belongs to. */
function fieldOf(filter: IndicatorFilter) {
  return filter === 'programme' ? 'ofProgramme' : filter;
}

function filtersOf(input: IndicatorInput): IndicatorFilters {
  return Object.fromEntries(
    indicatorFilters.flatMap((name) => {
      const value = input[fieldOf(name)];
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
