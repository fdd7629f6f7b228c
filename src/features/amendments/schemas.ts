import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { amendmentKinds } from './kinds.ts';

/** What may be left out; commands take undefined for it as well. */
const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
const text = (maxLength: number, description: string, example?: string) =>
  Type.String({ maxLength, description, ...(example === undefined ? {} : { examples: [example] }) });
const closed = { additionalProperties: false };
const day = text(10, 'The day from which it holds, YYYY-MM-DD', '2024-02-09');
const reason = text(1000, 'Why; everybody may read it', 'The funder’s budget was cut (example)');

/** One amendment; which fields it needs depends on its kind. */
export const AmendmentInput = Type.Object(
  {
    kind: Type.String({ enum: [...amendmentKinds], description: 'What is amended', examples: ['budget'] }),
    effectiveOn: day,
    reason,
    amount: optional(text(20, 'Of a budget: the amount from then on, a decimal string', '236500.00')),
    endsOn: optional(text(10, 'Of an extension: the end from then on, as precise as known', '2026-03-31')),
    organisation: optional(text(200, 'Slug of the partner that comes or goes')),
    task: optional(text(200, 'What a partner that comes does')),
    shares: optional(
      Type.Array(
        Type.Object(
          { organisation: text(200, 'Slug'), share: text(10, 'Per cent, a decimal string', '33.33') },
          closed,
        ),
        { maxItems: 60, description: 'Of everybody from then on; they make 100 per cent' },
      ),
    ),
    scope: optional(text(4000, 'What the grant is for from then on')),
    seenReason: optional(text(1000, 'Needed where a rule can no longer be told: what was seen instead')),
    overrideReason: optional(text(1000, 'An administrator’s reason although a rule fails; shown for ever')),
  },
  closed,
);
export type AmendmentInput = Static<typeof AmendmentInput>;

/** A cut of many grants at once: by their references, or all signed grants of a scheme. */
export const ManyInput = Type.Object(
  {
    references: optional(Type.Array(text(100, 'Reference of a grant'), { maxItems: 500 })),
    scheme: optional(text(200, 'Slug of a scheme: all its signed grants with an amount')),
    signedFrom: optional(text(10, 'Of the scheme: those signed on this day or later', '2023-12-01')),
    signedUntil: optional(text(10, 'Of the scheme: those signed on this day or before', '2023-12-31')),
    percent: optional(text(10, 'Cut each amount by so many per cent', '10.5')),
    total: optional(text(20, 'Or spread this cut in proportion, a decimal string', '54770000.00')),
    currency: optional(text(3, 'Of the total; grants in another currency are left as they are', 'NOK')),
    effectiveOn: day,
    reason,
    leaveOut: optional(Type.Boolean({ description: 'Leave out the grants that cannot be amended so' })),
  },
  closed,
);
export type ManyInput = Static<typeof ManyInput>;

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);

export const AmendmentResource = Type.Object({
  number: Type.Integer(),
  kind: Type.String(),
  effectiveOn: Type.String(),
  reason: Type.String(),
  batch: nullable(Type.String({ description: 'The same for all that were amended together' })),
  amountBefore: nullable(Type.String()),
  amountAfter: nullable(Type.String()),
  endsBefore: nullable(Type.String()),
  endsAfter: nullable(Type.String()),
  organisation: nullable(Type.String()),
  scopeBefore: nullable(Type.String()),
  scopeAfter: nullable(Type.String()),
  overrideReason: nullable(Type.String()),
});

export const AmendmentList = Type.Object({
  items: Type.Array(AmendmentResource),
  next: Type.Null(),
  total: Type.Integer(),
  currency: nullable(Type.String()),
  amountAsSigned: nullable(Type.String()),
  amountAsAmended: nullable(Type.String()),
  endsOnAsSigned: nullable(Type.String()),
  endsOnAsAmended: nullable(Type.String()),
});

export const ManyPreview = Type.Object({
  items: Type.Array(
    Type.Object({
      grant: Type.String(),
      currency: nullable(Type.String()),
      before: nullable(Type.String()),
      after: nullable(Type.String()),
      paid: nullable(Type.String()),
      problems: Type.Array(Type.String(), { description: 'Why it cannot be amended so' }),
    }),
  ),
  next: Type.Null(),
  total: Type.Integer(),
  digest: Type.String({ description: 'Of what would be done: send it to have exactly that done' }),
  batch: nullable(Type.String({ description: 'Set once it was done' })),
});
