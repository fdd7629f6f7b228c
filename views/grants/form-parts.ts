import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatDate, formatMoney } from '#language/format.ts';
import {
  checkboxGroup,
  dateField,
  radioGroup,
  selectField,
  textArea,
  textField,
} from '../components/field.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import type { Errors, GrantForm } from './form-model.ts';

/** Programme, scheme, what the grant is called and what it is for. */
export function aboutPart(ui: Ui, { typed, choices, edited }: GrantForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return html`
    <div class="field-row">
      ${
        edited || choices.programmes.length < 2
          ? html`<input type="hidden" name="programme" value="${typed.programme}" />`
          : selectField({
              name: 'programme',
              label: t('grantForm.programme'),
              value: typed.programme,
              error: errors('programme'),
              options: choices.programmes,
            })
      }
      ${selectField({
        name: 'scheme',
        label: t('grantForm.scheme'),
        value: typed.scheme,
        error: errors('scheme'),
        options: choices.schemes,
        empty: t('grantForm.schemeUnknown'),
      })}
    </div>
    ${textField({ name: 'title', label: t('grantForm.title'), hint: t('grantForm.titleHint'), value: typed.title, error: errors('title'), isOptional })}
    ${selectField({
      name: 'titleLanguage',
      label: t('grantForm.titleLanguage'),
      value: typed.titleLanguage,
      error: errors('titleLanguage'),
      options: choices.languages,
      empty: t('form.choose'),
      isOptional,
    })}
    ${textArea({ name: 'summary', label: t('grantForm.summary'), value: typed.summary, error: errors('summary'), rows: 3, isOptional })}
    ${
      edited
        ? html`<input type="hidden" name="reference" value="${typed.reference}" />${status(ui, typed.status, errors)}`
        : textField({
            name: 'reference',
            label: t('grantForm.reference'),
            hint: t('grantForm.referenceHint'),
            value: typed.reference,
            error: errors('reference'),
            width: 'medium',
            autocomplete: 'off',
            isOptional,
          })
    }
  `;
}

/** A grant is planned, or was given up; it becomes signed by its signing. */
function status(ui: Ui, typed: string, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const words = ['planned', 'cancelled'] as const;
  const isOther = typed === '' || !words.some((word) => word === typed);
  return radioGroup({
    name: 'status',
    label: t('grantForm.status'),
    value: typed,
    error: errors('status'),
    options: [
      ...(isOther ? [{ value: typed, label: typed === '' ? t('general.notPublished') : typed }] : []),
      ...words.map((word) => ({ value: word as string, label: t(`grant.status.${word}`) })),
    ],
    isInline: true,
  });
}

/** Amount, where the money is given, start and end; each shows how it was read. */
export function moneyPart(ui: Ui, { typed, choices, readAs }: GrantForm, errors: Errors): HtmlSafeString {
  const { t, language } = ui;
  const isOptional = t('general.optional');
  const read = (value: string | undefined) => (value === undefined ? undefined : t('form.readAs', { value }));
  const amount =
    readAs.amountMinor === undefined
      ? undefined
      : formatMoney(readAs.amountMinor, typed.currency, language).trim();
  const day = (date: string | undefined) =>
    date === undefined ? undefined : formatDate(date, language, 'long');
  return section({
    title: t('grantForm.moneyAndTime'),
    body: html`
      <div class="field-row">
        ${textField({
          name: 'amount',
          label: t('grantForm.amount'),
          value: typed.amount,
          error: errors('amount'),
          width: 'short',
          inputmode: 'decimal',
          autocomplete: 'off',
          isFigure: true,
          readAs: read(amount),
          isOptional,
        })}
        ${selectField({
          name: 'currency',
          label: t('grantForm.currency'),
          value: typed.currency,
          error: errors('currency'),
          options: choices.currencies,
          empty: t('form.choose'),
          width: 'short',
        })}
      </div>
      <p class="field-hint">${t('grantForm.amountHint')}</p>
      <div class="field-row">
        ${dateField({
          name: 'startsOn',
          label: t('grantForm.startsOn'),
          value: typed.startsOn,
          error: errors('startsOn'),
          readAs: read(day(readAs.startsOn)),
          isOptional,
        })}
        ${dateField({
          name: 'endsOn',
          label: t('grantForm.endsOn'),
          value: typed.endsOn,
          error: errors('endsOn'),
          readAs: read(day(readAs.endsOn)),
          isOptional,
        })}
      </div>
      <p class="field-hint">${t('form.asPrecise')}</p>
      ${selectField({
        name: 'country',
        label: t('grantForm.country'),
        hint: t('grantForm.countryHint'),
        value: typed.country,
        error: errors('country'),
        options: choices.countries,
        empty: t('form.choose'),
        isOptional,
      })}
      ${checkboxGroup({
        name: 'themes',
        label: t('grantForm.themes'),
        values: typed.themes,
        error: errors('themes'),
        options: choices.themes,
        isOptional,
      })}
    `,
  });
}

/** Where what is entered is known from. */
export function sourcePart(ui: Ui, { typed }: GrantForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return section({
    title: t('grantForm.sourceTitle'),
    body: html`
      ${textArea({
        name: 'source',
        label: t('grantForm.source'),
        hint: t('grantForm.sourceHint'),
        value: typed.source,
        error: errors('source'),
        rows: 2,
        isOptional,
      })}
      ${dateField({
        name: 'sourceReadOn',
        label: t('grantForm.sourceReadOn'),
        value: typed.sourceReadOn,
        error: errors('sourceReadOn'),
        isOptional,
      })}
    `,
  });
}
