import type { HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Ui } from '../ui.ts';
import { errorSummary } from './error-summary.ts';

/** At which field of a form a problem stands, by its path. */
export type FieldOf = (path: string) => string;

/** A problem that names no field stands at the form’s first one. */
export function fieldAfter(first: string): FieldOf {
  return (path) => path.split('/')[1] || first;
}

/** What is to be put right, at the top of a form; nothing where nothing is. */
export function problemSummary(
  ui: Ui,
  problems: readonly Problem[],
  fieldOf: FieldOf,
): HtmlSafeString | string {
  if (problems.length === 0) return '';
  return errorSummary(
    ui,
    problems.map(({ path, message, values }) => ({ field: fieldOf(path), text: ui.t(message, values) })),
  );
}

/** The words of a problem at its field. */
export function errorsAt(
  ui: Ui,
  problems: readonly Problem[],
  fieldOf: FieldOf,
): (field: string) => string | undefined {
  return (field) => {
    const found = problems.find(({ path }) => fieldOf(path) === field);
    return found && ui.t(found.message, found.values);
  };
}
