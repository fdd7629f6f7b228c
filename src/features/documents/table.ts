import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { grants } from '#features/grants/table.ts';
import { documentKinds } from './kinds.ts';

/** A file that belongs to a grant; its bytes lie under their SHA-256 in the data folder. */
export const documents = sqliteTable(
  'documents',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    /** As the bytes say, not as the sender does. */
    mediaType: text('media_type').notNull(),
    fileName: text('file_name').notNull(),
    title: text('title').notNull(),
    kind: text('kind', { enum: documentKinds }).notNull(),
    isPublic: integer('is_public', { mode: 'boolean' }).notNull(),
    uploadedBy: text('uploaded_by'),
    uploadedAt: text('uploaded_at').notNull(),
    withdrawnAt: text('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => [index('documents_grant').on(table.grantId)],
);
