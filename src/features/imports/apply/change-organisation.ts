import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { differences, type RecordHistory } from '#database/history.ts';
import { reindexGrantsOf } from '#features/grants/search-index.ts';
import type { Act } from '#features/people/actor.ts';
import { organisationNamesOf, storedFacts } from '#features/organisations/queries.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { indexForSearch } from '#lists/search.ts';
import { exactKey, scriptKey } from '#names/keys.ts';
import { scriptOf } from '#names/script.ts';
import type { FieldChange } from '../plan/staged.ts';

const COLUMNS: Record<string, string> = {
  city: 'city',
  legalForm: 'legal_form',
  registrationNumber: 'registration_number',
  foundedOn: 'founded_on',
  website: 'website',
  scope: 'scope',
  status: 'status',
  kind: 'kind',
};

interface AddedName {
  name: string;
  kind: string;
  language: string | null;
}

/**
 * Changes a recorded organisation as a row says, with its own entry in the history.
 *
 * @returns whether it did: not where a fact is no longer what it was when the change was planned.
 */
export function changeOrganisation(
  db: Database,
  act: Act,
  record: RecordHistory,
  id: number,
  changes: FieldChange[],
  source: OrganisationInput['source'],
): boolean {
  const before = storedFacts(db, id);
  const isAsPlanned = changes.every(
    ({ field, before: was }) => !(field in COLUMNS) || (before[field] ?? null) === was,
  );
  if (!isAsPlanned) return false;
  for (const { field, after } of changes) {
    if (field in COLUMNS) setFact(db, id, field, after);
    if (field === 'missions') setMissions(db, id, after);
    if (field === 'names') for (const name of after as AddedName[]) addName(db, id, name);
    if (field === 'themes') for (const theme of after as string[]) addTheme(db, id, theme);
  }
  if (source) cite(db, 'organisation', id, source);
  finishChange(db, act, record, id, before);
  return true;
}

/**
 * Puts back what `changeOrganisation` changed.
 *
 * @returns the fields that were changed again since, and so stay.
 */
export function restoreOrganisation(
  db: Database,
  act: Act,
  record: RecordHistory,
  id: number,
  changes: FieldChange[],
): string[] {
  const now = storedFacts(db, id);
  const kept: string[] = [];
  for (const { field, before, after } of changes) {
    if (field in COLUMNS || field === 'missions') {
      const isUntouched = JSON.stringify(now[field] ?? null) === JSON.stringify(after ?? null);
      if (!isUntouched) kept.push(field);
      else if (field === 'missions') setMissions(db, id, before);
      else setFact(db, id, field, before);
    }
    if (field === 'names') for (const name of after as AddedName[]) removeName(db, id, name);
    if (field === 'themes') for (const theme of after as string[]) removeTheme(db, id, theme);
  }
  finishChange(db, act, record, id, now);
  return kept;
}

function finishChange(
  db: Database,
  act: Act,
  record: RecordHistory,
  id: number,
  before: Record<string, unknown>,
): void {
  const changed = differences(before, storedFacts(db, id));
  if (!changed) return;
  db.prepare('update organisations set updated_at = ? where id = ?').run(act.at.toISOString(), id);
  if ('names' in changed.after || 'missions' in changed.after) reindex(db, id);
  if ('names' in changed.after) reindexGrantsOf(db, id);
  record({ noun: 'organisation', id, event: 'organisation.edited', ...changed });
}

function setFact(db: Database, id: number, field: string, value: unknown): void {
  db.prepare(`update organisations set ${COLUMNS[field]} = ? where id = ?`).run(value, id);
}

function setMissions(db: Database, id: number, missions: unknown): void {
  db.prepare('update organisations set missions = ? where id = ?').run(JSON.stringify(missions), id);
}

function addName(db: Database, id: number, { name, kind, language }: AddedName): void {
  const script = scriptOf(name);
  db.prepare(
    `insert into organisation_names (organisation_id, name, kind, language, script, exact_key, script_key, position)
     values (?, ?, ?, ?, ?, ?, ?,
       (select coalesce(max(position), -1) + 1 from organisation_names where organisation_id = ?))`,
  ).run(id, name, kind, language, script === 'other' ? null : script, exactKey(name), scriptKey(name), id);
}

/** The name that stands first is the record's own and stays. */
function removeName(db: Database, id: number, { name, kind }: AddedName): void {
  db.prepare(
    'delete from organisation_names where organisation_id = ? and name = ? and kind = ? and position > 0',
  ).run(id, name, kind);
}

function addTheme(db: Database, id: number, theme: string): void {
  db.prepare(
    'insert or ignore into organisation_themes (organisation_id, theme_id) select ?, id from themes where slug = ?',
  ).run(id, theme);
}

function removeTheme(db: Database, id: number, theme: string): void {
  db.prepare(
    'delete from organisation_themes where organisation_id = ? and theme_id = (select id from themes where slug = ?)',
  ).run(id, theme);
}

function reindex(db: Database, id: number): void {
  const { missions } = db
    .prepare<{ missions: string }>('select missions from organisations where id = ?')
    .get(id)!;
  indexForSearch(
    db,
    'organisation_search',
    id,
    organisationNamesOf(db, id).map(({ name }) => name),
    Object.values(JSON.parse(missions) as Record<string, string>),
  );
}
