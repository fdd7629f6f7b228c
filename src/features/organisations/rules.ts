import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Problem } from '#errors.ts';

import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';
import { isCountry } from './countries.ts';
import { OrganisationInput } from './schemas.ts';

/** The input with spaces at the ends cut off and what is blank left out, so that blank is stored as unknown. */
export function tidyInput(input: OrganisationInput): OrganisationInput {
  const tidy = (value: unknown): unknown => {
    if (typeof value === 'string') return value.trim().normalize('NFC') || undefined;
    if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== undefined);
    if (value !== null && typeof value === 'object') {
      const entries = Object.entries(value).map(([key, item]) => [key, tidy(item)] as const);
      return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
    }
    return value;
  };
  return tidy(input) as OrganisationInput;
}

/**
 * What is wrong with a tidied input by itself, before it is held against what the registry has.
 *
 * @param today YYYY-MM-DD, for dates that lie ahead.
 */
export function organisationProblems(input: OrganisationInput, today: string): Problem[] {
  const shape = shapeProblems(OrganisationInput, input).map((problem) =>
    problem.message === 'problem.tooLong' ? problem : (own[problem.path] ?? problem),
  );
  const found: Problem[] = [];
  if (!/[\p{L}\p{N}]/u.test(input.name ?? '')) found.push(NAME);
  if (input.country && !isCountry(input.country))
    found.push({ path: '/country', message: 'problem.countryUnknown' });
  found.push(
    ...dateProblems('/foundedOn', input.foundedOn, today),
    ...dateProblems('/source/readOn', input.source?.readOn, today),
  );
  input.otherNames?.forEach(({ usedFrom, usedUntil }, place) => {
    const path = `/otherNames/${place}/usedFrom`;
    found.push(...dateProblems(path, usedFrom, today), ...dateProblems(path, usedUntil, today));
    const isTurned = usedFrom && usedUntil && (comparePartialDates(usedFrom, usedUntil) ?? 0) > 0;
    if (isTurned) found.push({ path, message: 'problem.nameYears' });
  });
  const tags = [...(input.workingLanguages ?? []), ...Object.keys(input.furtherMissions ?? {})];
  if (tags.some((tag) => !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)))
    found.push({ path: '/workingLanguages', message: 'problem.languageTag' });
  if (input.website && !isWebAddress(input.website))
    found.push({ path: '/website', message: 'problem.webAddress' });
  return [...shape, ...found].filter(
    (problem, place, all) => all.findIndex(({ path }) => path === problem.path) === place,
  );
}

const NAME: Problem = { path: '/name', message: 'problem.organisationName' };

/** Shapes that have words of their own. */
const own: Record<string, Problem> = {
  '/name': NAME,
  '/kind': { path: '/kind', message: 'problem.organisationKind' },
  '/country': { path: '/country', message: 'problem.countryUnknown' },
  '/foundedOn': { path: '/foundedOn', message: 'problem.dateUnreadable' },
  '/source/readOn': { path: '/source/readOn', message: 'problem.dateUnreadable' },
};

function dateProblems(path: string, date: string | undefined, today: string): Problem[] {
  if (date === undefined) return [];
  if (!isPartialDate(date)) return [{ path, message: 'problem.dateUnreadable' }];
  return (comparePartialDates(date, today) ?? 0) > 0 ? [{ path, message: 'problem.dateAhead' }] : [];
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
