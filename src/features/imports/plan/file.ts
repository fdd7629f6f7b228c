import { createHash } from 'node:crypto';
import { readRows, type Reading } from '../read/rows.ts';
import { planRow } from './row.ts';
import type { PlanContext, StagedRow } from './staged.ts';

/** What planning a file says as it goes: rows, and at its end what they come to. */
export type Planned =
  | { kind: 'rows'; rows: StagedRow[]; done: number }
  | { kind: 'end'; total: number; counts: Record<string, number>; digest: string };

/**
 * Plans every row of a file, a batch at a time, so that memory does not grow with the file. Writes nothing. Throws
 * Unreadable where the file cannot be read to its end.
 */
export async function* planFile(
  path: string,
  reading: Reading,
  context: PlanContext,
  size: number,
): AsyncGenerator<Planned> {
  const digest = createHash('sha256');
  const counts: Record<string, number> = {};
  let total = 0;
  let batch: StagedRow[] = [];
  let header: string[] | undefined;
  for await (const { row, cells } of readRows(path, reading)) {
    if (!header) {
      header = cells;
      continue;
    }
    total += 1;
    for (const staged of planRow(context, header.length, row, cells)) {
      const name = staged.part === 0 ? staged.outcome : 'organisations';
      counts[name] = (counts[name] ?? 0) + 1;
      digest.update(JSON.stringify(staged));
      batch.push(staged);
    }
    if (batch.length < size) continue;
    yield { kind: 'rows', rows: batch, done: total };
    batch = [];
  }
  yield { kind: 'rows', rows: batch, done: total };
  yield { kind: 'end', total, counts, digest: digest.digest('hex') };
}
