import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { integer, sqliteTable, text } from '#database/drizzle.ts';

/** Legal forms. Records hold the words of a register; this list says which form they mean and how it is called. */
export const legalForms = sqliteTable('legal_forms', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  position: integer('position').notNull(),
  /** Names by language tag, in the region's languages as its registers have them; English is always there. */
  names: text('names', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  /** Further words by which records mean it. */
  spellings: text('spellings', { mode: 'json' }).$type<string[]>().notNull().default([]),
  retiredOn: text('retired_on'),
  /** The form that this one is the same as: its words mean that one from then on. */
  mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => legalForms.id),
});
