import type { Problem } from '#errors.ts';
import { planGrant } from './grant.ts';
import { planOrganisation } from './organisation.ts';
import { cellsOf, type PlanContext, type StagedRow } from './staged.ts';

/**
 * What a row will do: one staged row for it, and for a grant one more for each organisation that it brings along.
 * A row that has other cells than the header is refused: nobody can tell which cell is which.
 *
 * @param width how many cells the header has.
 */
export function planRow(context: PlanContext, width: number, row: number, cells: string[]): StagedRow[] {
  const surplus = cells.slice(width).filter((cell) => cell !== '').length;
  const found = cellsOf(context.mapping, cells);
  if (surplus > 0 || cells.length < width) {
    const count = surplus > 0 ? cells.length : cells.filter((_, place) => place < width).length;
    return [
      refusedRow(context, row, found.name ?? found.lead ?? cells[0] ?? '', {
        path: '',
        message: 'import.problem.unequal',
        values: { cells: count, header: width },
      }),
    ];
  }
  return context.noun === 'organisations'
    ? [planOrganisation(context, row, found)]
    : planGrant(context, row, found);
}

function refusedRow({ noun }: PlanContext, row: number, label: string, problem: Problem): StagedRow {
  return {
    row,
    part: 0,
    noun: noun === 'organisations' ? 'organisation' : 'grant',
    outcome: 'refused',
    key: null,
    label,
    language: null,
    country: null,
    recordId: null,
    shownStatus: null,
    plan: { changes: [], problems: [problem], warnings: [], alike: [] },
  };
}
