import type { Database } from './connection.ts';

interface Waiting {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
}

const queues = new WeakMap<Database, Waiting[]>();

/**
 * Runs a command together with those that came in the same turn of the event loop, in one transaction: the disk
 * is asked once for all of them, which is what takes the time. Each stands or falls by itself (a savepoint), and
 * none is answered before all of them are on the disk.
 *
 * @returns what the command returns, once it is on the disk; rejects with what it threw, or with what the commit did.
 */
export async function together<Result>(db: Database, work: () => Result): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const waiting: Waiting = { work, resolve, reject };
    const queue = queues.get(db);
    if (queue) {
      queue.push(waiting);
      return;
    }
    queues.set(db, [waiting]);
    setImmediate(() => runQueue(db));
  });
}

function runQueue(db: Database): void {
  const queue = queues.get(db) ?? [];
  queues.delete(db);
  const answers: (() => void)[] = [];
  try {
    db.sqlite
      .transaction(() => {
        for (const waiting of queue) answers.push(attempt(db, waiting));
      })
      .immediate();
  } catch (error) {
    for (const { reject } of queue) reject(error);
    return;
  }
  for (const answer of answers) answer();
}

/** Runs one of them; throws where it took the whole transaction down, as a full disk does. */
function attempt(db: Database, { work, resolve, reject }: Waiting): () => void {
  try {
    const result = work();
    return () => resolve(result as never);
  } catch (error) {
    if (!db.sqlite.inTransaction) throw error;
    return () => reject(error);
  }
}
