import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { differences, type RecordHistory } from '#database/history.ts';
import { Invalid, type Problem } from '#errors.ts';
import { findCandidates, soughtOf, soughtOfStored } from '#features/duplicates/candidates.ts';
import { keepPairs, tellAllApart, toldApartFrom } from '#features/duplicates/pairs.ts';
import type { Candidate } from '#features/duplicates/reasons.ts';
import { reindexGrantsOf } from '#features/grants/search-index.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { findOptionalSameName } from './look-alikes.ts';
import { namesOf, type NameRow } from './names.ts';
import { storedFacts, type StoredOrganisation } from './queries.ts';
import { organisationProblems } from './rules.ts';
import type { OrganisationInput } from './schemas.ts';
import {
  missionsOf,
  reindexOrganisation,
  replaceNames,
  replaceThemes,
  updateOrganisation,
} from './stored.ts';
import { subjectsOf } from './subjects.ts';

/**
 * Everything that is wrong with a tidied input for this organisation; answers the records that look like it.
 *
 * @throws Invalid naming every problem.
 */
export function refuseFaulty(db: Database, act: Act, tidy: OrganisationInput, id: number): Candidate[] {
  refuse(problemsOf(db, act, tidy, tidy.name ? namesOf(tidy) : [], id));
  const candidates = findCandidates(db, soughtOf(tidy, id));
  if (!tidy.isAnother) refuse(alikeProblems(newClaims(db, id, candidates)));
  return candidates;
}

/**
 * Writes a tidied input over an organisation, as part of the caller's change, which has asked who may. One that
 * changes nothing leaves no trace.
 *
 * @throws Invalid naming every problem.
 */
export function applyEdit(
  db: Database,
  act: Act,
  record: RecordHistory,
  stored: StoredOrganisation,
  tidy: OrganisationInput,
  event: string,
): void {
  const { id } = stored;
  const candidates = refuseFaulty(db, act, tidy, id);
  const names = namesOf(tidy);
  const before = storedFacts(db, id);
  const missions = missionsOf(tidy, stored.missions);
  writeEdit(db, id, { tidy, names, missions });
  const changes = differences(before, storedFacts(db, id));
  if (!changes) return;
  db.prepare('update organisations set updated_at = ? where id = ?').run(act.at.toISOString(), id);
  reindexOrganisation(db, id, names, missions);
  if ('names' in changes.after) reindexGrantsOf(db, id);
  record({ noun: 'organisation', id, event, ...changes, subjects: subjectsOf(db, id) });
  keepPairs(db, act, id, candidates);
  const claimed = candidates.filter(({ isClaimed }) => isClaimed);
  if (tidy.isAnother) tellAllApart(db, act, id, claimed, record);
}

/** What an edit makes another record's for the first time; what stood so before is the queue's. */
function newClaims(db: Database, id: number, candidates: Candidate[]): Candidate[] {
  const claimed = candidates.filter(({ isClaimed }) => isClaimed);
  if (claimed.length === 0) return [];
  const known = new Set(
    findCandidates(db, soughtOfStored(db, id)).flatMap((one) => (one.isClaimed ? [one.id] : [])),
  );
  const apart = toldApartFrom(
    db,
    id,
    claimed.map((one) => one.id),
  );
  return claimed.filter((one) => !known.has(one.id) && !apart.has(one.id));
}

interface Edit {
  tidy: OrganisationInput;
  names: NameRow[];
  missions: Record<string, string>;
}

function writeEdit(db: Database, id: number, { tidy, names, missions }: Edit): void {
  updateOrganisation(db, id, tidy, missions);
  replaceNames(db, id, names);
  replaceThemes(db, id, tidy.themes ?? []);
  if (tidy.source) cite(db, 'organisation', id, tidy.source);
}

export function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}

/** What is wrong with it in itself, and where one of this very name is there already. */
export function problemsOf(
  db: Database,
  act: Act,
  input: OrganisationInput,
  names: NameRow[],
  exceptId: number,
): Problem[] {
  const problems = [...organisationProblems(input, dayOf(act.at)), ...themeProblems(db, input.themes ?? [])];
  const same = findOptionalSameName(db, names, input.country ?? null, exceptId);
  if (same) problems.push({ path: '/name', message: 'problem.organisationExists', values: { ...same } });
  return problems;
}

/** A shared acronym alone stops nobody; it is shown while typing. */
export function alikeProblems(candidates: Candidate[]): Problem[] {
  const alike = candidates.filter(({ reasons }) => reasons.some(({ kind }) => kind !== 'acronym'));
  if (alike.length === 0) return [];
  const list = alike.map(({ name, slug }) => `${name} (${slug})`).join('; ');
  return [
    { path: '/isAnother', message: 'problem.looksAlike', values: { count: alike.length, names: list } },
  ];
}

function themeProblems(db: Database, themes: string[]): Problem[] {
  const isKnown = (theme: string) =>
    db.prepare('select 1 from themes where slug = ?').get(theme) !== undefined;
  return themes.every(isKnown) ? [] : [{ path: '/themes', message: 'problem.themeUnknown' }];
}
