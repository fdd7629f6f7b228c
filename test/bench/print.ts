export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

export type Cell = string | number | undefined;

/** Prints rows as a table in Markdown, columns of figures to the right. */
export function printTable(columns: readonly string[], rows: readonly Cell[][]): void {
  const cells = [columns, ...rows.map((row) => row.map(written))];
  const widths = columns.map((_, place) => Math.max(...cells.map((row) => (row[place] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, place) => (place === 0 ? cell.padEnd(widths[place]!) : cell.padStart(widths[place]!))).join(' | ')} |`;
  print(line(columns));
  print(
    `| ${widths.map((width, place) => (place === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`,
  );
  for (const row of cells.slice(1)) print(line(row));
  print();
}

/** Whole numbers from a hundred on, three figures below. */
function written(cell: Cell): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  return cell >= 100 ? Math.round(cell).toLocaleString('en-GB') : cell.toFixed(cell >= 10 ? 1 : 2);
}

/** The value below which the given part of all values lies; NaN where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
