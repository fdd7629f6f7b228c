import { Type, type Static } from '@sinclair/typebox';

const optional = (maxLength: number, description: string, example: string) =>
  Type.Optional(Type.String({ maxLength, description, examples: [example] }));

/** A consortium that is saved so that the others can confirm it. */
export const ConsortiumInput = Type.Object(
  {
    title: Type.String({
      maxLength: 300,
      description: 'What it wants to do',
      examples: ['Safe streets (example)'],
    }),
    scheme: optional(200, 'Slug of the scheme', 'regional'),
    amount: optional(16, 'Decimal string with a point', '180000.00'),
    currency: optional(3, 'ISO 4217', 'EUR'),
    members: Type.Array(
      Type.Object(
        {
          organisation: Type.String({
            maxLength: 200,
            description: 'Slug',
            examples: ['linja-e-hapur-per-gra-elbasan-example'],
          }),
          task: optional(300, 'What it does', 'Work in schools'),
          share: optional(6, 'Per cent, a decimal string; proposed where absent', '40'),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20, description: 'The lead first' },
    ),
  },
  { additionalProperties: false },
);
export type ConsortiumInput = Static<typeof ConsortiumInput>;

export const DecisionInput = Type.Object(
  {
    organisation: Type.String({ maxLength: 200, description: 'Slug of the organisation that decides' }),
    decision: Type.Unsafe<'confirmed' | 'declined'>(
      Type.String({ enum: ['confirmed', 'declined'], examples: ['confirmed'] }),
    ),
    word: optional(1000, 'What it says with it', 'We have no room before June.'),
  },
  { additionalProperties: false },
);
export type DecisionInput = Static<typeof DecisionInput>;

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
export const ConsortiumResource = Type.Object({
  id: Type.String(),
  title: Type.String(),
  scheme: textOrNull('Slug'),
  amount: textOrNull('Decimal string'),
  currency: textOrNull('ISO 4217'),
  members: Type.Array(
    Type.Object({
      organisation: Type.String({ description: 'Slug' }),
      name: Type.String(),
      country: textOrNull('ISO 3166-1 or XK'),
      role: Type.String({ description: 'lead or partner' }),
      task: textOrNull('What it does'),
      share: Type.String({ description: 'Per cent, decimal string' }),
      state: Type.String({ description: 'asked, confirmed or declined' }),
      word: textOrNull('What it said'),
    }),
  ),
  rules: Type.Array(Type.Object({ rule: Type.String(), outcome: Type.String(), message: Type.String() })),
  outcome: Type.String({ description: 'pass, fail or cannot_tell' }),
  grant: textOrNull('Reference of the planned grant that it became'),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});
export const ConsortiumList = Type.Object({
  items: Type.Array(ConsortiumResource),
  next: Type.Null(),
  total: Type.Integer(),
});
