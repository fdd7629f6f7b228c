import { Type } from '@sinclair/typebox';

const orNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const KeptNames = (example: Record<string, string>) =>
  Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 200 }), {
    description: 'By language tag; English is needed',
    examples: [example],
  });

export const KeptSpellings = Type.Optional(
  Type.Array(Type.String({ maxLength: 200 }), {
    maxItems: 100,
    description: 'Further words by which records mean it',
    examples: [[]],
  }),
);

/** What the resource of every such list has. */
export const keptEntryProperties = {
  slug: Type.String(),
  names: Type.Record(Type.String(), Type.String(), { description: 'By language tag' }),
  spellings: Type.Array(Type.String(), { description: 'Further words by which records mean it' }),
  retiredOn: orNull('Since when it is no longer offered'),
  mergedInto: orNull('Slug of the entry that it is the same as'),
  used: Type.Object({ organisations: Type.Integer() }),
};

export const KeptPath = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the entry', examples: ['nothing-here'] }),
});

export const KeptMerging = Type.Object(
  {
    into: Type.String({
      maxLength: 200,
      description: 'Slug of the entry that it is the same as',
      examples: [''],
    }),
  },
  { additionalProperties: false },
);

export const KeptSpelling = Type.Object(
  {
    spelling: Type.String({ maxLength: 200, description: 'The words of the records', examples: [''] }),
  },
  { additionalProperties: false },
);

export const KeptPosition = Type.Object(
  {
    step: Type.Unsafe<'up' | 'down'>(
      Type.String({ enum: ['up', 'down'], description: 'Among its neighbours' }),
    ),
  },
  { additionalProperties: false },
);

/** Words that records use and no entry of the list has. */
export const Unlisted = Type.Object({
  words: Type.String({ description: 'As the records have them' }),
  country: orNull('Country of the organisations, where the list goes by countries'),
  organisations: Type.Integer({ description: 'How many have them' }),
});
