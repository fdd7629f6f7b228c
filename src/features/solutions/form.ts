import { fieldsOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { readEvidence } from '#features/outcomes/form.ts';
import type { SolutionDetail } from './queries.ts';
import type { DiffusionInput, SolutionInput } from './schemas.ts';

const FIELDS = [
  'title',
  'theme',
  'problem',
  'whatWorks',
  'originCountry',
  'originSince',
  'originOrganisation',
  'evidenceText',
  'proposedAt',
  'note',
  'source',
] as const;

/** The fields of a solution's form as they were typed. */
export type TypedSolution = Record<(typeof FIELDS)[number], string>;

/** Reads the form: blank is left out, dates as people write them. @param today the day a page was read. */
export function readSolutionForm(
  body: FormBody,
  today: string,
): { typed: TypedSolution; input: SolutionInput } {
  const typed = fieldsOf(body, FIELDS);
  const [event = '', session = ''] = typed.proposedAt.split('/');
  const input: SolutionInput = {
    title: typed.title,
    theme: typed.theme || undefined,
    problem: typed.problem || undefined,
    whatWorks: typed.whatWorks,
    originCountry: typed.originCountry || undefined,
    originSince: readDate(typed.originSince),
    originOrganisation: typed.originOrganisation || undefined,
    evidenceText: typed.evidenceText || undefined,
    proposedAt: typed.proposedAt ? { event, session } : undefined,
    note: typed.note || undefined,
    source: readEvidence(typed.source, today),
  };
  return { typed, input };
}

/** A solution as its form shows it before anything is changed. */
export function typedSolution(solution: SolutionDetail): TypedSolution {
  const { session } = solution;
  return {
    title: solution.title,
    theme: solution.theme ?? '',
    problem: solution.problem ?? '',
    whatWorks: solution.whatWorks,
    originCountry: solution.originCountry ?? '',
    originSince: solution.originSince ?? '',
    originOrganisation: solution.originOrganisation?.slug ?? '',
    evidenceText: solution.evidenceText ?? '',
    proposedAt: session ? `${session.event}/${session.slug}` : '',
    note: solution.note ?? '',
    source: '',
  };
}

const STEP_FIELDS = ['country', 'part', 'step', 'takenOn', 'carriers', 'reason', 'note', 'source'] as const;
export type TypedStep = Record<(typeof STEP_FIELDS)[number], string>;

/** Reads the form of a step; carriers and evidence one a line. */
export function readStepForm(body: FormBody, today: string): { typed: TypedStep; input: DiffusionInput } {
  const typed = fieldsOf(body, STEP_FIELDS);
  const input: DiffusionInput = {
    country: typed.country,
    part: typed.part || undefined,
    step: typed.step,
    takenOn: readDate(typed.takenOn),
    carriers: typed.carriers.split('\n').filter((line) => line.trim() !== ''),
    reason: typed.reason || undefined,
    note: typed.note || undefined,
    source: readEvidence(typed.source, today),
  };
  return { typed, input };
}
