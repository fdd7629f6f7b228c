import { index, integer, sql, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { grants } from '#features/grants/table.ts';
import { organisations } from '#features/organisations/table.ts';
import { amendmentKinds } from './kinds.ts';

/** A dated change of a signed grant, with what stood before it; never altered, reversed by a further one. */
export const amendments = sqliteTable(
  'amendments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    /** Counted for each grant from 1. */
    number: integer('number').notNull(),
    kind: text('kind', { enum: amendmentKinds }).notNull(),
    /** The day from which it holds, YYYY-MM-DD. */
    effectiveOn: text('effective_on').notNull(),
    reason: text('reason').notNull(),
    /** What those made together have in common. */
    batch: text('batch'),
    /** Minor units of the grant's currency. */
    amountBefore: integer('amount_before'),
    amountAfter: integer('amount_after'),
    endsBefore: text('ends_before'),
    endsAfter: text('ends_after'),
    /** The partner that comes or goes. */
    organisationId: integer('organisation_id').references(() => organisations.id),
    task: text('task'),
    /** Hundredths of a per cent by organisation id, as they are from then on. */
    shares: text('shares', { mode: 'json' }).$type<Record<string, number>>(),
    scopeBefore: text('scope_before'),
    scopeAfter: text('scope_after'),
    seenReason: text('seen_reason'),
    overrideReason: text('override_reason'),
    recordedBy: text('recorded_by'),
    recordedAt: text('recorded_at').notNull(),
    idempotencyKey: text('idempotency_key'),
  },
  (table) => [
    uniqueIndex('amendments_number').on(table.grantId, table.number),
    uniqueIndex('amendments_key')
      .on(table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    index('amendments_batch').on(table.batch),
  ],
);
