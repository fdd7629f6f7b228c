import type { Problem } from '#errors.ts';
import { timeProblems } from '#features/events/rules.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { isPartialDate } from '#language/partial-date.ts';

/** What the rules ask about a ceremony that is to be stored. */
export interface CeremonyFacts {
  title: string;
  plannedOn: string | null;
  plannedFrom: string | null;
  plannedUntil: string | null;
  place: string | null;
  isListPublic: boolean;
}

/** What is wrong with a ceremony's own facts; what it refers to is looked up by the command. */
export function ceremonyProblems(facts: CeremonyFacts, countries: readonly string[]): Problem[] {
  const { title, plannedOn, plannedFrom, plannedUntil } = facts;
  const problems: Problem[] = [];
  if (!title) problems.push({ path: '/title', message: 'problem.titleMissing' });
  if (plannedOn !== null && !isPartialDate(plannedOn))
    problems.push({ path: '/plannedOn', message: 'problem.dateUnreadable' });
  if (plannedFrom !== null && plannedOn?.length !== 10)
    problems.push({ path: '/plannedOn', message: 'problem.timeWithoutDay' });
  if (!countries.every(isCountry)) problems.push({ path: '/countries', message: 'problem.countryUnknown' });
  return [
    ...problems,
    ...timeProblems(
      { from: plannedFrom ?? undefined, until: plannedUntil ?? undefined },
      { from: '/plannedFrom', until: '/plannedUntil' },
    ),
  ];
}

/** Where a grant stands after it was moved: the order without it, then with it at the place asked for. */
export function moved(order: readonly number[], id: number, position: number): number[] {
  const rest = order.filter((other) => other !== id);
  rest.splice(Math.max(0, Math.min(position - 1, rest.length)), 0, id);
  return rest;
}
