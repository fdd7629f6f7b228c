import { actionKinds } from '#features/actions/kinds.ts';
import { outcomeSteps, type OutcomeStep } from '#features/outcomes/kinds.ts';
import { rankOf } from '#features/outcomes/rules.ts';
import { diffusionLadder, diffusionSteps } from '#features/solutions/kinds.ts';
import { sixCountries } from '#language/countries.ts';
import { exactKey } from '#names/keys.ts';
import type { ReportContent } from './content.ts';
import { sumsOf } from './money.ts';
import { daysOf } from './rules.ts';

/** The report of the earlier period, and the one of the later. */
export const sides = ['from', 'until'] as const;
export type Side = (typeof sides)[number];
export type Both<Value> = Record<Side, Value>;

export const comparedParts = ['members', 'actions', 'outcomes', 'money', 'diffusion'] as const;
export type ComparedPart = (typeof comparedParts)[number];

/** One figure as each report has it. Amounts are minor units of their currency. */
export interface Figure extends Both<number | null> {
  part: ComparedPart;
  /**
   * A kind of action; a step of a solution; `counted` or `uncounted`; of money `amended`, `paid`, or `unpublished` for
   * the grants that no sum holds. Null for all of the part.
   */
  of: string | null;
  /** Of outcomes alone: the step, and the country or `none`; null for all of them. */
  step: string | null;
  country: string | null;
  currency: string | null;
  /** The later one less the earlier one; null where a report says nothing of it. */
  difference: number | null;
}

/** Where an institution, or a solution in a country, stood in one of the periods: at its latest step. */
export interface Stand {
  id: number | null;
  step: string;
  date: string | null;
  /** Of outcomes: whether it counts. */
  isCounted: boolean | null;
}

/** How something stands in both periods. `silent` is what only the earlier report speaks of, `new` only the later. */
export interface Move extends Both<Stand | null> {
  country: string | null;
  /** The institution; or the title of a solution, with its address. */
  name: string;
  solution: string | null;
  part: string | null;
  change: 'further' | 'back' | 'same' | 'new' | 'silent';
}

type Member = ReportContent['members'][number];

/** What two reports of one coalition say, side by side: nothing of it is read from the records. */
export interface ReportComparison {
  figures: Figure[];
  /** By organisation: only in the later report, only in the earlier, and in both, as the later has it. */
  members: { came: Member[]; left: Member[]; stayed: Member[] };
  outcomes: Move[];
  diffusion: Move[];
}

export function compareReports(both: Both<ReportContent>): ReportComparison {
  return {
    figures: [
      figureOf(
        'members',
        {},
        each(both, ({ members }) => members.length),
      ),
      ...actionFigures(both),
      ...outcomeFigures(both),
      ...moneyFigures(both),
      ...diffusionFigures(both),
    ],
    members: membersOf(both),
    outcomes: outcomeMoves(both),
    diffusion: diffusionMoves(both),
  };
}

/** The country of an outcome as figures and anchors have it. */
export function countryKey(country: string | null): string {
  return country ?? 'none';
}

function each<Given, Value>({ from, until }: Both<Given>, valueOf: (given: Given) => Value): Both<Value> {
  return { from: valueOf(from), until: valueOf(until) };
}

/** A figure of a part, or of something within it. */
export function figureOf(
  part: ComparedPart,
  of: Partial<Pick<Figure, 'of' | 'step' | 'country' | 'currency'>>,
  { from, until }: Both<number | null>,
): Figure {
  const difference = from === null || until === null ? null : until - from;
  return { part, of: null, step: null, country: null, currency: null, ...of, from, until, difference };
}

/** In the order given; a value of which neither report has any row is left out. */
function inEither<Row>(rows: Both<Row[]>, order: readonly string[], keyOf: (row: Row) => string): string[] {
  const found = new Set([...rows.from, ...rows.until].map(keyOf));
  return [...order.filter((key) => found.has(key)), ...[...found].filter((key) => !order.includes(key))];
}

function counts<Row>(rows: Both<Row[]>, isMeant: (row: Row) => boolean = () => true): Both<number> {
  return each(rows, (own) => own.filter(isMeant).length);
}

function actionFigures(both: Both<ReportContent>): Figure[] {
  const rows = each(both, ({ actions }) => actions);
  const kinds = inEither(rows, actionKinds, ({ kind }) => kind);
  return [
    figureOf('actions', {}, counts(rows)),
    ...kinds.map((of) =>
      figureOf(
        'actions',
        { of },
        counts(rows, ({ kind }) => kind === of),
      ),
    ),
  ];
}

/** What counts and what does not are never in one figure, but for how many there are at all. */
function outcomeFigures(both: Both<ReportContent>): Figure[] {
  const all = each(both, ({ outcomes }) => outcomes);
  const inState = (of: 'counted' | 'uncounted'): Figure[] => {
    const rows = each(all, (own) => own.filter(({ isCounted }) => isCounted === (of === 'counted')));
    return [
      figureOf('outcomes', { of }, counts(rows)),
      ...inEither(rows, outcomeSteps, (row) => row.step).flatMap((step) => {
        const there = each(rows, (own) => own.filter((row) => row.step === step));
        const countries = inEither(there, [...sixCountries], (row) => countryKey(row.country));
        return [
          figureOf('outcomes', { of, step }, counts(there)),
          ...countries.map((country) =>
            figureOf(
              'outcomes',
              { of, step, country },
              counts(there, (row) => countryKey(row.country) === country),
            ),
          ),
        ];
      }),
    ];
  };
  return [figureOf('outcomes', {}, counts(all)), ...inState('counted'), ...inState('uncounted')];
}

/** Currency by currency, which are never added. A report that was frozen before money was drawn says nothing. */
function moneyFigures(both: Both<ReportContent>): Figure[] {
  const grants = each(both, (content) => content.grants ?? null);
  const sums = (amount: 'amendedMinor' | 'paidMinor') =>
    each(grants, (rows) => rows && sumsOf(rows, (grant) => grant[amount]).sums);
  const [amended, paid] = [sums('amendedMinor'), sums('paidMinor')];
  const unknown = each(grants, (rows) => rows && sumsOf(rows, (grant) => grant.amendedMinor).notPublished);
  const isPartial = sides.some((side) => (unknown[side] ?? 0) > 0);
  const known = [amended.from, amended.until, paid.from, paid.until].flatMap((own) => own ?? []);
  const currencies = [...new Set(known.map(({ currency }) => currency))].toSorted();
  const of = (name: string, own: typeof amended, currency: string) =>
    figureOf(
      'money',
      { of: name, currency },
      each(own, (all) => all && (all.find((sum) => sum.currency === currency)?.minor ?? 0)),
    );
  return [
    figureOf(
      'money',
      {},
      each(grants, (rows) => rows && rows.length),
    ),
    ...currencies.flatMap((currency) => [of('amended', amended, currency), of('paid', paid, currency)]),
    ...(isPartial ? [figureOf('money', { of: 'unpublished' }, unknown)] : []),
  ];
}

function diffusionFigures(both: Both<ReportContent>): Figure[] {
  const rows = each(both, ({ diffusion }) => diffusion);
  return [
    figureOf('diffusion', {}, counts(rows)),
    ...inEither(rows, diffusionSteps, ({ step }) => step).map((of) =>
      figureOf(
        'diffusion',
        { of },
        counts(rows, ({ step }) => step === of),
      ),
    ),
  ];
}

function membersOf(both: Both<ReportContent>): ReportComparison['members'] {
  const { from, until } = each(both, ({ members }) => new Map(members.map((one) => [one.slug, one])));
  return {
    came: [...until.values()].filter(({ slug }) => !from.has(slug)),
    left: [...from.values()].filter(({ slug }) => !until.has(slug)),
    stayed: [...until.values()].filter(({ slug }) => from.has(slug)),
  };
}

function outcomeMoves(both: Both<ReportContent>): Move[] {
  const rows = each(both, ({ outcomes }) =>
    outcomes.map((one) => ({
      key: `${one.country ?? ''} ${exactKey(one.institution)}`,
      country: one.country,
      name: one.institution,
      solution: null,
      part: null,
      stand: { id: one.id, step: one.step, date: one.happenedOn, isCounted: one.isCounted },
    })),
  );
  return moves(rows, (step) => rankOf(step as OutcomeStep));
}

function diffusionMoves(both: Both<ReportContent>): Move[] {
  const rows = each(both, ({ diffusion }) =>
    diffusion.map(({ id = null, solution, title, country, part, step, takenOn }) => ({
      key: `${country} ${solution} ${part ?? ''}`,
      country,
      name: title,
      solution,
      part,
      stand: { id, step, date: takenOn, isCounted: null },
    })),
  );
  return moves(rows, (step) => diffusionLadder.findIndex((known) => known === step));
}

type Standing = Pick<Move, 'country' | 'name' | 'solution' | 'part'> & { key: string; stand: Stand };

/** The six countries first and in their order. */
function moves(rows: Both<Standing[]>, rank: (step: string) => number): Move[] {
  const keys = new Set([...rows.from, ...rows.until].map(({ key }) => key));
  const latest = each(rows, (own) => new Map(own.toSorted(byDate).map((row) => [row.key, row])));
  return [...keys]
    .map((key): Move => {
      const [from, until] = [latest.from.get(key), latest.until.get(key)];
      const { country, name, solution, part } = (until ?? from)!;
      const stands = { from: from?.stand ?? null, until: until?.stand ?? null };
      return { country, name, solution, part, ...stands, change: changeOf(stands, rank) };
    })
    .toSorted((left, right) => placeOf(left.country) - placeOf(right.country));
}

/** The latest last: by the last day that a date can mean, then as recorded. */
function byDate({ stand: left }: Standing, { stand: right }: Standing): number {
  const dayOf = ({ date }: Stand) => (date === null ? '' : daysOf(date)[1]);
  return dayOf(left).localeCompare(dayOf(right)) || (left.id ?? 0) - (right.id ?? 0);
}

function placeOf(country: string | null): number {
  const place = sixCountries.findIndex((known) => known === country);
  return place === -1 ? sixCountries.length : place;
}

function changeOf({ from, until }: Both<Stand | null>, rank: (step: string) => number): Move['change'] {
  if (!from) return 'new';
  if (!until) return 'silent';
  if (from.step === until.step) return 'same';
  return rank(until.step) > rank(from.step) ? 'further' : 'back';
}
