import type { Database } from '#database/connection.ts';
import { hashOfEntry, type HashedEntry } from '#database/history.ts';
import type { HistoryHead } from './head.ts';

/** An entry as one finds it again; `number` is its place in the chain, from 1. */
export interface FoundEntry {
  number: number;
  at: string;
  event: string;
  noun: string;
  recordId: number;
}

/**
 * What is broken:
 * - `changed`: the entry does not say what its hash was made of;
 * - `missing`: the entry of this number is gone, `entry` is the one that stands in its place;
 * - `unchained`: the entry does not follow the one before it;
 * - `hidden`: the entry was taken out of the history of its own record;
 * - `cut`: the entries from this number on are gone, `entry` is the last one left;
 * - `rewritten`: the chain holds in itself, but is not the one of the head: this entry, or one before it, was
 *   written anew.
 */
export interface HistoryFault {
  kind: 'changed' | 'missing' | 'unchained' | 'hidden' | 'cut' | 'rewritten';
  /** The first broken entry, as far as it can be told. */
  number: number;
  entry: FoundEntry | undefined;
}

export type VerifyResult =
  | { isWhole: true; head: HistoryHead; last: FoundEntry | undefined }
  | { isWhole: false; fault: HistoryFault };

interface Row extends HashedEntry {
  id: number;
  previousHash: string;
  hash: string;
  isOnItsRecord: number;
}

const ROWS = `select id, revision, at, actor, door, event, noun, record_id as recordId, request_id as requestId,
    before, after, previous_hash as previousHash, hash,
    exists (select 1 from history_subjects subject where subject.noun = history.noun
      and subject.record_id = history.record_id and subject.history_id = history.id) as isOnItsRecord
  from history order by id`;

/**
 * Goes through the chain, one row at a time, and makes each hash anew from what is stored. Without a head it
 * finds a changed, a missing and a hidden entry, and a tail cut off by somebody who did not think of the count
 * of revisions; with one also a tail cut or chained anew with every care.
 *
 * @param since a head that was published earlier.
 */
export function verifyHistory(db: Database, since?: HistoryHead): VerifyResult {
  // One snapshot, so that what a running server adds meanwhile changes neither count nor chain.
  return db.sqlite.transaction(() => verifySnapshot(db, since))();
}

function verifySnapshot(db: Database, since: HistoryHead | undefined): VerifyResult {
  let head: HistoryHead = { size: 0, hash: '', at: null };
  let last: FoundEntry | undefined;
  let revision = 0;
  for (const row of db.prepare<Row>(ROWS).iterate()) {
    const number = head.size + 1;
    last = found(row, number);
    const kind =
      faultOf(row, number, head.hash) ?? (isOtherThan(since, row, number) ? 'rewritten' : undefined);
    if (kind) return { isWhole: false, fault: { kind, number, entry: last } };
    head = { size: number, hash: row.hash, at: row.at };
    revision = row.revision;
  }
  const isShort = head.size < (since?.size ?? 0) || revision < revisionsOf(db);
  if (isShort) return { isWhole: false, fault: { kind: 'cut', number: head.size + 1, entry: last } };
  return { isWhole: true, head, last };
}

function faultOf(row: Row, number: number, previousHash: string): HistoryFault['kind'] | undefined {
  // Entries are numbered without a gap, for none is ever taken back.
  if (row.id !== number) return 'missing';
  if (hashOfEntry(row.previousHash, row) !== row.hash) return 'changed';
  if (row.previousHash !== previousHash) return 'unchained';
  return row.isOnItsRecord ? undefined : 'hidden';
}

function isOtherThan(since: HistoryHead | undefined, row: Row, number: number): boolean {
  return since?.size === number && since.hash !== row.hash;
}

/** How many changes the registry has counted; the last entry belongs to the last of them. */
function revisionsOf(db: Database): number {
  return db.prepare<{ revision: number }>('select revision from registry_state').get()?.revision ?? 0;
}

function found({ at, event, noun, recordId }: Row, number: number): FoundEntry {
  return { number, at, event, noun, recordId };
}
