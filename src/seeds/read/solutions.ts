import { diffusionSteps, type DiffusionStep } from '#features/solutions/kinds.ts';
import type { PartialDate } from '#language/partial-date.ts';
import { optionalCountry } from './printed-organisation.ts';
import {
  oneOf,
  optionalDate,
  optionalText,
  readRows,
  textIn,
  uniqueBy,
  valuesIn,
  wrongCell,
} from './rows.ts';
import { sourceColumns, sourcedIn, sourcedWithoutNote, type Sourced } from './sources.ts';
import { themeAreaIn } from './themes.ts';

/** Something that works in one country. */
export interface SolutionRow extends Sourced {
  key: string;
  title: string;
  theme: string | undefined;
  problem: string | undefined;
  whatWorks: string;
  originCountry: string | undefined;
  originSince: PartialDate | undefined;
  evidence: string | undefined;
}

/** How far another country is with it. */
export interface DiffusionRow extends Sourced {
  key: string;
  solutionKey: string;
  country: string;
  /** Which part of the country, where the row says that it holds in a part only. */
  part: string | undefined;
  step: DiffusionStep;
  takenOn: PartialDate | undefined;
  carriers: string[];
  /** What else the source says, as the file has it. */
  said: string | undefined;
}

const solutionColumns = [
  'solution_key',
  'title',
  'theme_area',
  'problem',
  'what_works',
  'origin_country',
  'origin_since',
  'evidence',
  ...sourceColumns,
] as const;
const diffusionColumns = [
  'solution_key',
  'country',
  'step',
  'date',
  'carrier',
  'note',
  'source_url',
  'read_on',
  'basis',
] as const;

export function readSolutions(): SolutionRow[] {
  return uniqueBy(readRows('solutions.csv', solutionColumns), 'solution_key').map((row) => ({
    key: textIn(row, 'solution_key'),
    title: textIn(row, 'title'),
    theme: themeAreaIn(row),
    problem: optionalText(row, 'problem'),
    whatWorks: textIn(row, 'what_works'),
    originCountry: optionalCountry(row, 'origin_country'),
    originSince: optionalDate(row, 'origin_since'),
    evidence: optionalText(row, 'evidence'),
    ...sourcedIn(row),
  }));
}

/**
 * A note that begins with the entity speaks of a law of the entity: the step then holds there, not in the whole
 * country. No other row of the file limits its step to a part.
 */
const PARTS: [begins: RegExp, part: string][] = [[/^Federation of BiH\b/, 'Federation of BiH']];

export function readDiffusion(): DiffusionRow[] {
  const solutions = new Set(readSolutions().map(({ key }) => key));
  const seen = new Set<string>();
  return readRows('solution-diffusion.csv', diffusionColumns).map((row) => {
    const solutionKey = textIn(row, 'solution_key');
    if (!solutions.has(solutionKey)) throw wrongCell(row, 'solution_key', 'is not a solution');
    const country = optionalCountry(row, 'country');
    if (country === undefined) throw wrongCell(row, 'country', 'must not be empty');
    const key = `${solutionKey} | ${country}`;
    if (seen.has(key)) throw wrongCell(row, 'country', 'stands twice with this solution');
    seen.add(key);
    const said = optionalText(row, 'note');
    return {
      key,
      solutionKey,
      country,
      part: PARTS.find(([begins]) => begins.test(said ?? ''))?.[1],
      step: oneOf(row, 'step', diffusionSteps),
      takenOn: optionalDate(row, 'date'),
      carriers: valuesIn(row, 'carrier'),
      said,
      ...sourcedWithoutNote(row),
    };
  });
}
