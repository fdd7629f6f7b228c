import { index, integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
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

/** Where a figure or finding is used: for a theme, a coalition, a solution, an outcome. */
export const evidenceUses = sqliteTable(
  'evidence_uses',
  {
    evidenceId: integer('evidence_id')
      .notNull()
      .references(() => evidence.id),
    noun: text('noun').notNull(),
    recordId: integer('record_id').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.noun, table.recordId, table.evidenceId] }),
    index('evidence_uses_evidence').on(table.evidenceId),
  ],
);
