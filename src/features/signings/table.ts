import { index, integer, sql, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { ceremonies } from '#features/ceremonies/table.ts';
import { grants } from '#features/grants/table.ts';
import { signingKinds } from './kinds.ts';

/** The act of signing a grant. A wrong one is reversed by a dated correction, never deleted. */
export const signings = sqliteTable(
  'signings',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    kind: text('kind', { enum: signingKinds }).notNull(),
    /** Null where a source names no ceremony. */
    ceremonyId: integer('ceremony_id').references(() => ceremonies.id),
    /** As precise as known. */
    signedOn: text('signed_on').notNull(),
    /** The moment, ISO 8601 in UTC, of a logged signing. */
    signedAt: text('signed_at'),
    /** Filled where the signing was entered after its ceremony: why. */
    recordedLaterReason: text('recorded_later_reason'),
    /** What staff wrote where a rule could not be told. */
    seenReason: text('seen_reason'),
    /** What an administrator wrote to override a rule that failed. */
    overrideReason: text('override_reason'),
    recordedBy: text('recorded_by'),
    recordedAt: text('recorded_at').notNull(),
    device: text('device'),
    idempotencyKey: text('idempotency_key'),
    /** Signed elsewhere while the ceremony went on, such as by post or with an electronic signature. */
    isRemote: integer('is_remote', { mode: 'boolean' }).notNull().default(false),
    reversedAt: text('reversed_at'),
    reversedOn: text('reversed_on'),
    reversalReason: text('reversal_reason'),
  },
  (table) => [
    /** Signing twice is impossible: one active signing a grant, and one signing a key. */
    uniqueIndex('signings_active')
      .on(table.grantId)
      .where(sql`${table.reversedAt} is null`),
    uniqueIndex('signings_key')
      .on(table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    index('signings_ceremony').on(table.ceremonyId),
    index('signings_grant').on(table.grantId),
  ],
);
