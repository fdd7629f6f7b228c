import { Type, type Static } from '@sinclair/typebox';

const code = (description: string, example: string) =>
  Type.Optional(Type.String({ maxLength: 10, description, examples: [example] }));

/** What is said of a theme when it is added or edited. */
export const ThemeInput = Type.Object(
  {
    names: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 200 }), {
      description: 'By language tag; English is needed',
      examples: [{ en: 'Corruption', mk: 'Корупција' }],
    }),
    area: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Slug of its area; absent for an area itself',
        examples: [''],
      }),
    ),
    dacCode: code('OECD DAC purpose code, where one fits', '15113'),
    sdgTarget: code('SDG target, where one fits', '16.5'),
  },
  { additionalProperties: false },
);
export type ThemeInput = Static<typeof ThemeInput>;

export const ThemePath = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the theme', examples: ['corruption'] }),
});

export const ThemePosition = Type.Object(
  {
    step: Type.Unsafe<'up' | 'down'>(
      Type.String({ enum: ['up', 'down'], description: 'Among those of its area' }),
    ),
  },
  { additionalProperties: false },
);

const orNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const ThemeResource = Type.Object({
  slug: Type.String(),
  area: orNull('Slug of its area; null for an area itself'),
  names: Type.Record(Type.String(), Type.String(), { description: 'By language tag' }),
  dacCode: orNull('OECD DAC purpose code'),
  sdgTarget: orNull('SDG target'),
  retiredOn: orNull('Since when it is no longer offered'),
  used: Type.Object({
    organisations: Type.Integer(),
    grants: Type.Integer(),
    coalitions: Type.Integer(),
  }),
});

export const ThemeList = Type.Object({
  items: Type.Array(ThemeResource, { description: 'In their order, each area before its themes' }),
  next: Type.Null({ description: 'All of them are here' }),
  total: Type.Integer(),
});
