import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';

/** Cells that begin like this are run as formulas by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;
const BATCH = 500;

export type Cell = string | number | null | undefined;

/**
 * Answers rows as CSV (UTF-8 with a byte-order mark, RFC 4180), in batches between which other requests are
 * served. Text that a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * @param note a line that stands once as the last row, such as the footnote on Kosovo; as a function where only
 *   the rows tell whether it is needed: it is then asked after the last of them.
 */
export function sendCsv(
  reply: FastifyReply,
  file: string,
  columns: readonly string[],
  ids: number[],
  rowsOf: (batch: number[]) => Cell[][],
  note?: string | (() => string | undefined),
): FastifyReply {
  function* batches(): Generator<Cell[][]> {
    for (let start = 0; start < ids.length; start += BATCH) yield rowsOf(ids.slice(start, start + BATCH));
    const last = typeof note === 'function' ? note() : note;
    if (last) yield [[last]];
  }
  return sendCsvOf(reply, file, columns, batches());
}

/** Answers batches of rows as CSV; each is asked for when the one before is on its way. */
export function sendCsvOf(
  reply: FastifyReply,
  file: string,
  columns: readonly string[],
  batches: Iterable<Cell[][]>,
): FastifyReply {
  async function* lines() {
    yield `\uFEFF${csv([columns as Cell[]])}`;
    for (const batch of batches) {
      yield csv(batch);
      await setImmediate();
    }
  }
  return reply
    .header('content-disposition', `attachment; filename="${file}"`)
    .header('cache-control', 'no-store')
    .type('text/csv; charset=utf-8')
    .send(Readable.from(lines()));
}

function csv(rows: Cell[][]): string {
  return stringify(
    rows.map((row) => row.map(guard)),
    { record_delimiter: '\r\n' },
  );
}

function guard(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const clean = cell.replaceAll('\0', '');
  return FORMULA.test(clean) ? `'${clean}` : clean;
}
