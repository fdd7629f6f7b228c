import { actionKinds, type ActionKind } from '#features/actions/kinds.ts';
import { institutionLevels, type InstitutionLevel } from '#features/coalitions/kinds.ts';
import { outcomeSteps, type OutcomeStep } from '#features/outcomes/kinds.ts';
import type { PartialDate } from '#language/partial-date.ts';
import { readCoalitions } from './coalitions.ts';
import { optionalLanguage } from './languages.ts';
import { optionalCountry } from './printed-organisation.ts';
import {
  oneOf,
  optionalDate,
  optionalText,
  readRows,
  textIn,
  valuesIn,
  wrongCell,
  type Row,
} from './rows.ts';
import { sourceColumns, sourcedIn, type Sourced } from './sources.ts';

/** A row about a coalition, found again by its key. */
interface CoalitionFact extends Sourced {
  key: string;
  coalitionKey: string;
}

export interface InstitutionRow extends CoalitionFact {
  name: string;
  level: InstitutionLevel;
  country: string | undefined;
}

export interface ActionRow extends CoalitionFact {
  actedOn: PartialDate | undefined;
  kind: ActionKind;
  institution: string | undefined;
  country: string | undefined;
  what: string;
  participants: string[];
}

export interface OutcomeRow extends CoalitionFact {
  happenedOn: PartialDate | undefined;
  country: string | undefined;
  institution: string;
  step: OutcomeStep;
  whatChanged: string;
  contribution: string | undefined;
}

export interface PublicationRow extends CoalitionFact {
  title: string;
  titleLanguage: string | undefined;
  periodFrom: PartialDate | undefined;
  periodUntil: PartialDate | undefined;
  publishedOn: PartialDate | undefined;
}

const institutionColumns = ['coalition_key', 'institution', 'level', 'country', ...sourceColumns] as const;
const actionColumns = [
  'coalition_key',
  'date',
  'kind',
  'toward_institution',
  'country',
  'what',
  'members_named',
  ...sourceColumns,
] as const;
const outcomeColumns = [
  'coalition_key',
  'date',
  'country',
  'institution',
  'step',
  'what_changed',
  'contribution',
  ...sourceColumns,
] as const;
const publicationColumns = [
  'coalition_key',
  'period_from',
  'period_to',
  'published_on',
  'title',
  'title_language',
  ...sourceColumns,
] as const;

export function readInstitutions(): InstitutionRow[] {
  return keyed(readRows('coalition-institutions.csv', institutionColumns), (row) => ({
    ...factOf(row, [row.cells.institution, row.cells.country]),
    name: textIn(row, 'institution'),
    level: oneOf(row, 'level', institutionLevels),
    country: optionalCountry(row, 'country'),
  }));
}

export function readActions(): ActionRow[] {
  return keyed(readRows('coalition-actions.csv', actionColumns), (row) => ({
    ...factOf(row, [row.cells.date, row.cells.kind, row.cells.what]),
    actedOn: optionalDate(row, 'date'),
    kind: oneOf(row, 'kind', actionKinds),
    institution: optionalText(row, 'toward_institution'),
    country: optionalCountry(row, 'country'),
    what: textIn(row, 'what'),
    participants: valuesIn(row, 'members_named'),
  }));
}

export function readOutcomes(): OutcomeRow[] {
  return keyed(readRows('coalition-outcomes.csv', outcomeColumns), (row) => ({
    ...factOf(row, [row.cells.country, row.cells.institution, row.cells.step, row.cells.what_changed]),
    happenedOn: optionalDate(row, 'date'),
    country: optionalCountry(row, 'country'),
    institution: textIn(row, 'institution'),
    step: oneOf(row, 'step', outcomeSteps),
    whatChanged: textIn(row, 'what_changed'),
    contribution: optionalText(row, 'contribution'),
  }));
}

/** Reports that coalitions published; some lack a start or an end of their period. */
export function readPublications(): PublicationRow[] {
  return keyed(readRows('coalition-reports.csv', publicationColumns), (row) => {
    const title = textIn(row, 'title');
    return {
      ...factOf(row, [row.cells.title, row.cells.published_on, row.cells.period_from]),
      title,
      titleLanguage: optionalLanguage(row, 'title_language', title),
      periodFrom: optionalDate(row, 'period_from'),
      periodUntil: optionalDate(row, 'period_to'),
      publishedOn: optionalDate(row, 'published_on'),
    };
  });
}

type Sourceful = Row<'coalition_key' | (typeof sourceColumns)[number]>;

function factOf(row: Sourceful, parts: string[]): CoalitionFact {
  const coalitionKey = textIn(row, 'coalition_key');
  return { coalitionKey, key: [coalitionKey, ...parts].join(' | '), ...sourcedIn(row) };
}

/** Throws where a row names no coalition of the file, or where two rows say the same. */
function keyed<Column extends string, Fact extends CoalitionFact>(
  rows: Row<Column | 'coalition_key'>[],
  read: (row: Row<Column | 'coalition_key'>) => Fact,
): Fact[] {
  const coalitions = new Set(readCoalitions().map(({ key }) => key));
  const seen = new Set<string>();
  return rows.map((row) => {
    const fact = read(row);
    if (!coalitions.has(fact.coalitionKey)) throw wrongCell(row, 'coalition_key', 'is not a coalition');
    if (seen.has(fact.key)) throw wrongCell(row, 'coalition_key', 'has this row twice');
    seen.add(fact.key);
    return fact;
  });
}
