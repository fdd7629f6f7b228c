import { integer, sqliteTable, text } from '#database/drizzle.ts';
import { events } from '#features/events/table.ts';
import { themes } from '#features/themes/table.ts';

/** A figure or finding that somebody else published, cited with its source. */
export const evidence = sqliteTable('evidence', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  slug: text('slug').notNull().unique(),
  statement: text('statement').notNull(),
  /** A number, a range or words, as printed. */
  value: text('value'),
  unit: text('unit'),
  publisher: text('publisher').notNull(),
  year: integer('year'),
  period: text('period'),
  place: text('place'),
  themeId: integer('theme_id').references(() => themes.id),
  /** The event whose programme cites it. */
  citedByEventId: integer('cited_by_event_id').references(() => events.id),
});
