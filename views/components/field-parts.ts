import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';
import { sign } from './sign.ts';

/** What every field has. */
export interface Field {
  name: string;
  /** The control's id and the error summary's target; the name where it is not given. */
  id?: string | undefined;
  label: Content;
  hint?: Content | undefined;
  /** What is wrong and what to do about it, in words. */
  error?: Content | undefined;
  /** The word behind the label, `t('general.optional')`. */
  isOptional?: string | undefined;
  /** Language of what is typed. */
  lang?: string | undefined;
}

export interface Choice {
  value: string;
  label: Content;
  hint?: Content | undefined;
  lang?: string | undefined;
}

/** Id, name and what ties the control to its hint and its error. */
export function controlAttributes({ name, id = name, hint, error, lang }: Field): HtmlSafeString {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`id="${id}" name="${name}" ${describedBy ? html`aria-describedby="${describedBy}"` : ''}
  ${error ? html`aria-invalid="true"` : ''} ${lang ? html`lang="${lang}"` : ''}`;
}

/** The hint and the error of a field, where they stand together under it. */
export function messages({ name, id = name, hint, error }: Field): HtmlSafeString {
  return html`${hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : ''}${
    error ? html`<p class="field-error" id="${id}-error">${sign('cross')}<span>${error}</span></p>` : ''
  }`;
}

/** A set of choices under one question. The error summary leads to the first choice, which has the field's id. */
export function group(
  field: Field & { isInline?: boolean | undefined },
  choices: HtmlSafeString,
): HtmlSafeString {
  const { name, id = name, hint, error } = field;
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<fieldset
    class="field"
    ${error ? html`data-invalid` : ''}
    ${describedBy ? html`aria-describedby="${describedBy}"` : ''}
  >
    <legend class="field-label">
      ${field.label}${field.isOptional ? html` <span class="field-optional">${field.isOptional}</span>` : ''}
    </legend>
    ${messages(field)}
    <div class="choices" ${field.isInline ? html`data-inline` : ''}>${choices}</div>
  </fieldset>`;
}

/** The choices themselves, as radio buttons or check boxes. */
export function checkboxes(
  field: Field & { options: Choice[] },
  type: 'radio' | 'checkbox',
  chosen: readonly string[],
): HtmlSafeString {
  const { name, id = name, error } = field;
  return html`${field.options.map(({ value, label, hint, lang }, place) => {
    const own = place === 0 ? id : `${id}-${place + 1}`;
    return html`<div class="check">
      <input
        class="ds-input"
        type="${type}"
        id="${own}"
        name="${name}"
        value="${value}"
        ${chosen.includes(value) ? 'checked' : ''}
        ${hint ? html`aria-describedby="${own}-choice-hint"` : ''}
        ${error ? html`aria-invalid="true"` : ''}
      /><label for="${own}" ${lang ? html`lang="${lang}"` : ''}>${label}</label>${
        hint ? html`<span class="check-hint" id="${own}-choice-hint">${hint}</span>` : ''
      }
    </div>`;
  })}`;
}
