import { coalitions } from '#features/coalitions/table.ts';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { decisions, reportStatuses } from './kinds.ts';

/** A coalition's own report for a period. What was submitted is kept as it was, with its hash. */
export const coalitionReports = sqliteTable(
  'coalition_reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    /** The period as its address has it: `2024`, `2024-01_2024-06`. */
    slug: text('slug').notNull(),
    periodFrom: text('period_from').notNull(),
    periodUntil: text('period_until').notNull(),
    status: text('status', { enum: reportStatuses }).notNull(),
    narrative: text('narrative'),
    lessons: text('lessons'),
    risks: text('risks'),
    nextSteps: text('next_steps'),
    /** Raised by each save, so that two people at one report do not lose each other's words. */
    version: integer('version').notNull().default(1),
    /** The content as it was submitted, as JSON, and its SHA-256. */
    snapshot: text('snapshot'),
    hash: text('hash'),
    submittedAt: text('submitted_at'),
    decidedAt: text('decided_at'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [uniqueIndex('coalition_reports_slug').on(table.coalitionId, table.slug)],
);

/** What staff, donors and members say of a part of a report. */
export const reportComments = sqliteTable(
  'report_comments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    reportId: integer('report_id')
      .notNull()
      .references(() => coalitionReports.id),
    part: text('part').notNull(),
    text: text('text').notNull(),
    /** Public id of the person. */
    author: text('author'),
    /** staff, donor or member: what may be shown of them. */
    authorKind: text('author_kind').notNull(),
    createdAt: text('created_at').notNull(),
    /** The paragraph of the part, from 0; null where the whole part is meant. */
    paragraph: integer('paragraph'),
    /** The paragraph as it read then, so that later writing does not lose what was meant. */
    quote: text('quote'),
    /** The number of the handing-in that was read; null for a draft. */
    submission: integer('submission'),
    /** The comment that this answers. */
    answersId: integer('answers_id'),
    resolvedAt: text('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [index('report_comments_report').on(table.reportId)],
);

/** Each time that a report was handed in: its content as it was then, and what was decided of it. */
export const reportSubmissions = sqliteTable(
  'report_submissions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    reportId: integer('report_id')
      .notNull()
      .references(() => coalitionReports.id),
    /** From 1. */
    number: integer('number').notNull(),
    snapshot: text('snapshot').notNull(),
    hash: text('hash').notNull(),
    submittedAt: text('submitted_at').notNull(),
    decision: text('decision', { enum: decisions }),
    decidedAt: text('decided_at'),
  },
  (table) => [uniqueIndex('report_submissions_number').on(table.reportId, table.number)],
);

/**
 * What a tab last sent of a part while a report is written: what it sends next is compared with this. The number of
 * that sending stands under the part `turn`. Forgotten when the report is handed in.
 */
export const reportTyped = sqliteTable(
  'report_typed',
  {
    reportId: integer('report_id')
      .notNull()
      .references(() => coalitionReports.id),
    tab: text('tab').notNull(),
    part: text('part').notNull(),
    words: text('words').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.tab, table.part] })],
);
