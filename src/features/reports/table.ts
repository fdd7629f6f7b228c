import { objectives, programmes } from '#features/programmes/table.ts';
import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { measures } from './kinds.ts';

/** What staff measure a programme by; its value is always counted anew from the records. */
export const indicators = sqliteTable(
  'indicators',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    slug: text('slug').notNull().unique(),
    programmeId: integer('programme_id')
      .notNull()
      .references(() => programmes.id),
    objectiveId: integer('objective_id').references(() => objectives.id),
    name: text('name').notNull(),
    measure: text('measure', { enum: measures }).notNull(),
    /** One value by filter. */
    filters: text('filters', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    baseline: integer('baseline'),
    baselineOn: text('baseline_on'),
    target: integer('target'),
    targetOn: text('target_on'),
    /** Examples are labelled as such: no programme published indicators. */
    isExample: integer('is_example', { mode: 'boolean' }).notNull().default(false),
    retiredAt: text('retired_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('indicators_programme').on(table.programmeId)],
);
