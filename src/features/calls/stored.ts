import type { Database } from '#database/connection.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { indexForSearch } from '#lists/search.ts';

/** An organisation at work, by its slug. */
export function findOptionalOrganisation(db: Database, slug: string): number | undefined {
  return db
    .prepare<{ id: number }>(
      `select id from organisations where slug = ? and status <> 'dissolved' and ${LISTED}`,
    )
    .get(slug)?.id;
}

export function replaceThemes(db: Database, id: number, themeIds: number[]): void {
  db.prepare('delete from call_themes where call_id = ?').run(id);
  const insert = db.prepare('insert into call_themes (call_id, theme_id) values (?, ?)');
  for (const themeId of themeIds) insert.run(id, themeId);
}

/** A call is found by its title and by the name of who made it. */
export function indexCall(db: Database, id: number): void {
  const row = db
    .prepare<{ title: string; name: string; offered: string; wanted: string }>(
      `select calls.title, organisations.name, offered, wanted from calls
       join organisations on organisations.id = calls.organisation_id where calls.id = ?`,
    )
    .get(id)!;
  indexForSearch(db, 'call_search', id, [row.title, row.name], [row.offered, row.wanted]);
}

/** What history keeps of a call. */
export function factsOf(db: Database, id: number): Record<string, unknown> {
  const row = db
    .prepare<Record<string, string | null>>(
      `select organisations.slug as organisation, calls.title, calls.offered, calls.wanted, calls.role, calls.experience,
         calls.countries, calls.languages, schemes.slug as scheme, calls.deadline, calls.status,
         (select json_group_array(slug) from (select themes.slug from call_themes
           join themes on themes.id = call_themes.theme_id where call_id = calls.id order by themes.position)) as themes
       from calls join organisations on organisations.id = calls.organisation_id
       left join schemes on schemes.id = calls.scheme_id where calls.id = ?`,
    )
    .get(id)!;
  const list = (value: string | null | undefined) => JSON.parse(value ?? '[]') as string[];
  return {
    ...row,
    countries: list(row['countries']),
    languages: list(row['languages']),
    themes: list(row['themes']),
  };
}
