import type { Planned } from './plan/file.ts';
import type { PlanContext } from './plan/staged.ts';
import type { Looked } from './read/look.ts';
import type { Reading } from './read/rows.ts';

/** What a worker is started with. */
export type WorkerTask =
  | { kind: 'look'; path: string; wanted: Partial<Reading> }
  | {
      kind: 'prepare';
      path: string;
      reading: Reading;
      /** The file of the database, or the bytes of one that is in memory. */
      database: string | Uint8Array;
      isPractice: boolean;
      context: Omit<PlanContext, 'db' | 'seen'>;
    };

/** What it says. */
export type FromWorker =
  | ({ kind: 'look' } & Looked)
  | Planned
  | { kind: 'unreadable'; problem: string; values: Record<string, string | number> };
