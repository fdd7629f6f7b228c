import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { sessions } from '#features/events/table.ts';
import { organisations } from '#features/organisations/table.ts';
import { themes } from '#features/themes/table.ts';
import {
  coalitionKinds,
  coalitionScopes,
  coalitionStatuses,
  institutionLevels,
  membershipKinds,
} from './kinds.ts';

/** A further name of a coalition, as printed: in another language, a former one, that of its initiative. */
export interface OtherName {
  name: string;
  /** BCP 47, as printed. */
  language?: string;
  /** In the source's words: former, registered, the initiative, until 2019. */
  kind?: string;
}

export const coalitions = sqliteTable('coalitions', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  nameLanguage: text('name_language'),
  nameEnglish: text('name_english'),
  acronym: text('acronym'),
  otherNames: text('other_names', { mode: 'json' }).$type<OtherName[]>().notNull().default([]),
  kind: text('kind', { enum: coalitionKinds }).notNull(),
  scope: text('scope', { enum: coalitionScopes }),
  countries: text('countries', { mode: 'json' }).$type<string[]>().notNull().default([]),
  problem: text('problem'),
  ask: text('ask').notNull(),
  themeNote: text('theme_note'),
  /** As precise as known. */
  formedOn: text('formed_on'),
  formedAtSessionId: integer('formed_at_session_id').references(() => sessions.id),
  status: text('status', { enum: coalitionStatuses }).notNull(),
  website: text('website'),
  /** Where the coalition is a network: the organisation that carries its ask and holds its members. */
  networkId: integer('network_id').references(() => organisations.id),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

export const coalitionThemes = sqliteTable(
  'coalition_themes',
  {
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    themeId: integer('theme_id')
      .notNull()
      .references(() => themes.id),
  },
  (table) => [primaryKey({ columns: [table.coalitionId, table.themeId] })],
);

/**
 * Who belongs to what and since when: a history, not a list. A membership is of a coalition or of a network;
 * a coalition that is a network reads its network's, so that membership is kept once.
 */
export const memberships = sqliteTable(
  'memberships',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id').references(() => coalitions.id),
    networkId: integer('network_id').references(() => organisations.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    kind: text('kind', { enum: membershipKinds }).notNull(),
    role: text('role'),
    /** As precise as known; null where not published. */
    joinedOn: text('joined_on'),
    leftOn: text('left_on'),
    /** True for a former member, also where the day of leaving is not published. */
    hasLeft: integer('has_left', { mode: 'boolean' }).notNull().default(false),
    leftReason: text('left_reason'),
    note: text('note'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('memberships_coalition').on(table.coalitionId),
    index('memberships_network').on(table.networkId),
    index('memberships_organisation').on(table.organisationId),
  ],
);

/** A body that a coalition addresses, as printed. */
export const institutionsAddressed = sqliteTable(
  'institutions_addressed',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    name: text('name').notNull(),
    level: text('level', { enum: institutionLevels }).notNull(),
    /** Null for a body of no country, and where it is not published. */
    country: text('country'),
    note: text('note'),
    importKey: text('import_key'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('institutions_addressed_coalition').on(table.coalitionId),
    uniqueIndex('institutions_addressed_import_key').on(table.importKey),
  ],
);

/** A report that a coalition published elsewhere. */
export const publications = sqliteTable(
  'publications',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    title: text('title').notNull(),
    titleLanguage: text('title_language'),
    /** All three as precise as known; null where not printed. */
    periodFrom: text('period_from'),
    periodUntil: text('period_until'),
    publishedOn: text('published_on'),
    note: text('note'),
    importKey: text('import_key'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('publications_coalition').on(table.coalitionId),
    uniqueIndex('publications_import_key').on(table.importKey),
  ],
);
