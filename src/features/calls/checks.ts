import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { CallInput } from './schemas.ts';
import { findOptionalOrganisation } from './stored.ts';

/** What the slugs of an input stand for. */
export interface ResolvedCall {
  organisationId: number;
  schemeId: number | null;
  themeIds: number[];
}

/** Every problem of a call, and the records that it names. */
export function checkCall(
  db: Database,
  input: CallInput,
  today: string,
): { problems: Problem[]; resolved: ResolvedCall } {
  const problems = shapeProblems(CallInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((problem) => problem.path === path)) problems.push({ path, message });
  };
  const organisationId = findOptionalOrganisation(db, input.organisation);
  const idOf = (table: 'schemes' | 'themes', slug: string) =>
    db.prepare<{ id: number }>(`select id from ${table} where slug = ?`).get(slug)?.id;
  const schemeId = input.scheme ? idOf('schemes', input.scheme) : null;
  const themeIds = (input.themes ?? []).map((slug) => idOf('themes', slug));
  const isDay = input.deadline.length === 10 && isPartialDate(input.deadline);
  expect(organisationId !== undefined, '/organisation', 'problem.callOrganisation');
  expect(input.title.trim() !== '', '/title', 'problem.callTitle');
  expect(input.offered.trim() !== '', '/offered', 'problem.callOffered');
  expect(input.wanted.trim() !== '', '/wanted', 'problem.callWanted');
  expect(schemeId !== undefined, '/scheme', 'problem.callScheme');
  expect(
    themeIds.every((id) => id !== undefined),
    '/themes',
    'problem.themeUnknown',
  );
  expect((input.countries ?? []).every(isCountry), '/countries', 'problem.countryUnknown');
  expect(
    (input.languages ?? []).every((tag) => /^[a-z]{2,3}$/.test(tag)),
    '/languages',
    'problem.languageTag',
  );
  expect(isDay, '/deadline', 'problem.callDeadline');
  expect(!isDay || input.deadline >= today, '/deadline', 'problem.callDeadlinePast');
  return {
    problems,
    resolved: {
      organisationId: organisationId ?? 0,
      schemeId: schemeId ?? null,
      themeIds: [...new Set(themeIds.flatMap((id) => id ?? []))],
    },
  };
}
