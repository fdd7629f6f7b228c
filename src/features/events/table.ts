import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { programmes } from '#features/programmes/table.ts';
import { themes } from '#features/themes/table.ts';
import { eventKinds, sessionKinds } from './kinds.ts';

export const events = sqliteTable('events', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  slug: text('slug').notNull().unique(),
  programmeId: integer('programme_id')
    .notNull()
    .references(() => programmes.id),
  kind: text('kind', { enum: eventKinds }).notNull(),
  title: text('title').notNull(),
  subtitle: text('subtitle'),
  description: text('description'),
  venue: text('venue'),
  city: text('city'),
  country: text('country'),
  startsOn: text('starts_on'),
  endsOn: text('ends_on'),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

/** The lines of an event's programme, in their order; a working group stands under its panel. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    eventId: integer('event_id')
      .notNull()
      .references(() => events.id),
    slug: text('slug').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: sessionKinds }).notNull(),
    /** As printed: 1 for “Panel discussion 1”. */
    number: integer('number'),
    title: text('title').notNull(),
    description: text('description'),
    day: text('day').notNull(),
    /** Local time HH:MM, as printed. */
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    /** The panel of a working group or plenary. */
    panelId: integer('panel_id').references((): AnySQLiteColumn => sessions.id),
    themeId: integer('theme_id').references(() => themes.id),
  },
  (table) => [
    uniqueIndex('sessions_slug').on(table.eventId, table.slug),
    index('sessions_event').on(table.eventId, table.position),
  ],
);
