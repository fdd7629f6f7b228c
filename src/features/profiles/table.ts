import { index, integer, sql, sqliteTable, text } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import { proposalStates, recipientKinds, type GuardedChanges } from './kinds.ts';

/** What a member wants changed of its organisation and staff must see first. */
export const profileProposals = sqliteTable(
  'profile_proposals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Each field with what stood there when it was proposed, and what is wanted. */
    changes: text('changes', { mode: 'json' }).$type<GuardedChanges>().notNull(),
    /** Public ids of persons. */
    proposedBy: text('proposed_by'),
    proposedAt: text('proposed_at').notNull(),
    state: text('state', { enum: proposalStates }).notNull().default('waiting'),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    /** Why it was refused, as the organisation reads it. */
    reason: text('reason'),
  },
  (table) => [
    index('profile_proposals_organisation').on(table.organisationId, table.state),
    index('profile_proposals_waiting')
      .on(table.id)
      .where(sql`state = 'waiting'`),
  ],
);

/** Links by which an organisation confirms its profile once, kept as the hash of their secret. */
export const confirmationLinks = sqliteTable(
  'confirmation_links',
  {
    hash: text('hash').primaryKey(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    askedAt: text('asked_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    /** Whom it was sent to, so that history says who confirmed. */
    recipient: text('recipient', { enum: recipientKinds }).notNull().default('member'),
  },
  (table) => [index('confirmation_links_organisation').on(table.organisationId, table.askedAt)],
);
