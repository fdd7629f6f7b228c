import { index, integer, sql, sqliteTable, text } from '#database/drizzle.ts';

/** Mails to send, and those sent: the outbox. Practice has its own, which is shown and never sent. */
export const mails = sqliteTable(
  'mails',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    recipient: text('recipient').notNull(),
    /** What the mail is for, such as `invitation`; staff filter the outbox by it. */
    kind: text('kind').notNull(),
    language: text('language').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    queuedAt: text('queued_at').notNull(),
    sentAt: text('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** Not before then, after an attempt that failed. */
    nextAttemptAt: text('next_attempt_at'),
    /** After the last attempt; an administrator may have it sent again. */
    givenUpAt: text('given_up_at'),
  },
  (table) => [
    index('mails_unsent')
      .on(table.id)
      .where(sql`sent_at is null`),
  ],
);
