import { comparePartialDates, isPartialDate } from '../../language/partial-date.ts';
import type { MessageKey, MessageValues } from '../../language/translate.ts';
import type { GrantStatus } from '../grants/kinds.ts';

/**
 * Which step may follow which (DOMAIN.md, “Grants”): cancelled before signing only, and what was ended by
 * mistake is taken up again by a further step, never by deletion.
 */
const following: Record<GrantStatus, readonly GrantStatus[]> = {
  planned: ['cancelled'],
  cancelled: ['planned'],
  signed: ['active', 'suspended', 'terminated'],
  active: ['completed', 'suspended', 'terminated'],
  suspended: ['active', 'terminated'],
  completed: ['active'],
  terminated: ['active'],
};

/** The steps that may come next. A grant whose status no source says has them where it is known to be signed. */
export function stepsAfter(status: GrantStatus | null, isSigned: boolean): readonly GrantStatus[] {
  if (status === null) return isSigned ? [...following.signed, 'completed'] : [];
  return following[status];
}

/** What the rules of a step ask of the grant. */
export interface StepContext {
  status: GrantStatus | null;
  /** As precise as known; null where it is not signed. */
  signedOn: string | null;
  /** The day of the last step, where there is one. */
  lastStepOn: string | null;
  /** YYYY-MM-DD. */
  today: string;
}

interface StepProblem {
  path: string;
  message: MessageKey;
  values?: MessageValues;
}

/** Everything that stands against a step: an unknown order, a day ahead, before the signing or before the last step. */
export function stepProblems(
  step: { status: string; on: string; reason: string },
  { status, signedOn, lastStepOn, today }: StepContext,
): StepProblem[] {
  const problems: StepProblem[] = [];
  const allowed: readonly string[] = stepsAfter(status, signedOn !== null);
  if (!allowed.includes(step.status)) problems.push({ path: '/status', message: 'problem.stepOrder' });
  if (!(step.on.length === 10 && isPartialDate(step.on)))
    problems.push({ path: '/on', message: 'problem.dayUnreadable' });
  else if (step.on > today) problems.push({ path: '/on', message: 'problem.dateAhead' });
  else if (signedOn !== null && (comparePartialDates(step.on, signedOn) ?? 0) < 0)
    problems.push({ path: '/on', message: 'problem.stepBeforeSigning', values: { date: signedOn } });
  else if (lastStepOn !== null && step.on < lastStepOn)
    problems.push({ path: '/on', message: 'problem.stepBeforeLast', values: { date: lastStepOn } });
  if (step.reason.trim() === '') problems.push({ path: '/reason', message: 'problem.reasonMissing' });
  return problems;
}
