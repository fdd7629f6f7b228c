import { index, integer, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { ceremonies } from '#features/ceremonies/table.ts';
import { grants } from '#features/grants/table.ts';
import { signings } from '#features/signings/table.ts';
import { entryKinds, entryOutcomes, entryResolutions } from './rules.ts';

/**
 * What was pressed at a desk, each entry once and for ever: what happened in the hall is a fact, whatever came of
 * it. A second signing of one grant stays here as the record of the conflict.
 */
export const deskEntries = sqliteTable(
  'desk_entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Made by the desk; sending it again answers the same entry. */
    key: text('key').notNull(),
    ceremonyId: integer('ceremony_id')
      .notNull()
      .references(() => ceremonies.id),
    grantId: integer('grant_id')
      .notNull()
      .references(() => grants.id),
    kind: text('kind', { enum: entryKinds }).notNull(),
    /** The key of the entry that an undoing or a correction names. */
    corrects: text('corrects'),
    /** Which desk: a random name that the device gave itself. */
    desk: text('desk').notNull(),
    /** What the browser called itself. */
    device: text('device'),
    /** Who sent it: the public id of whoever was signed in then. */
    recordedBy: text('recorded_by'),
    /** Who pressed it, as the device says: the public id of whoever was signed in there at that moment. */
    pressedBy: text('pressed_by'),
    /** By the desk's clock, when it was pressed and when it was sent. */
    pressedAt: text('pressed_at').notNull(),
    sentAt: text('sent_at').notNull(),
    receivedAt: text('received_at').notNull(),
    /** How far the desk's clock was behind the registry's when it sent, in milliseconds. */
    offsetMs: integer('offset_ms').notNull(),
    /** The desk's time corrected by that: what entries are ordered by. */
    happenedAt: text('happened_at').notNull(),
    note: text('note'),
    outcome: text('outcome', { enum: entryOutcomes }).notNull(),
    /** Why it waits, as problems. */
    problems: text('problems', { mode: 'json' }).$type<unknown[]>(),
    /** The signing that it made, or that stood already. */
    signingId: integer('signing_id').references(() => signings.id),
    resolution: text('resolution', { enum: entryResolutions }),
    resolutionNote: text('resolution_note'),
    resolvedAt: text('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [
    uniqueIndex('desk_entries_key').on(table.key),
    index('desk_entries_ceremony').on(table.ceremonyId, table.grantId),
  ],
);
