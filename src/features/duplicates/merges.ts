import type { Database } from '#database/connection.ts';
import { Conflict, NotFound } from '#errors.ts';
import { findOptionalStored, type StoredOrganisation } from '#features/organisations/queries.ts';
import type { MergeRecord } from './merge-record.ts';
import type { StoredMerge } from './undo-plan.ts';

/** A merge as the page of the record that stayed lists it. */
export interface MergeRow {
  id: number;
  slug: string;
  name: string;
  language: string | null;
  mergedAt: string;
}

/** What became part of an organisation and was not undone, the newest first. */
export function listMerges(db: Database, survivorId: number): MergeRow[] {
  return db
    .prepare<MergeRow>(
      `select merges.id, merged.slug, merged.name, merged.name_language as language, merges.merged_at as mergedAt
       from organisation_merges merges join organisations merged on merged.id = merges.merged_id
       where merges.survivor_id = ? and merges.undone_at is null order by merges.id desc`,
    )
    .all(survivorId);
}

export interface MergeDetail {
  merge: StoredMerge;
  survivor: StoredOrganisation;
  merged: { id: number; slug: string; name: string; language: string | null; country: string | null };
}

/** A merge by the slug of the record that stayed. @throws NotFound. */
export function findMerge(db: Database, slug: string, id: number): MergeDetail {
  const survivor = findOptionalStored(db, slug);
  const row = db
    .prepare<Omit<StoredMerge, 'record'> & { record: string }>(
      `select id, survivor_id as survivorId, merged_id as mergedId, merged_at as mergedAt, merged_by as mergedBy,
         undone_at as undoneAt, record from organisation_merges where id = ?`,
    )
    .get(id);
  if (!survivor || !row || row.survivorId !== survivor.id) throw new NotFound(`no merge ${id} of ${slug}`);
  const merged = db
    .prepare<MergeDetail['merged']>(
      'select id, slug, name, name_language as language, country from organisations where id = ?',
    )
    .get(row.mergedId)!;
  return { merge: { ...row, record: JSON.parse(row.record) as MergeRecord }, survivor, merged };
}

/** @throws Conflict where it was undone, or the record that stayed became part of another since. */
export function requireUndoable(db: Database, merge: StoredMerge): void {
  if (merge.undoneAt !== null) throw new Conflict('problem.mergeUndone');
  const later = db
    .prepare<{ name: string; slug: string }>(
      `select target.name, target.slug from organisations own join organisations target on target.id = own.merged_into_id
       where own.id = ? and own.status = 'merged'`,
    )
    .get(merge.survivorId);
  if (later) throw new Conflict('problem.mergedSince', { name: later.name }, { ...later });
}
