import type { Database } from '#database/connection.ts';
import type { Subject } from '#database/history.ts';
import { indexForSearch } from '#lists/search.ts';
import { slugOf } from '#names/slug.ts';
import type { Resolved } from './checks.ts';
import type { CoalitionInput } from './schemas.ts';
import type { OtherName } from './table.ts';

/** A coalition's own facts as they are stored, under their names in the input: what history keeps. */
export type CoalitionFacts = Record<string, unknown> & {
  name: string;
  nameEnglish: string | null;
  acronym: string | null;
  otherNames: OtherName[];
  ask: string;
  problem: string | null;
  themeNote: string | null;
  formedOn: string | null;
  network: string | null;
};

/** The stored facts of a coalition, themes and sources included. */
export function factsOf(db: Database, id: number): CoalitionFacts {
  const row = db
    .prepare<Record<string, string | null>>(
      `select coalitions.name, coalitions.name_language as nameLanguage, coalitions.name_english as nameEnglish,
         coalitions.acronym, coalitions.other_names as otherNames, coalitions.kind, coalitions.scope,
         coalitions.countries, coalitions.theme_note as themeNote, coalitions.problem, coalitions.ask,
         coalitions.formed_on as formedOn, coalitions.formed_at_session_id as formedAtSession, coalitions.status,
         coalitions.website, network.slug as network,
         (select json_group_array(slug) from (select themes.slug from coalition_themes
            join themes on themes.id = coalition_themes.theme_id
            where coalition_id = coalitions.id order by themes.position)) as themes,
         (select json_group_array(address) from (select distinct sources.address from citations
            join sources on sources.id = citations.source_id
            where noun = 'coalition' and record_id = coalitions.id and field is null order by citations.id)) as sources
       from coalitions left join organisations network on network.id = coalitions.network_id
       where coalitions.id = ?`,
    )
    .get(id);
  const facts = Object.fromEntries(
    Object.entries(row ?? {}).map(([field, value]) => [
      field,
      ['otherNames', 'countries', 'themes', 'sources'].includes(field) ? JSON.parse(value ?? '[]') : value,
    ]),
  );
  return facts as CoalitionFacts;
}

const COLUMNS = [
  'name',
  'name_language',
  'name_english',
  'acronym',
  'other_names',
  'kind',
  'scope',
  'countries',
  'problem',
  'ask',
  'theme_note',
  'formed_on',
  'formed_at_session_id',
  'status',
  'website',
  'network_id',
] as const;

function valuesOf(input: CoalitionInput, { sessionId, networkId }: Resolved): (string | number | null)[] {
  return [
    input.name.trim(),
    blank(input.nameLanguage),
    blank(input.nameEnglish),
    blank(input.acronym),
    JSON.stringify(input.otherNames ?? []),
    input.kind,
    blank(input.scope),
    JSON.stringify([...new Set(input.countries)]),
    blank(input.problem),
    input.ask.trim(),
    blank(input.themeNote),
    blank(input.formedOn),
    sessionId,
    input.status,
    blank(input.website),
    networkId,
  ];
}

export function insertCoalition(
  db: Database,
  slug: string,
  input: CoalitionInput,
  resolved: Resolved,
  at: string,
): number {
  const columns = ['slug', ...COLUMNS, 'created_at', 'updated_at'];
  const { lastInsertRowid } = db
    .prepare(`insert into coalitions (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    .run(slug, ...valuesOf(input, resolved), at, at);
  const id = Number(lastInsertRowid);
  setThemes(db, id, resolved.themeIds);
  return id;
}

export function updateCoalition(db: Database, id: number, input: CoalitionInput, resolved: Resolved): void {
  db.prepare(`update coalitions set ${COLUMNS.map((column) => `${column} = ?`).join(', ')} where id = ?`).run(
    ...valuesOf(input, resolved),
    id,
  );
  setThemes(db, id, resolved.themeIds);
}

function setThemes(db: Database, id: number, themeIds: number[]): void {
  db.prepare('delete from coalition_themes where coalition_id = ?').run(id);
  for (const themeId of themeIds) {
    db.prepare('insert into coalition_themes (coalition_id, theme_id) values (?, ?)').run(id, themeId);
  }
}

/** A coalition is found by all of its names, and by what it is about. */
export function indexCoalition(db: Database, id: number, facts: CoalitionFacts): void {
  const names = [facts.name, facts.nameEnglish, facts.acronym, ...facts.otherNames.map(({ name }) => name)];
  indexForSearch(
    db,
    'coalition_search',
    id,
    names.filter((name) => name !== null),
    [facts.ask, facts.problem, facts.themeNote],
  );
}

/**
 * A slug that no coalition has: of two national ones with one name, the second carries its country.
 * “new” is the address of the form.
 */
export function freeSlug(db: Database, { name, countries }: CoalitionInput): string {
  const wanted = slugOf(name) || 'coalition';
  const isFree = (slug: string) =>
    slug !== 'new' && db.prepare('select 1 from coalitions where slug = ?').get(slug) === undefined;
  if (isFree(wanted)) return wanted;
  const national = `${wanted}-${countries?.[0]?.toLowerCase()}`;
  if (countries?.length === 1 && isFree(national)) return national;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** The records besides the coalition whose pages and list rows show a change of its members. */
export function memberSubjects(db: Database, organisationId: number, networkId: number | null): Subject[] {
  const organisations = networkId === null ? [organisationId] : [organisationId, networkId];
  const coalitions = db
    .prepare<{ id: number }>('select id from coalitions where network_id = ?')
    .all(networkId);
  return [
    ...organisations.map((id): Subject => ({ noun: 'organisation', id })),
    ...coalitions.map(({ id }): Subject => ({ noun: 'coalition', id })),
  ];
}

function blank(value: string | undefined): string | null {
  return value?.trim() || null;
}
