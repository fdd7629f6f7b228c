import { index, integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import { programmes, schemes } from '#features/programmes/table.ts';
import { themes } from '#features/themes/table.ts';
import { grantStatuses, participantRoles } from './kinds.ts';

export const grants = sqliteTable(
  'grants',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    reference: text('reference').notNull().unique(),
    /** True where no funder's reference is published and the registry gave its own. */
    isReferenceMinted: integer('is_reference_minted', { mode: 'boolean' }).notNull(),
    /** The key of the row it was loaded from; loading twice finds it by this. */
    importKey: text('import_key').unique(),
    programmeId: integer('programme_id')
      .notNull()
      .references(() => programmes.id),
    /** Null where the scheme is not published. */
    schemeId: integer('scheme_id').references(() => schemes.id),
    title: text('title'),
    titleLanguage: text('title_language'),
    summary: text('summary'),
    leadId: integer('lead_id')
      .notNull()
      .references(() => organisations.id),
    /** Where the money is given; usually the lead's country. */
    country: text('country'),
    /** Minor units of `currency`; null where not published. */
    amountMinor: integer('amount_minor'),
    currency: text('currency'),
    /** As precise as known: 2023, 2023-02 or 2023-02-01. */
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    /** Null where no source says it. */
    status: text('status', { enum: grantStatuses }),
    /** The active signing's day, repeated here for lists; as precise as known. */
    signedOn: text('signed_on'),
    /** As last amended; null where the budget was never amended. `amountMinor` stays as signed. */
    amendedMinor: integer('amended_minor'),
    /** As last extended; null where the end was never amended. */
    amendedEndsOn: text('amended_ends_on'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('grants_lead').on(table.leadId),
    index('grants_programme').on(table.programmeId, table.schemeId),
    index('grants_signed').on(table.signedOn),
  ],
);

/** The consortium: the lead first, then the partners in their order. */
export const grantParticipants = sqliteTable(
  'grant_participants',
  {
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role', { enum: participantRoles }).notNull(),
    /** What it does in the consortium, in the agreement's words. */
    task: text('task'),
    /** Share of the budget in hundredths of a per cent; null where not published. */
    share: integer('share'),
    position: integer('position').notNull(),
    /** The registered name in force on the day of signing, frozen then. */
    nameAtSigning: text('name_at_signing'),
    /** As last amended; null where it is as signed. */
    amendedShare: integer('amended_share'),
    /** The amendment's day for a partner that came after signing; null for those that signed. */
    joinedOn: text('joined_on'),
    /** The amendment's day for a partner that went. */
    leftOn: text('left_on'),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.organisationId] }),
    index('grant_participants_organisation').on(table.organisationId, table.role),
  ],
);

export const grantThemes = sqliteTable(
  'grant_themes',
  {
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    themeId: integer('theme_id')
      .notNull()
      .references(() => themes.id),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.themeId] }),
    index('grant_themes_theme').on(table.themeId),
  ],
);
