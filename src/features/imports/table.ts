import type { CoveredNoun } from '#database/covered.ts';
import { index, integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { decisions, formats, importNouns, importStates, outcomes } from './kinds.ts';

/** A spreadsheet on its way into the registry: what was sent, how it is read, how far it is. */
export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  noun: text('noun', { enum: importNouns }).notNull(),
  /** As the sender calls it; null for a pasted table. */
  fileName: text('file_name'),
  /** Its name in the folder of imports; null once it is no longer kept. */
  storedAs: text('stored_as'),
  sha256: text('sha256').notNull(),
  format: text('format', { enum: formats }).notNull(),
  encoding: text('encoding'),
  delimiter: text('delimiter'),
  state: text('state', { enum: importStates }).notNull(),
  /** The header as printed, and the field that each column is read as; null where it is left out. */
  header: text('header', { mode: 'json' }).$type<string[]>().notNull().default([]),
  mapping: text('mapping', { mode: 'json' }).$type<(string | null)[]>().notNull().default([]),
  /** The first rows under the header, for telling the columns apart. */
  sample: text('sample', { mode: 'json' }).$type<string[][]>().notNull().default([]),
  /** The programme of grants whose rows name none. */
  programmeId: integer('programme_id'),
  /** Rows read, or written, so far; and how many there are, once it is known. */
  done: integer('done').notNull().default(0),
  total: integer('total'),
  /** When something last moved; a job that has not for a while was cut off. */
  movedAt: text('moved_at').notNull(),
  counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull().default({}),
  /** Over every prepared row, so that the history's one entry holds them all. */
  digest: text('digest'),
  /** Why it failed: the key of a message. */
  problem: text('problem'),
  /** What was applied or undone, in figures. */
  result: text('result', { mode: 'json' }).$type<Record<string, number>>(),
  historyId: integer('history_id'),
  createdBy: text('created_by'),
  createdAt: text('created_at').notNull(),
  appliedAt: text('applied_at'),
  undoneAt: text('undone_at'),
});

/**
 * What each row of an import will do, or did. Part 0 is the row itself; others are organisations that a grant's
 * row brings along. They stay after applying: the result is read and undone by them.
 */
export const importRows = sqliteTable(
  'import_rows',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    /** As the spreadsheet numbers it; the header is row 1. */
    row: integer('row').notNull(),
    part: integer('part').notNull(),
    noun: text('noun').notNull(),
    outcome: text('outcome', { enum: outcomes }).notNull(),
    /** Equal keys are one record within the file. */
    key: text('key'),
    label: text('label').notNull(),
    language: text('language'),
    country: text('country'),
    /** The record that it changes or made. */
    recordId: integer('record_id'),
    decision: text('decision', { enum: decisions }),
    /** Set once it is written and not yet shown. */
    isWritten: integer('is_written', { mode: 'boolean' }).notNull().default(false),
    /** The status that a new record is shown with, where it is not the usual one. */
    shownStatus: text('shown_status'),
    /** Why it was left out when the import was applied, or kept when it was undone: the key of a message. */
    leftOut: text('left_out'),
    plan: text('plan').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.row, table.part] }),
    index('import_rows_outcome').on(table.importId, table.part, table.outcome, table.row),
    index('import_rows_key').on(table.importId, table.key),
    index('import_rows_record').on(table.noun, table.recordId),
  ],
);

/**
 * Records of an import that are stored and not there for anybody: while they are about to be shown, and after the import
 * was undone until they are taken away. Ranges of ids, so that all of them come and go by one small write.
 */
export const coveredRecords = sqliteTable(
  'covered_records',
  {
    noun: text('noun').$type<CoveredNoun>().notNull(),
    firstId: integer('first_id').notNull(),
    lastId: integer('last_id').notNull(),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
  },
  (table) => [primaryKey({ columns: [table.noun, table.firstId] })],
);

/** How a column of this header was read last time. */
export const importColumns = sqliteTable(
  'import_columns',
  {
    noun: text('noun', { enum: importNouns }).notNull(),
    /** The exact key of the header. */
    header: text('header').notNull(),
    /** Null where it was left out. */
    field: text('field'),
  },
  (table) => [primaryKey({ columns: [table.noun, table.header] })],
);
