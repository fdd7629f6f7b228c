import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { currencies } from '#features/grants/kinds.ts';

const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));

/** What one euro was in another currency on a day. */
export const RateInput = Type.Object(
  {
    currency: Type.String({ enum: currencies.filter((code) => code !== 'EUR'), examples: ['NOK'] }),
    on: Type.String({ maxLength: 10, description: 'The day, YYYY-MM-DD', examples: ['2023-12-14'] }),
    rate: Type.String({
      maxLength: 20,
      description: 'So much for one euro, at most six decimals',
      examples: ['11.7805'],
    }),
    source: Type.String({
      maxLength: 500,
      description: 'Who published it',
      examples: ['National bank (example)'],
    }),
    reason: optional(
      Type.String({
        maxLength: 500,
        description: 'Why a rate that is recorded for this day is wrong; needed to correct it',
      }),
    ),
  },
  { additionalProperties: false },
);
export type RateInput = Static<typeof RateInput>;

export const RateResource = Type.Object({
  currency: Type.String(),
  on: Type.String(),
  rate: Type.String({ description: 'So much for one euro' }),
  source: Type.String(),
});

export const RateList = Type.Object({
  items: Type.Array(RateResource),
  next: Type.Union([Type.String(), Type.Null()], { description: 'The cursor of the next page' }),
  total: Type.Integer(),
});

export const ImportInput = Type.Object(
  {
    xml: Type.String({ maxLength: 20_000_000, description: 'The ECB’s reference-rate file, as published' }),
    source: optional(
      Type.String({
        maxLength: 500,
        description: 'Its address',
        examples: ['https://example.org/eurofxref.xml'],
      }),
    ),
  },
  { additionalProperties: false },
);
export type ImportInput = Static<typeof ImportInput>;

export const ImportResult = Type.Object({
  added: Type.Integer(),
  known: Type.Integer({ description: 'Recorded already, the same' }),
  differing: Type.Array(
    Type.Object({
      currency: Type.String(),
      on: Type.String(),
      recorded: Type.String(),
      given: Type.String(),
    }),
    {
      description: 'Recorded otherwise; those stay as they are',
    },
  ),
  others: Type.Integer({ description: 'Of currencies that the registry does not use' }),
});
export type ImportResult = Static<typeof ImportResult>;
