import { objectives, programmes } from '#features/programmes/table.ts';
import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { measures, readingReasons } from './kinds.ts';

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
    /** Raised whenever what is counted, or by what it is narrowed, is changed. */
    version: integer('version').notNull().default(1),
    retiredAt: text('retired_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('indicators_programme').on(table.programmeId)],
);

/** What an indicator counted at one moment: the records that the public could see, and the definition that held. */
export const indicatorReadings = sqliteTable(
  'indicator_readings',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    indicatorId: integer('indicator_id')
      .notNull()
      .references(() => indicators.id),
    version: integer('version').notNull(),
    measure: text('measure', { enum: measures }).notNull(),
    filters: text('filters', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    reason: text('reason', { enum: readingReasons }).notNull(),
    /** What it was kept for, such as the period of a report; only where staff asked for it. */
    label: text('label'),
    /** The revision of the registry that was counted: later entries of the history are later than the reading. */
    revision: integer('revision').notNull(),
    /** Ids of the records. */
    records: text('records', { mode: 'json' }).$type<number[]>().notNull(),
    takenAt: text('taken_at').notNull(),
  },
  (table) => [index('indicator_readings_indicator').on(table.indicatorId)],
);
