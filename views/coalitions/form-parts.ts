import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { FormChoices } from '#features/coalitions/choices.ts';
import type { TypedCoalition } from '#features/coalitions/form.ts';
import { coalitionKinds, coalitionScopes, coalitionStatuses } from '#features/coalitions/kinds.ts';
import { sixCountries } from '#language/countries.ts';
import { countryLabel } from '../components/country.ts';
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

export interface CoalitionForm {
  /** The coalition that is edited; undefined for a new one. */
  edited: { slug: string; name: string } | undefined;
  typed: Partial<TypedCoalition>;
  choices: FormChoices;
  problems: Problem[];
}

/** What is wrong with a field, in words. */
export type Errors = (field: string) => string | undefined;

/** What it is called, what it is, and how it stands. */
export function naming(ui: Ui, { typed, choices }: CoalitionForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return html`
    ${textField({
      name: 'name',
      label: t('coalitionForm.name'),
      hint: t('coalitionForm.nameHint'),
      value: typed.name,
      error: errors('name'),
    })}
    ${selectField({
      name: 'nameLanguage',
      label: t('coalitionForm.nameLanguage'),
      value: typed.nameLanguage,
      error: errors('nameLanguage'),
      options: choices.languages,
      empty: t('form.choose'),
      isOptional,
    })}
    ${textField({ name: 'nameEnglish', label: t('coalitionForm.nameEnglish'), value: typed.nameEnglish, error: errors('nameEnglish'), isOptional })}
    ${textField({ name: 'acronym', label: t('coalitionForm.acronym'), value: typed.acronym, error: errors('acronym'), width: 'short', isOptional })}
    ${textArea({
      name: 'otherNames',
      label: t('coalitionForm.otherNames'),
      hint: t('coalitionForm.otherNamesHint'),
      value: typed.otherNames,
      error: errors('otherNames'),
      rows: 3,
      isOptional,
    })}
    ${radioGroup({
      name: 'kind',
      label: t('coalitionForm.kind'),
      value: typed.kind,
      error: errors('kind'),
      options: coalitionKinds.map((value) => ({ value, label: t(`coalition.kind.${value}`) })),
    })}
    ${radioGroup({
      name: 'status',
      label: t('coalitionForm.status'),
      value: typed.status,
      error: errors('status'),
      options: coalitionStatuses.map((value) => ({ value, label: t(`coalition.status.${value}`) })),
      isInline: true,
    })}
  `;
}

/** What it asks for, why, and where. */
export function about(ui: Ui, { typed, choices }: CoalitionForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return section({
    title: t('coalitionForm.about'),
    body: html`
      ${textArea({ name: 'ask', label: t('coalitionForm.ask'), hint: t('coalitionForm.askHint'), value: typed.ask, error: errors('ask'), rows: 3 })}
      ${textArea({ name: 'problem', label: t('coalitionForm.problem'), value: typed.problem, error: errors('problem'), rows: 3, isOptional })}
      ${radioGroup({
        name: 'scope',
        label: t('coalitionForm.scope'),
        value: typed.scope ?? '',
        error: errors('scope'),
        options: [
          ...coalitionScopes.map((value) => ({
            value: value as string,
            label: t(`coalition.scope.${value}`),
          })),
          { value: '', label: t('general.notPublished') },
        ],
        isInline: true,
      })}
      ${checkboxGroup({
        name: 'countries',
        label: t('coalitionForm.countries'),
        values: typed.countries,
        error: errors('countries'),
        options: sixCountries.map((value) => ({ value, label: countryLabel(value, ui) })),
        isInline: true,
        isOptional,
      })}
      ${textField({
        name: 'otherCountries',
        label: t('coalitionForm.otherCountries'),
        hint: t('coalitionForm.otherCountriesHint'),
        value: typed.otherCountries,
        width: 'medium',
        isOptional,
      })}
      ${checkboxGroup({
        name: 'themes',
        label: t('coalitionForm.themes'),
        values: typed.themes,
        error: errors('themes'),
        options: choices.themes,
        isOptional,
      })}
      ${textField({ name: 'themeNote', label: t('coalitionForm.themeNote'), value: typed.themeNote, error: errors('themeNote'), isOptional })}
    `,
  });
}

/** When and where it came about, what carries it, and where that is published. */
export function formed(ui: Ui, { typed, choices }: CoalitionForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return section({
    title: t('coalitionForm.formed'),
    body: html`
      ${dateField({ name: 'formedOn', label: t('coalitionForm.formedOn'), hint: t('form.asPrecise'), value: typed.formedOn, error: errors('formedOn'), isOptional })}
      ${selectField({
        name: 'formedAt',
        label: t('coalitionForm.formedAt'),
        value: typed.formedAt,
        error: errors('formedAt'),
        options: choices.sessions,
        empty: t('form.choose'),
        width: 'full',
        isOptional,
      })}
      ${selectField({
        name: 'network',
        label: t('coalitionForm.network'),
        hint: t('coalitionForm.networkHint'),
        value: typed.network,
        error: errors('network'),
        options: choices.networks,
        empty: t('form.choose'),
        width: 'full',
        isOptional,
      })}
      ${textField({ name: 'website', type: 'url', label: t('coalitionForm.website'), value: typed.website, error: errors('website'), isOptional })}
      ${textField({
        name: 'source',
        label: t('coalitionForm.source'),
        hint: t('coalitionForm.sourceHint'),
        value: typed.source,
        error: errors('source'),
        isOptional,
      })}
    `,
  });
}
