import type { Database } from '#database/connection.ts';
import type { SixCountry } from '#language/countries.ts';
import { matrixOf, plainPairs, type Cell, type Matrix } from './matrix.ts';

/** By what the pairs that became partners can be narrowed. */
export const pairFilters = ['programme', 'scheme', 'theme', 'year', 'country'] as const;
export type PairFilter = (typeof pairFilters)[number];
/** An empty text stands for “all”. */
export type PairsAsked = Record<PairFilter, string>;

/** Two of the six countries that something joined. */
export interface JoinedPair extends Cell {
  /** Among the fifteen, from 1: a pair has no row of its own in the database. */
  place: number;
}

/** Reads the query of an address; what no record has gives no pair, as in every other list. */
export function readPairs(query: Record<string, unknown>): PairsAsked {
  const text = (name: PairFilter) => (typeof query[name] === 'string' ? query[name] : '');
  return Object.fromEntries(pairFilters.map((name) => [name, text(name)])) as PairsAsked;
}

/**
 * The pairs of the six countries that a grant or a coalition joined, by the cells of the matrix, and the matrix
 * that they were taken from; with a country only the pairs that it is one of.
 */
export function joinedPairs(
  db: Database,
  { country, ...asked }: PairsAsked,
  audience: 'public' | 'staff',
): { pairs: JoinedPair[]; matrix: Matrix } {
  const matrix = matrixOf(db, { ...asked, role: '', by: '' }, audience, country);
  const placeOf = (cell: Cell) =>
    plainPairs.findIndex(([row, column]) => row === cell.row && column === cell.column) + 1;
  const pairs = matrix.cells
    .filter(({ grants, coalitions }) => grants.count + coalitions.count > 0)
    .map((cell) => ({ ...cell, place: placeOf(cell) }));
  return { pairs, matrix };
}

/** The two countries of a pair by its place. */
export function pairAt(place: number): readonly [SixCountry, SixCountry] | undefined {
  return plainPairs[place - 1];
}

/** The name of a pair's row on its page. */
export function pairCode([row, column]: readonly [SixCountry, SixCountry]): string {
  return `${row}-${column}`;
}
