import {
  optionalPeriod,
  optionalText,
  optionalWhole,
  readRows,
  textIn,
  uniqueBy,
  wrongCell,
  type Row,
} from './rows.ts';
import { sourceColumns, sourcedIn, type Sourced } from './sources.ts';
import { themeAreaIn } from './themes.ts';

/** A figure or finding that somebody published. */
export interface EvidenceRow extends Sourced {
  key: string;
  /** Slug of the theme; undefined where none fits. */
  theme: string | undefined;
  statement: string;
  /** A number, a range or words, as printed. */
  value: string | undefined;
  unit: string | undefined;
  publisher: string;
  /** The year of issue. */
  year: number | undefined;
  /** The time that it describes: one date, or two with a slash between. */
  period: string | undefined;
  /** The code of a country, or the name of a region as printed. */
  place: string | undefined;
  /** True for what the conference's printed programme cites: it is loaded as cited. */
  isCitedByConference: boolean;
}

export const evidenceColumns = [
  'evidence_key',
  'theme_area',
  'statement',
  'value',
  'unit',
  'publisher',
  'year',
  'period',
  'country_or_region',
  ...sourceColumns,
] as const;

const PRINTED_PROGRAMME = 'Printed programme, SMART Balkans Regional Conference';

export function readEvidence(): EvidenceRow[] {
  return uniqueBy(readRows('evidence.csv', evidenceColumns), 'evidence_key').map(evidenceIn);
}

export function evidenceIn(row: Row<(typeof evidenceColumns)[number]>): EvidenceRow {
  const year = optionalWhole(row, 'year');
  if (year !== undefined && (year < 1800 || year > 9999)) throw wrongCell(row, 'year', 'is not a year');
  const sourced = sourcedIn(row);
  return {
    key: textIn(row, 'evidence_key'),
    theme: themeAreaIn(row),
    statement: textIn(row, 'statement'),
    value: optionalText(row, 'value'),
    unit: optionalText(row, 'unit'),
    publisher: textIn(row, 'publisher'),
    year,
    period: optionalPeriod(row, 'period'),
    place: optionalText(row, 'country_or_region'),
    isCitedByConference: sourced.sources.some((source) => source.startsWith(PRINTED_PROGRAMME)),
    ...sourced,
  };
}
