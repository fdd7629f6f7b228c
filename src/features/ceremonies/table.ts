import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { sessions } from '#features/events/table.ts';
import { grants } from '#features/grants/table.ts';
import { programmes, schemes } from '#features/programmes/table.ts';
import { listStates } from './kinds.ts';

/** An occasion at which grants are signed: a session of an event, or an occasion of its own. */
export const ceremonies = sqliteTable(
  'ceremonies',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    slug: text('slug').notNull().unique(),
    programmeId: integer('programme_id')
      .notNull()
      .references(() => programmes.id),
    title: text('title').notNull(),
    sessionId: integer('session_id').references(() => sessions.id),
    /** What was planned: the programme's day and times, or the day as published. */
    plannedOn: text('planned_on'),
    plannedFrom: text('planned_from'),
    plannedUntil: text('planned_until'),
    place: text('place'),
    /** Closed by staff: its list is over, later signings are recorded later. */
    closedAt: text('closed_at'),
    /** A planned grant is public once staff publish the ceremony's list. */
    isListPublic: integer('is_list_public', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('ceremonies_session').on(table.sessionId),
    index('ceremonies_planned').on(table.plannedOn),
  ],
);

export const ceremonySchemes = sqliteTable(
  'ceremony_schemes',
  {
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    schemeId: integer('scheme_id')
      .notNull()
      .references(() => schemes.id),
  },
  (table) => [primaryKey({ columns: [table.ceremonyId, table.schemeId] })],
);

/** The countries that a ceremony is restricted to; no row means that no country is ruled out. */
export const ceremonyCountries = sqliteTable(
  'ceremony_countries',
  {
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    country: text('country').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ceremonyId, table.country] })],
);

/** The grants to be signed at a ceremony, in the order of signing. */
export const ceremonyGrants = sqliteTable(
  'ceremony_grants',
  {
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    position: integer('position').notNull(),
    state: text('state', { enum: listStates }).notNull().default('listed'),
    stateAt: text('state_at'),
    note: text('note'),
    /** What staff saw beforehand where a rule of the scheme cannot be told. */
    seenReason: text('seen_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.ceremonyId, table.grantId] }),
    index('ceremony_grants_grant').on(table.grantId),
  ],
);
