import { index, integer, sql, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { grants } from '#features/grants/table.ts';
import { reportKinds } from './kinds.ts';

/** When a grant is to be paid out: the schedule as it stands, in minor units of the grant's currency. */
export const instalments = sqliteTable(
  'instalments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    position: integer('position').notNull(),
    dueOn: text('due_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    note: text('note'),
  },
  (table) => [index('instalments_grant').on(table.grantId)],
);

/** What the bank paid, by the bank's date. A wrong one is taken back by a dated row of the same amount below zero. */
export const payments = sqliteTable(
  'payments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    paidOn: text('paid_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    note: text('note'),
    reversesId: integer('reverses_id'),
    recordedBy: text('recorded_by'),
    recordedAt: text('recorded_at').notNull(),
    idempotencyKey: text('idempotency_key'),
  },
  (table) => [
    index('payments_grant').on(table.grantId),
    uniqueIndex('payments_key')
      .on(table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    uniqueIndex('payments_reverses')
      .on(table.reversesId)
      .where(sql`${table.reversesId} is not null`),
  ],
);

/** The reports that a grantee owes, and when each came. */
export const grantReports = sqliteTable(
  'grant_reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    kind: text('kind', { enum: reportKinds }).notNull(),
    dueOn: text('due_on').notNull(),
    receivedOn: text('received_on'),
    note: text('note'),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [
    index('grant_reports_grant').on(table.grantId),
    index('grant_reports_due')
      .on(table.dueOn)
      .where(sql`${table.receivedOn} is null`),
  ],
);
