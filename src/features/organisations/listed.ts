import { uncovered } from '#database/covered.ts';

/** The condition, in SQL, that an organisation is there: neither merged into another nor covered by an import. */
export function listed(table: string): string {
  return `${table}.status <> 'merged' and ${uncovered('organisation', `${table}.id`)}`;
}

export const LISTED = listed('organisations');
