import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isAhead } from '#features/coalitions/rules.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import { isCountry } from '#features/organisations/countries.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { indexForSearch } from '#lists/search.ts';
import { outcomeSteps, type OutcomeStep } from './kinds.ts';
import { moveProblems, type LadderFact } from './rules.ts';
import { OutcomeInput } from './schemas.ts';

/**
 * Records a change at an institution: a step on its ladder, or that it was rejected or rolled back.
 *
 * @returns the outcome's id.
 * @throws NotFound; Refused for who is neither staff nor of a member; Invalid naming every problem.
 */
export function recordOutcome(
  db: Database,
  act: Act,
  slug: string,
  input: OutcomeInput,
  importKey: string | null = null,
): number {
  return change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    requireWorkspace(db, act.actor, coalition);
    refuse(checkOutcome(input, dayOf(act.at)));
    if (act.door !== 'seed') refuse(ladderProblems(db, coalition.id, input));
    const at = act.at.toISOString();
    const { lastInsertRowid } = db
      .prepare(
        `insert into outcomes (coalition_id, step, institution, country, happened_on, what_changed, contribution,
           reason, note, import_key, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(coalition.id, ...valuesOf(input), importKey, at, at);
    const id = Number(lastInsertRowid);
    if (input.source) cite(db, 'outcome', id, input.source);
    const after = outcomeFacts(db, id);
    index(db, id, after);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.outcome-recorded',
      after: { outcome: id, ...after },
      subjects: [{ noun: 'outcome', id }],
    });
    return id;
  });
}

/**
 * Puts what is said of an outcome right, and adds the evidence given. The step stays: a further step, or a step
 * back, is an outcome of its own.
 *
 * @throws NotFound; Refused; Invalid.
 */
export function editOutcome(db: Database, act: Act, slug: string, id: number, input: OutcomeInput): void {
  change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    const stored = db
      .prepare<{ step: string }>('select step from outcomes where id = ? and coalition_id = ?')
      .get(id, coalition.id);
    if (!stored) throw new NotFound(`no outcome ${id} of ${slug}`);
    requireWorkspace(db, act.actor, coalition);
    refuse([
      ...checkOutcome(input, dayOf(act.at)),
      ...(input.step === stored.step
        ? []
        : [{ path: '/step', message: 'problem.outcomeStepStays' } as const]),
    ]);
    const before = outcomeFacts(db, id);
    db.prepare(
      `update outcomes set step = ?, institution = ?, country = ?, happened_on = ?, what_changed = ?,
         contribution = ?, reason = ?, note = ? where id = ?`,
    ).run(...valuesOf(input), id);
    if (input.source) cite(db, 'outcome', id, input.source);
    const after = outcomeFacts(db, id);
    const changes = differences(before, after);
    if (!changes) return;
    db.prepare('update outcomes set updated_at = ? where id = ?').run(act.at.toISOString(), id);
    index(db, id, after);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.outcome-edited',
      before: { outcome: id, ...changes.before },
      after: { outcome: id, ...changes.after },
      subjects: [{ noun: 'outcome', id }],
    });
  });
}

function checkOutcome(input: OutcomeInput, today: string): Problem[] {
  const problems = shapeProblems(OutcomeInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine) problems.push({ path, message });
  };
  const { step, institution, country, happenedOn, whatChanged } = input;
  expect(
    outcomeSteps.some((known) => known === step),
    '/step',
    'problem.outcomeStep',
  );
  expect(institution.trim() !== '', '/institution', 'problem.outcomeInstitution');
  expect(!country || isCountry(country), '/country', 'problem.countryUnknown');
  expect(whatChanged.trim() !== '', '/whatChanged', 'problem.outcomeWhat');
  const isDate = !happenedOn || isPartialDate(happenedOn);
  expect(isDate, '/happenedOn', 'problem.dateUnreadable');
  expect(!isDate || !isAhead(happenedOn, today), '/happenedOn', 'problem.dateAhead');
  return problems.filter(({ path }, place) => problems.findIndex((one) => one.path === path) === place);
}

function ladderProblems(db: Database, coalitionId: number, input: OutcomeInput): Problem[] {
  const ladder = db
    .prepare<LadderFact>(
      `select step, happened_on as happenedOn from outcomes
       where coalition_id = ? and institution = ? and country is ? order by id`,
    )
    .all(coalitionId, input.institution.trim(), input.country || null);
  return moveProblems(ladder, {
    step: input.step as OutcomeStep,
    happenedOn: input.happenedOn,
    reason: input.reason,
  });
}

function valuesOf(input: OutcomeInput): (string | null)[] {
  const { step, institution, country, happenedOn, whatChanged, contribution, reason, note, source } = input;
  return [
    step,
    institution.trim(),
    country || null,
    happenedOn || null,
    whatChanged.trim(),
    contribution?.trim() || null,
    reason?.trim() || null,
    note?.trim() || source?.note || null,
  ];
}

/** An outcome's facts as history keeps them, its sources included. */
function outcomeFacts(db: Database, id: number): Record<string, unknown> {
  const { sources, ...row } = db
    .prepare<Record<string, string | null>>(
      `select step, institution, country, happened_on as happenedOn, what_changed as whatChanged, contribution,
         reason, note, (select json_group_array(address) from (select sources.address from citations
           join sources on sources.id = citations.source_id
           where noun = 'outcome' and record_id = outcomes.id order by citations.id)) as sources
       from outcomes where id = ?`,
    )
    .get(id)!;
  return { ...row, sources: JSON.parse(sources ?? '[]') as string[] };
}

function index(db: Database, id: number, facts: Record<string, unknown>): void {
  indexForSearch(
    db,
    'outcome_search',
    id,
    [String(facts['whatChanged']), String(facts['institution'])],
    [(facts['contribution'] as string | null) ?? null],
  );
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
