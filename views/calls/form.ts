import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedCall } from '#features/calls/form.ts';
import { wantedRoles } from '#features/calls/kinds.ts';
import type { CallDetail } from '#features/calls/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { languageName } from '#language/language-names.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import {
  checkboxGroup,
  dateField,
  radioGroup,
  selectField,
  textArea,
  textField,
} from '../components/field.ts';
import { nameText } from '../components/name.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import type { Page, Ui } from '../ui.ts';

export interface CallForm {
  edited: CallDetail | undefined;
  typed: TypedCall;
  problems: Problem[];
  /** Staff look the organisation up. */
  mayLookUp: boolean;
  organisations: { slug: string; name: string; language: string | null; country: string | null }[];
  schemes: { value: string; label: string }[];
  themes: { value: string; label: string }[];
}

const LANGUAGES = ['sq', 'bs', 'cnr', 'hr', 'mk', 'sr', 'en'];

/** An organisation says what it offers and whom it seeks. */
export function callFormPage(ui: Ui, form: CallForm): Page {
  const { t } = ui;
  const { edited, problems } = form;
  const title = t(edited ? 'calls.editTitle' : 'calls.make');
  return {
    title,
    section: 'partners',
    hasErrors: problems.length > 0,
    isUnlisted: true,
    crumbs: partnerCrumbs(ui, { label: t('calls.title'), href: paths.calls() }, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${
          problems.length > 0
            ? errorSummary(
                ui,
                problems.map(({ path, message, values }) => ({
                  field: path.split('/')[1] ?? 'title',
                  text: t(message, values),
                })),
              )
            : ''
        }
        ${form.mayLookUp && !edited ? lookUp(ui, form) : ''}
        <form method="post" action="${edited ? paths.call(edited.slug) : paths.calls()}">
          ${fields(ui, form)} ${mainButton({ label: t(edited ? 'general.save' : 'calls.publish') })}
        </form>
      </div>
    `,
  };
}

function lookUp(ui: Ui, { typed }: CallForm): HtmlSafeString {
  return html`<form class="look-up" action="${paths.newCall()}" role="search">
    ${textField({ name: 'find', type: 'search', label: ui.t('calls.find'), value: typed.find, maxlength: 300 })}
    ${plainButton({ label: ui.t('lists.search') })}
  </form>`;
}

function fields(
  ui: Ui,
  { typed, problems, organisations, schemes, themes, edited }: CallForm,
): HtmlSafeString {
  const { t } = ui;
  const error = (name: string) => {
    const found = problems.find(({ path }) => path.split('/')[1] === name);
    return found && t(found.message, found.values);
  };
  const [only] = organisations;
  return html`
    ${
      edited
        ? ''
        : organisations.length === 0
          ? html`<p class="note" id="organisation">${t('calls.noOrganisation')}</p>`
          : radioGroup({
              name: 'organisation',
              label: t('calls.organisation'),
              error: error('organisation'),
              value: typed.organisation || (organisations.length === 1 ? only!.slug : ''),
              options: organisations.map(({ slug, name, language, country }) => ({
                value: slug,
                label: html`${nameText({ name, lang: language })} <span class="note">${countryOrUnknown(country, ui)}</span>`,
              })),
            })
    }
    ${textField({ name: 'title', label: t('calls.what'), value: typed.title, maxlength: 200, error: error('title') })}
    ${textArea({ name: 'offered', label: t('calls.offered'), value: typed.offered, error: error('offered') })}
    ${textArea({ name: 'wanted', label: t('calls.wanted'), value: typed.wanted, error: error('wanted') })}
    ${radioGroup({
      name: 'role',
      label: t('calls.role'),
      isInline: true,
      value: typed.role || 'partner',
      error: error('role'),
      options: wantedRoles.map((role) => ({ value: role, label: t(`call.role.${role}`) })),
    })}
    ${checkboxGroup({
      name: 'countries',
      label: t('calls.countries'),
      hint: t('calls.countriesHint'),
      values: typed.countries,
      error: error('countries'),
      options: sixCountries.map((code) => ({ value: code, label: countryLabel(code, ui) })),
    })}
    ${checkboxGroup({
      name: 'languages',
      label: t('calls.languages'),
      isInline: true,
      values: typed.languages,
      error: error('languages'),
      options: LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag, ui.language) ?? tag })),
    })}
    ${checkboxGroup({ name: 'themes', label: t('calls.themes'), values: typed.themes, error: error('themes'), options: themes })}
    ${textField({ name: 'experience', label: t('calls.experience'), value: typed.experience, isOptional: t('general.optional'), maxlength: 1000, error: error('experience') })}
    ${selectField({ name: 'scheme', label: t('match.scheme'), value: typed.scheme, empty: t('match.anyScheme'), options: schemes, error: error('scheme') })}
    ${dateField({ name: 'deadline', label: t('calls.deadline'), hint: t('calls.deadlineHint'), value: typed.deadline, error: error('deadline') })}
  `;
}
