import { coalitions } from '#features/coalitions/table.ts';
import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { reportStatuses } from './kinds.ts';

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
  },
  (table) => [index('report_comments_report').on(table.reportId)],
);
