import type { Database } from '#database/connection.ts';
import { ledgerFacets, ledgerRows, type Ledger, type LedgerFacet, type LedgerRow } from './ledger-rows.ts';

export type LedgerChoice = Partial<Record<string, readonly string[]>>;

/** The rows of a ledger under filters, and what each filter would give. */
export interface LedgerResult {
  rows: LedgerRow[];
  /** Each currency by itself, in minor units; corrections are taken off. */
  sums: { currency: string; minor: number; count: number }[];
  facets: Record<LedgerFacet, { value: string; count: number; isChosen: boolean }[]>;
  /** Without any filter. */
  all: number;
}

/**
 * Within a filter any of the chosen values may hold, across filters all must, as in every list; a filter's own
 * counts leave its own choice out.
 */
export function findLedger(
  db: Database,
  ledger: Ledger,
  chosen: LedgerChoice,
  reader: { isStaff: boolean; today: string },
): LedgerResult {
  const all = ledgerRows(db, ledger, reader);
  const fits = (row: LedgerRow, besides?: LedgerFacet) =>
    ledgerFacets.every((facet) => {
      const wanted = chosen[facet] ?? [];
      return (
        facet === besides || wanted.length === 0 || row.facets[facet].some((one) => wanted.includes(one))
      );
    });
  const rows = all.filter((row) => fits(row));
  const facets = Object.fromEntries(
    ledgerFacets.map((facet) => {
      const wanted = chosen[facet] ?? [];
      const counts = new Map([...all.flatMap((row) => row.facets[facet]), ...wanted].map((one) => [one, 0]));
      for (const row of wanted.length > 0 ? all.filter((one) => fits(one, facet)) : rows)
        for (const value of row.facets[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [
        facet,
        Array.from(counts, ([value, count]) => ({ value, count, isChosen: wanted.includes(value) })),
      ];
    }),
  ) as LedgerResult['facets'];
  return { rows, sums: sumsOf(rows), facets, all: all.length };
}

/** How many rows, and their sums, without the facets. */
export function countLedger(
  db: Database,
  ledger: Ledger,
  chosen: LedgerChoice,
  reader: { isStaff: boolean; today: string },
): { total: number; sums: LedgerResult['sums'] } {
  const wanted = ledgerFacets.flatMap((facet) => {
    const values = chosen[facet] ?? [];
    return values.length > 0 ? [{ facet, values }] : [];
  });
  const rows = ledgerRows(db, ledger, reader).filter((row) =>
    wanted.every(({ facet, values }) => row.facets[facet].some((one) => values.includes(one))),
  );
  return { total: rows.length, sums: sumsOf(rows) };
}

function sumsOf(rows: readonly LedgerRow[]): LedgerResult['sums'] {
  const sums = new Map<string, { minor: number; count: number }>();
  for (const { currency, minor } of rows) {
    if (currency === null || minor === null) continue;
    const { minor: before, count } = sums.get(currency) ?? { minor: 0, count: 0 };
    sums.set(currency, { minor: before + minor, count: count + 1 });
  }
  return Array.from(sums, ([currency, sum]) => ({ currency, ...sum })).toSorted((left, right) =>
    left.currency < right.currency ? -1 : 1,
  );
}
