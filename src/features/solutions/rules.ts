import type { Problem } from '#errors.ts';
import { comparePartialDates } from '#language/partial-date.ts';
import { diffusionLadder, type DiffusionStep } from './kinds.ts';

/** What of a step decides how far a country is. */
export interface DiffusionFact {
  step: DiffusionStep;
  takenOn: string | null;
  /** Which part of the country, where it holds in a part only. */
  part: string | null;
}

/** The place of a step on the ladder, from 0; -1 for what was dropped. */
export function rankOf(step: DiffusionStep): number {
  return diffusionLadder.findIndex((known) => known === step);
}

const ADOPTED = rankOf('adopted');

/** Adopted and above need evidence, and only they count as taken up. */
export function isAdopted(step: DiffusionStep): boolean {
  return rankOf(step) >= ADOPTED;
}

/** The step that stands for the country as a whole: the last one recorded. */
export function wholeStep<Fact extends DiffusionFact>(steps: readonly Fact[]): Fact | undefined {
  return steps.findLast(({ part }) => part === null);
}

/**
 * The step that is shown for a country, of all its steps in the order of recording: that of the whole country,
 * or that of a part where a part is further. A part is drawn half and never counts as the country
 * (DOMAIN.md, “Solution”).
 */
export function presentStep<Fact extends DiffusionFact>(steps: readonly Fact[]): Fact | undefined {
  const whole = wholeStep(steps);
  const parts = [
    ...Map.groupBy(
      steps.filter(({ part }) => part !== null),
      ({ part }) => part,
    ).values(),
  ];
  const furthest = parts
    .map((group) => group.at(-1)!)
    .toSorted((left, right) => rankOf(right.step) - rankOf(left.step))[0];
  if (!whole || !furthest) return whole ?? furthest;
  return rankOf(furthest.step) > rankOf(whole.step) ? furthest : whole;
}

/**
 * Since when nothing moved, where that is a year or more: undefined for what is implemented or dropped, for an
 * undated step, and where the date is not precise enough to tell.
 *
 * @param today YYYY-MM-DD
 */
export function stuckSince({ step, takenOn }: DiffusionFact, today: string): string | undefined {
  if (takenOn === null || step === 'implemented' || step === 'dropped') return undefined;
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return (comparePartialDates(takenOn, yearAgo) ?? 0) < 0 ? takenOn : undefined;
}

/** A step that is asked for, and what it is asked of. */
export interface AskedStep {
  country: string;
  part: string | undefined;
  step: DiffusionStep;
  takenOn: string | undefined;
  reason: string | undefined;
  hasEvidence: boolean;
  /** True where a carrier is the organisation from which the solution comes. */
  isByOrigin: boolean;
}

/** What stands against a step, given the steps of that country so far, in the order of recording. */
export function stepProblems(
  origin: string | null,
  steps: readonly DiffusionFact[],
  asked: AskedStep,
): Problem[] {
  const problems: Problem[] = [];
  const { country, part, step, takenOn, reason, hasEvidence, isByOrigin } = asked;
  if (origin === country && part === undefined)
    problems.push({ path: '/country', message: 'problem.diffusionOrigin' });
  if (isByOrigin) problems.push({ path: '/carriers', message: 'problem.diffusionByOrigin' });
  if (step === 'dropped' && !reason?.trim())
    problems.push({ path: '/reason', message: 'problem.diffusionDropped' });
  if (isAdopted(step) && !hasEvidence)
    problems.push({ path: '/source', message: 'problem.diffusionEvidence' });
  const last = steps.findLast((one) => one.part === (part ?? null));
  if (!last) return problems;
  if (rankOf(last.step) >= 0 && step !== 'dropped' && rankOf(step) <= rankOf(last.step))
    problems.push({ path: '/step', message: 'problem.diffusionBackwards' });
  if (takenOn && last.takenOn && (comparePartialDates(takenOn, last.takenOn) ?? 0) < 0)
    problems.push({ path: '/takenOn', message: 'problem.diffusionEarlier', values: { date: last.takenOn } });
  return problems;
}

/**
 * How long it took from one date to another, in whole months where both are known to the month, else in years;
 * undefined where a date is missing or the second comes first.
 */
export function timeBetween(
  from: string | null,
  until: string | null,
): { months: number } | { years: number } | undefined {
  if (from === null || until === null || (comparePartialDates(from, until) ?? 0) > 0) return undefined;
  const [year = 0, month] = from.split('-').map(Number);
  const [otherYear = 0, otherMonth] = until.split('-').map(Number);
  return month === undefined || otherMonth === undefined
    ? { years: otherYear - year }
    : { months: (otherYear - year) * 12 + otherMonth - month };
}
