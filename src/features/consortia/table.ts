import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { grants } from '#features/grants/table.ts';
import { participantRoles } from '#features/grants/kinds.ts';
import { organisations } from '#features/organisations/table.ts';
import { schemes } from '#features/programmes/table.ts';
import { memberStates } from './kinds.ts';

/** A consortium that was saved so that the others can confirm it; it is no grant until staff take it over. */
export const consortia = sqliteTable('consortia', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** In addresses: nobody comes upon it by counting. */
  publicId: text('public_id').notNull().unique(),
  title: text('title').notNull(),
  schemeId: integer('scheme_id').references(() => schemes.id),
  amountMinor: integer('amount_minor'),
  currency: text('currency'),
  /** The public id of the person who saved it. */
  createdBy: text('created_by'),
  grantId: integer('grant_id').references(() => grants.id),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

export const consortiumMembers = sqliteTable(
  'consortium_members',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    consortiumId: integer('consortium_id')
      .notNull()
      .references(() => consortia.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role', { enum: participantRoles }).notNull(),
    task: text('task'),
    /** Hundredths of a per cent of the budget. */
    share: integer('share').notNull(),
    position: integer('position').notNull(),
    state: text('state', { enum: memberStates }).notNull(),
    /** What it said when it declined. */
    word: text('word'),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
    /** SHA-256 of the secret of its own link. */
    secretHash: text('secret_hash').notNull().unique(),
  },
  (table) => [
    uniqueIndex('consortium_members_once').on(table.consortiumId, table.organisationId),
    index('consortium_members_organisation').on(table.organisationId),
  ],
);
