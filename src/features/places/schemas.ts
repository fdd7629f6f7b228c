import { Type, type Static } from '@sinclair/typebox';
import { keptEntryProperties, KeptNames, KeptSpellings } from '#features/kept-lists/schemas.ts';

const degrees = (description: string, example: number, limit: number) =>
  Type.Optional(
    Type.Number({
      minimum: -limit,
      maximum: limit,
      description: `${description}, WGS 84`,
      examples: [example],
    }),
  );

/** What is said of a place when it is added or edited. */
export const PlaceInput = Type.Object(
  {
    names: KeptNames({ en: 'Novi Grad (example)', mk: 'Нови Град (example)' }),
    country: Type.String({
      maxLength: 2,
      description: 'ISO 3166-1 alpha-2 or XK',
      examples: ['BA'],
    }),
    latitude: degrees('Degrees north; absent where it is not drawn', 44.2, 90),
    longitude: degrees('Degrees east; absent where it is not drawn', 17.5, 180),
    spellings: KeptSpellings,
  },
  { additionalProperties: false },
);
export type PlaceInput = Static<typeof PlaceInput>;

export const PlaceResource = Type.Object({
  ...keptEntryProperties,
  country: Type.String({ description: 'ISO 3166-1 alpha-2 or XK' }),
  latitude: Type.Union([Type.Number(), Type.Null()], { description: 'Degrees north, WGS 84' }),
  longitude: Type.Union([Type.Number(), Type.Null()], { description: 'Degrees east, WGS 84' }),
});
