import {
  moneyIn,
  optionalPeriod,
  optionalText,
  optionalWhole,
  readRows,
  textIn,
  uniqueBy,
  type Money,
  type Row,
} from './rows.ts';
import { sourceColumns, sourcedIn, type Sourced } from './sources.ts';

/** A figure that somebody published about grants. */
export interface ClaimRow extends Money, Sourced {
  key: string;
  what: string;
  unit: string;
  count: number | undefined;
  /** One date, or two with a slash between. */
  period: string | undefined;
  /** Which rows the figure speaks of, as the file says it: `scheme=Core; country=RS,MK,ME`. */
  rowsMeant: string | undefined;
}

export const claimColumns = [
  'claim_key',
  'what',
  'unit',
  'count',
  'amount',
  'currency',
  'period',
  'rows_meant',
  ...sourceColumns,
] as const;

export function readClaims(): ClaimRow[] {
  return uniqueBy(readRows('claims.csv', claimColumns), 'claim_key').map(claimIn);
}

export function claimIn(row: Row<(typeof claimColumns)[number]>): ClaimRow {
  return {
    key: textIn(row, 'claim_key'),
    what: textIn(row, 'what'),
    unit: textIn(row, 'unit'),
    count: optionalWhole(row, 'count'),
    ...moneyIn(row),
    period: optionalPeriod(row, 'period'),
    rowsMeant: optionalText(row, 'rows_meant'),
    ...sourcedIn(row),
  };
}
