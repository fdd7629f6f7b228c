import { fieldsOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import type { OutcomeRow } from './queries.ts';
import type { OutcomeInput, SubstantiationInput } from './schemas.ts';

const FIELDS = [
  'step',
  'institution',
  'country',
  'happenedOn',
  'whatChanged',
  'contribution',
  'reason',
  'note',
  'source',
] as const;

/** The fields of an outcome's form as they were typed. */
export type TypedOutcome = Record<(typeof FIELDS)[number], string>;

/** Reads the form: dates as people write them, evidence one a line. @param today the day a page was read. */
export function readOutcomeForm(body: FormBody, today: string): { typed: TypedOutcome; input: OutcomeInput } {
  const typed = fieldsOf(body, FIELDS);
  const input: OutcomeInput = {
    step: typed.step,
    institution: typed.institution,
    country: typed.country || undefined,
    happenedOn: readDate(typed.happenedOn),
    whatChanged: typed.whatChanged,
    contribution: typed.contribution || undefined,
    reason: typed.reason || undefined,
    note: typed.note || undefined,
    source: readEvidence(typed.source, today),
  };
  return { typed, input };
}

/** An outcome as its form shows it before anything is changed; evidence is only ever added. */
export function typedOutcome(outcome: OutcomeRow): TypedOutcome {
  return {
    step: outcome.step,
    institution: outcome.institution,
    country: outcome.country ?? '',
    happenedOn: outcome.happenedOn ?? '',
    whatChanged: outcome.whatChanged,
    contribution: outcome.contribution ?? '',
    reason: outcome.reason ?? '',
    note: outcome.note ?? '',
    source: '',
  };
}

/** Pages or documents, one a line, read by who types them on that day. */
export function readEvidence(typed: string, today: string): OutcomeInput['source'] {
  const addresses = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return addresses.length > 0 ? { addresses, readOn: today, basis: 'read' } : undefined;
}

const ANSWER_FIELDS = ['answer', 'name', 'post', 'comment', 'isNamePublic'] as const;
export type TypedAnswer = Record<(typeof ANSWER_FIELDS)[number], string>;

export function readAnswerForm(body: FormBody): { typed: TypedAnswer; input: SubstantiationInput } {
  const typed = fieldsOf(body, ANSWER_FIELDS);
  const input: SubstantiationInput = {
    answer: typed.answer,
    name: typed.name,
    post: typed.post,
    comment: typed.comment || undefined,
    isNamePublic: typed.isNamePublic ? true : undefined,
  };
  return { typed, input };
}
