import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { integer, real, sqliteTable, text } from '#database/drizzle.ts';

/** Towns. Records hold a town's words; this list says which town they mean, how it is called and where it lies. */
export const places = sqliteTable('places', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  /** ISO 3166-1 alpha-2 or XK. */
  country: text('country').notNull(),
  /** Degrees, WGS 84; null where it is not drawn on the map. */
  latitude: real('latitude'),
  longitude: real('longitude'),
  /** Names by language tag; English is always there. */
  names: text('names', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  /** Further words by which records mean it. */
  spellings: text('spellings', { mode: 'json' }).$type<string[]>().notNull().default([]),
  retiredOn: text('retired_on'),
  /** The place that this one is the same as: its words mean that one from then on. */
  mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => places.id),
});
