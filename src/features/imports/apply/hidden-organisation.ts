import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { namesOf } from '#features/organisations/names.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import {
  insertOrganisation,
  missionsOf,
  newSlug,
  reindexOrganisation,
  replaceNames,
  replaceThemes,
} from '#features/organisations/stored.ts';

/**
 * A record on its way in is stored as merged into nothing: every reader leaves merged records out, so that nobody
 * sees it before the import's last step gives all of them their status at once.
 */
export const HIDDEN = "status = 'merged' and merged_into_id is null";

/** Writes an organisation with its names, themes, sources and search forms, hidden. Answers its id. */
export function insertHidden(db: Database, act: Act, input: OrganisationInput): number {
  const names = namesOf(input);
  const hidden = { ...input, status: 'merged' } as unknown as OrganisationInput;
  const id = insertOrganisation(db, act, newSlug(db, input.name), hidden);
  replaceNames(db, id, names);
  replaceThemes(db, id, input.themes ?? []);
  reindexOrganisation(db, id, names, missionsOf(input, {}));
  if (input.source) cite(db, 'organisation', id, input.source);
  return id;
}

/** Takes away an organisation that nobody has seen, or that nothing depends on, with everything that is its own. */
export function deleteOrganisation(db: Database, id: number): void {
  db.prepare('delete from duplicate_pairs where first_id = ? or second_id = ?').run(id, id);
  db.prepare('delete from organisation_names where organisation_id = ?').run(id);
  db.prepare('delete from organisation_themes where organisation_id = ?').run(id);
  db.prepare('delete from organisation_slugs where organisation_id = ?').run(id);
  db.prepare("delete from citations where noun = 'organisation' and record_id = ?").run(id);
  db.prepare('delete from organisation_search where rowid = ?').run(id);
  db.prepare('delete from organisations where id = ?').run(id);
}
