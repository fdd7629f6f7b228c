import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { currencies } from '#features/grants/kinds.ts';
import { organisationKinds } from '#features/organisations/kinds.ts';
import { versionField, type TypedVersion } from '#features/schemes/form.ts';
import type { SchemeDetail } from '#features/schemes/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import {
  checkbox,
  checkboxGroup,
  dateField,
  radioGroup,
  selectField,
  textField,
} from '../components/field.ts';
import { errorsAt, problemSummary } from '../components/form-problems.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';

export interface VersionForm {
  scheme: SchemeDetail;
  typed: Partial<TypedVersion>;
  problems: Problem[];
}

type Errors = (field: string) => string | undefined;

/** The form by which an administrator adds a version of a scheme's conditions. */
export function versionFormPage(ui: Ui, { scheme, typed, problems }: VersionForm): Page {
  const { t } = ui;
  const title = t('scheme.addVersion');
  const error = errorsAt(ui, problems, versionField);
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('schemes.title'), href: paths.adminSchemes() },
      { label: scheme.name, href: paths.scheme(scheme.slug) },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <p class="lead">${t('scheme.versionLead')}</p>
      <div class="form-width">
        ${problemSummary(ui, problems, versionField)}
        <form method="post" action="${paths.schemeVersions(scheme.slug)}" novalidate>
          ${dateField({ name: 'inForceFrom', label: t('scheme.inForceFrom'), hint: t('scheme.inForceFromHint'), value: typed.inForceFrom, error: error('inForceFrom'), isOptional: t('general.optional') })}
          ${dateField({ name: 'inForceUntil', label: t('scheme.inForceUntil'), value: typed.inForceUntil, error: error('inForceUntil'), isOptional: t('general.optional') })}
          ${section({ title: t('scheme.who'), body: who(ui, typed, error) })}
          ${section({ title: t('scheme.bounds'), body: bounds(ui, typed, error) })}
          <div class="actions">
            ${mainButton({ label: t('scheme.saveVersion') })} <a href="${paths.scheme(scheme.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

function who(ui: Ui, typed: Partial<TypedVersion>, error: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  const six = sixCountries.map((value) => ({ value, label: countryLabel(value, ui) }));
  const figure = { width: 'short', inputmode: 'numeric', isFigure: true } as const;
  return html`
    ${radioGroup({
      name: 'partnership',
      label: t('scheme.partnership'),
      value: typed.partnership || 'any',
      error: error('partnership'),
      options: (['any', 'single', 'consortium'] as const).map((value) => ({
        value,
        label: t(`scheme.partnership.${value}`),
      })),
    })}
    ${textField({ ...figure, name: 'organisations', label: t('scheme.organisations'), value: typed.organisations, error: error('organisations'), isOptional })}
    ${textField({ ...figure, name: 'ofCountries', label: t('scheme.ofCountries'), value: typed.ofCountries, error: error('ofCountries'), isOptional })}
    ${checkbox({ name: 'orNetwork', label: t('scheme.orNetwork'), isChecked: Boolean(typed.orNetwork) })}
    ${checkboxGroup({
      name: 'kinds',
      label: t('scheme.kinds'),
      hint: t('scheme.noneMeansAny'),
      values: typed.kinds,
      error: error('kinds'),
      options: organisationKinds.map((value) => ({ value, label: t(`organisation.kind.${value}`) })),
    })}
    ${checkboxGroup({ name: 'countries', label: t('scheme.countries'), hint: t('scheme.noneMeansAny'), values: typed.countries, error: error('countries'), options: six })}
    ${textField({ ...figure, name: 'mostPartners', label: t('scheme.mostPartners'), value: typed.mostPartners, error: error('mostPartners'), isOptional })}
    ${checkboxGroup({ name: 'partnerCountries', label: t('scheme.partnerCountries'), hint: t('scheme.noneMeansAny'), values: typed.partnerCountries, options: six })}
  `;
}

function bounds(ui: Ui, typed: Partial<TypedVersion>, error: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  const amount = { width: 'medium', inputmode: 'decimal', isFigure: true } as const;
  const months = { width: 'short', inputmode: 'numeric', isFigure: true } as const;
  return html`
    ${selectField({
      name: 'currency',
      label: t('scheme.currency'),
      value: typed.currency || 'EUR',
      error: error('currency'),
      width: 'short',
      options: currencies.map((value) => ({ value, label: value })),
    })}
    ${textField({ ...amount, name: 'leastAmount', label: t('scheme.leastAmount'), value: typed.leastAmount, error: error('leastAmount'), isOptional })}
    ${textField({ ...amount, name: 'mostAmount', label: t('scheme.mostAmount'), value: typed.mostAmount, error: error('mostAmount'), isOptional })}
    ${textField({ ...months, name: 'leastMonths', label: t('scheme.leastMonths'), value: typed.leastMonths, error: error('leastMonths'), isOptional })}
    ${textField({ ...months, name: 'mostMonths', label: t('scheme.mostMonths'), value: typed.mostMonths, error: error('mostMonths'), isOptional })}
  `;
}
