import type { Database } from '#database/connection.ts';
import type { Language } from '#language/languages.ts';
import { nameMatcher, type MatchedName } from '#lists/matched.ts';
import { scriptOf } from '#names/script.ts';
import { latinOf } from './latin.ts';
import type { OrganisationListRow } from './rows.ts';

/** A row with what a reader needs to know its name by. */
export interface NamedRow {
  organisation: OrganisationListRow;
  /** The name by which the search found it, in the script of the search. */
  matched: (MatchedName & { isTransliterated: boolean }) | undefined;
  /** The name in Latin letters, for a reader whose language is written in them; undefined where it is so already. */
  latin: string | undefined;
}

interface NameRow {
  organisationId: number;
  name: string;
  language: string | null;
}

/** Adds to each row the name that matched, and what its name is in Latin letters; one query for all rows. */
export function namedRows(
  db: Database,
  rows: OrganisationListRow[],
  q: string | undefined,
  language: Language,
): NamedRow[] {
  const names = q?.trim() ? namesByOrganisation(db, rows) : undefined;
  const match = nameMatcher(q ?? '');
  const isLatin = scriptOf(q ?? '') === 'Latn';
  return rows.map((organisation) => {
    const own = names?.get(organisation.id) ?? [];
    const found = match(own.map(({ name }) => name));
    const tag = own.find(({ name }) => name === found?.name)?.language ?? organisation.nameLanguage;
    return {
      organisation,
      matched: found && inScriptOf(found, isLatin, tag, match),
      latin: language === 'mk' ? undefined : organisation.latin,
    };
  });
}

/** What was typed in Latin letters and found in Cyrillic ones is shown in those that were typed. */
function inScriptOf(
  found: MatchedName,
  isLatin: boolean,
  language: string | null,
  match: ReturnType<typeof nameMatcher>,
): NamedRow['matched'] {
  const latin = isLatin ? latinOf(found.name, language) : undefined;
  const again = latin === undefined ? undefined : match([latin]);
  return again ? { ...again, isTransliterated: true } : { ...found, isTransliterated: false };
}

function namesByOrganisation(db: Database, rows: OrganisationListRow[]): Map<number, NameRow[]> {
  const names = db
    .prepare<NameRow>(
      `select organisation_id as organisationId, name, language from organisation_names
       where organisation_id in (select value from json_each(?)) order by position`,
    )
    .all(JSON.stringify(rows.map(({ id }) => id)));
  return Map.groupBy(names, ({ organisationId }) => organisationId);
}
