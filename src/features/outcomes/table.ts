import { coalitions } from '#features/coalitions/table.ts';
import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { outcomeSteps, substantiationAnswers } from './kinds.ts';

/** One change at an institution: who changed what, when, where; and what the coalition contributed. */
export const outcomes = sqliteTable(
  'outcomes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    /** Null where the institution is of no country, or the country is not published. */
    country: text('country'),
    /** As printed. */
    institution: text('institution').notNull(),
    step: text('step', { enum: outcomeSteps }).notNull(),
    /** As precise as known; null where not published. */
    happenedOn: text('happened_on'),
    whatChanged: text('what_changed').notNull(),
    /** What a source says the coalition did; null where no source says it. */
    contribution: text('contribution'),
    /** Why it was rejected or rolled back. */
    reason: text('reason'),
    note: text('note'),
    importKey: text('import_key'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('outcomes_coalition').on(table.coalitionId),
    uniqueIndex('outcomes_import_key').on(table.importKey),
  ],
);

/** What someone outside says of an outcome, asked by a link that answers once. Names are kept apart. */
export const substantiations = sqliteTable(
  'substantiations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    outcomeId: integer('outcome_id')
      .notNull()
      .references(() => outcomes.id),
    /** SHA-256 of the link's secret. */
    hash: text('hash').notNull(),
    askedBy: text('asked_by'),
    askedAt: text('asked_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    answeredAt: text('answered_at'),
    answer: text('answer', { enum: substantiationAnswers }),
    post: text('post'),
    comment: text('comment'),
  },
  (table) => [
    uniqueIndex('substantiations_hash').on(table.hash),
    index('substantiations_outcome').on(table.outcomeId),
  ],
);
