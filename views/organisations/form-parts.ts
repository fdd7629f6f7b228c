import { html, type HtmlSafeString } from '@prairielearn/html';
import type { TypedOrganisation } from '#features/organisations/form.ts';
import { enteredStatuses, organisationKinds, organisationScopes } from '#features/organisations/kinds.ts';
import { dateField, selectField, textArea, textField } from '../components/field.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import type { ErrorAt } from './form.ts';
import { CITY_LIST, LEGAL_FORM_LIST } from './suggestions.ts';

type Typed = Partial<TypedOrganisation>;

/** What sort of body it is, and where. */
export function whatFields(
  ui: Ui,
  typed: Typed,
  error: ErrorAt,
  countries: { code: string; name: string }[],
): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('organisation.form.what'),
    body: html`
      ${selectField({
        name: 'kind',
        label: t('organisation.form.kind'),
        value: typed.kind,
        error: error('/kind'),
        empty: t('form.choose'),
        width: 'full',
        options: organisationKinds.map((value) => ({ value, label: t(`organisation.kind.${value}`) })),
      })}
      ${selectField({
        name: 'country',
        label: t('organisation.form.country'),
        value: typed.country,
        error: error('/country'),
        empty: t('organisation.form.countryUnknown'),
        options: countries.map(({ code, name }) => ({ value: code, label: name })),
      })}
      ${cityField(ui, typed, error)}
      ${selectField({
        name: 'scope',
        label: t('organisation.form.scope'),
        hint: t('organisation.form.scopeHint'),
        value: typed.scope,
        error: error('/scope'),
        empty: t('organisation.form.unknown'),
        options: organisationScopes.map((value) => ({ value, label: t(`organisation.scope.${value}`) })),
      })}
      ${selectField({
        name: 'status',
        label: t('organisation.form.status'),
        value: typed.status || 'active',
        error: error('/status'),
        options: enteredStatuses.map((value) => ({ value, label: t(`organisation.status.${value}`) })),
      })}
    `,
  });
}

/** Where it is, for who acts for it: what it is and in which country is decided by staff. */
export function placeFields(ui: Ui, typed: Typed, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('organisation.form.what'),
    body: cityField(ui, typed, error),
  });
}

/** What a register says of it. */
export function registerFields(ui: Ui, typed: Typed, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('organisation.form.register'),
    body: html`
      ${textField({
        name: 'legalForm',
        label: t('organisation.form.legalForm'),
        hint: t('organisation.form.legalFormHint'),
        isOptional: t('general.optional'),
        value: typed.legalForm,
        error: error('/legalForm'),
        width: 'medium',
        autocomplete: 'off',
        list: LEGAL_FORM_LIST,
      })}
      ${line(
        ui,
        'registrationNumber',
        t('organisation.form.registrationNumber'),
        typed.registrationNumber,
        error('/registrationNumber'),
      )}
      ${dateField({
        name: 'foundedOn',
        label: t('organisation.form.foundedOn'),
        hint: t('form.asPrecise'),
        isOptional: t('general.optional'),
        value: typed.foundedOn,
        error: error('/foundedOn'),
      })}
      ${textField({
        name: 'website',
        label: t('organisation.form.website'),
        isOptional: t('general.optional'),
        value: typed.website,
        error: error('/website'),
        inputmode: 'url',
        autocomplete: 'off',
      })}
    `,
  });
}

/** Where the facts come from. */
export function sourceFields(ui: Ui, typed: Typed, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('organisation.form.source'),
    body: html`
      ${textArea({
        name: 'sourceAddresses',
        label: t('organisation.form.sourceAddresses'),
        hint: t('organisation.form.sourceHint'),
        isOptional: t('general.optional'),
        value: typed.sourceAddresses,
        error: error('/source/addresses'),
        rows: 2,
      })}
      ${dateField({
        name: 'sourceReadOn',
        label: t('organisation.form.sourceReadOn'),
        isOptional: t('general.optional'),
        value: typed.sourceReadOn,
        error: error('/source/readOn'),
      })}
      ${line(ui, 'sourceNote', t('organisation.form.sourceNote'), typed.sourceNote, error('/source/note'))}
    `,
  });
}

/** The town, from the list of places or in words of one's own. */
function cityField({ t }: Ui, typed: Typed, error: ErrorAt): HtmlSafeString {
  return textField({
    name: 'city',
    label: t('organisation.form.city'),
    value: typed.city,
    error: error('/city'),
    isOptional: t('general.optional'),
    width: 'medium',
    autocomplete: 'off',
    list: CITY_LIST,
  });
}

/** One optional line of text. */
function line(
  ui: Ui,
  name: string,
  label: string,
  value: string | undefined,
  error: ReturnType<ErrorAt>,
): HtmlSafeString {
  const isOptional = ui.t('general.optional');
  return textField({ name, label, value, error, isOptional, width: 'medium', autocomplete: 'off' });
}
