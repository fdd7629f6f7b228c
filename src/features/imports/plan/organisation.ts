import { findOptionalSameName } from '#features/organisations/look-alikes.ts';
import { namesOf } from '#features/organisations/names.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import { organisationProblems, tidyInput } from '#features/organisations/rules.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import type { Problem } from '#errors.ts';
import { listThemes } from '#features/themes/queries.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { exactKey } from '#names/keys.ts';
import { countryOf } from '../access.ts';
import { candidatesFor } from './candidates.ts';
import { organisationChanges } from './organisation-changes.ts';
import { refusedTo } from './programme.ts';
import type { Cells, FieldChange, Plan, PlanContext, StagedRow } from './staged.ts';
import { cityWarnings, legalFormWarnings, nameWarnings, numberWarnings } from './warnings.ts';
import * as words from './words.ts';

/** One organisation of a file has this key: an equal exact key and an equal country make one. */
export function organisationKey(name: string, country: string | null | undefined): string {
  return `${exactKey(name)}|${country ?? ''}`;
}

/** Plans one row of a file of organisations. Writes nothing. */
export function planOrganisation(context: PlanContext, row: number, cells: Cells): StagedRow {
  const { db, seen } = context;
  const input = inputOf(context, cells);
  const names = input.name ? namesOf(input) : [];
  const key = organisationKey(input.name ?? '', input.country);
  const problems = problemsOf(context, input);
  const known = findKnown(context, cells, input);
  if (known === 'missing') {
    problems.push({ path: '/id', message: 'import.problem.noSuchId', values: { id: cells.id ?? '' } });
  }
  const before = seen.get(key);
  if (before !== undefined && problems.length === 0) {
    problems.push({ path: '/name', message: 'import.problem.twice', values: { row: before } });
  } else if (problems.length === 0) seen.set(key, row);
  const plan: Plan = {
    organisation: input,
    changes: [],
    problems,
    warnings: [
      ...cityWarnings(context.db, input.city, input.country),
      ...legalFormWarnings(context.db, input.legalForm),
      ...nameWarnings(names.map(({ name }) => name)),
      ...numberWarnings(input.registrationNumber, input.country),
    ],
    alike: [],
  };
  const staged = {
    row,
    part: 0,
    noun: 'organisation',
    key,
    label: input.name ?? '',
    language: input.nameLanguage ?? null,
    country: input.country ?? null,
    shownStatus: input.status && input.status !== 'active' ? input.status : null,
  } as const;
  if (problems.length > 0 || known === 'missing')
    return { ...staged, outcome: 'refused', recordId: null, plan };
  if (known !== undefined) {
    const changes = organisationChanges(db, known, input, saidBy(cells));
    return { ...staged, ...changedOr(context, known, { ...plan, changes }) };
  }
  const alike = candidatesFor(db, input);
  if (alike.length > 0) return { ...staged, outcome: 'duplicate', recordId: null, plan: { ...plan, alike } };
  return { ...staged, outcome: 'new', recordId: null, plan: { ...plan, changes: factsOf(cells) } };
}

/** What a row does to a record that is there: staff change organisations of their own countries alone. */
function changedOr(
  { db, act }: PlanContext,
  known: number,
  plan: Plan,
): Pick<StagedRow, 'outcome' | 'recordId' | 'plan'> {
  if (plan.changes.length === 0) return { outcome: 'same', recordId: known, plan };
  const problems = refusedTo(act.actor, null, countryOf(db, known), 'problem.otherCountryRecord');
  if (problems.length === 0) return { outcome: 'changes', recordId: known, plan };
  return { outcome: 'refused', recordId: null, plan: { ...plan, changes: [], problems } };
}

/** The fields that the row fills. */
export function saidBy(cells: Cells): Set<string> {
  return new Set(Object.keys(cells));
}

/** For a new record: which facts come with it, by name alone. */
function factsOf(cells: Cells): FieldChange[] {
  const told = Object.keys(cells).filter(
    (field) => !['id', 'source', 'readOn', 'basis', 'note'].includes(field),
  );
  return told.map((field) => ({ field, before: null, after: null }));
}

function inputOf({ db }: PlanContext, cells: Cells): OrganisationInput {
  const country = cells.country ? words.readCountry(cells.country) : undefined;
  const named = (kind: 'former' | 'other', text: string | undefined) =>
    words.readList(text).map((name) => ({ name, kind }));
  const otherNames = [...named('former', cells.formerNames), ...named('other', cells.otherNames)];
  return tidyInput({
    name: cells.name ?? '',
    nameLanguage: cells.nameLanguage && words.readLanguage(cells.nameLanguage),
    nameKind: 'printed',
    kind: (cells.kind ? words.readKind(cells.kind) : words.kindIn(country)) as OrganisationInput['kind'],
    country,
    acronym: cells.acronym,
    nameEnglish: cells.nameEnglish,
    otherNames,
    city: cells.city,
    legalForm: cells.legalForm,
    registrationNumber: cells.registrationNumber,
    foundedOn: cells.foundedOn && words.readDate(cells.foundedOn),
    website: cells.website && words.readAddress(cells.website),
    scope: cells.scope?.toLowerCase() as OrganisationInput['scope'],
    status: cells.status?.toLowerCase() as OrganisationInput['status'],
    mission: cells.mission,
    missionLanguage: cells.missionLanguage && words.readLanguage(cells.missionLanguage),
    themes: words.readThemes(db, cells.themes),
    source: words.readSource(cells),
  });
}

function problemsOf({ db, today }: PlanContext, input: OrganisationInput): Problem[] {
  const themes = new Set(listThemes(db).map(({ slug }) => slug));
  const unknown = (input.themes ?? []).filter((theme) => !themes.has(theme));
  return [
    ...organisationProblems(input, today),
    ...unknown.map((theme): Problem => ({
      path: '/themes',
      message: 'import.problem.theme',
      values: { theme },
    })),
  ];
}

/** The record that a row means for certain: by its id, else by this very name in this country. */
function findKnown(
  { db }: PlanContext,
  cells: Cells,
  input: OrganisationInput,
): number | 'missing' | undefined {
  if (cells.id) {
    const number = /^WBR-O-(\d+)$/i.exec(cells.id)?.[1];
    if (number === undefined) return findOptionalStored(db, cells.id)?.id ?? 'missing';
    const found = db
      .prepare<{ id: number }>(`select id from organisations where id = ? and ${LISTED}`)
      .get(Number(number));
    return found?.id ?? 'missing';
  }
  const main = input.name ? namesOf(input).slice(0, 1) : [];
  const same = findOptionalSameName(db, main, input.country ?? null, 0);
  return same && findOptionalStored(db, same.slug)?.id;
}
