import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { reportKinds } from './kinds.ts';

/** What may be left out; commands take undefined for it as well. */
const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);
const text = (maxLength: number, description: string, example?: string) =>
  Type.String({ maxLength, description, ...(example === undefined ? {} : { examples: [example] }) });
const day = (description: string, example: string) => text(10, `${description}, YYYY-MM-DD`, example);
const amount = text(20, 'In the grant’s own currency, a decimal string', '70950.00');
const closed = { additionalProperties: false };

export const PaymentInput = Type.Object(
  {
    paidOn: day('The bank’s day', '2024-03-20'),
    amount,
    note: optional(text(500, 'The bank’s number of the payment, or what it is for; seen by staff')),
  },
  closed,
);
export type PaymentInput = Static<typeof PaymentInput>;

export const PaymentReversalInput = Type.Object(
  {
    reversedOn: day('The day of the correction', '2024-03-22'),
    reason: text(500, 'Why the payment was wrong'),
  },
  closed,
);
export type PaymentReversalInput = Static<typeof PaymentReversalInput>;

export const ScheduleInput = Type.Object(
  {
    instalments: Type.Array(
      Type.Object(
        {
          dueOn: text(10, 'As precise as known', '2024-03'),
          amount,
          note: optional(text(500, 'On which condition', 'After the first report (example)')),
        },
        closed,
      ),
      { maxItems: 60, description: 'The whole schedule; it takes the place of the one before' },
    ),
  },
  closed,
);
export type ScheduleInput = Static<typeof ScheduleInput>;

export const ReportsInput = Type.Object(
  {
    kinds: Type.Array(Type.String({ enum: [...reportKinds] }), { minItems: 1, maxItems: 2 }),
    dueOn: day('Until when it is due', '2026-01-31'),
    note: optional(text(500, 'For which period, for example')),
  },
  closed,
);
export type ReportsInput = Static<typeof ReportsInput>;

export const ReceiptInput = Type.Object(
  { receivedOn: day('The day on which it came', '2026-01-29') },
  closed,
);
export type ReceiptInput = Static<typeof ReceiptInput>;

const minor = Type.String({ description: 'A decimal string' });
export const PaymentBook = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.Integer(),
      paidOn: Type.String({ description: 'The bank’s day' }),
      amount: Type.String({ description: 'A decimal string; below zero where it takes a payment back' }),
      reverses: nullable(Type.Integer({ description: 'The payment that it takes back' })),
      reversedBy: nullable(Type.Integer()),
    }),
  ),
  next: Type.Null(),
  total: Type.Integer(),
  currency: nullable(Type.String()),
  amountAsSigned: nullable(minor),
  amountAsAmended: nullable(minor),
  paid: minor,
  instalments: Type.Array(
    Type.Object({ dueOn: Type.String(), amount: minor, note: nullable(Type.String()) }),
  ),
  reports: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      dueOn: Type.String(),
      receivedOn: nullable(Type.String()),
      isLate: Type.Boolean(),
      note: nullable(Type.String()),
    }),
  ),
});
export type PaymentBook = Static<typeof PaymentBook>;
