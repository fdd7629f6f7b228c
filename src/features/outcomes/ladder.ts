import type { AddressedInstitution } from '#features/coalitions/addressed.ts';
import type { InstitutionLevel } from '#features/coalitions/kinds.ts';
import { countryPlace, isSixCountry } from '#language/countries.ts';
import { exactKey } from '#names/keys.ts';
import { ladderSteps } from './kinds.ts';
import type { OutcomeRow } from './queries.ts';
import { rankOf } from './rules.ts';

/** One step of an institution's ladder: reached with evidence or without, refused or taken back, or not reached. */
export interface LadderCell {
  state: 'counted' | 'uncounted' | 'rejected' | 'rolled_back' | 'none';
  /** As precise as known. */
  date: string | null;
  /** The outcome that stands there. */
  outcome: number | undefined;
}

/** How far one institution has gone, over the four steps in their order. */
export interface LadderRow {
  country: string | null;
  /** Null for one of the six countries in which nobody is addressed and nothing is recorded. */
  institution: string | null;
  level: InstitutionLevel | null;
  cells: LadderCell[];
  /** The latest outcome that counts. */
  latest: OutcomeRow | undefined;
}

const NONE: LadderCell = { state: 'none', date: null, outcome: undefined };

/**
 * The ladders of a coalition: a row for each institution that it addresses or at which something changed, the
 * six countries first and in their order, then bodies of no country. A country of a regional coalition in which
 * nothing is recorded has a row that says so.
 */
export function laddersOf(
  outcomes: readonly OutcomeRow[],
  institutions: readonly AddressedInstitution[],
  countries: readonly string[],
): LadderRow[] {
  const keyOf = (country: string | null, name: string) => `${country ?? ''} ${exactKey(name)}`;
  const rows = new Map<string, LadderRow & { outcomes: OutcomeRow[] }>();
  const rowOf = (country: string | null, institution: string) => {
    const key = keyOf(country, institution);
    const row = rows.get(key) ?? {
      country,
      institution,
      level: null,
      cells: [],
      latest: undefined,
      outcomes: [],
    };
    rows.set(key, row);
    return row;
  };
  for (const { country, name, level } of institutions) rowOf(country, name).level = level;
  for (const outcome of outcomes) rowOf(outcome.country, outcome.institution).outcomes.push(outcome);
  const named = [...rows.values()].map(({ outcomes: own, ...row }) => ({
    ...row,
    cells: cellsOf(own.toSorted((left, right) => left.id - right.id)),
    latest: own.find(({ isCounted }) => isCounted),
  }));
  const empty = countries
    .filter((code) => isSixCountry(code) && !named.some(({ country }) => country === code))
    .map((country): LadderRow => ({
      country,
      institution: null,
      level: null,
      cells: ladderSteps.map(() => NONE),
      latest: undefined,
    }));
  return [...named, ...empty].toSorted(
    (left, right) => countryPlace(left.country) - countryPlace(right.country),
  );
}

/** The four cells, from the outcomes of one institution in the order of recording. */
function cellsOf(outcomes: readonly OutcomeRow[]): LadderCell[] {
  const cells: LadderCell[] = ladderSteps.map(() => NONE);
  for (const { id, step, happenedOn, isCounted } of outcomes) {
    const cell = { date: happenedOn, outcome: id };
    const reached = cells.findLastIndex(({ state }) => state === 'counted' || state === 'uncounted');
    if (step === 'rolled_back') cells[Math.max(reached, 0)] = { ...cell, state: 'rolled_back' };
    else if (step === 'rejected')
      cells[Math.min(reached + 1, cells.length - 1)] = { ...cell, state: 'rejected' };
    else if (isCounted || cells[rankOf(step)]!.state !== 'counted')
      cells[rankOf(step)] = { ...cell, state: isCounted ? 'counted' : 'uncounted' };
  }
  return cells;
}

/** The figures of a coalition's outcomes, each the number of rows that its link opens. */
export interface OutcomeFigures {
  /** On the ladder, with evidence. */
  counted: number;
  /** Rejected or rolled back, with evidence. */
  refused: number;
  uncounted: number;
  /** Of the counted: those for which a source says what the coalition did. */
  contributed: number;
}

export function outcomeFigures(outcomes: readonly OutcomeRow[]): OutcomeFigures {
  const counted = outcomes.filter(({ isCounted }) => isCounted);
  return {
    counted: counted.filter(({ step }) => rankOf(step) >= 0).length,
    refused: counted.filter(({ step }) => rankOf(step) < 0).length,
    uncounted: outcomes.length - counted.length,
    contributed: counted.filter(({ contribution }) => contribution !== null).length,
  };
}
