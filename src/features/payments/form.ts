import { readDate } from '#features/amendments/form.ts';
import { fieldsOf, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readAmount } from '#features/grants/amount.ts';
import type {
  PaymentInput,
  PaymentReversalInput,
  ReceiptInput,
  ReportsInput,
  ScheduleInput,
} from './schemas.ts';

const FIELDS = [
  'paidOn',
  'amount',
  'note',
  'key',
  'reversedOn',
  'reason',
  'reportDueOn',
  'reportNote',
  'receivedOn',
] as const;
export type PaymentPart = 'payment' | 'reversal' | 'schedule' | 'reports' | 'receipt';

/** Whichever form of the page was sent, as it was typed. */
export type TypedPayments = Record<(typeof FIELDS)[number], string> & {
  kinds: string[];
  rows: { dueOn: string; amount: string; note: string }[];
};

export function readPaymentsForm(body: FormBody): TypedPayments {
  const columns = [listOf(body, 'dueOn'), listOf(body, 'instalment'), listOf(body, 'instalmentNote')];
  const rows = (columns[0] ?? []).map((dueOn, place) => ({
    dueOn: dueOn.trim(),
    amount: (columns[1]?.[place] ?? '').trim(),
    note: (columns[2]?.[place] ?? '').trim(),
  }));
  return { ...fieldsOf(body, FIELDS), kinds: listOf(body, 'kinds'), rows };
}

export const inputs = {
  payment: ({ paidOn, amount, note }: TypedPayments): PaymentInput => ({
    paidOn: readDate(paidOn) ?? '',
    amount: readAmount(amount) ?? amount,
    note: note || undefined,
  }),
  reversal: ({ reversedOn, reason }: TypedPayments): PaymentReversalInput => ({
    reversedOn: readDate(reversedOn) ?? '',
    reason,
  }),
  /** Rows in which nothing is typed are left out. */
  schedule: ({ rows }: TypedPayments): ScheduleInput => ({
    instalments: rows
      .filter(({ dueOn, amount }) => dueOn !== '' || amount !== '')
      .map(({ dueOn, amount, note }) => ({
        dueOn: readDate(dueOn) ?? '',
        amount: readAmount(amount) ?? amount,
        note: note || undefined,
      })),
  }),
  reports: ({ kinds, reportDueOn, reportNote }: TypedPayments): ReportsInput => ({
    kinds,
    dueOn: readDate(reportDueOn) ?? '',
    note: reportNote || undefined,
  }),
  receipt: ({ receivedOn }: TypedPayments): ReceiptInput => ({ receivedOn: readDate(receivedOn) ?? '' }),
};
