import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';

export interface FieldError {
  /** The id of the field, without `#`. */
  field: string;
  text: Content;
}

/** What is to be put right, at the top of the form, in the same words as at the fields; the focus goes there. */
export function errorSummary(ui: Ui, errors: readonly FieldError[]): HtmlSafeString {
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
    <h2 class="error-summary-title" id="error-summary-title">${ui.t('form.problems', { count: errors.length })}</h2>
    <ul>
      ${errors.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}
    </ul>
  </div>`;
}
