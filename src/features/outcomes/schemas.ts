import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, partialDate, Source, text } from '#features/coalitions/schemas.ts';
import { outcomeSteps, substantiationAnswers } from './kinds.ts';

/** One change at an institution, in outcome-harvesting form; the same for the form, the API and the seed. */
export const OutcomeInput = Type.Object(
  {
    step: oneOf(outcomeSteps, 'How far the institution went', 'adopted'),
    institution: text(300, 'Who changed: the institution', 'Interior ministry (example)'),
    country: optional(text(2, 'ISO 3166-1 alpha-2, or XK; absent for a body of no country', 'AL')),
    happenedOn: optional(partialDate('When; absent where not published', '2025-03-27')),
    whatChanged: text(2000, 'What changed', 'The order makes same-day removal the rule (example).'),
    contribution: optional(text(2000, 'What the coalition did for it, where it is said')),
    reason: optional(text(2000, 'Why it was rejected or rolled back; needed for rolled_back')),
    note: optional(text(2000, 'Doubts')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type OutcomeInput = Static<typeof OutcomeInput>;

/** What someone outside answers to the link that was sent. */
export const SubstantiationInput = Type.Object(
  {
    answer: oneOf(substantiationAnswers, 'Whether the outcome came about as it is told', 'agree'),
    name: text(200, 'Who answers', 'Mira Primerova (example)'),
    post: text(200, 'As what', 'Deputy director of police (example)'),
    comment: optional(text(2000, 'What else is to be said')),
    isNamePublic: optional(Type.Boolean({ description: 'Whether the name may stand beside the post' })),
  },
  { additionalProperties: false },
);
export type SubstantiationInput = Static<typeof SubstantiationInput>;
