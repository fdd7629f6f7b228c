import { Type, type Static } from '@sinclair/typebox';
import { oneOf } from '#features/organisations/schemas.ts';
import { outcomes } from './kinds.ts';

export const CorrectionPath = Type.Object({
  id: Type.Integer({ minimum: 1, description: 'Of what was sent', examples: [1] }),
});

export const CorrectionInput = Type.Object(
  {
    text: Type.String({ maxLength: 5000, examples: ['The city is another one (example).'] }),
    email: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Where the answer goes; shown to staff alone',
        examples: ['mira@example.org'],
      }),
    ),
  },
  { additionalProperties: false },
);
export type CorrectionInput = Static<typeof CorrectionInput>;

export const ClaimInput = Type.Object(
  {
    email: Type.String({
      maxLength: 200,
      description: 'An address under the organisation’s own domain is proved by mail',
      examples: ['mira@example.org'],
    }),
    text: Type.Optional(
      Type.String({ maxLength: 5000, description: 'How staff can tell', examples: ['Secretary (example)'] }),
    ),
  },
  { additionalProperties: false },
);
export type ClaimInput = Static<typeof ClaimInput>;

export const AnswerInput = Type.Object(
  {
    outcome: oneOf(outcomes, 'Whether it was put right, or the record given', 'accepted'),
    answer: Type.String({ maxLength: 5000, examples: ['Thank you, it is put right.'] }),
  },
  { additionalProperties: false },
);
export type AnswerInput = Static<typeof AnswerInput>;

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const CorrectionResource = Type.Object({
  id: Type.Integer(),
  organisation: Type.String({ description: 'Slug' }),
  kind: Type.String({ description: 'correction, or claim', examples: ['correction'] }),
  text: Type.String(),
  email: textOrNull('Where the answer goes'),
  sentAt: Type.String(),
  state: Type.String({ description: 'waiting, accepted or declined', examples: ['waiting'] }),
  answer: textOrNull('What was answered'),
});
export type CorrectionResource = Static<typeof CorrectionResource>;
