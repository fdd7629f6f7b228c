import { integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { ceremonies } from '#features/ceremonies/table.ts';

/** Staff who act on a ceremony's list whichever their countries, there alone. People are named by public id. */
export const ceremonyDeskPeople = sqliteTable(
  'ceremony_desk_people',
  {
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    person: text('person').notNull(),
    namedAt: text('named_at').notNull(),
    namedBy: text('named_by'),
  },
  (table) => [primaryKey({ columns: [table.ceremonyId, table.person] })],
);
