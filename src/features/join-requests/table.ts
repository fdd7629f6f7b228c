import { index, integer, sql, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import { requestOutcomes } from './kinds.ts';

/**
 * An organisation's wish to keep its own profile. Address, name and message are there until it is decided, and
 * no longer: they have then done what they were given for.
 */
export const joinRequests = sqliteTable(
  'join_requests',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Of the secret by which the address is verified. */
    linkHash: text('link_hash').notNull(),
    email: text('email'),
    name: text('name'),
    message: text('message'),
    language: text('language').notNull(),
    /** Null where the organisation is not recorded yet; its name and country then stand beside. */
    organisationId: integer('organisation_id').references(() => organisations.id),
    newName: text('new_name'),
    newCountry: text('new_country'),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    verifiedAt: text('verified_at'),
    decidedAt: text('decided_at'),
    /** The public id of who decided. */
    decidedBy: text('decided_by'),
    outcome: text('outcome', { enum: requestOutcomes }),
    reason: text('reason'),
  },
  (table) => [
    uniqueIndex('join_requests_link').on(table.linkHash),
    index('join_requests_email').on(table.email),
    index('join_requests_open')
      .on(table.id)
      .where(sql`verified_at is not null and decided_at is null`),
  ],
);
