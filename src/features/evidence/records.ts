import type { Database } from '#database/connection.ts';
import { indexForSearch } from '#lists/search.ts';

/** Puts findings into the search: all of them, or one. A finding is found by what it states and who published it. */
export function indexEvidence(db: Database, id?: number): void {
  const rows = db
    .prepare<{ id: number; statement: string; publisher: string; place: string | null }>(
      'select id, statement, publisher, place from evidence where ? is null or id = ?',
    )
    .all(id ?? null, id ?? null);
  for (const row of rows) {
    indexForSearch(db, 'evidence_search', row.id, [row.statement, row.publisher], [row.place]);
  }
}
