import { integer, sqliteTable, text } from '#database/drizzle.ts';
import { programmes } from '#features/programmes/table.ts';
import { claimUnits } from './kinds.ts';

/** A figure that somebody published, set against what the registry counts. */
export const claims = sqliteTable('claims', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  programmeId: integer('programme_id').references(() => programmes.id),
  what: text('what').notNull(),
  unit: text('unit', { enum: claimUnits }).notNull(),
  count: integer('count'),
  amountMinor: integer('amount_minor'),
  currency: text('currency'),
  /** One date, or two with a slash between. */
  period: text('period'),
  /** Which rows the figure speaks of: slugs of schemes, codes of countries; any where there is none. */
  schemes: text('schemes', { mode: 'json' }).$type<string[]>().notNull().default([]),
  countries: text('countries', { mode: 'json' }).$type<string[]>().notNull().default([]),
  /** The numbers that the claim itself adds up to its count; empty where it prints no sum. */
  parts: text('parts', { mode: 'json' }).$type<number[]>().notNull().default([]),
  note: text('note'),
  withdrawnAt: text('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
});
