import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import type { Reason } from './reasons.ts';
import type { MergeRecord } from './merge-record.ts';

/** Two organisations that may be one, the lower id first; kept when the one saved last was looked at. */
export const duplicatePairs = sqliteTable(
  'duplicate_pairs',
  {
    firstId: integer('first_id')
      .notNull()
      .references(() => organisations.id),
    secondId: integer('second_id')
      .notNull()
      .references(() => organisations.id),
    /** An equal number or script key in one country; else they only look alike. */
    isClaimed: integer('is_claimed', { mode: 'boolean' }).notNull(),
    reasons: text('reasons', { mode: 'json' }).$type<Reason[]>().notNull(),
    foundAt: text('found_at').notNull(),
    /** A person said that they are not the same. */
    toldApartAt: text('told_apart_at'),
    toldApartBy: text('told_apart_by'),
  },
  (table) => [
    primaryKey({ columns: [table.firstId, table.secondId] }),
    index('duplicate_pairs_second').on(table.secondId),
    index('duplicate_pairs_open')
      .on(table.isClaimed)
      .where(sql`told_apart_at is null`),
  ],
);

/** Which record became part of which, and every row that was moved, so that it can be undone at any later time. */
export const organisationMerges = sqliteTable(
  'organisation_merges',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    survivorId: integer('survivor_id')
      .notNull()
      .references(() => organisations.id),
    mergedId: integer('merged_id')
      .notNull()
      .references(() => organisations.id),
    mergedAt: text('merged_at').notNull(),
    mergedBy: text('merged_by'),
    record: text('record', { mode: 'json' }).$type<MergeRecord>().notNull(),
    undoneAt: text('undone_at'),
    undoneBy: text('undone_by'),
  },
  (table) => [
    index('organisation_merges_survivor').on(table.survivorId),
    uniqueIndex('organisation_merges_merged')
      .on(table.mergedId)
      .where(sql`undone_at is null`),
  ],
);
