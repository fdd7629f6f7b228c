import {
  coalitionScopes,
  coalitionStatuses,
  type CoalitionKind,
  type CoalitionScope,
  type CoalitionStatus,
} from '#features/coalitions/kinds.ts';
import type { PartialDate } from '#language/partial-date.ts';
import { optionalLanguage } from './languages.ts';
import { memberColumns, memberIn, type MemberRow } from './members.ts';
import { otherNamesIn, type OtherName } from './other-names.ts';
import { isCountry } from './printed-organisation.ts';
import {
  oneOf,
  optionalDate,
  optionalText,
  readRows,
  textIn,
  uniqueBy,
  valuesIn,
  wrongCell,
  type Row,
} from './rows.ts';
import { sourceColumns, sourcedIn, type Sourced } from './sources.ts';
import { themeAreaIn, themeOf } from './themes.ts';

/** A coalition or network with one ask. */
export interface CoalitionRow extends Sourced {
  key: string;
  name: string;
  /** BCP 47, as printed. */
  language: string | undefined;
  nameEnglish: string | undefined;
  acronym: string | undefined;
  otherNames: OtherName[];
  kind: CoalitionKind;
  scope: CoalitionScope;
  countries: string[];
  /** Slugs: the area first, then what else of the list its themes name. */
  themes: string[];
  /** The themes as printed, of which some are not in the registry's list. */
  themeNote: string | undefined;
  problem: string | undefined;
  ask: string;
  formedOn: PartialDate | undefined;
  status: CoalitionStatus;
  website: string | undefined;
}

export const coalitionColumns = [
  'coalition_key',
  'name',
  'name_language',
  'name_en',
  'acronym',
  'other_names',
  'kind',
  'scope',
  'countries',
  'theme_area',
  'theme',
  'problem',
  'ask',
  'formed_on',
  'status',
  'website',
  ...sourceColumns,
] as const;
type CoalitionCells = Row<(typeof coalitionColumns)[number]>;

/** The coalitions and networks, in the file's order. */
export function readCoalitions(): CoalitionRow[] {
  return uniqueBy(readRows('coalitions.csv', coalitionColumns), 'coalition_key').map(coalitionIn);
}

/** The members and participants of the coalitions; each row must name one of `readCoalitions`. */
export function readMembers(): MemberRow[] {
  const keys = new Set(readCoalitions().map(({ key }) => key));
  const seen = new Set<string>();
  return readRows('coalition-members.csv', memberColumns).map((row) => {
    if (!keys.has(row.cells.coalition_key)) throw wrongCell(row, 'coalition_key', 'is not a coalition');
    const stay = JSON.stringify([
      row.cells.coalition_key,
      row.cells.member,
      row.cells.country,
      row.cells.joined,
    ]);
    if (seen.has(stay)) throw wrongCell(row, 'member', 'stands twice with the same date of joining');
    seen.add(stay);
    return memberIn(row);
  });
}

export function coalitionIn(row: CoalitionCells): CoalitionRow {
  const name = textIn(row, 'name');
  return {
    key: textIn(row, 'coalition_key'),
    name,
    language: optionalLanguage(row, 'name_language', name),
    nameEnglish: optionalText(row, 'name_en'),
    acronym: optionalText(row, 'acronym'),
    otherNames: otherNamesIn(row),
    kind: kindIn(row),
    scope: oneOf(row, 'scope', coalitionScopes),
    countries: countriesIn(row),
    themes: themesIn(row),
    themeNote: optionalText(row, 'theme'),
    problem: optionalText(row, 'problem'),
    ask: textIn(row, 'ask'),
    formedOn: optionalDate(row, 'formed_on'),
    status: oneOf(row, 'status', coalitionStatuses),
    website: websiteIn(row),
    ...sourcedIn(row),
  };
}

const printedKinds = {
  coalition: 'coalition',
  'formal network': 'formal_network',
  'informal network': 'informal_network',
} as const satisfies Record<string, CoalitionKind>;

function kindIn(row: CoalitionCells): CoalitionKind {
  return printedKinds[oneOf(row, 'kind', ['coalition', 'formal network', 'informal network'])];
}

function countriesIn(row: CoalitionCells): string[] {
  const countries = valuesIn(row, 'countries');
  const wrong = countries.find((code) => !isCountry(code));
  if (wrong !== undefined)
    throw wrongCell(row, 'countries', `names ${wrong}, which is not the code of a country`);
  return countries;
}

function themesIn(row: CoalitionCells): string[] {
  const named = [themeAreaIn(row), ...valuesIn(row, 'theme').map(themeOf)];
  return [...new Set(named.filter((slug) => slug !== undefined))];
}

function websiteIn(row: CoalitionCells): string | undefined {
  const website = optionalText(row, 'website');
  if (website !== undefined && !/^https?:\/\//.test(website))
    throw wrongCell(row, 'website', 'is not a web address');
  return website;
}
