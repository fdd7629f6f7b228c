import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'node-html-parser';

/** One row of the report, as `/api/v1/reports` gives it. */
export interface FigureRow {
  figure: string;
  of: string | null;
  count: number | null;
  amount: string | null;
  currency: string | null;
  rows: string | null;
}

/** What an address opens: the count that its page shows, the lines of its CSV file, the total of the API. */
export interface Behind {
  counts: [page: number, lines: number, api: number];
  /** The file's column `amount` added up, in minor units; undefined where it has none. */
  minor: number | undefined;
}

type Get = (url: string) => Promise<{ statusCode: number; body: string }>;

/** Follows a figure's address to its page, its file and the API. */
export async function rowsBehind(get: Get, href: string): Promise<Behind> {
  const [path = '', query = ''] = href.split('?');
  const page = parse((await get(href)).body);
  // The page's own words hold figures of other scripts as well; the count is the first, and stands in bold.
  const shown = page.querySelector('.list-count strong')?.textContent ?? 'none';
  const lines = parseCsv((await get(`${path}.csv?${query}`)).body, {
    bom: true,
    columns: true,
    relax_column_count: true,
  }) as Record<string, string | undefined>[];
  // The footnote under the rows fills one cell.
  const rows = lines.filter((line) => Object.keys(line).length > 1);
  const api = JSON.parse((await get(`/api/v1${href}`)).body) as { total: number };
  const amounts = rows.flatMap((row) => (row['amount'] === undefined ? [] : [Number(row['amount'])]));
  return {
    counts: [Number(shown.replaceAll(/[^\d]/g, '') || Number.NaN), rows.length, api.total],
    minor:
      amounts.length < rows.length ? undefined : Math.round(amounts.reduce((sum, one) => sum + one * 100, 0)),
  };
}
