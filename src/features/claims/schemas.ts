import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import { oneOf, optional, partialDate, text } from '#features/coalitions/schemas.ts';
import { currencies } from '#features/grants/kinds.ts';
import { bases } from '#features/organisations/kinds.ts';
import { claimUnits } from './kinds.ts';

const whole = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 1_000_000_000, description, examples: [example] });

/** Where a figure was published: pages only, and always the day on which they were read. The note is the claim's. */
const ClaimSource = Type.Unsafe<SourceInput>(
  Type.Object(
    {
      addresses: Type.Array(text(2000, 'Address of a page; words behind it say where on the page'), {
        minItems: 1,
        maxItems: 20,
      }),
      readOn: text(10, 'The day on which it was read, YYYY-MM-DD', '2026-01-15'),
      basis: oneOf(bases, 'read on the page, derived, inferred, or entered'),
    },
    { additionalProperties: false, description: 'Where this is published' },
  ),
);

/** A figure that somebody published; the same for the form and the API, its fields in the order of the form. */
export const ClaimInput = Type.Object(
  {
    what: text(500, 'What the figure is of, in words', 'Small grants signed in spring (example)'),
    programme: text(200, 'Slug of the programme', 'smart-balkans'),
    unit: oneOf(claimUnits, 'What is counted'),
    count: optional(whole('The number that was published; absent where only an amount was', 12)),
    parts: optional(
      Type.Array(whole('A part', 7), {
        minItems: 2,
        maxItems: 50,
        description: 'The numbers that the claim itself adds up to its count',
      }),
    ),
    amount: optional(text(16, 'The amount that was published, a decimal string with a point', '48500.00')),
    currency: optional(oneOf(currencies, 'Of the amount')),
    from: optional(partialDate('When the rows were signed, or since when', '2023-04')),
    until: optional(partialDate('Until when, where it is a span', '2023-06')),
    schemes: optional(
      Type.Array(text(200, 'Slug of a scheme of the programme', 'smart-balkans-regional'), {
        maxItems: 20,
        description: 'Which rows are meant; any scheme where absent',
      }),
    ),
    countries: optional(
      Type.Array(text(2, 'ISO 3166-1 alpha-2, or XK', 'MK'), {
        maxItems: 20,
        description: 'Which rows are meant; any country where absent',
      }),
    ),
    note: optional(text(2000, 'What a reader should know')),
    source: ClaimSource,
  },
  { additionalProperties: false },
);
export type ClaimInput = Static<typeof ClaimInput>;

/** Why a claim is taken away. */
export const WithdrawalInput = Type.Object(
  { reason: text(1000, 'Why it is taken away', 'It was recorded twice (example)') },
  { additionalProperties: false },
);
export type WithdrawalInput = Static<typeof WithdrawalInput>;

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const string = (description: string) => Type.String({ description });
const Footnote = string('The footnote on the designation of Kosovo');
const Counted = Type.Object({
  count: Type.Integer(),
  rows: string('Address of the list that it counts; under /api/v1 the same rows'),
});

/** A claim as the API answers it. */
export const Claim = Type.Object({
  slug: string('Of its address'),
  what: string('What the figure is of'),
  unit: string('grants or applications'),
  programme: orNull(string('Slug')),
  count: orNull(Type.Integer()),
  amount: orNull(string('With two decimals')),
  currency: orNull(Type.String()),
  period: orNull(string('One date, or two with a slash between')),
  schemes: Type.Array(Type.String(), { description: 'Slugs; any scheme where there is none' }),
  countries: Type.Array(Type.String(), { description: 'Codes; any country where there is none' }),
  counted: orNull(Counted),
  undated: orNull(Counted),
  difference: orNull(Type.Integer({ description: 'Count of the registry less that of the claim' })),
  amountDifference: orNull(string('The same in the claim’s own currency; null where it cannot be told')),
  withoutAmount: orNull(Counted),
  parts: Type.Array(Type.Integer(), { description: 'The numbers that the claim itself adds up' }),
  sumOfParts: orNull(Type.Integer()),
  source: orNull(string('A web address')),
  readOn: orNull(string('The day on which it was read')),
  basis: orNull(string('read, derived, inferred or entered')),
  note: orNull(Type.String()),
  withdrawnAt: orNull(string('Since when it is taken away; null where it stands')),
  withdrawnReason: orNull(Type.String()),
});
export type Claim = Static<typeof Claim>;

/** One by itself; its note is its own, so the footnote has another name. */
export const ClaimDetail = Type.Object({ ...Claim.properties, footnote: Type.Optional(Footnote) });
export type ClaimDetail = Static<typeof ClaimDetail>;

export const ClaimList = Type.Object({
  items: Type.Array(Claim),
  next: Type.Null({ description: 'All of them stand here' }),
  total: Type.Integer(),
  note: Type.Optional(Footnote),
});
