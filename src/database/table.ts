import { check, index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';

/** One row: the revision that public pages, ETags and list indexes are keyed on. */
export const registryState = sqliteTable(
  'registry_state',
  {
    id: integer('id').primaryKey(),
    /** Raised by one inside each writing transaction. */
    revision: integer('revision').notNull(),
    /** When the last change was made, ISO 8601 in UTC. */
    changedAt: text('changed_at').notNull(),
    /** The seed that has been loaded, so that a second load changes nothing and a start only migrates. */
    seed: text('seed'),
  },
  (table) => [check('registry_state_single', sql`${table.id} = 1`)],
);

/** Append-only, held so by triggers: what changed, who did it, what stood before and after. */
export const history = sqliteTable(
  'history',
  {
    id: integer('id').primaryKey(),
    revision: integer('revision').notNull(),
    at: text('at').notNull(),
    /** The public id of a person; null for the seed, the command line and the clock. */
    actor: text('actor'),
    /** Through which door: page, api, command-line, seed, clock. */
    door: text('door').notNull(),
    event: text('event').notNull(),
    noun: text('noun').notNull(),
    recordId: integer('record_id').notNull(),
    requestId: text('request_id'),
    before: text('before', { mode: 'json' }).$type<Record<string, unknown>>(),
    after: text('after', { mode: 'json' }).$type<Record<string, unknown>>(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    index('history_record').on(table.noun, table.recordId),
    index('history_revision').on(table.revision),
    index('history_actor').on(table.actor, table.id),
  ],
);

/**
 * Every record that a history entry concerns: the one that changed and those whose pages or list rows show
 * it. It is both the way from a record to its history and the feed by which list indexes catch up.
 */
export const historySubjects = sqliteTable(
  'history_subjects',
  {
    historyId: integer('history_id')
      .notNull()
      .references(() => history.id),
    noun: text('noun').notNull(),
    recordId: integer('record_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.noun, table.recordId, table.historyId] }),
    index('history_subjects_history').on(table.historyId),
  ],
);

/** Where a fact came from: an address or a document, and the day it was read. */
export const sources = sqliteTable(
  'sources',
  {
    id: integer('id').primaryKey(),
    /** A web address, or the name of a document where there is none. */
    address: text('address').notNull(),
    readOn: text('read_on'),
  },
  (table) => [uniqueIndex('sources_address').on(table.address, table.readOn)],
);

/** Which source says what about which record; `field` is null where it speaks of the whole record. */
export const citations = sqliteTable(
  'citations',
  {
    id: integer('id').primaryKey(),
    noun: text('noun').notNull(),
    recordId: integer('record_id').notNull(),
    field: text('field'),
    sourceId: integer('source_id')
      .notNull()
      .references(() => sources.id),
    basis: text('basis').notNull(),
    note: text('note'),
    position: integer('position').notNull().default(0),
  },
  (table) => [index('citations_record').on(table.noun, table.recordId)],
);

/** What a reader should know and no rule decides: contradicting sources, a record that may be another one. */
export const hints = sqliteTable(
  'hints',
  {
    id: integer('id').primaryKey(),
    noun: text('noun').notNull(),
    recordId: integer('record_id').notNull(),
    kind: text('kind').notNull(),
    otherId: integer('other_id'),
    text: text('text'),
    sourceId: integer('source_id').references(() => sources.id),
  },
  (table) => [index('hints_record').on(table.noun, table.recordId)],
);

/**
 * Values about persons, kept apart so that they can be erased while history, which holds only a salted
 * hash of them, stays as it was written.
 */
export const personalValues = sqliteTable(
  'personal_values',
  {
    id: integer('id').primaryKey(),
    noun: text('noun').notNull(),
    recordId: integer('record_id').notNull(),
    field: text('field').notNull(),
    /** Null once erased. */
    value: text('value'),
    salt: text('salt'),
    isPublic: integer('is_public', { mode: 'boolean' }).notNull().default(false),
    /** The day on which the person agreed that it is public. */
    consentedOn: text('consented_on'),
  },
  (table) => [
    index('personal_values_record').on(table.noun, table.recordId),
    index('personal_values_value')
      .on(table.value)
      .where(sql`value is not null`),
  ],
);
