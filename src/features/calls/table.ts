import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import { schemes } from '#features/programmes/table.ts';
import { themes } from '#features/themes/table.ts';
import { answerStates, callStatuses, wantedRoles } from './kinds.ts';

/** An organisation seeks partners: what it offers and wants, for which scheme, until when. */
export const calls = sqliteTable(
  'calls',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    slug: text('slug').notNull().unique(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    title: text('title').notNull(),
    titleLanguage: text('title_language'),
    offered: text('offered').notNull(),
    wanted: text('wanted').notNull(),
    role: text('role', { enum: wantedRoles }).notNull(),
    experience: text('experience'),
    countries: text('countries', { mode: 'json' }).$type<string[]>().notNull().default([]),
    languages: text('languages', { mode: 'json' }).$type<string[]>().notNull().default([]),
    schemeId: integer('scheme_id').references(() => schemes.id),
    /** The last day, YYYY-MM-DD. */
    deadline: text('deadline').notNull(),
    status: text('status', { enum: callStatuses }).notNull(),
    closedOn: text('closed_on'),
    closingWord: text('closing_word'),
    createdBy: text('created_by'),
    /** The day on which its maker was reminded of the deadline. */
    remindedOn: text('reminded_on'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('calls_organisation').on(table.organisationId),
    index('calls_deadline').on(table.deadline),
  ],
);

export const callThemes = sqliteTable(
  'call_themes',
  {
    callId: integer('call_id')
      .notNull()
      .references(() => calls.id),
    themeId: integer('theme_id')
      .notNull()
      .references(() => themes.id),
  },
  (table) => [primaryKey({ columns: [table.callId, table.themeId] })],
);

export const callAnswers = sqliteTable(
  'call_answers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    callId: integer('call_id')
      .notNull()
      .references(() => calls.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    message: text('message').notNull(),
    state: text('state', { enum: answerStates }).notNull(),
    answeredBy: text('answered_by'),
    answeredAt: text('answered_at').notNull(),
  },
  (table) => [
    uniqueIndex('call_answers_once').on(table.callId, table.organisationId),
    index('call_answers_organisation').on(table.organisationId),
  ],
);
