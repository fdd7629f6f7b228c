import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { noteFor } from '#features/coalitions/resource.ts';
import { outcomeSteps } from './kinds.ts';
import type { OutcomeRow } from './queries.ts';

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
export const text = (description: string) => Type.String({ description });
export const note = Type.Optional(text('The footnote on the designation of Kosovo, where it is named'));

export const Evidence = Type.Object({
  address: text('A web address, or the name of a document'),
  readOn: orNull(text('The day it was read')),
  basis: text('read, derived, inferred or entered; what is inferred never counts'),
});

/** An outcome as the API answers it. */
export const Outcome = Type.Object({
  id: Type.Integer({ examples: [1] }),
  coalition: text('Slug'),
  country: orNull(text('ISO 3166-1 alpha-2 or XK; null for a body of no country')),
  institution: text('As printed'),
  step: Type.Unsafe<string>({ type: 'string', enum: [...outcomeSteps], description: 'How far it went' }),
  happenedOn: orNull(text('As precise as known; an undated outcome counts in totals, not in periods')),
  whatChanged: text('What changed'),
  contribution: orNull(text('What the coalition did, where a source says so')),
  reason: orNull(text('Why it was rejected or rolled back')),
  isCounted: Type.Boolean({ description: 'Whether a page states the change' }),
  evidence: Type.Array(Evidence),
  substantiation: Type.Object({
    asked: Type.Integer(),
    answered: Type.Integer(),
    agreed: Type.Integer({ description: 'At least in part' }),
  }),
  sourceNote: orNull(text('Doubts')),
  updatedAt: text('In UTC'),
  note,
});
export type Outcome = Static<typeof Outcome>;

export const OutcomePage = Type.Object({
  items: Type.Array(Outcome),
  next: orNull(text('The cursor that continues the list')),
  total: Type.Integer(),
  note,
});

export function outcomeResource(row: OutcomeRow): Outcome {
  const { coalition, evidence, library: _, note: sourceNote, ...own } = row;
  return {
    ...own,
    coalition: coalition.slug,
    evidence: evidence.map(({ address, readOn, basis }) => ({ address, readOn, basis })),
    sourceNote,
  };
}

/** The same alone, with the footnote where it is due. */
export function outcomeAlone(row: OutcomeRow): Outcome {
  return { ...outcomeResource(row), ...noteFor([row.country]) };
}
