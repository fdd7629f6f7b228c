import type { CoveredNoun } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';

/** Ids from the first to the last, both included. */
export type Range = [first: number, last: number];

/** So many rows of a file are looked at in one step. */
const ROWS = 1000;

/** The rows of an import from the first to the last, some at a time, so that no step takes as long as the file. */
export function* rowRanges(db: Database, importId: number, size = ROWS): Generator<Range> {
  const { last } = db
    .prepare<{ last: number | null }>('select max(row) as last from import_rows where import_id = ?')
    .get(importId)!;
  for (let row = 0; row <= (last ?? -1); row += size) yield [row, row + size - 1];
}

/** The fewest ranges that hold these ids and no other. */
export function rangesOf(ids: number[]): Range[] {
  const ranges: Range[] = [];
  for (const id of Float64Array.from(ids).toSorted()) {
    const range = ranges.at(-1);
    if (range && range[1] + 1 === id) range[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

/** Takes records out of everybody's sight by one small write, as part of the caller's transaction. */
export function cover(db: Database, importId: number, noun: CoveredNoun, ranges: Range[]): void {
  const insert = db.prepare(
    'insert or replace into covered_records (noun, first_id, last_id, import_id) values (?, ?, ?, ?)',
  );
  for (const [first, last] of ranges) insert.run(noun, first, last, importId);
}

/** Shows one record that an import covers, as part of the caller's transaction. */
export function uncoverOne(db: Database, importId: number, noun: CoveredNoun, id: number): void {
  const found = db
    .prepare<{ first: number; last: number }>(
      `delete from covered_records where import_id = ? and noun = ? and ? between first_id and last_id
       returning first_id as first, last_id as last`,
    )
    .get(importId, noun, id);
  if (!found) return;
  const { first, last } = found;
  const around: Range[] = [
    [first, id - 1],
    [id + 1, last],
  ];
  cover(
    db,
    importId,
    noun,
    around.filter(([from, to]) => from <= to),
  );
}

/** Shows whatever an import covers, as part of the caller's transaction. */
export function uncover(db: Database, importId: number): void {
  db.prepare('delete from covered_records where import_id = ?').run(importId);
}
