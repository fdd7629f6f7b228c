import type { Database } from '#database/connection.ts';

/** How long a step may write before it lets others in; with the fsync at its end it stays under 50 ms. */
const BUDGET = 12;

/**
 * One step: a transaction in which `next` is called until it has nothing left or the time is up. A signing waits at
 * most for one step. Answers whether anything is left.
 */
export function step(db: Database, next: () => boolean): boolean {
  return db.sqlite
    .transaction(() => {
      const until = performance.now() + BUDGET;
      while (performance.now() < until) if (!next()) return false;
      return true;
    })
    .immediate();
}

/** Says how far an import is. */
export function moved(db: Database, id: number, done: number): void {
  db.prepare('update imports set done = ?, moved_at = ? where id = ?').run(
    done,
    new Date().toISOString(),
    id,
  );
}
