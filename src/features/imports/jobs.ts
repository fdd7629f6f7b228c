import { Worker } from 'node:worker_threads';
import type { Database } from '#database/connection.ts';
import type { FromWorker, WorkerTask } from './worker-messages.ts';

/** So much heap a worker may take; a file that needs more is refused instead of bringing the server down. */
const MOST_MEGABYTES = 400;

interface Job {
  finished: Promise<void>;
  stop: () => void;
}

/** The jobs of this process by database and import: what is not among them was cut off, or runs elsewhere. */
const running = new WeakMap<Database, Map<number, Job>>();

function jobsOf(db: Database): Map<number, Job> {
  let jobs = running.get(db);
  if (!jobs) {
    jobs = new Map();
    running.set(db, jobs);
  }
  return jobs;
}

/** Runs a job beside the requests. `work` asks `isStopped` between its steps and ends when it is. */
export function startJob(db: Database, id: number, work: (control: Control) => Promise<void>): Promise<void> {
  const jobs = jobsOf(db);
  const control = new Control();
  const finished = work(control).finally(() => {
    // The next job of the import may have begun.
    if (jobs.get(id)?.finished === finished) jobs.delete(id);
  });
  // Whoever awaits the job hears of a fault; nobody may be awaiting it.
  finished.catch(() => undefined);
  jobs.set(id, { finished, stop: () => control.stop() });
  return finished;
}

export class Control {
  isStopped = false;
  onStop: (() => void) | undefined;
  stop(): void {
    this.isStopped = true;
    this.onStop?.();
  }
}

export function isRunning(db: Database, id: number): boolean {
  return jobsOf(db).has(id);
}

/** Resolves when the import has no job any more. */
export async function jobFinished(db: Database, id: number): Promise<void> {
  await jobsOf(db).get(id)?.finished;
}

/** Stops the job of an import between two of its steps. */
export async function stopJob(db: Database, id: number): Promise<void> {
  const job = jobsOf(db).get(id);
  job?.stop();
  await job?.finished.catch(() => undefined);
}

/** Stops every job of a database between two of its steps, before the database is closed. */
export async function stopJobs(db: Database): Promise<void> {
  const jobs = [...jobsOf(db).values()];
  for (const { stop } of jobs) stop();
  await Promise.allSettled(jobs.map(({ finished }) => finished));
}

/**
 * Runs a task in a worker and hands over each message as it comes; the worker goes on once it has been taken.
 * Rejects where the worker dies, for example for want of memory.
 */
export function runWorker(
  task: WorkerTask,
  take: (message: FromWorker) => void | Promise<void>,
  control = new Control(),
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: task,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    control.onStop = () => void worker.terminate();
    let isTaken: Promise<void> = Promise.resolve();
    worker.on('message', (message: FromWorker) => {
      isTaken = isTaken.then(() => take(message)).then(() => worker.postMessage('stored', []));
      isTaken.catch((error: unknown) => {
        reject(error);
        void worker.terminate();
      });
    });
    worker.on('error', reject);
    worker.on('exit', () => void isTaken.then(resolve, reject));
  });
}
