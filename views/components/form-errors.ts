import type { HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Ui } from '../ui.ts';
import { errorSummary } from './error-summary.ts';

/** What is wrong with a form: at each field in words, and all of it at the top. */
export interface FormErrors {
  at: (field: string) => string | undefined;
  summary: HtmlSafeString | string;
}

/**
 * Reads the problems of a command for a form. A problem of a part (`/source/addresses/0`) stands at the field
 * that its first word names; one of the whole stands at the field given.
 */
export function formErrors(ui: Ui, problems: readonly Problem[], first: string): FormErrors {
  const fieldOf = (path: string) => path.split('/')[1] || first;
  const errors = problems.map(({ path, message, values }) => ({
    field: fieldOf(path),
    text: ui.t(message, values),
  }));
  return {
    at: (field) => errors.find((error) => error.field === field)?.text,
    summary: errors.length > 0 ? errorSummary(ui, errors) : '',
  };
}
