import { coalitions } from '#features/coalitions/table.ts';
import { organisations } from '#features/organisations/table.ts';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { actionKinds } from './kinds.ts';

/** What a coalition did: a meeting, a brief, a petition; toward which institution. */
export const actions = sqliteTable(
  'actions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    kind: text('kind', { enum: actionKinds }).notNull(),
    /** The first day if several, as precise as known; null where not published. */
    actedOn: text('acted_on'),
    /** As printed; null where it was toward none. */
    institution: text('institution'),
    country: text('country'),
    what: text('what').notNull(),
    note: text('note'),
    importKey: text('import_key'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('actions_coalition').on(table.coalitionId),
    uniqueIndex('actions_import_key').on(table.importKey),
  ],
);

/** Who took part, as printed, and the organisation where it is one of the coalition's. */
export const actionParticipants = sqliteTable(
  'action_participants',
  {
    actionId: integer('action_id')
      .notNull()
      .references(() => actions.id),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    organisationId: integer('organisation_id').references(() => organisations.id),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.position] }),
    index('action_participants_organisation').on(table.organisationId),
  ],
);
