import { fieldsOf, listOf, type FormBody } from './form-fields.ts';
import { readPartialDate } from '#language/partial-date.ts';
import type { CoalitionDetail } from './queries.ts';
import type { CoalitionInput, LeavingInput, MembershipInput } from './schemas.ts';
import type { OtherName } from './table.ts';

const COALITION_FIELDS = [
  'name',
  'nameLanguage',
  'nameEnglish',
  'acronym',
  'otherNames',
  'kind',
  'scope',
  'otherCountries',
  'themeNote',
  'problem',
  'ask',
  'formedOn',
  'formedAt',
  'status',
  'website',
  'network',
  'source',
] as const;

/** The fields of a coalition's form as they were typed, to be shown again where something has to be put right. */
export type TypedCoalition = Record<(typeof COALITION_FIELDS)[number], string> & {
  countries: string[];
  themes: string[];
};

/**
 * Reads the form into what the command takes: blank is left out, dates are read as people write them, further
 * names one a line.
 *
 * @param today YYYY-MM-DD: the day on which a source that is typed was read.
 */
export function readCoalitionForm(
  body: FormBody,
  today: string,
): { typed: TypedCoalition; input: CoalitionInput } {
  const typed = {
    ...fieldsOf(body, COALITION_FIELDS),
    countries: listOf(body, 'countries'),
    themes: listOf(body, 'themes'),
  };
  const [event = '', session = ''] = typed.formedAt.split('/');
  const input: CoalitionInput = {
    name: typed.name,
    nameLanguage: typed.nameLanguage || undefined,
    nameEnglish: typed.nameEnglish || undefined,
    acronym: typed.acronym || undefined,
    otherNames: typed.otherNames.split('\n').flatMap(readOtherName),
    kind: typed.kind,
    scope: typed.scope || undefined,
    countries: [...typed.countries, ...(typed.otherCountries.toUpperCase().match(/[\p{L}\d]+/gu) ?? [])],
    themes: typed.themes,
    themeNote: typed.themeNote || undefined,
    problem: typed.problem || undefined,
    ask: typed.ask,
    formedOn: readDate(typed.formedOn),
    formedAt: typed.formedAt ? { event, session } : undefined,
    status: typed.status,
    website: typed.website || undefined,
    network: typed.network || undefined,
    source: readSource(typed.source, today),
  };
  return { typed, input };
}

/** A coalition as its form shows it before anything is changed. */
export function typedCoalition(coalition: CoalitionDetail): TypedCoalition {
  const six = new Set(['AL', 'BA', 'XK', 'ME', 'MK', 'RS']);
  return {
    name: coalition.name,
    nameLanguage: coalition.nameLanguage ?? '',
    nameEnglish: coalition.nameEnglish ?? '',
    acronym: coalition.acronym ?? '',
    otherNames: coalition.otherNames.map(writeOtherName).join('\n'),
    kind: coalition.kind,
    scope: coalition.scope ?? '',
    countries: coalition.countries.filter((code) => six.has(code)),
    otherCountries: coalition.countries.filter((code) => !six.has(code)).join(', '),
    themes: coalition.themes,
    themeNote: coalition.themeNote ?? '',
    problem: coalition.problem ?? '',
    ask: coalition.ask,
    formedOn: coalition.formedOn ?? '',
    formedAt: coalition.formedAt ? `${coalition.formedAt.event}/${coalition.formedAt.session}` : '',
    status: coalition.status,
    website: coalition.website ?? '',
    network: coalition.network?.slug ?? '',
    source: '',
  };
}

const MEMBERSHIP_FIELDS = [
  'q',
  'organisation',
  'kind',
  'role',
  'joinedOn',
  'leftOn',
  'hasLeft',
  'note',
  'source',
] as const;
export type TypedMembership = Record<(typeof MEMBERSHIP_FIELDS)[number], string>;

export function readMembershipForm(
  body: FormBody,
  today: string,
): { typed: TypedMembership; input: MembershipInput } {
  const typed = fieldsOf(body, MEMBERSHIP_FIELDS);
  const input: MembershipInput = {
    organisation: typed.organisation,
    kind: typed.kind || undefined,
    role: typed.role || undefined,
    joinedOn: readDate(typed.joinedOn),
    leftOn: readDate(typed.leftOn),
    hasLeft: typed.hasLeft ? true : undefined,
    note: typed.note || undefined,
    source: readSource(typed.source, today),
  };
  return { typed, input };
}

const LEAVING_FIELDS = ['leftOn', 'reason'] as const;
export type TypedLeaving = Record<(typeof LEAVING_FIELDS)[number], string>;

export function readLeavingForm(body: FormBody): { typed: TypedLeaving; input: LeavingInput } {
  const typed = fieldsOf(body, LEAVING_FIELDS);
  return { typed, input: { leftOn: readDate(typed.leftOn) ?? '', reason: typed.reason || undefined } };
}

/** What cannot be read stays as typed, for the command to refuse. */
export function readDate(typed: string): string | undefined {
  return typed ? (readPartialDate(typed) ?? typed) : undefined;
}

export function readSource(typed: string, today: string): CoalitionInput['source'] {
  return typed ? { addresses: [typed], readOn: today, basis: 'read' } : undefined;
}

/** BCP 47 for a language that is not known. */
const UNKNOWN = 'und';

/** Reads `Name (sr-Latn, former)`; brackets that begin with no language tag belong to the name. */
function readOtherName(line: string): OtherName[] {
  const text = line.trim();
  if (text === '') return [];
  const found = /^(.+?)\s*\((?:([a-z]{2,3}(?:-[A-Z][a-z]{3})?)(?:,\s*([^()]+))?)\)$/u.exec(text);
  const [, name = text, language, kind] = found ?? [];
  return [{ name, ...(language && language !== UNKNOWN ? { language } : {}), ...(kind ? { kind } : {}) }];
}

function writeOtherName({ name, language, kind }: OtherName): string {
  if (kind) return `${name} (${language ?? UNKNOWN}, ${kind})`;
  return language ? `${name} (${language})` : name;
}
