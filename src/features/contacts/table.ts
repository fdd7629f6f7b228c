import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';

/** A person whom one can reach at an organisation. What is known of them stands in `personal_values`. */
export const organisationContacts = sqliteTable(
  'organisation_contacts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    createdAt: text('created_at').notNull(),
    removedAt: text('removed_at'),
  },
  (table) => [index('organisation_contacts_organisation').on(table.organisationId)],
);
