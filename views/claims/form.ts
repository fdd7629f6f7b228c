import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedClaim } from '#features/claims/form.ts';
import { claimUnits } from '#features/claims/kinds.ts';
import { currencies } from '#features/grants/kinds.ts';
import { bases } from '#features/organisations/kinds.ts';
import { sixCountries } from '#language/countries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import {
  checkboxGroup,
  dateField,
  radioGroup,
  selectField,
  textArea,
  textField,
  type Choice,
} from '../components/field.ts';
import { formErrors, type FormErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { claimCrumbs } from './crumbs.ts';

export interface ClaimForm {
  /** The claim that is edited; undefined for a new one. */
  edited: { slug: string; what: string } | undefined;
  typed: Partial<TypedClaim>;
  problems: Problem[];
  programmes: { value: string; label: string }[];
  /** Of every programme; the hint says of which. */
  schemes: Choice[];
}

/** The form by which staff record a published figure: the figure, the rows that it speaks of, and its source. */
export function claimFormPage(ui: Ui, form: ClaimForm): Page {
  const { t } = ui;
  const { edited, problems } = form;
  const { at, summary } = formErrors(ui, problems, 'what');
  const title = edited ? t('claimForm.edit') : t('claim.add');
  const back = edited ? paths.claim(edited.slug) : paths.claims();
  return {
    title,
    section: 'reports',
    hasErrors: problems.length > 0,
    crumbs: claimCrumbs(ui, title, edited),
    body: html`
      ${pageHead({ title, kicker: edited?.what })}
      <div class="form-width">
        ${summary}
        <form method="post" action="${back}" novalidate>
          ${figureFields(ui, form, at)} ${rowFields(ui, form, at)} ${sourceFields(ui, form, at)}
          <div class="actions">
            ${mainButton({ label: t('claimForm.save') })}
            <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

type At = FormErrors['at'];

function figureFields({ t }: Ui, { typed, programmes }: ClaimForm, at: At): HtmlSafeString {
  const isOptional = t('general.optional');
  return html`
    ${textField({ name: 'what', label: t('claimForm.what'), hint: t('claimForm.whatHint'), value: typed.what, error: at('what') })}
    ${selectField({ name: 'programme', label: t('claim.programme'), value: typed.programme, error: at('programme'), options: programmes, empty: t('form.choose') })}
    ${section({
      title: t('claimForm.figure'),
      note: t('claimForm.figureNote'),
      body: html`
        ${radioGroup({ name: 'unit', label: t('claim.unit'), value: typed.unit, error: at('unit'), isInline: true, options: claimUnits.map((value) => ({ value, label: t(`claim.unit.${value}`) })) })}
        ${textField({ name: 'count', label: t('claimForm.count'), value: typed.count, error: at('count'), width: 'short', inputmode: 'numeric', isOptional })}
        ${textField({ name: 'parts', label: t('claimForm.parts'), hint: t('claimForm.partsHint'), value: typed.parts, error: at('parts'), width: 'medium', isOptional })}
        ${textField({ name: 'amount', label: t('claimForm.amount'), value: typed.amount, error: at('amount'), width: 'medium', inputmode: 'decimal', isOptional })}
        ${selectField({ name: 'currency', label: t('claimForm.currency'), value: typed.currency, error: at('currency'), width: 'short', empty: t('claimForm.noCurrency'), options: currencies.map((value) => ({ value, label: value })), isOptional })}
      `,
    })}
  `;
}

function rowFields(ui: Ui, { typed, schemes }: ClaimForm, at: At): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return section({
    title: t('claimForm.rows'),
    body: html`
      ${dateField({ name: 'from', label: t('claimForm.from'), hint: t('form.asPrecise'), value: typed.from, error: at('from'), isOptional })}
      ${dateField({ name: 'until', label: t('claimForm.until'), hint: t('claimForm.untilHint'), value: typed.until, error: at('until'), isOptional })}
      ${checkboxGroup({ name: 'schemes', label: t('claimForm.schemes'), hint: t('claimForm.noneMeansAny'), values: typed.schemes, error: at('schemes'), options: schemes, isOptional })}
      ${checkboxGroup({ name: 'countries', label: t('claimForm.countries'), hint: t('claimForm.noneMeansAnyCountry'), values: typed.countries, error: at('countries'), options: sixCountries.map((value) => ({ value, label: countryLabel(value, ui) })), isOptional })}
      ${textArea({ name: 'note', label: t('claimForm.note'), hint: t('claimForm.noteHint'), value: typed.note, error: at('note'), rows: 3, isOptional })}
    `,
  });
}

function sourceFields({ t }: Ui, { typed }: ClaimForm, at: At): HtmlSafeString {
  return section({
    title: t('claimForm.source'),
    body: html`
      ${textArea({ name: 'addresses', label: t('claimForm.addresses'), hint: t('claimForm.addressesHint'), value: typed.addresses, error: at('addresses'), rows: 2 })}
      ${dateField({ name: 'readOn', label: t('claimForm.readOn'), value: typed.readOn, error: at('readOn') })}
      ${radioGroup({ name: 'basis', label: t('claimForm.basis'), value: typed.basis, error: at('basis'), options: bases.map((value) => ({ value, label: t(`claimForm.basis.${value}`) })) })}
    `,
  });
}
