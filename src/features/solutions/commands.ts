import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { requireStaff } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { checkSolution, checkStep } from './checks.ts';
import type { DiffusionStep } from './kinds.ts';
import { freeSlug, indexSolution, solutionFacts, valuesOf, writeStep } from './records.ts';
import { stepProblems, type AskedStep } from './rules.ts';
import type { DiffusionInput, SolutionInput } from './schemas.ts';
import { findCarrier, readSteps, type StepRow } from './steps.ts';

/**
 * Records a solution: what it is and where it works.
 *
 * @throws Refused for who is not staff; Invalid naming every problem.
 */
export function createSolution(
  db: Database,
  act: Act,
  input: SolutionInput,
  importKey: string | null = null,
): { id: number; slug: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const { problems, resolved } = checkSolution(db, input, dayOf(act.at));
    refuse(problems);
    const slug = freeSlug(db, input.title);
    const at = act.at.toISOString();
    const { lastInsertRowid } = db
      .prepare(
        `insert into solutions (slug, title, theme_id, problem, what_works, origin_country, origin_since,
           origin_organisation_id, evidence_text, session_id, note, import_key, created_at, updated_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(slug, ...valuesOf(input, resolved), importKey, at, at);
    const id = Number(lastInsertRowid);
    if (input.source) cite(db, 'solution', id, input.source);
    const after = solutionFacts(db, id);
    indexSolution(db, id);
    record({ noun: 'solution', id, event: 'solution.created', after: { slug, ...after } });
    return { id, slug };
  });
}

/**
 * Puts a solution's own facts right; what is absent becomes “not published”. The address stays.
 *
 * @throws NotFound; Refused; Invalid, also where the country of origin would be its own adopter.
 */
export function editSolution(db: Database, act: Act, slug: string, input: SolutionInput): void {
  change(db, act, (record) => {
    const { id } = solutionOf(db, slug);
    requireStaff(act.actor);
    const { problems, resolved } = checkSolution(db, input, dayOf(act.at));
    const isAdopter = db
      .prepare('select 1 from diffusion_steps where solution_id = ? and country = ? and part is null')
      .get(id, input.originCountry ?? '');
    refuse([
      ...problems,
      ...(isAdopter ? [{ path: '/originCountry', message: 'problem.originAdopts' } as const] : []),
    ]);
    const before = solutionFacts(db, id);
    db.prepare(
      `update solutions set title = ?, theme_id = ?, problem = ?, what_works = ?, origin_country = ?,
         origin_since = ?, origin_organisation_id = ?, evidence_text = ?, session_id = ?, note = ? where id = ?`,
    ).run(...valuesOf(input, resolved), id);
    if (input.source) cite(db, 'solution', id, input.source);
    const changes = differences(before, solutionFacts(db, id));
    if (!changes) return;
    db.prepare('update solutions set updated_at = ? where id = ?').run(act.at.toISOString(), id);
    indexSolution(db, id);
    record({ noun: 'solution', id, event: 'solution.edited', ...changes });
  });
}

/**
 * Records a step that a country took with a solution.
 *
 * @returns the step's id.
 * @throws NotFound; Refused; Invalid: adopted and above without evidence, dropped without a reason, a step
 *   back, the country or the organisation of origin as its own adopter.
 */
export function recordStep(
  db: Database,
  act: Act,
  slug: string,
  input: DiffusionInput,
  importKey: string | null = null,
): number {
  return change(db, act, (record) => {
    const solution = solutionOf(db, slug);
    requireStaff(act.actor);
    refuse(checkStep(input, dayOf(act.at)));
    const carriers = carriersOf(db, input);
    refuse(
      stepProblems(
        solution.originCountry,
        stepsIn(db, solution.id, input.country),
        askedOf(input, carriers, solution),
      ),
    );
    const id = writeStep(db, solution.id, input, carriers, importKey, act.at.toISOString());
    db.prepare('update solutions set updated_at = ? where id = ?').run(act.at.toISOString(), solution.id);
    const { source, carriers: _, ...facts } = input;
    record({
      noun: 'solution',
      id: solution.id,
      event: 'solution.step-taken',
      after: {
        diffusionStep: id,
        ...facts,
        carriers: input.carriers ?? [],
        sources: source?.addresses ?? [],
      },
      subjects: carriers.flatMap(({ organisationId }) =>
        organisationId === null ? [] : [{ noun: 'organisation', id: organisationId } as const],
      ),
    });
    return id;
  });
}

type FoundCarrier = { name: string; organisationId: number | null; coalitionId: number | null };

function carriersOf(db: Database, input: DiffusionInput): FoundCarrier[] {
  return (input.carriers ?? [])
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => Object.assign({ name }, findCarrier(db, name, input.country)));
}

function stepsIn(db: Database, solutionId: number, country: string): StepRow[] {
  return (readSteps(db, [solutionId]).get(solutionId) ?? []).filter((step) => step.country === country);
}

function askedOf(
  input: DiffusionInput,
  carriers: FoundCarrier[],
  { originOrganisationId }: { originOrganisationId: number | null },
): AskedStep {
  return {
    country: input.country,
    part: input.part?.trim() || undefined,
    step: input.step as DiffusionStep,
    takenOn: input.takenOn || undefined,
    reason: input.reason,
    hasEvidence: (input.source?.addresses ?? []).some((address) => address.trim() !== ''),
    isByOrigin: carriers.some(
      ({ organisationId }) => organisationId !== null && organisationId === originOrganisationId,
    ),
  };
}

function solutionOf(
  db: Database,
  slug: string,
): { id: number; originCountry: string | null; originOrganisationId: number | null } {
  const row = db
    .prepare<{ id: number; originCountry: string | null; originOrganisationId: number | null }>(
      `select id, origin_country as originCountry, origin_organisation_id as originOrganisationId
       from solutions where slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no solution ${slug}`);
  return row;
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
