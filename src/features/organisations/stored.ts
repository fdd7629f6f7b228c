import { cite, sourceIdOf } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { indexForSearch } from '#lists/search.ts';
import { slugOf } from '#names/slug.ts';
import type { NameRow } from './names.ts';
import type { OrganisationInput } from './schemas.ts';

/** Words that the site's own addresses use in the place of a slug. */
const TAKEN = new Set(['new', 'map', 'look-alikes']);

/** A slug that no organisation has or had: that of the name, else with the next free number. */
export function newSlug(db: Database, name: string): string {
  const base = slugOf(name) || 'organisation';
  const isFree = (slug: string) =>
    !TAKEN.has(slug) &&
    !db.prepare('select 1 from organisations where slug = ?').get(slug) &&
    !db.prepare('select 1 from organisation_slugs where slug = ?').get(slug);
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Puts a new organisation's own row in; answers its id. */
export function insertOrganisation(db: Database, act: Act, slug: string, input: OrganisationInput): number {
  const at = act.at.toISOString();
  return Number(
    db
      .prepare(
        `insert into organisations (slug, kind, country, name, name_language, city, legal_form, registration_number,
           founded_on, website, scope, status, working_languages, target_groups, staff_band, budget_band, missions,
           created_at, updated_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(slug, ...values(input), JSON.stringify(missionsOf(input, {})), at, at).lastInsertRowid,
  );
}

export function updateOrganisation(
  db: Database,
  id: number,
  input: OrganisationInput,
  missions: Record<string, string>,
): void {
  db.prepare(
    `update organisations set kind = ?, country = ?, name = ?, name_language = ?, city = ?, legal_form = ?,
       registration_number = ?, founded_on = ?, website = ?, scope = ?, status = ?, working_languages = ?,
       target_groups = ?, staff_band = ?, budget_band = ?, missions = ?
     where id = ?`,
  ).run(...values(input), JSON.stringify(missions), id);
}

function values(input: OrganisationInput): (string | null)[] {
  return [
    input.kind,
    input.country ?? null,
    input.name,
    input.nameLanguage ?? null,
    input.city ?? null,
    input.legalForm ?? null,
    input.registrationNumber ?? null,
    input.foundedOn ?? null,
    input.website ?? null,
    input.scope ?? null,
    input.status ?? 'active',
    JSON.stringify(input.workingLanguages ?? []),
    JSON.stringify(input.targetGroups ?? []),
    input.staffBand ?? null,
    input.budgetBand ?? null,
  ];
}

/**
 * The missions after an edit, by language tag. One mission is replaced as a whole, so that its language can be
 * put right; where several stand, only the one of that language is.
 */
export function missionsOf(input: OrganisationInput, before: Record<string, string>): Record<string, string> {
  const language = input.missionLanguage ?? input.nameLanguage ?? 'und';
  const others = input.furtherMissions ?? (Object.keys(before).length > 1 ? { ...before } : {});
  const { [language]: _, ...rest } = others;
  return input.mission ? { [language]: input.mission, ...rest } : rest;
}

interface UsedName {
  name: string;
  kind: string;
  usedFrom: string | null;
  usedUntil: string | null;
  sourceId: number | null;
}

/** Replaces the names; the years in which a name was used, and its source, stay with it unless others are given. */
export function replaceNames(db: Database, id: number, names: NameRow[]): void {
  const used = db
    .prepare<UsedName>(
      `select name, kind, used_from as usedFrom, used_until as usedUntil, source_id as sourceId
       from organisation_names where organisation_id = ?`,
    )
    .all(id);
  db.prepare('delete from organisation_names where organisation_id = ?').run(id);
  const insert = db.prepare(
    `insert into organisation_names
       (organisation_id, name, kind, language, script, used_from, used_until, source_id, exact_key, script_key, position)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  names.forEach((row, position) => {
    const before = used.find(({ name, kind }) => name === row.name && kind === row.kind);
    const { usedFrom = before?.usedFrom ?? null, usedUntil = before?.usedUntil ?? null } = row;
    const sourceId = row.source === undefined ? (before?.sourceId ?? null) : sourceOfName(db, id, row.source);
    const { name, kind, language, script, exactKey, scriptKey } = row;
    const said = [id, name, kind, language, script, usedFrom, usedUntil, sourceId];
    insert.run(...said, exactKey, scriptKey, position);
  });
}

/** The source stands among those of the record too, so that the page numbers it with them. */
function sourceOfName(db: Database, id: number, address: string | null): number | null {
  if (address === null) return null;
  cite(db, 'organisation', id, { addresses: [address], basis: 'read' }, 'names');
  return sourceIdOf(db, address, null);
}

export function replaceThemes(db: Database, id: number, slugs: string[]): void {
  db.prepare('delete from organisation_themes where organisation_id = ?').run(id);
  for (const slug of slugs) {
    db.prepare(
      `insert or ignore into organisation_themes (organisation_id, theme_id) select ?, id from themes where slug = ?`,
    ).run(id, slug);
  }
}

export function reindexOrganisation(
  db: Database,
  id: number,
  names: NameRow[],
  missions: Record<string, string>,
): void {
  indexForSearch(
    db,
    'organisation_search',
    id,
    names.map(({ name }) => name),
    Object.values(missions),
  );
}

/** Puts the names and missions that are stored into the search index anew; of a merged record nothing stays in it. */
export function reindexStored(db: Database, id: number): void {
  const own = db
    .prepare<{ missions: string; status: string }>('select missions, status from organisations where id = ?')
    .get(id);
  const names = db
    .prepare<NameRow>('select name from organisation_names where organisation_id = ? order by position')
    .all(id);
  const missions = own ? (JSON.parse(own.missions) as Record<string, string>) : {};
  reindexOrganisation(
    db,
    id,
    own?.status === 'merged' ? [] : names,
    own?.status === 'merged' ? {} : missions,
  );
}

/** Adds a name behind those that are there; false where it has that name already, of whichever kind. */
export function appendName(db: Database, id: number, row: NameRow): boolean {
  const known = db
    .prepare('select 1 from organisation_names where organisation_id = ? and exact_key = ?')
    .get(id, row.exactKey);
  if (known) return false;
  db.prepare(
    `insert into organisation_names (organisation_id, name, kind, language, script, exact_key, script_key, position)
     select ?, ?, ?, ?, ?, ?, ?, coalesce(max(position) + 1, 0) from organisation_names where organisation_id = ?`,
  ).run(id, row.name, row.kind, row.language, row.script, row.exactKey, row.scriptKey, id);
  return true;
}
