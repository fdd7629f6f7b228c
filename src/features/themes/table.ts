import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { integer, sqliteTable, text } from '#database/drizzle.ts';

/** Themes in two levels; a theme in use is retired, never deleted. */
export const themes = sqliteTable('themes', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  parentId: integer('parent_id').references((): AnySQLiteColumn => themes.id),
  position: integer('position').notNull(),
  /** Names by language tag; English is always there. */
  names: text('names', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  /** OECD DAC purpose code and SDG target, where one fits. */
  dacCode: text('dac_code'),
  sdgTarget: text('sdg_target'),
  retiredOn: text('retired_on'),
});
