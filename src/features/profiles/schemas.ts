import { Type, type Static } from '@sinclair/typebox';

export const ProposalPath = Type.Object({
  id: Type.Integer({ minimum: 1, description: 'Of the proposed change', examples: [1] }),
});

export const RefusalInput = Type.Object(
  {
    reason: Type.String({
      maxLength: 1000,
      description: 'Why; the organisation reads it',
      examples: ['The register has another name.'],
    }),
  },
  { additionalProperties: false },
);

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const ProposalResource = Type.Object({
  id: Type.Integer(),
  organisation: Type.String({ description: 'Slug' }),
  name: Type.String({ description: 'Its present name' }),
  changes: Type.Record(
    Type.String(),
    Type.Object({ before: textOrNull('What stood there'), after: textOrNull('What is wanted') }),
    { description: 'By field: name, nameLanguage, legalForm, registrationNumber' },
  ),
  proposedAt: Type.String(),
  state: Type.String({ description: 'waiting, approved or refused', examples: ['waiting'] }),
  reason: textOrNull('Why it was refused'),
});
export type ProposalResource = Static<typeof ProposalResource>;
