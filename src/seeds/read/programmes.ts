import type { SchemeConditions } from '#features/programmes/table.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { isCountry, printedOrganisation, type PrintedOrganisation } from './printed-organisation.ts';
import { readRows, textIn, wrongCell, type Row } from './rows.ts';
import { regionalConditions, schemesWith, type SchemeRow } from './schemes.ts';
import { sourcedWithoutNote, type Sourced } from './sources.ts';

/** One published fact with its own source. */
export interface Fact<Value> extends Sourced {
  value: Value;
}

export interface ImplementerFact extends Sourced {
  organisation: PrintedOrganisation;
  isLead: boolean;
  /** The countries it looks after, with a source of their own. */
  countries: string[];
  countriesSource: Sourced;
}

export interface ProgrammeFacts {
  fullName: Fact<string>;
  funder: Fact<PrintedOrganisation>;
  agreementOn: Fact<string>;
  size: Fact<string>;
  /** The lead first. */
  implementers: ImplementerFact[];
  objectives: (Fact<string> & { number: number })[];
  priorityAreas: Fact<string>[];
  regionalRule: Fact<string> & { conditions: SchemeConditions };
  fundsReduced: Fact<string>;
}

export interface ProgrammeRow {
  slug: string;
  /** As the rows of grants print it. */
  name: string;
  shortName: string;
  /** Begins the references that the registry mints. */
  code: string;
  /** Published for SMART Balkans alone. */
  facts: ProgrammeFacts | undefined;
}

/** The programmes that the rows of grants print: slug, name as printed, short name, code. */
const printed: [string, string, string, string][] = [
  ['smart-balkans', 'SMART Balkans', 'SMART Balkans', 'SB'],
  ['fakt-sub-granting', 'FAKT sub-granting: Javno zastupanje (advocacy)', 'FAKT sub-granting', 'FAKT'],
  [
    'montenegro-co-financing-2022',
    'Ministry of Public Administration of Montenegro, co-financing 2022',
    'Montenegro co-financing 2022',
    'MPA',
  ],
  [
    'juventas-cemi-sub-granting',
    'Juventas/CeMI sub-granting: Jačanje civilnog društva za podršku održivom socio-ekonomskom razvoju Crne Gore',
    'Juventas/CeMI sub-granting',
    'JC',
  ],
  [
    'reload',
    'Regional Programme on Local Democracy in the Western Balkans (ReLOaD), UNDP/EU',
    'ReLOaD',
    'RLD',
  ],
  ['eja-kosovo', 'EJA Kosovo (KCSF)', 'EJA Kosovo', 'EJA'],
  ['western-balkans-fund', 'Western Balkans Fund', 'Western Balkans Fund', 'WBF'],
  [
    'bando-balcani-2023',
    'Italy, Ministry of Foreign Affairs: Bando Balcani 2023',
    'Bando Balcani 2023',
    'BB',
  ],
];

export const programmeColumns = ['fact', 'value', 'source_url', 'basis', 'read_on'] as const;
type FactRow = Row<(typeof programmeColumns)[number]>;

/** The programmes of the rows; SMART Balkans with its published facts. */
export function readProgrammes(): ProgrammeRow[] {
  const facts = programmeFacts(readRows('programme.csv', programmeColumns));
  return printed.map(([slug, name, shortName, code]) => ({
    slug,
    name,
    shortName,
    code,
    facts: slug === 'smart-balkans' ? facts : undefined,
  }));
}

/** The schemes of all programmes. */
export function readSchemes(): SchemeRow[] {
  const { value: _, conditions: __, ...source } = regionalRule(readRows('programme.csv', programmeColumns));
  return schemesWith(source);
}

/** The slug of the programme that is printed under this name. */
export function programmeSlug(name: string): string | undefined {
  return printed.find(([, printedName]) => printedName === name)?.[0];
}

function rowOf(rows: FactRow[], name: string): FactRow {
  const found = rows.filter((row) => row.cells.fact === name);
  if (found[0] === undefined || found.length > 1) {
    throw new Error(`${rows[0]?.file}: the fact ${name} stands ${found.length} times in column fact`);
  }
  return found[0];
}

function factIn(row: FactRow): Fact<string> {
  return { value: textIn(row, 'value'), ...sourcedWithoutNote(row) };
}

/** Reads the facts of SMART Balkans; throws where one is missing or not as expected. */
export function programmeFacts(rows: FactRow[]): ProgrammeFacts {
  const agreement = rowOf(rows, 'agreement_signed');
  if (!isPartialDate(agreement.cells.value)) throw wrongCell(agreement, 'value', 'is not a date');
  const funder = factIn(rowOf(rows, 'funder'));
  return {
    fullName: factIn(rowOf(rows, 'name')),
    funder: { ...funder, value: printedOrganisation(funder.value, undefined) },
    agreementOn: factIn(agreement),
    size: factIn(rowOf(rows, 'size')),
    implementers: implementersIn(rows),
    objectives: [1, 2, 3, 4].map((number) => ({ number, ...factIn(rowOf(rows, `objective_${number}`)) })),
    priorityAreas: rows.filter((row) => row.cells.fact === 'priority_area').map(factIn),
    regionalRule: regionalRule(rows),
    fundsReduced: factIn(rowOf(rows, 'funds_reduced')),
  };
}

/** The rule's numbers are written out in code, so a changed sentence must not pass unseen. */
function regionalRule(rows: FactRow[]): ProgrammeFacts['regionalRule'] {
  const row = rowOf(rows, 'regional_scheme_rule');
  if (
    !/at least 3 CSOs from 3 countries,? and\/or a formal or informal regional network/.test(row.cells.value)
  ) {
    throw wrongCell(row, 'value', 'is not the rule that the regional scheme is checked by');
  }
  return { ...factIn(row), conditions: regionalConditions };
}

function implementersIn(rows: FactRow[]): ImplementerFact[] {
  const split = rowOf(rows, 'implementer_countries');
  const countries = new Map(
    textIn(split, 'value')
      .split(';')
      .map((part) => countriesOf(split, part)),
  );
  const isImplementer = ({ cells }: FactRow): boolean => /^implementer(?:_lead)?$/.test(cells.fact);
  return rows.filter(isImplementer).map((row) => {
    const [, name = '', country = ''] = /^(.+), ([A-Z]{2})$/u.exec(row.cells.value) ?? [];
    const organisation = printedOrganisation(name, country);
    const own = countries.get(organisation.acronym ?? '');
    if (!isCountry(country) || own === undefined) {
      throw wrongCell(row, 'value', 'is not an implementer with a country and countries to look after');
    }
    const isLead = row.cells.fact === 'implementer_lead';
    return {
      organisation,
      isLead,
      countries: own,
      countriesSource: sourcedWithoutNote(split),
      ...sourcedWithoutNote(row),
    };
  });
}

/** Reads `CPCD: BA, ME`. */
function countriesOf(row: FactRow, part: string): [string, string[]] {
  const [acronym = '', list = ''] = part.split(':').map((text) => text.trim());
  const countries = list.split(',').map((code) => code.trim());
  if (acronym === '' || !countries.every(isCountry)) throw wrongCell(row, 'value', 'does not name countries');
  return [acronym, countries];
}
