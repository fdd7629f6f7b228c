import { isSixCountry, sixCountries, type SixCountry } from '#language/countries.ts';
import { diffusionLadder, type DiffusionStep } from './kinds.ts';
import type { SolutionRow } from './queries.ts';
import { isAdopted, presentStep, rankOf, stuckSince, timeBetween, wholeStep } from './rules.ts';
import type { StepRow } from './steps.ts';

/** How far one country is with one solution. */
export interface MatrixCell {
  country: string;
  /** Undefined for the country in which it works. */
  step: StepRow | undefined;
  /** As precise as known. */
  since: string | null;
  /** Since when no step is recorded, where that is a year or more. */
  stuck: string | undefined;
}

export interface MatrixRow {
  solution: SolutionRow;
  cells: Partial<Record<SixCountry, MatrixCell>>;
  /** Origins and adopters outside of the six. */
  elsewhere: MatrixCell[];
}

export interface Matrix {
  rows: MatrixRow[];
  /** Places that carry one, and those that adopted it: whole countries of the six only. */
  carried: number;
  adopted: number;
  totals: Record<SixCountry, { carried: number; adopted: number }>;
  /** The solutions that countries outside of the six carry and adopted as a whole, and which countries those are. */
  elsewhere: Record<'carried' | 'adopted', { count: number; countries: string[] }>;
  stuck: { solution: SolutionRow; cell: MatrixCell }[];
  times: Adoption[];
  /** Adoptions without both dates. */
  untimed: number;
}

/** One adoption, and how long it took from when the solution worked in its own country. */
export interface Adoption {
  solution: SolutionRow;
  country: string;
  adoptedOn: string;
  took: { months: number } | { years: number };
}

export interface MatrixFilter {
  /** Slug of a theme or its area. */
  theme: string | undefined;
  /** Slug of a session. */
  session: string | undefined;
  atLeast: DiffusionStep | undefined;
  onlyStuck: boolean;
}

/** The matrix of solutions by country. @param today YYYY-MM-DD, for what is stuck. */
export function matrixOf(solutions: readonly SolutionRow[], filter: MatrixFilter, today: string): Matrix {
  const rows = solutions
    .filter(({ theme, area }) => !filter.theme || theme === filter.theme || area === filter.theme)
    .filter(({ session }) => !filter.session || session?.slug === filter.session)
    .map((solution) => rowOf(solution, filter, today))
    .filter((row) => !isNarrowed(filter) || hasSteps(row));
  const six = rows.flatMap(({ solution, cells }) => Object.values(cells).map((cell) => ({ solution, cell })));
  const whole = six.filter(({ cell }) => cell.step && cell.step.part === null);
  const isIn = (country: SixCountry) => whole.filter(({ cell }) => cell.country === country);
  const carried = (list: typeof whole) => list.filter(({ cell }) => cell.step!.step !== 'dropped').length;
  const adopted = (list: typeof whole) => list.filter(({ cell }) => isAdopted(cell.step!.step)).length;
  const all = rows.flatMap(({ solution, cells, elsewhere }) =>
    [...Object.values(cells), ...elsewhere].map((cell) => ({ solution, cell })),
  );
  const adoptions = all.filter(
    ({ cell }) => cell.step && cell.step.part === null && isAdopted(cell.step.step),
  );
  const times = adoptions.flatMap(({ solution, cell }) => adoptionOf(solution, cell.country));
  return {
    rows,
    carried: carried(whole),
    adopted: adopted(whole),
    totals: Object.fromEntries(
      sixCountries.map((code) => [code, { carried: carried(isIn(code)), adopted: adopted(isIn(code)) }]),
    ) as Matrix['totals'],
    elsewhere: {
      carried: elsewhereOf(rows, (step) => step !== 'dropped'),
      adopted: elsewhereOf(rows, isAdopted),
    },
    stuck: all.filter(({ cell }) => cell.stuck !== undefined),
    times,
    untimed: adoptions.length - times.length,
  };
}

function elsewhereOf(
  rows: readonly MatrixRow[],
  test: (step: StepRow['step']) => boolean,
): { count: number; countries: string[] } {
  const found = rows
    .map(({ elsewhere }) => elsewhere.filter(({ step }) => step && step.part === null && test(step.step)))
    .filter((cells) => cells.length > 0);
  return {
    count: found.length,
    countries: [...new Set(found.flat().map(({ country }) => country))].toSorted(),
  };
}

function isNarrowed({ atLeast, onlyStuck }: MatrixFilter): boolean {
  return atLeast !== undefined || onlyStuck;
}

function hasSteps({ cells, elsewhere }: MatrixRow): boolean {
  return [...Object.values(cells), ...elsewhere].some(({ step }) => step !== undefined);
}

function rowOf(solution: SolutionRow, filter: MatrixFilter, today: string): MatrixRow {
  const cells = cellsOf(solution, today).filter(
    ({ step, stuck }) =>
      step === undefined ||
      ((!filter.onlyStuck || stuck !== undefined) &&
        (!filter.atLeast || rankOf(step.step) >= diffusionLadder.indexOf(filter.atLeast as 'adopted'))),
  );
  return {
    solution,
    cells: Object.fromEntries(
      cells.filter(({ country }) => isSixCountry(country)).map((cell) => [cell.country, cell]),
    ),
    elsewhere: cells.filter(({ country }) => !isSixCountry(country)),
  };
}

/** Every country of a solution: the one in which it works first, then those that took a step. */
export function cellsOf(solution: SolutionRow, today: string): MatrixCell[] {
  const { originCountry, originSince } = solution;
  const origin: MatrixCell[] =
    originCountry === null
      ? []
      : [{ country: originCountry, step: undefined, since: originSince, stuck: undefined }];
  const steps = [...Map.groupBy(solution.steps, ({ country }) => country)].flatMap(([country, own]) => {
    const step = presentStep(own);
    if (!step || country === originCountry) return [];
    return [{ country, step, since: step.takenOn, stuck: stuckSince(step, today) }];
  });
  return [...origin, ...steps];
}

/** When a country adopted, by its own dated step; what was implemented without an adoption recorded counts as that. */
function adoptionOf(solution: SolutionRow, country: string): Adoption[] {
  const own = solution.steps.filter((step) => step.country === country && step.part === null);
  const step = own.find(({ step: word }) => word === 'adopted') ?? wholeStep(own);
  const took = timeBetween(solution.originSince, step?.takenOn ?? null);
  return step?.takenOn && took ? [{ solution, country, adoptedOn: step.takenOn, took }] : [];
}

/** The countries whose standing step, of the whole country, passes a test. */
export function countriesWhere({ steps }: SolutionRow, test: (step: StepRow) => boolean): string[] {
  return standingSteps({ steps })
    .filter(test)
    .map(({ country }) => country);
}

/** The step that stands for each country as a whole. */
export function standingSteps({ steps }: Pick<SolutionRow, 'steps'>): StepRow[] {
  return [...Map.groupBy(steps, ({ country }) => country).values()].flatMap((own) => wholeStep(own) ?? []);
}
