import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';

/** Cells that begin like this are run as formulas by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;
const BATCH = 500;

export type Cell = string | number | null | undefined;

/** The forms in which every list can be taken away: addresses end in them. */
export const downloadFormats = ['csv', 'xlsx', 'json'] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

const types: Record<DownloadFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/**
 * Answers the rows of a list in the form that the file's name ends in, in batches between which other requests are
 * served: CSV (UTF-8 with a byte-order mark, RFC 4180; text that a spreadsheet would run as a formula gets an
 * apostrophe before it), an Excel file, or JSON with a member for each column.
 *
 * @param note a line that stands once after the rows, such as the footnote on Kosovo; as a function where only the
 *   rows tell whether it is needed: it is then asked after the last of them.
 */
export function sendList(
  reply: FastifyReply,
  file: string,
  columns: readonly string[],
  ids: number[],
  rowsOf: (batch: number[]) => Cell[][],
  note?: string | (() => string | undefined),
): FastifyReply {
  function* batches(): Generator<Cell[][]> {
    for (let start = 0; start < ids.length; start += BATCH) yield rowsOf(ids.slice(start, start + BATCH));
  }
  return sendBatches(reply, file, columns, batches(), () => (typeof note === 'function' ? note() : note));
}

/** Answers batches of rows; each is asked for when the one before is on its way. */
export function sendBatches(
  reply: FastifyReply,
  file: string,
  columns: readonly string[],
  batches: Iterable<Cell[][]>,
  note: () => string | undefined = () => undefined,
): FastifyReply {
  const format = downloadFormats.find((known) => file.endsWith(`.${known}`)) ?? 'csv';
  const write = { csv: csvLines, xlsx: xlsxBytes, json: jsonText }[format];
  return reply
    .header('content-disposition', `attachment; filename="${file}"`)
    .header('cache-control', 'no-store')
    .type(types[format])
    .send(Readable.from(write(columns, batches, note)));
}

async function* csvLines(
  columns: readonly string[],
  batches: Iterable<Cell[][]>,
  note: () => string | undefined,
) {
  yield `\uFEFF${csv([columns as Cell[]])}`;
  for await (const batch of inTurns(batches)) yield csv(batch);
  const last = note();
  if (last) yield csv([[last]]);
}

/** The writer is loaded only where somebody asks for an Excel file. */
async function* xlsxBytes(
  columns: readonly string[],
  batches: Iterable<Cell[][]>,
  note: () => string | undefined,
) {
  const { xlsx } = await import('./xlsx.ts');
  async function* withNote() {
    yield* inTurns(batches);
    const last = note();
    if (last) yield [[last]];
  }
  yield* xlsx(columns, withNote());
}

async function* jsonText(
  columns: readonly string[],
  batches: Iterable<Cell[][]>,
  note: () => string | undefined,
) {
  yield '{"items":[';
  let total = 0;
  for await (const batch of inTurns(batches)) {
    const items = batch.map((row) => JSON.stringify(itemOf(columns, row)));
    if (items.length > 0) yield (total > 0 ? ',\n' : '\n') + items.join(',\n');
    total += batch.length;
  }
  const last = note();
  yield `\n],"total":${total}${last ? `,"note":${JSON.stringify(last)}` : ''}}\n`;
}

function itemOf(columns: readonly string[], row: Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null]));
}

async function* inTurns(batches: Iterable<Cell[][]>): AsyncGenerator<Cell[][]> {
  for (const batch of batches) {
    yield batch;
    await setImmediate();
  }
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
