import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { grants } from '#features/grants/table.ts';

/** The steps of a grant's life by people: each dated and with its reason. */
export const grantSteps = sqliteTable(
  'grant_steps',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    status: text('status').notNull(),
    on: text('on').notNull(),
    reason: text('reason').notNull(),
    recordedBy: text('recorded_by'),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [index('grant_steps_grant').on(table.grantId)],
);
