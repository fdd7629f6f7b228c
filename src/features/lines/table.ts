import { sessions } from '#features/events/table.ts';
import { organisations } from '#features/organisations/table.ts';
import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { becomings, lineKinds } from './kinds.ts';

/** What a working group or a plenary said, typed one line at a time. */
export const sessionLines = sqliteTable(
  'session_lines',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    sessionId: integer('session_id')
      .notNull()
      .references(() => sessions.id),
    kind: text('kind', { enum: lineKinds }).notNull(),
    text: text('text').notNull(),
    /** Who is to see to it, as typed. */
    owner: text('owner'),
    organisationId: integer('organisation_id').references(() => organisations.id),
    dueOn: text('due_on'),
    /** Sent again by a lost network, the line stands once. */
    idempotencyKey: text('idempotency_key'),
    becameNoun: text('became_noun', { enum: becomings }),
    becameId: integer('became_id'),
    setAsideReason: text('set_aside_reason'),
    settledAt: text('settled_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('session_lines_session').on(table.sessionId),
    index('session_lines_became').on(table.becameNoun, table.becameId),
    uniqueIndex('session_lines_key').on(table.idempotencyKey),
  ],
);
