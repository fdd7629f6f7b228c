import type { Database } from '#database/connection.ts';
import { indexForSearch } from '#lists/search.ts';

/** The names by which a grant is found: its title, its reference, and every name of its organisations. */
export const NAMES_OF_GRANT = `with own(id) as (select ?)
  select title as name from grants, own where grants.id = own.id and title is not null
  union all select reference from grants, own where grants.id = own.id
  union all select names.name from own join grant_participants part on part.grant_id = own.id
    join organisation_names names on names.organisation_id = part.organisation_id`;

/** Puts a grant's names into the search index anew. */
export function reindexGrant(db: Database, id: number): void {
  const names = db.prepare<{ name: string }>(NAMES_OF_GRANT).all(id);
  const texts = db.prepare<{ summary: string | null }>('select summary from grants where id = ?').get(id);
  indexForSearch(
    db,
    'grant_search',
    id,
    names.map(({ name }) => name),
    [texts?.summary],
  );
}

/** Does so for every grant of an organisation, whose names have changed. */
export function reindexGrantsOf(db: Database, organisationId: number): void {
  const ids = db
    .prepare<{ id: number }>('select grant_id as id from grant_participants where organisation_id = ?')
    .all(organisationId);
  for (const { id } of ids) reindexGrant(db, id);
}
