import { integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { ceremonies } from '#features/ceremonies/table.ts';

/** Minutes as they were frozen when the ceremony was closed, and anew at each later correction. */
export const minutesVersions = sqliteTable(
  'minutes_versions',
  {
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    version: integer('version').notNull(),
    /** The JSON text that the hash is of; it holds no person's name. */
    content: text('content').notNull(),
    /** SHA-256 of the content in hexadecimal. */
    hash: text('hash').notNull(),
    /** What changed since the version before, as JSON. */
    changes: text('changes').notNull(),
    frozenAt: text('frozen_at').notNull(),
    frozenBy: text('frozen_by'),
  },
  (table) => [primaryKey({ columns: [table.ceremonyId, table.version] })],
);
