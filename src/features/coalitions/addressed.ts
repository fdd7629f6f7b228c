import type { Database } from '#database/connection.ts';
import type { InstitutionLevel } from './kinds.ts';

/** A body that a coalition addresses. */
export interface AddressedInstitution {
  id: number;
  name: string;
  level: InstitutionLevel;
  country: string | null;
  note: string | null;
}

/** A report that a coalition published elsewhere. */
export interface Publication {
  id: number;
  title: string;
  titleLanguage: string | null;
  periodFrom: string | null;
  periodUntil: string | null;
  publishedOn: string | null;
  note: string | null;
  /** The page or pages that say so. */
  addresses: string[];
}

/** Whom a coalition addresses, in the order of recording. */
export function institutionsOf(db: Database, coalitionId: number): AddressedInstitution[] {
  return db
    .prepare<AddressedInstitution>(
      'select id, name, level, country, note from institutions_addressed where coalition_id = ? order by id',
    )
    .all(coalitionId);
}

/** What a coalition published, the latest first, undated reports last. */
export function publicationsOf(db: Database, coalitionId: number): Publication[] {
  return db
    .prepare<Omit<Publication, 'addresses'> & { addresses: string }>(
      `select id, title, title_language as titleLanguage, period_from as periodFrom, period_until as periodUntil,
         published_on as publishedOn, note,
         (select json_group_array(address) from (select sources.address from citations
            join sources on sources.id = citations.source_id where citations.noun = 'coalition'
              and citations.record_id = publications.coalition_id
              and citations.field = 'publication ' || publications.id order by citations.id)) as addresses
       from publications where coalition_id = ?
       order by coalesce(published_on, period_until, period_from) is null,
         coalesce(published_on, period_until, period_from) desc, id desc`,
    )
    .all(coalitionId)
    .map((row) => ({ ...row, addresses: JSON.parse(row.addresses) as string[] }));
}

/** Under which field of the coalition the source of an addressed institution stands. */
export function institutionField(id: number): string {
  return `institution ${id}`;
}

/** Under which field of the coalition the source of a publication stands. */
export function publicationField(id: number): string {
  return `publication ${id}`;
}
