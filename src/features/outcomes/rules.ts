import type { Problem } from '#errors.ts';
import { comparePartialDates } from '#language/partial-date.ts';
import { ladderSteps, type OutcomeStep } from './kinds.ts';

/** What of an outcome decides how far its institution stands. */
export interface LadderFact {
  step: OutcomeStep;
  happenedOn: string | null;
}

/** The place of a step on the ladder, from 0; -1 for what was rejected or rolled back. */
export function rankOf(step: OutcomeStep): number {
  return ladderSteps.findIndex((known) => known === step);
}

/**
 * How far an institution stands, after all that is recorded of it in the order of recording: the highest step
 * reached since the last time that it was rolled back. -1 where nothing was reached.
 */
export function standingRank(ladder: readonly LadderFact[]): number {
  return ladder.reduce((rank, { step }) => (step === 'rolled_back' ? -1 : Math.max(rank, rankOf(step))), -1);
}

/**
 * What stands against a further outcome at the same institution. A step below the one that was reached is no
 * way back: what was taken back is “rolled back”, with its reason. An earlier step that is only recorded late,
 * and certainly came before, is taken. (DOMAIN.md, “Outcome”; dates are compared as far as both are precise.)
 */
export function moveProblems(
  ladder: readonly LadderFact[],
  {
    step,
    happenedOn,
    reason,
  }: { step: OutcomeStep; happenedOn: string | undefined; reason: string | undefined },
): Problem[] {
  const standing = standingRank(ladder);
  if (step === 'rolled_back') {
    if (standing < 0) return [{ path: '/step', message: 'problem.nothingToRollBack' }];
    return reason?.trim() ? [] : [{ path: '/reason', message: 'problem.rollBackReason' }];
  }
  const rank = rankOf(step);
  if (rank < 0 || rank >= standing) return [];
  const higher = ladder.findLast((fact) => rankOf(fact.step) === standing);
  const isEarlier =
    happenedOn !== undefined &&
    higher?.happenedOn != null &&
    (comparePartialDates(happenedOn, higher.happenedOn) ?? 0) < 0;
  return isEarlier ? [] : [{ path: '/step', message: 'problem.outcomeBackwards' }];
}
