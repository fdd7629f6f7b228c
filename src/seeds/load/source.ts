import type { SourceInput } from '#database/citations.ts';
import type { Sourced } from '../read/sources.ts';

/** Where a row's facts came from, as the commands take it. */
export function sourceOf(row: Sourced): SourceInput {
  return { addresses: row.sources, readOn: row.readOn, basis: row.basis, note: row.note };
}
