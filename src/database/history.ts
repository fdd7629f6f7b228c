import { createHash } from 'node:crypto';
import type { Act } from '#features/people/actor.ts';
import { forgetState, type Database } from './connection.ts';
import { holdWrites } from './rehearsal.ts';

/** The nouns whose records have a history. */
export type Noun =
  | 'organisation'
  | 'grant'
  | 'ceremony'
  | 'event'
  | 'coalition'
  | 'outcome'
  | 'action'
  | 'solution'
  | 'programme'
  | 'scheme'
  | 'rate'
  | 'theme'
  | 'place'
  | 'legal_form'
  | 'evidence'
  | 'claim'
  | 'import'
  | 'person'
  | 'mail'
  | 'join_request'
  | 'consortium'
  | 'call'
  | 'introduction'
  | 'registry';

export interface Subject {
  noun: Noun;
  id: number;
}

export interface HistoryEntry extends Subject {
  /** Past tense: `grant.signed`. */
  event: string;
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  /** Further records whose pages or list rows show the change. */
  subjects?: Subject[];
}

export type RecordHistory = (entry: HistoryEntry) => void;

const open = new WeakMap<Database, RecordHistory>();

/**
 * Runs a change as one transaction: returning commits, throwing rolls back. Whatever `write` records becomes
 * history in the same transaction, under one new revision. A change inside a change joins it.
 */
export function change<Result>(db: Database, act: Act, write: (record: RecordHistory) => Result): Result {
  holdWrites();
  const outer = open.get(db);
  if (outer) return write(outer);
  const within = () => {
    const record = recorder(db, act);
    open.set(db, record);
    try {
      return write(record);
    } finally {
      open.delete(db);
    }
  };
  try {
    const written = db.sqlite.transaction(within).immediate();
    forgetState(db);
    return written;
  } catch (error) {
    db.renewAfter(error);
    throw error;
  }
}

/** What of an entry its hash covers, as it is stored; `before` and `after` are JSON texts, null where absent. */
export interface HashedEntry {
  revision: number;
  at: string;
  actor: string | null;
  door: string;
  event: string;
  noun: string;
  recordId: number;
  requestId: string | null;
  before: string | null;
  after: string | null;
}

/**
 * The hash of an entry, SHA-256 in hexadecimal, over the hash of the entry before it (empty for the first) and
 * everything that the entry says. Writing and verifying both use it, so that they cannot come apart.
 */
export function hashOfEntry(previousHash: string, entry: HashedEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([previousHash, ...hashedValues(entry)]))
    .digest('hex');
}

/** The values in the order in which they are stored and hashed; it never changes. */
function hashedValues(entry: HashedEntry): (string | number | null)[] {
  const { revision, at, actor, door, event, noun, recordId, requestId, before, after } = entry;
  return [revision, at, actor, door, event, noun, recordId, requestId, before, after];
}

const INSERT = `insert into history
  (revision, at, actor, door, event, noun, record_id, request_id, before, after, previous_hash, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Raises the revision at the first entry, so that an act that changes nothing leaves no trace. */
function recorder(db: Database, act: Act): RecordHistory {
  let revision: number | undefined;
  let previousHash =
    db.prepare<{ hash: string }>('select hash from history order by id desc limit 1').get()?.hash ?? '';
  const at = act.at.toISOString();
  return (entry) => {
    revision ??= raiseRevision(db, at);
    const row: HashedEntry = {
      revision,
      at,
      actor: act.actor.publicId ?? null,
      door: act.door,
      event: entry.event,
      noun: entry.noun,
      recordId: entry.id,
      requestId: act.requestId ?? null,
      before: entry.before ? JSON.stringify(entry.before) : null,
      after: entry.after ? JSON.stringify(entry.after) : null,
    };
    const hash = hashOfEntry(previousHash, row);
    const { lastInsertRowid } = db.prepare(INSERT).run(...hashedValues(row), previousHash, hash);
    previousHash = hash;
    for (const subject of [{ noun: entry.noun, id: entry.id }, ...(entry.subjects ?? [])]) {
      db.prepare('insert or ignore into history_subjects (history_id, noun, record_id) values (?, ?, ?)').run(
        lastInsertRowid,
        subject.noun,
        subject.id,
      );
    }
  };
}

function raiseRevision(db: Database, at: string): number {
  const raised = db
    .prepare<{ revision: number }>(
      'update registry_state set revision = revision + 1, changed_at = ? returning revision',
    )
    .get(at);
  if (!raised) throw new Error('the registry has lost its state');
  return raised.revision;
}

/** The fields whose values differ, before and after; undefined where nothing does. */
export function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { before: Record<string, unknown>; after: Record<string, unknown> } | undefined {
  const fields = Object.keys(after).filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  if (fields.length === 0) return undefined;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}
