import { index, integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import { introductionStates } from './kinds.ts';

/** One organisation writes to another through the registry. */
export const introductions = sqliteTable(
  'introductions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    fromId: integer('from_id')
      .notNull()
      .references(() => organisations.id),
    toId: integer('to_id')
      .notNull()
      .references(() => organisations.id),
    state: text('state', { enum: introductionStates }).notNull(),
    /** The public ids of who wrote and who decided: their addresses are what an acceptance shows. */
    writtenBy: text('written_by'),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('introductions_from').on(table.fromId, table.createdAt),
    index('introductions_to').on(table.toId, table.createdAt),
  ],
);

/** What was written, kept apart from history so that it can be erased. */
export const introductionMessages = sqliteTable(
  'introduction_messages',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    introductionId: integer('introduction_id')
      .notNull()
      .references(() => introductions.id),
    fromId: integer('from_id')
      .notNull()
      .references(() => organisations.id),
    body: text('body').notNull(),
    sentAt: text('sent_at').notNull(),
  },
  (table) => [index('introduction_messages_introduction').on(table.introductionId)],
);

/** Who does not want to be written to by whom. */
export const introductionBlocks = sqliteTable(
  'introduction_blocks',
  {
    blockerId: integer('blocker_id')
      .notNull()
      .references(() => organisations.id),
    blockedId: integer('blocked_id')
      .notNull()
      .references(() => organisations.id),
    createdAt: text('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.blockerId, table.blockedId] })],
);

/** An introduction that its receiver holds for misuse: staff see that there is one, and open nothing else. */
export const introductionReports = sqliteTable(
  'introduction_reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    introductionId: integer('introduction_id')
      .notNull()
      .references(() => introductions.id),
    reason: text('reason').notNull(),
    reportedAt: text('reported_at').notNull(),
  },
  (table) => [index('introduction_reports_introduction').on(table.introductionId)],
);
