import type { Database } from '#database/connection.ts';
import type { ReportKind } from './kinds.ts';

/** A payment, or below zero the correction that takes one back. Minor units of the grant's currency. */
export interface Payment {
  id: number;
  paidOn: string;
  amountMinor: number;
  /** Seen by staff. */
  note: string | null;
  reversesId: number | null;
  reversedById: number | null;
}

export interface Instalment {
  dueOn: string;
  amountMinor: number;
  note: string | null;
}

export interface ReportDue {
  id: number;
  kind: ReportKind;
  dueOn: string;
  receivedOn: string | null;
  note: string | null;
}

/** The payments of a grant by the bank's day, corrections among them. */
export function paymentsOf(db: Database, grantId: number): Payment[] {
  return db
    .prepare<Payment>(
      `select payments.id, payments.paid_on as paidOn, payments.amount_minor as amountMinor, payments.note,
         payments.reverses_id as reversesId, reversal.id as reversedById
       from payments left join payments reversal on reversal.reverses_id = payments.id
       where payments.grant_id = ? order by payments.paid_on, payments.id`,
    )
    .all(grantId);
}

/** The schedule of a grant as it stands. */
export function instalmentsOf(db: Database, grantId: number): Instalment[] {
  return db
    .prepare<Instalment>(
      'select due_on as dueOn, amount_minor as amountMinor, note from instalments where grant_id = ? order by position',
    )
    .all(grantId);
}

/** The reports that a grant owes or has given, by the day on which they are due. */
export function reportsOf(db: Database, grantId: number): ReportDue[] {
  return db
    .prepare<ReportDue>(
      `select id, kind, due_on as dueOn, received_on as receivedOn, note from grant_reports
       where grant_id = ? order by due_on, kind desc, id`,
    )
    .all(grantId);
}

/** Whether a report is late on a day. */
export function isLate({ dueOn, receivedOn }: ReportDue, today: string): boolean {
  return receivedOn === null && dueOn < today;
}
