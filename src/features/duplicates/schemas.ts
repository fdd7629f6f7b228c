import { Type, type Static } from '@sinclair/typebox';
import { nameKinds, organisationStatuses } from '#features/organisations/kinds.ts';
import { oneOf } from '#features/organisations/schemas.ts';
import { mergeFieldNames, sides } from './fields.ts';

const slug = (description: string, example: string) =>
  Type.String({ maxLength: 200, description, examples: [example] });

export const PairPath = Type.Object({
  first: slug('Slug of the one organisation; of a merge, the one that stays', 'toka'),
  second: slug('Slug of the other', 'organizata-kosovare-per-talent-dhe-arsim-toka'),
});
export const MergePath = Type.Object({
  slug: slug('Slug of the organisation that stayed', 'toka'),
  id: Type.Integer({ minimum: 1, description: 'Of the merge', examples: [1] }),
});

export const NameInput = Type.Object(
  {
    name: Type.String({ maxLength: 300, description: 'As printed', examples: ['Нов Праг (example)'] }),
    kind: Type.Optional(oneOf(nameKinds, 'Other where absent', 'other')),
    language: Type.Optional(
      Type.String({
        maxLength: 20,
        pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
        description: 'BCP 47, where known',
        examples: ['mk'],
      }),
    ),
  },
  { additionalProperties: false },
);
export type NameInput = Static<typeof NameInput>;

export const MergeInput = Type.Object(
  {
    fields: Type.Optional(
      Type.Partial(
        Type.Object(
          Object.fromEntries(
            mergeFieldNames.map((field) => [field, oneOf(sides, 'Whose value stays', 'first')]),
          ),
        ),
        {
          additionalProperties: false,
          description: 'For each field whose value stays; absent, what is known, the first where both are',
          examples: [{}],
        },
      ),
    ),
  },
  { additionalProperties: false },
);
export type MergeInput = Static<typeof MergeInput>;

export const UndoInput = Type.Object(
  {
    answers: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 20 }), {
        description: 'By the key of each question that the merge has',
        examples: [{}],
      }),
    ),
  },
  { additionalProperties: false },
);

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const ReasonResource = Type.Object({
  kind: Type.String({
    description: 'number, script, loose, slip, acronym, website or email',
    examples: ['script'],
  }),
  name: Type.Optional(Type.String({ description: 'The name of the other that is alike' })),
  value: Type.Optional(Type.String({ description: 'The number, acronym or host that both have' })),
  letters: Type.Optional(
    Type.Array(Type.Array(Type.String()), { description: 'Pairs of letters that differ' }),
  ),
  words: Type.Optional(Type.Array(Type.Array(Type.String()), { description: 'Pairs of words that differ' })),
});

const Side = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  nameLanguage: textOrNull('BCP 47, where known'),
  country: textOrNull('ISO 3166-1 alpha-2 or XK; null where not published'),
  status: oneOf(organisationStatuses, 'Whether it is at work', 'active'),
  registrationNumber: textOrNull('As printed in the register'),
});

export const PairResource = Type.Object({
  first: Side,
  second: Side,
  isClaimed: Type.Boolean({
    description: 'An equal number or name in one country; else they only look alike',
  }),
  reasons: Type.Array(ReasonResource),
  toldApartAt: textOrNull('When a person said that they are not the same'),
});
export type PairResource = Static<typeof PairResource>;

export const CandidateResource = Type.Object({
  ...Side.properties,
  isClaimed: PairResource.properties.isClaimed,
  reasons: PairResource.properties.reasons,
});

export const QuestionResource = Type.Object({
  key: Type.String({ description: 'What the answer is given under' }),
  kind: Type.String({ description: 'added, changed or gone since the merge', examples: ['added'] }),
  what: Type.String({ description: 'What came, changed or went' }),
  answers: Type.Array(Type.String(), { description: 'What may be answered' }),
});
export const MergeResource = Type.Object({
  id: Type.Integer(),
  merged: Type.String({ description: 'Slug of the record that became part of this one' }),
  mergedAt: Type.String(),
  questions: Type.Array(QuestionResource, { description: 'To be answered before it can be undone' }),
});
