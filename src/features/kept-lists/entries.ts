import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import { slugOf } from '#names/slug.ts';
import { keptTables, type Kept, type KeptNoun } from './kinds.ts';

/** Pages and lists of any record may show an entry's name or count by it. */
export const EVERYTHING = [{ noun: 'registry', id: 0 } as const];

/** What the addresses of the lists themselves have in the place of a slug. */
const OWN_ADDRESSES = new Set(['new', 'unlisted', 'spellings']);

/** A slug that no entry has. */
export function freeSlug(db: Database, noun: KeptNoun, name: string): string {
  const base = slugOf(name) || noun.replace('_', '-');
  const isTaken = (slug: string) =>
    OWN_ADDRESSES.has(slug) ||
    db.prepare(`select 1 from ${keptTables[noun]} where slug = ?`).get(slug) !== undefined;
  let slug = base;
  for (let number = 2; isTaken(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}

export function idOf(db: Database, noun: KeptNoun, slug: string): number {
  return db.prepare<{ id: number }>(`select id from ${keptTables[noun]} where slug = ?`).get(slug)!.id;
}

export interface KeptEvent {
  at: string;
  actor: string | null;
  event: string;
}

/** What happened to an entry, the newest first. */
export function historyOf(db: Database, noun: KeptNoun, slug: string): KeptEvent[] {
  return db
    .prepare<KeptEvent>(
      `select at, actor, event from history where noun = ?
         and record_id = (select id from ${keptTables[noun]} where slug = ?) order by id desc limit 20`,
    )
    .all(noun, slug);
}

/**
 * Retires an entry on that day, or offers it again (null), as part of the caller's change.
 *
 * @throws Conflict where it is so already.
 */
export function setRetired(
  db: Database,
  record: RecordHistory,
  noun: KeptNoun,
  { slug, retiredOn: before }: Kept,
  retiredOn: string | null,
): void {
  if (before !== null && retiredOn !== null) throw new Conflict('problem.keptRetired');
  if (before === null && retiredOn === null) throw new Conflict('problem.keptNotRetired');
  db.prepare(`update ${keptTables[noun]} set retired_on = ? where slug = ?`).run(retiredOn, slug);
  record({
    noun,
    id: idOf(db, noun, slug),
    event: retiredOn === null ? `${noun}.returned` : `${noun}.retired`,
    before: { retiredOn: before },
    after: { retiredOn },
    subjects: EVERYTHING,
  });
}
