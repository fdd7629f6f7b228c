import type { Database } from '#database/connection.ts';

/**
 * Where a history stands: how many entries it has, and hash and time of the last of them (ISO 8601 in UTC). Kept
 * outside of the database, it shows later whether anything up to there was taken away or written anew.
 */
export interface HistoryHead {
  size: number;
  /** SHA-256 in hexadecimal; empty for a history without entries. */
  hash: string;
  /** Null for a history without entries, and where only size and hash were noted down. */
  at: string | null;
}

/** The head of a history as its last change left it. */
export function historyHead(db: Database): HistoryHead {
  const last = db
    .prepare<{ hash: string; at: string }>('select hash, at from history order by id desc limit 1')
    .get();
  const { size } = db.prepare<{ size: number }>('select count(*) as size from history').get()!;
  return { size, hash: last?.hash ?? '', at: last?.at ?? null };
}

const HASH = /^(?:[0-9a-f]{64})?$/;

/**
 * Reads a head as it was noted down: the JSON of `/data/history-head.json`, or `size:hash`. Undefined where the
 * text is neither.
 */
export function readHead(text: string): HistoryHead | undefined {
  const [, size, hash = ''] = /^(\d{1,15}):([0-9a-f]*)$/.exec(text.trim()) ?? [];
  const head = size === undefined ? parsed(text) : { size: Number(size), hash, at: null };
  if (head === undefined || !Number.isSafeInteger(head.size) || head.size < 0 || !HASH.test(head.hash))
    return undefined;
  return (head.size === 0) === (head.hash === '') ? head : undefined;
}

/** A head as one writes it into a minute book: `488:6f1c…`. */
export function headText({ size, hash }: HistoryHead): string {
  return `${size}:${hash}`;
}

function parsed(text: string): HistoryHead | undefined {
  try {
    const { size, hash, at } = JSON.parse(text) as Record<string, unknown>;
    if (typeof size !== 'number' || typeof hash !== 'string') return undefined;
    return { size, hash, at: typeof at === 'string' ? at : null };
  } catch {
    return undefined;
  }
}
