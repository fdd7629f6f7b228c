import { isPartialDate } from '#language/partial-date.ts';
import { oneOf, optionalText, wrongCell, type Row } from './rows.ts';

/** Read: the page says so. Derived: it follows from what pages say. Inferred: likely, but no page says so. */
export const publishedBases = ['read', 'derived', 'inferred'] as const;
export type PublishedBasis = (typeof publishedBases)[number];

/** Where a published fact came from. */
export interface Sourced {
  /** Web addresses, or the name of a document, as the row has them; at least one. */
  sources: string[];
  /** The day on which they were read. */
  readOn: string | undefined;
  basis: PublishedBasis;
  note: string | undefined;
}

export const sourceColumns = ['source_url', 'read_on', 'basis', 'note'] as const;
type SourceColumn = (typeof sourceColumns)[number];

/**
 * The sources of a cell, parted by a semicolon between spaces. A semicolon without spaces is part of an
 * address; words behind an address stay with it, because they say where on the page the fact stands.
 */
export function readSources(cell: string): string[] {
  return cell
    .split(' ; ')
    .map((source) => source.trim())
    .filter((source) => source !== '');
}

/** The source of a row of a file that has no notes. */
export function sourcedWithoutNote(row: Row<Exclude<SourceColumn, 'note'>>): Sourced {
  const sources = readSources(row.cells.source_url);
  if (sources.length === 0) throw wrongCell(row, 'source_url', 'names no source');
  const readOn = optionalText(row, 'read_on');
  if (readOn !== undefined && !(isPartialDate(readOn) && readOn.length === 10)) {
    throw wrongCell(row, 'read_on', 'is not a day');
  }
  return { sources, readOn, basis: oneOf(row, 'basis', publishedBases), note: undefined };
}

export function sourcedIn(row: Row<SourceColumn>): Sourced {
  return { ...sourcedWithoutNote(row), note: optionalText(row, 'note') };
}
