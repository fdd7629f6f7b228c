import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRevision, isStorageFault, type Database } from '#database/connection.ts';

/** How often the revision is asked while somebody listens (milliseconds); other processes write to it too. */
const EVERY = 250;
/**
 * So often it is said how many desks are open (milliseconds): they come and go without a change, nothing in between
 * takes the line for dead, and a desk knows since when it has no network.
 */
const HEARTBEAT = 10_000;

type Listener = (since: number) => void;

/** Tells listeners that something was written, whichever process wrote it, by asking for the revision. */
class Changes {
  readonly #db: Database;
  readonly #listeners = new Map<Listener, string>();
  #revision = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Calls the listener at every change until the function that it answers is called. */
  listen(listener: Listener, desk: string): () => void {
    this.#listeners.set(listener, desk);
    if (!this.#timer) {
      this.#revision = currentRevision(this.#db);
      this.#timer = setInterval(() => this.#ask(), EVERY);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** How many desks listen to this process. */
  desks(): number {
    return new Set([...this.#listeners.values()].filter(Boolean)).size;
  }

  /** Where the disk fails just now nobody is told anything: the next time answers for this one as well. */
  #ask(): void {
    try {
      const revision = currentRevision(this.#db);
      const since = this.#revision;
      if (revision === since) return;
      for (const listener of this.#listeners.keys()) listener(since);
      this.#revision = revision;
    } catch (error) {
      if (!isStorageFault(error)) throw error;
      this.#db.renewAfter(error);
    }
  }
}

export function changesOf(db: Database): Changes {
  return db.once('changes', () => new Changes(db));
}

const open = new Set<() => void>();

/** Ends every stream, so that a server that is to close can. */
export function endStreams(): void {
  for (const end of open) end();
}

/**
 * Answers server-sent events: one `change` for each change that concerns the ceremony, and one at once. What
 * changed is not said: whoever listens asks for it, with the access that they then have.
 */
export function streamChanges(
  request: FastifyRequest,
  reply: FastifyReply,
  ceremonyId: number,
  desk: string,
): FastifyReply {
  const { db } = request;
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const say = () => raw.write(`event: change\ndata: ${changesOf(db).desks()}\n\n`);
  const unlisten = changesOf(db).listen((since) => {
    if (concerns(db, ceremonyId, since)) say();
  }, desk);
  const heartbeat = setInterval(
    () => raw.write(`event: desks\ndata: ${changesOf(db).desks()}\n\n`),
    HEARTBEAT,
  );
  const end = () => {
    unlisten();
    clearInterval(heartbeat);
    open.delete(end);
    raw.end();
  };
  open.add(end);
  raw.on('close', end);
  raw.on('error', end);
  raw.write('retry: 1000\n');
  say();
  return reply;
}

/** Whether anything since that revision concerns the ceremony; practice put back concerns everything. */
function concerns(db: Database, ceremonyId: number, since: number): boolean {
  return (
    db
      .prepare(
        `select 1 from history join history_subjects on history_subjects.history_id = history.id
         where history.revision > ? and ((history_subjects.noun = 'ceremony' and history_subjects.record_id = ?)
           or history_subjects.noun = 'registry') limit 1`,
      )
      .get(since, ceremonyId) !== undefined
  );
}
