import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';
import { checkboxes, controlAttributes, group, messages, type Choice, type Field } from './field-parts.ts';

export type { Choice, Field } from './field-parts.ts';

export interface TextField extends Field {
  value?: string | number | null | undefined;
  type?: 'text' | 'email' | 'url' | 'tel' | 'search' | undefined;
  width?: 'short' | 'medium' | 'full' | undefined;
  inputmode?: 'text' | 'decimal' | 'numeric' | 'email' | 'url' | undefined;
  autocomplete?: string | undefined;
  /** How what was typed is understood, such as “Read as 186,000.00”. */
  readAs?: Content | undefined;
  /** Figures stand at the right. */
  isFigure?: boolean | undefined;
  maxlength?: number | undefined;
  /** The id of the datalist that offers what may be typed. */
  list?: string | undefined;
}

/** One line of text. Names, numbers, dates and amounts are all typed as text, so that nothing typed is lost. */
export function textField(field: TextField): HtmlSafeString {
  const { type = 'text', value, inputmode, autocomplete, width = 'full', isFigure, maxlength, list } = field;
  return wrap(
    field,
    html`<input
      class="ds-input field-${width}${isFigure ? ' field-figure' : ''}"
      type="${type}"
      value="${value ?? ''}"
      ${controlAttributes(field)}
      ${inputmode ? html`inputmode="${inputmode}"` : ''}
      ${autocomplete ? html`autocomplete="${autocomplete}"` : ''}
      ${maxlength ? html`maxlength="${maxlength}"` : ''}
      ${list ? html`list="${list}"` : ''}
    />${field.readAs ? html`<p class="field-read">${field.readAs}</p>` : ''}`,
  );
}

/** A date as precise as it is known; pass `t('form.asPrecise')` as the hint where none of its own is needed. */
export function dateField(field: Omit<TextField, 'type' | 'isFigure'>): HtmlSafeString {
  return textField({ width: 'short', autocomplete: 'off', ...field });
}

export interface TextArea extends Field {
  value?: string | null | undefined;
  rows?: number | undefined;
}

export function textArea(field: TextArea): HtmlSafeString {
  // A line break straight after the opening tag is swallowed by browsers, so one is given away.
  return wrap(
    field,
    html`<textarea class="ds-input field-full" rows="${field.rows ?? 4}" ${controlAttributes(field)}>
${field.value ?? ''}</textarea
    >`,
  );
}

export interface SelectField extends Field {
  value?: string | null | undefined;
  options: { value: string; label: string }[];
  width?: 'short' | 'medium' | 'full' | undefined;
  /** The first, empty choice, such as `t('form.choose')`; none where one is always chosen. */
  empty?: string | undefined;
}

export function selectField(field: SelectField): HtmlSafeString {
  const option = (value: string, label: string) =>
    html`<option value="${value}" ${value === (field.value ?? '') ? 'selected' : ''}>${label}</option>`;
  return wrap(
    field,
    html`<select class="ds-input field-${field.width ?? 'medium'}" ${controlAttributes(field)}>
      ${field.empty === undefined ? '' : option('', field.empty)}
      ${field.options.map(({ value, label }) => option(value, label))}
    </select>`,
  );
}

export interface RadioGroup extends Field {
  value?: string | null | undefined;
  options: Choice[];
  /** Side by side, for a few short words. */
  isInline?: boolean | undefined;
}

/** One of few: the six countries, a kind, yes or no. */
export function radioGroup(field: RadioGroup): HtmlSafeString {
  return group(field, checkboxes(field, 'radio', [field.value ?? '']));
}

export interface CheckboxGroup extends Field {
  values?: readonly string[] | undefined;
  options: Choice[];
  isInline?: boolean | undefined;
}

/** Any of several: themes, languages, countries wanted. */
export function checkboxGroup(field: CheckboxGroup): HtmlSafeString {
  return group(field, checkboxes(field, 'checkbox', field.values ?? []));
}

export interface Checkbox extends Field {
  isChecked?: boolean | undefined;
  value?: string | undefined;
}

/** A single tick, its label behind it. */
export function checkbox(field: Checkbox): HtmlSafeString {
  return html`<div class="field" ${field.error ? html`data-invalid` : ''}>
    <p class="check">
      <input
        class="ds-input"
        type="checkbox"
        value="${field.value ?? 'yes'}"
        ${controlAttributes(field)}
        ${field.isChecked ? 'checked' : ''}
      /><label for="${field.id ?? field.name}" ${field.lang ? html`lang="${field.lang}"` : ''}>${field.label}</label>
    </p>
    ${messages(field)}
  </div>`;
}

function wrap(field: Field, control: HtmlSafeString): HtmlSafeString {
  const id = field.id ?? field.name;
  return html`<div class="field" ${field.error ? html`data-invalid` : ''}>
    <label class="field-label" for="${id}"
      >${field.label}${field.isOptional ? html` <span class="field-optional">${field.isOptional}</span>` : ''}</label
    >
    ${field.hint ? html`<p class="field-hint" id="${id}-hint">${field.hint}</p>` : ''}
    ${control}
    ${field.error ? messages({ ...field, hint: undefined }) : ''}
  </div>`;
}
