import type { Database } from '#database/connection.ts';
import { decimalOf } from '#features/grants/amount.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import {
  instalmentsOf,
  isLate,
  paymentsOf,
  reportsOf,
  type Instalment,
  type Payment,
  type ReportDue,
} from './queries.ts';
import type { PaymentBook } from './schemas.ts';

/** Everything about the payments of a grant. Minor units of its currency. */
export interface Book {
  payments: Payment[];
  paidMinor: number;
  instalments: Instalment[];
  reports: ReportDue[];
}

export function bookOf(db: Database, grantId: number): Book {
  const payments = paymentsOf(db, grantId);
  return {
    payments,
    paidMinor: payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    instalments: instalmentsOf(db, grantId),
    reports: reportsOf(db, grantId),
  };
}

/** The same as the API gives it; notes of payments are staff's and no part of it. */
export function bookResource(grant: GrantDetail, book: Book, today: string): PaymentBook {
  const { amountMinor, amendedMinor, currency } = grant;
  const amount = (minor: number | null) => (minor === null ? null : signed(minor));
  return {
    items: book.payments.map(({ id, paidOn, amountMinor: minor, reversesId, reversedById }) => ({
      id,
      paidOn,
      amount: signed(minor),
      reverses: reversesId,
      reversedBy: reversedById,
    })),
    next: null,
    total: book.payments.length,
    currency,
    amountAsSigned: amount(amountMinor),
    amountAsAmended: amount(amendedMinor ?? amountMinor),
    paid: signed(book.paidMinor),
    instalments: book.instalments.map(({ dueOn, amountMinor: minor, note }) => ({
      dueOn,
      amount: signed(minor),
      note,
    })),
    reports: book.reports.map((report) => ({ ...report, isLate: isLate(report, today) })),
  };
}

function signed(minor: number): string {
  return minor < 0 ? `-${decimalOf(-minor)}` : decimalOf(minor);
}
