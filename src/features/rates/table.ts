import { integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';

/** What one euro was in another currency on a day, in millionths, and who published it. */
export const rates = sqliteTable(
  'rates',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    currency: text('currency').notNull(),
    on: text('on').notNull(),
    /** 11.7805 NOK for one euro is 11780500. */
    perEuro: integer('per_euro').notNull(),
    source: text('source').notNull(),
    recordedBy: text('recorded_by'),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [uniqueIndex('rates_day').on(table.currency, table.on)],
);
