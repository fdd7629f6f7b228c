import { index, integer, sql, sqliteTable, text } from '#database/drizzle.ts';
import { organisations } from '#features/organisations/table.ts';
import { correctionKinds, correctionStates } from './kinds.ts';

/** What somebody, with or without an account, said of a record: that it is wrong, or that it is theirs. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    kind: text('kind', { enum: correctionKinds }).notNull(),
    text: text('text').notNull(),
    /** Where the answer goes; kept here alone and never in history, so that it can be erased. */
    email: text('email'),
    /** In which language the answer's mail is framed. */
    language: text('language').notNull(),
    sentBy: text('sent_by'),
    sentAt: text('sent_at').notNull(),
    state: text('state', { enum: correctionStates }).notNull().default('waiting'),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: text('answered_at'),
    /** Of a claim that its own mail proves: the hash of the link's secret. */
    linkHash: text('link_hash'),
  },
  (table) => [
    index('corrections_organisation').on(table.organisationId),
    index('corrections_waiting')
      .on(table.id)
      .where(sql`state = 'waiting'`),
    index('corrections_link')
      .on(table.linkHash)
      .where(sql`link_hash is not null`),
  ],
);
