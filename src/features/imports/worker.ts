import { parentPort, workerData } from 'node:worker_threads';
import { lookAt } from './read/look.ts';
import { Unreadable } from './read/unreadable.ts';
import type { FromWorker, WorkerTask } from './worker-messages.ts';

/**
 * Reads a file away from the process that serves pages: says what it is, or plans every row against the registry.
 * It never writes to the registry; planned rows go to whoever started it, a batch at a time.
 */
const task = workerData as WorkerTask;
const BATCH = 100;

try {
  if (task.kind === 'look') send({ kind: 'look', ...(await lookAt(task.path, task.wanted)) });
  else await prepare(task);
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  send({ kind: 'unreadable', problem: error.problem, values: error.values });
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message, []);
}

/** Resolves when the batch that was sent has been stored, so that batches do not pile up. */
function stored(): Promise<void> {
  return new Promise((resolve) => parentPort?.once('message', () => resolve()));
}

async function prepare(given: Extract<WorkerTask, { kind: 'prepare' }>): Promise<void> {
  const { openDatabase } = await import('#database/connection.ts');
  const { planFile } = await import('./plan/file.ts');
  const source = typeof given.database === 'string' ? given.database : Buffer.from(given.database);
  const db = openDatabase(source, { isPractice: given.isPractice });
  const context = { ...given.context, db, seen: new Map<string, number>() };
  try {
    for await (const planned of planFile(given.path, given.reading, context, BATCH)) {
      send(planned);
      await stored();
    }
  } finally {
    db.close();
  }
}
