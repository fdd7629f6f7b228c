import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { ceremonies } from '#features/ceremonies/table.ts';

/** Links that open the stage of a ceremony, kept as the hash of their secret; they end with the ceremony. */
export const stageLinks = sqliteTable(
  'stage_links',
  {
    hash: text('hash').primaryKey(),
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    createdBy: text('created_by'),
    createdAt: text('created_at').notNull(),
    endedAt: text('ended_at'),
  },
  (table) => [index('stage_links_ceremony').on(table.ceremonyId)],
);
