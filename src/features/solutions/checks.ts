import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isAhead } from '#features/coalitions/rules.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { exactKey } from '#names/keys.ts';
import { diffusionSteps } from './kinds.ts';
import { DiffusionInput, SolutionInput } from './schemas.ts';

/** What the slugs of an input stand for. */
export interface ResolvedSolution {
  themeId: number | null;
  organisationId: number | null;
  sessionId: number | null;
}

/** Every problem of what is said of a solution, and the records that it names. */
export function checkSolution(
  db: Database,
  input: SolutionInput,
  today: string,
): { problems: Problem[]; resolved: ResolvedSolution } {
  const problems = shapeProblems(SolutionInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine) problems.push({ path, message });
  };
  const { title, whatWorks, theme, originCountry, originSince, originOrganisation, proposedAt } = input;
  expect(title.trim() !== '', '/title', 'problem.solutionTitle');
  expect(whatWorks.trim() !== '', '/whatWorks', 'problem.solutionWhat');
  expect(!originCountry || isCountry(originCountry), '/originCountry', 'problem.countryUnknown');
  problems.push(...dateProblems('/originSince', originSince, today));
  const idOf = (query: string, ...values: string[]) =>
    db.prepare<{ id: number }>(query).get(...values)?.id ?? null;
  const themeId = theme ? idOf('select id from themes where slug = ?', theme) : null;
  expect(!theme || themeId !== null, '/theme', 'problem.themeUnknown');
  const organisationId = originOrganisation ? organisationOf(db, originOrganisation) : null;
  expect(
    !originOrganisation || organisationId !== null,
    '/originOrganisation',
    'problem.organisationUnknown',
  );
  const sessionId = proposedAt
    ? idOf(
        `select sessions.id from sessions join events on events.id = sessions.event_id
         where events.slug = ? and sessions.slug = ?`,
        proposedAt.event,
        proposedAt.session,
      )
    : null;
  expect(!proposedAt || sessionId !== null, '/proposedAt', 'problem.sessionUnknown');
  return { problems: firstOfEach(problems), resolved: { themeId, organisationId, sessionId } };
}

/** The organisation of that slug, or the only one of that name. */
function organisationOf(db: Database, named: string): number | null {
  const rows = db
    .prepare<{ id: number }>(
      `select distinct coalesce(merged_into_id, id) as id from organisations where (slug = :slug
         or id in (select organisation_id from organisation_names where exact_key = :key))
         and ${uncovered('organisation', 'organisations.id')} limit 2`,
    )
    .all({ slug: named, key: exactKey(named) });
  return rows.length === 1 ? rows[0]!.id : null;
}

/** Every problem of a step that shows without knowing the solution. */
export function checkStep(input: DiffusionInput, today: string): Problem[] {
  const problems = shapeProblems(DiffusionInput, input);
  if (!isCountry(input.country)) problems.push({ path: '/country', message: 'problem.countryUnknown' });
  if (!diffusionSteps.some((known) => known === input.step))
    problems.push({ path: '/step', message: 'problem.diffusionStep' });
  problems.push(...dateProblems('/takenOn', input.takenOn, today));
  return firstOfEach(problems);
}

function dateProblems(path: string, date: string | undefined, today: string): Problem[] {
  if (!date) return [];
  if (!isPartialDate(date)) return [{ path, message: 'problem.dateUnreadable' }];
  return isAhead(date, today) ? [{ path, message: 'problem.dateAhead' }] : [];
}

function firstOfEach(problems: Problem[]): Problem[] {
  return problems.filter(({ path }, place) => problems.findIndex((one) => one.path === path) === place);
}
