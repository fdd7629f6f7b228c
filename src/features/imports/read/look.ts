import { detect, readRows, type Reading } from './rows.ts';

export interface Looked {
  reading: Reading;
  /** The header and the first few rows, long cells cut short. */
  rows: string[][];
}

const ROWS = 6;
const LONGEST_CELL = 300;

/** What a file is and its first rows. Throws Unreadable where it is no table. */
export async function lookAt(path: string, wanted: Partial<Reading>): Promise<Looked> {
  const reading = await detect(path, wanted);
  const rows: string[][] = [];
  for await (const { cells } of readRows(path, reading)) {
    rows.push(cells.map((cell) => cell.slice(0, LONGEST_CELL)));
    if (rows.length === ROWS) break;
  }
  return { reading, rows };
}
