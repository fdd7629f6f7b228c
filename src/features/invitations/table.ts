import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { people, signInLinks } from '#features/people/table.ts';

/** An invitation by mail. Whether it was accepted and when it ends is said by its one-time link. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    linkHash: text('link_hash')
      .notNull()
      .references(() => signInLinks.hash),
    language: text('language').notNull(),
    /** The public id of who invited; null from the command line. */
    invitedBy: text('invited_by'),
    createdAt: text('created_at').notNull(),
    withdrawnAt: text('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('invitations_link').on(table.linkHash),
    index('invitations_person').on(table.personId),
  ],
);
