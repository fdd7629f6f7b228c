import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { coalitions } from '#features/coalitions/table.ts';
import { reportParts, reportStatuses, reviewOutcomes } from './kinds.ts';

/** A coalition's report for a period; both days belong to it. */
export const coalitionReports = sqliteTable(
  'coalition_reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    coalitionId: integer('coalition_id')
      .notNull()
      .references(() => coalitions.id),
    periodFrom: text('period_from').notNull(),
    periodTo: text('period_to').notNull(),
    status: text('status', { enum: reportStatuses }).notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('coalition_reports_period').on(table.coalitionId, table.periodFrom, table.periodTo),
  ],
);

/** The coalition's own words. The version grows with each change, so that nobody writes over what they have not seen. */
export const coalitionReportTexts = sqliteTable(
  'coalition_report_texts',
  {
    reportId: integer('report_id')
      .notNull()
      .references(() => coalitionReports.id),
    part: text('part', { enum: reportParts }).notNull(),
    body: text('body').notNull(),
    version: integer('version').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by'),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.part] })],
);

/** What was handed in: frozen with its hash, whatever becomes of the records. */
export const coalitionReportSubmissions = sqliteTable(
  'coalition_report_submissions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    reportId: integer('report_id')
      .notNull()
      .references(() => coalitionReports.id),
    number: integer('number').notNull(),
    /** JSON, as it was hashed. */
    snapshot: text('snapshot').notNull(),
    hash: text('hash').notNull(),
    submittedAt: text('submitted_at').notNull(),
    submittedBy: text('submitted_by'),
    outcome: text('outcome', { enum: reviewOutcomes }),
    reason: text('reason'),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [uniqueIndex('coalition_report_submissions_number').on(table.reportId, table.number)],
);

/** What a reader says of one paragraph of what was handed in. */
export const coalitionReportComments = sqliteTable(
  'coalition_report_comments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => coalitionReportSubmissions.id),
    part: text('part', { enum: reportParts }).notNull(),
    /** From 0, within the part. */
    paragraph: integer('paragraph').notNull(),
    body: text('body').notNull(),
    madeAt: text('made_at').notNull(),
    madeBy: text('made_by'),
  },
  (table) => [index('coalition_report_comments_submission').on(table.submissionId)],
);
