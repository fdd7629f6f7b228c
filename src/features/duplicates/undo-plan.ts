import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { mergeFields, type MergeField } from './fields.ts';
import type { MergeRecord, Moved, Row, Value } from './merge-record.ts';
import { findOptionalRow, identityOf, referencesTo, rowsOf } from './references.ts';

/** A merge as it is stored. */
export interface StoredMerge {
  id: number;
  survivorId: number;
  mergedId: number;
  mergedAt: string;
  mergedBy: string | null;
  undoneAt: string | null;
  record: MergeRecord;
}

/** Something that came, changed or went since the merge, for which a person says what becomes of it. */
export type Question =
  /** Rows that lead to the record that stays and were not there: with which of the two they go. */
  | { kind: 'added'; key: string; rows: { table: string; column: string; row: Row }[] }
  /** A field that the merge set and somebody changed: as it is now, or as it was before. */
  | { kind: 'changed'; key: string; field: MergeField; before: Value; now: Value; columns: string[] }
  /** A row that the merge moved and somebody took away: to bring it back, or to leave it away. */
  | { kind: 'gone'; key: string; moved: Moved };

export const answers = {
  added: ['first', 'second'],
  changed: ['now', 'before'],
  gone: ['away', 'back'],
} as const;
export type Answers = Record<string, string>;

/** What a person has to decide before a merge is undone; nothing where nothing came since. */
export function questionsOf(db: Database, merge: StoredMerge): Question[] {
  return [...changedSince(db, merge), ...goneSince(db, merge), ...addedSince(db, merge)];
}

function changedSince(db: Database, { survivorId, record }: StoredMerge): Question[] {
  const own = record.moved.find(({ column, identity }) => column === null && identity['id'] === survivorId);
  const now = db.prepare<Row>('select * from organisations where id = ?').get(survivorId)!;
  return Object.entries(mergeFields).flatMap(([field, columns]): Question[] => {
    const [main] = columns;
    const values = own?.values[main];
    if (!values || now[main] === values[1]) return [];
    const question = { before: values[0], now: now[main] ?? null, columns: [...columns] };
    return [{ kind: 'changed', key: keyOf(['changed', field]), field: field as MergeField, ...question }];
  });
}

function goneSince(db: Database, { survivorId, record }: StoredMerge): Question[] {
  return record.moved.flatMap((moved): Question[] => {
    const { table, column, identity, row } = moved;
    if (column === null || row === undefined || !(column in moved.values)) return [];
    if (findOptionalRow(db, table, column, survivorId, identity)) return [];
    return [{ kind: 'gone', key: keyOf(['gone', table, column, identity]), moved }];
  });
}

/** Rows that another merge brought, or that were there, are not asked about. */
function addedSince(db: Database, merge: StoredMerge): Question[] {
  const known = new Set<string>();
  const know = (table: string, column: string, identity: Row) => known.add(keyOf([table, column, identity]));
  for (const { table, column, identities } of merge.record.held)
    for (const identity of identities) know(table, column, identity);
  for (const { record } of otherMerges(db, merge)) {
    for (const { table, column, identity } of record.moved)
      if (column !== null) know(table, column, identity);
  }
  const others = otherMerges(db, merge).map(({ mergedId }) => mergedId);
  const groups = new Map<string, { table: string; column: string; row: Row }[]>();
  for (const reference of referencesTo(db)) {
    for (const row of rowsOf(db, reference, merge.survivorId)) {
      const { table, column } = reference;
      if (known.has(keyOf([table, column, identityOf(reference, row)]))) continue;
      if (table === 'organisations' && others.includes(Number(row['id']))) continue;
      const group = groupOf(table, row) ?? keyOf(['added', table, column, identityOf(reference, row)]);
      groups.set(group, [...(groups.get(group) ?? []), { table, column, row }]);
    }
  }
  return [...groups].map(([key, rows]) => ({ kind: 'added', key, rows }));
}

function otherMerges(
  db: Database,
  { id, survivorId }: StoredMerge,
): { record: MergeRecord; mergedId: number }[] {
  return db
    .prepare<{ record: string; mergedId: number }>(
      `select record, merged_id as mergedId from organisation_merges
       where survivor_id = ? and id <> ? and undone_at is null`,
    )
    .all(survivorId, id)
    .map(({ record, mergedId }) => ({ mergedId, record: JSON.parse(record) as MergeRecord }));
}

/** A grant leads to its lead twice: that is asked once. */
function groupOf(table: string, row: Row): string | undefined {
  if (table === 'grants') return keyOf(['grant', row['id'] ?? null]);
  return table === 'grant_participants' ? keyOf(['grant', row['grant_id'] ?? null]) : undefined;
}

/** The same for the same thing, so that a form that was open meanwhile asks what it asked. */
function keyOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
