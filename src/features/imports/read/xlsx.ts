import { readFile } from 'node:fs/promises';
import { plain, type SheetRow } from './cell.ts';
import { Unreadable } from './unreadable.ts';
import { refuseBomb } from './zip.ts';

/** The rows of the first sheet. The reader is loaded only where a spreadsheet comes. */
export async function* xlsxRows(path: string): AsyncGenerator<SheetRow> {
  const bytes = await readFile(path);
  await refuseBomb(bytes);
  const { readSheet } = await import('read-excel-file/node');
  let rows: unknown[][];
  try {
    rows = await readSheet(bytes, { trim: false });
  } catch {
    throw new Unreadable('import.problem.xlsx');
  }
  const width = Math.max(...rows.slice(0, 1).map((row) => row.length));
  for (const [place, row] of rows.entries()) {
    const cells = row.map(textOf);
    // Rows of a sheet end at their last filled cell, so a short one lacks nothing.
    while (cells.length < width) cells.push('');
    yield { row: place + 1, cells };
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number')
    return Number.isInteger(cell) ? String(cell) : String(Number(cell.toFixed(10)));
  return typeof cell === 'string' ? plain(cell) : '';
}
