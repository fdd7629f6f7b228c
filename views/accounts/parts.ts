import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Content } from '#views/components/content.ts';
import { errorSummary } from '#views/components/error-summary.ts';
import { controlAttributes, messages, type Field } from '#views/components/field-parts.ts';
import type { Ui } from '../ui.ts';

/** What is wrong with a form, at its top; nothing where nothing is. */
export function problemSummary(ui: Ui, problems: readonly Problem[]): HtmlSafeString | string {
  if (problems.length === 0) return '';
  return errorSummary(
    ui,
    problems.map(({ path, message, values }) => ({ field: path.slice(1), text: ui.t(message, values) })),
  );
}

/** What is wrong with one field, in words. */
export function errorAt(ui: Ui, problems: readonly Problem[], field: string): string | undefined {
  const found = problems.find(({ path }) => path === `/${field}`);
  return found && ui.t(found.message, found.values);
}

export interface PasswordField extends Field {
  autocomplete: 'current-password' | 'new-password';
}

/** A password as it is typed, never sent back: managers and pasting are welcome (ASVS 5, 6.2.7). */
export function passwordField(field: PasswordField): HtmlSafeString {
  const { name, id = name, label, hint, error, autocomplete } = field;
  return html`<div class="field" ${error ? html`data-invalid` : ''}>
    <label class="field-label" for="${id}">${label}</label>
    ${hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : ''}
    <input class="ds-input field-full" type="password" autocomplete="${autocomplete}" ${controlAttributes(field)} />
    ${error ? messages({ ...field, hint: undefined }) : ''}
  </div>`;
}

/** A button that sends its form to another address than the form's own. */
export function submitTo({ label, action }: { label: Content; action: string }): HtmlSafeString {
  return html`<button class="ds-button" data-variant="secondary" data-color="neutral" type="submit" formaction="${action}">
    ${label}
  </button>`;
}

/** A field for a code from an app or from paper. */
export function codeField(field: Field): HtmlSafeString {
  const { name, id = name, label, hint, error } = field;
  return html`<div class="field" ${error ? html`data-invalid` : ''}>
    <label class="field-label" for="${id}">${label}</label>
    ${hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : ''}
    <input class="ds-input field-medium" type="text" autocomplete="one-time-code" spellcheck="false" ${controlAttributes(field)} />
    ${error ? messages({ ...field, hint: undefined }) : ''}
  </div>`;
}
