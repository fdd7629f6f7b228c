/** One row as it stands in the spreadsheet: its number there, from 1, and its cells as text. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** Ends cut off, NULs and the apostrophe with which downloads guard cells against being run left out. */
export function plain(cell: string): string {
  const text = cell.replaceAll('\0', '').replaceAll('\u00a0', ' ').trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
