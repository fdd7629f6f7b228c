import { bases } from '#features/organisations/kinds.ts';
import type { Database } from './connection.ts';
import type { Noun } from './history.ts';

/** Where facts of a record came from; several addresses where several pages say them. */
export interface SourceInput {
  addresses: string[];
  readOn?: string | undefined;
  basis: (typeof bases)[number];
  note?: string | undefined;
}

export interface Citation {
  address: string;
  readOn: string | null;
  basis: string;
  note: string | null;
  field: string | null;
}

/** Ties sources to a record, or to one field of it; a source already tied is not tied twice. */
export function cite(
  db: Database,
  noun: Noun,
  recordId: number,
  source: SourceInput,
  field: string | null = null,
): void {
  source.addresses.forEach((address, position) => {
    const sourceId = sourceIdOf(db, address, source.readOn ?? null);
    const known = db
      .prepare('select 1 from citations where noun = ? and record_id = ? and source_id = ? and field is ?')
      .get(noun, recordId, sourceId, field);
    if (known) return;
    db.prepare(
      'insert into citations (noun, record_id, field, source_id, basis, note, position) values (?, ?, ?, ?, ?, ?, ?)',
    ).run(noun, recordId, field, sourceId, source.basis, source.note ?? null, position);
  });
}

/** The sources of a record, each once, in the order in which they were given. */
export function citationsOf(db: Database, noun: Noun, recordId: number): Citation[] {
  return db
    .prepare<Citation>(
      `select sources.address, sources.read_on as readOn, citations.basis, citations.note, citations.field
       from citations join sources on sources.id = citations.source_id
       where citations.noun = ? and citations.record_id = ?
       group by sources.id order by min(citations.id)`,
    )
    .all(noun, recordId);
}

/** The source of that address and day, made where it is not there. */
export function sourceIdOf(db: Database, address: string, readOn: string | null): number {
  const found = db
    .prepare<{ id: number }>('select id from sources where address = ? and read_on is ?')
    .get(address, readOn);
  if (found) return found.id;
  return Number(
    db.prepare('insert into sources (address, read_on) values (?, ?)').run(address, readOn).lastInsertRowid,
  );
}
