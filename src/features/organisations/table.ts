import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { index, integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { themes } from '#features/themes/table.ts';
import { nameKinds, organisationKinds, organisationScopes, organisationStatuses } from './kinds.ts';

export const organisations = sqliteTable(
  'organisations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    slug: text('slug').notNull().unique(),
    kind: text('kind', { enum: organisationKinds }).notNull(),
    /** ISO 3166-1 alpha-2 or XK; null where no source prints it. */
    country: text('country'),
    /** The name that lists and pages show; one of its names, repeated here so that a list reads one table. */
    name: text('name').notNull(),
    nameLanguage: text('name_language'),
    city: text('city'),
    legalForm: text('legal_form'),
    registrationNumber: text('registration_number'),
    foundedOn: text('founded_on'),
    website: text('website'),
    scope: text('scope', { enum: organisationScopes }),
    status: text('status', { enum: organisationStatuses }).notNull().default('active'),
    mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => organisations.id),
    /** Missions by language tag. */
    missions: text('missions', { mode: 'json' }).$type<Record<string, string>>().notNull().default({}),
    workingLanguages: text('working_languages', { mode: 'json' }).$type<string[]>().notNull().default([]),
    targetGroups: text('target_groups', { mode: 'json' }).$type<string[]>().notNull().default([]),
    staffBand: text('staff_band'),
    budgetBand: text('budget_band'),
    verifiedOn: text('verified_on'),
    verifiedBy: text('verified_by'),
    confirmedOn: text('confirmed_on'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('organisations_country_kind').on(table.country, table.kind),
    index('organisations_merged_into').on(table.mergedIntoId),
  ],
);

/** Every earlier address of an organisation, so that none of them ever dies. */
export const organisationSlugs = sqliteTable('organisation_slugs', {
  slug: text('slug').primaryKey(),
  organisationId: integer('organisation_id')
    .notNull()
    .references(() => organisations.id),
});

export const organisationNames = sqliteTable(
  'organisation_names',
  {
    id: integer('id').primaryKey(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: nameKinds }).notNull(),
    /** BCP 47; null where it is not known. */
    language: text('language'),
    script: text('script'),
    usedFrom: text('used_from'),
    usedUntil: text('used_until'),
    /** The keys of names across scripts (src/names/keys.ts), for finding equal names. */
    exactKey: text('exact_key').notNull(),
    scriptKey: text('script_key').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    index('organisation_names_organisation').on(table.organisationId),
    index('organisation_names_exact').on(table.exactKey),
    index('organisation_names_script').on(table.scriptKey),
  ],
);

export const organisationThemes = sqliteTable(
  'organisation_themes',
  {
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    themeId: integer('theme_id')
      .notNull()
      .references(() => themes.id),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.themeId] }),
    index('organisation_themes_theme').on(table.themeId),
  ],
);
