import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';

/** A funder's programme, under which grants are given. */
export const programmes = sqliteTable('programmes', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  /** Begins the references that the registry mints for this programme's grants. */
  code: text('code').notNull().unique(),
  funderId: integer('funder_id').references(() => organisations.id),
  agreementOn: text('agreement_on'),
  size: text('size'),
  /** The last number minted for a reference of this programme. */
  lastReference: integer('last_reference').notNull().default(0),
});

/** Who runs a programme, and the countries each looks after. */
export const programmeImplementers = sqliteTable(
  'programme_implementers',
  {
    programmeId: integer('programme_id')
      .notNull()
      .references(() => programmes.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    isLead: integer('is_lead', { mode: 'boolean' }).notNull(),
    countries: text('countries', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.programmeId, table.organisationId] })],
);

export const objectives = sqliteTable(
  'objectives',
  {
    id: integer('id').primaryKey(),
    programmeId: integer('programme_id')
      .notNull()
      .references(() => programmes.id),
    number: integer('number').notNull(),
    text: text('text').notNull(),
  },
  (table) => [uniqueIndex('objectives_number').on(table.programmeId, table.number)],
);

/** A kind of grant of one programme. Its rules stand in versions, in force between dates. */
export const schemes = sqliteTable(
  'schemes',
  {
    id: integer('id').primaryKey(),
    programmeId: integer('programme_id')
      .notNull()
      .references(() => programmes.id),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    /** Groups kinds of the same sort across programmes where they are known: regional, core, local … */
    kind: text('kind').notNull(),
  },
  (table) => [index('schemes_programme').on(table.programmeId)],
);

/** The conditions of a scheme while they were in force; a scheme without a version has unknown rules. */
export const schemeVersions = sqliteTable(
  'scheme_versions',
  {
    id: integer('id').primaryKey(),
    schemeId: integer('scheme_id')
      .notNull()
      .references(() => schemes.id),
    inForceFrom: text('in_force_from'),
    inForceUntil: text('in_force_until'),
    conditions: text('conditions', { mode: 'json' }).$type<SchemeConditions>().notNull(),
  },
  (table) => [index('scheme_versions_scheme').on(table.schemeId)],
);

/** The conditions of a scheme as data; a condition that is absent is not asked. */
export interface SchemeConditions {
  /** The consortium: so many CSOs of so many of the six countries, or (where allowed) a regional network. */
  consortium?: { organisations: number; countries: number; orNetwork: boolean };
  /** Exactly one organisation, no partners. */
  singleOrganisation?: true;
  /** Kinds of organisation that may take part. */
  kinds?: string[];
  /** Countries whose organisations may lead. */
  countries?: string[];
  /** What is asked of partners: at most so many, of certain countries. */
  partners?: { maximum?: number; countries?: string[] };
  /** Bounds in minor units of one currency; a missing bound is unknown. */
  amount?: { currency: string; minimum?: number; maximum?: number };
  /** Bounds on the length in whole months. */
  months?: { minimum?: number; maximum?: number };
}
