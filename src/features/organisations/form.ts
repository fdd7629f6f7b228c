import { readPartialDate } from '#language/partial-date.ts';
import type { OrganisationDetail } from './queries.ts';
import type { OrganisationInput } from './schemas.ts';

/** What a form posts: text by field, several of one field where it was given several times. */
export type FormBody = Record<string, string | string[]>;

export interface TypedName {
  name: string;
  kind: string;
  language: string;
  usedFrom: string;
  usedUntil: string;
  source: string;
}

export interface TypedMission {
  text: string;
  language: string;
}

const FIELDS = [
  'name',
  'nameLanguage',
  'nameKind',
  'kind',
  'country',
  'acronym',
  'nameEnglish',
  'city',
  'legalForm',
  'registrationNumber',
  'foundedOn',
  'website',
  'scope',
  'status',
  'mission',
  'missionLanguage',
  'targetGroups',
  'staffBand',
  'budgetBand',
  'sourceAddresses',
  'sourceReadOn',
  'sourceNote',
  'isAnother',
] as const;
type FieldName = (typeof FIELDS)[number];

/** The form's fields as they were typed, to be shown again where something has to be put right. */
export interface TypedOrganisation extends Record<FieldName, string> {
  otherNames: TypedName[];
  themes: string[];
  workingLanguages: string[];
  /** Missions in further languages than the first. */
  missions: TypedMission[];
}

/** Reads the form into what was typed and what the command takes; a date is read as people write it. */
export function readOrganisationForm(body: FormBody): { typed: TypedOrganisation; input: OrganisationInput } {
  const names = all(body, 'otherName');
  const [kinds, languages] = [all(body, 'otherNameKind'), all(body, 'otherNameLanguage')];
  const [from, until] = [all(body, 'otherNameFrom'), all(body, 'otherNameUntil')];
  const [origins, missionLanguages] = [all(body, 'otherNameSource'), all(body, 'missionLanguage')];
  const typed: TypedOrganisation = {
    ...(Object.fromEntries(FIELDS.map((field) => [field, all(body, field)[0] ?? ''])) as Record<
      FieldName,
      string
    >),
    otherNames: names.map((name, place) => ({
      name,
      kind: kinds[place] ?? 'other',
      language: languages[place] ?? '',
      usedFrom: from[place] ?? '',
      usedUntil: until[place] ?? '',
      source: origins[place] ?? '',
    })),
    themes: all(body, 'themes'),
    workingLanguages: all(body, 'workingLanguages'),
    missions: all(body, 'mission')
      .slice(1)
      .map((text, place) => ({ text, language: missionLanguages[place + 1] ?? '' })),
  };
  return { typed, input: inputOf(typed) };
}

/** Blank is left out; the values of lists are taken as they came, and the command says what is wrong with them. */
function inputOf(typed: TypedOrganisation): OrganisationInput {
  const { otherNames, themes, workingLanguages, missions, targetGroups, ...others } = typed;
  const { sourceAddresses, sourceReadOn, sourceNote, isAnother, ...fields } = others;
  const further = missions.filter(({ text }) => text.trim() !== '');
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
  const addresses = sourceAddresses.split('\n').filter((line) => line.trim() !== '');
  const input: Record<string, unknown> = {
    ...given,
    name: typed.name,
    kind: typed.kind,
    ...(given['foundedOn'] ? { foundedOn: date(typed.foundedOn) } : {}),
    ...(given['website'] ? { website: webAddress(typed.website) } : {}),
    otherNames: otherNames
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, kind, language, usedFrom, usedUntil, source }) => ({
        name,
        kind,
        ...(language ? { language } : {}),
        ...(usedFrom.trim() ? { usedFrom: date(usedFrom) } : {}),
        ...(usedUntil.trim() ? { usedUntil: date(usedUntil) } : {}),
        ...(source.trim() ? { source } : {}),
      })),
    themes,
    workingLanguages,
    targetGroups: targetGroups.split('\n').filter((line) => line.trim() !== ''),
    furtherMissions: Object.fromEntries(further.map(({ text, language }) => [language || 'und', text])),
    ...(addresses.length > 0
      ? { source: { addresses, basis: 'read', readOn: date(sourceReadOn), note: sourceNote } }
      : {}),
    ...(isAnother ? { isAnother: true } : {}),
  };
  return input as unknown as OrganisationInput;
}

/** What a form shows of an organisation that is to be edited. */
export function typedOf(organisation: OrganisationDetail): Partial<TypedOrganisation> {
  const [main, ...others] = organisation.names;
  const acronym = others.find(({ kind }) => kind === 'acronym');
  const english = others.find(({ kind }) => kind === 'english');
  const [mission, ...missions] = Object.entries(organisation.missions);
  const tag = (language: string) => (language === 'und' ? '' : language);
  const text = (value: string | null | undefined) => value ?? '';
  return {
    name: organisation.name,
    nameLanguage: text(organisation.nameLanguage),
    nameKind: main?.kind === 'printed' ? 'printed' : 'registered',
    kind: organisation.kind,
    country: text(organisation.country),
    acronym: text(acronym?.name),
    nameEnglish: text(english?.name),
    otherNames: others
      .filter((name) => name !== acronym && name !== english)
      .map(({ name, kind, language, usedFrom, usedUntil, source }) => ({
        name,
        kind,
        language: text(language),
        source: text(source),
        usedFrom: text(usedFrom),
        usedUntil: text(usedUntil),
      })),
    city: text(organisation.city),
    legalForm: text(organisation.legalForm),
    registrationNumber: text(organisation.registrationNumber),
    foundedOn: text(organisation.foundedOn),
    website: text(organisation.website),
    scope: text(organisation.scope),
    status: organisation.status,
    mission: text(mission?.[1]),
    missionLanguage: mission === undefined ? '' : tag(mission[0]),
    missions: missions.map(([language, words]) => ({ text: words, language: tag(language) })),
    workingLanguages: organisation.workingLanguages,
    targetGroups: organisation.targetGroups.join('\n'),
    staffBand: text(organisation.staffBand),
    budgetBand: text(organisation.budgetBand),
    themes: organisation.themes.map(({ slug }) => slug),
  };
}

function all(body: FormBody, field: string): string[] {
  const value = body[field];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function date(typed: string): string {
  return readPartialDate(typed) ?? typed;
}

/** People leave out the scheme of a web address. */
function webAddress(typed: string): string {
  const text = typed.trim();
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(\/|$)/u.test(text) ? `https://${text}` : text;
}
