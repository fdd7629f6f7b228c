import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { measures } from '#features/reports/kinds.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { checkbox, dateField, radioGroup, selectField, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import type { Page, Ui } from '../ui.ts';
import { indicatorCrumbs } from './crumbs.ts';
import type { Objective } from './indicators.ts';

export type TypedIndicator = Record<
  | 'programme'
  | 'objective'
  | 'name'
  | 'measure'
  | 'ofProgramme'
  | 'year'
  | 'country'
  | 'theme'
  | 'scheme'
  | 'memberCountries'
  | 'baseline'
  | 'baselineOn'
  | 'target'
  | 'targetOn'
  | 'isExample',
  string
>;

interface Option {
  value: string;
  label: string;
}

export interface IndicatorForm {
  /** The indicator that is edited; undefined for a new one. */
  edited: { slug: string; name: string } | undefined;
  typed: Partial<TypedIndicator>;
  problems: Problem[];
  objectives: Objective[];
  programmes: Option[];
  countries: Option[];
  themes: Option[];
  schemes: Option[];
  memberCountries: Option[];
}

/** The form by which staff define an indicator: what is counted, of what, and what it is to become. */
export function indicatorFormPage(ui: Ui, form: IndicatorForm): Page {
  const { t } = ui;
  const { edited, typed, problems, objectives, programmes, countries: all, themes, schemes } = form;
  const { at, summary } = formErrors(ui, problems, 'name');
  const isOptional = t('general.optional');
  const select = (
    name: 'ofProgramme' | 'country' | 'theme' | 'scheme' | 'memberCountries',
    label: string,
    options: Option[],
  ) =>
    selectField({
      name,
      label,
      value: typed[name],
      error: at(name),
      options,
      empty: t('matrix.all'),
      isOptional,
    });
  const title = edited ? t('indicator.edit') : t('indicators.add');
  const back = edited ? paths.indicator(edited.slug) : paths.indicators();
  return {
    title,
    section: 'reports',
    hasErrors: problems.length > 0,
    crumbs: indicatorCrumbs(ui, title, edited),
    body: html`
      ${pageHead({ title, kicker: edited?.name, lead: edited ? t('indicator.editNote') : undefined })}
      <div class="form-width">
        ${summary}
        <form method="post" action="${back}" novalidate>
          ${textField({ name: 'name', label: t('indicators.column.name'), value: typed.name, error: at('name') })}
          ${selectField({ name: 'programme', label: t('reports.filter.programme'), value: typed.programme, error: at('programme'), options: programmes, empty: t('form.choose') })}
          ${radioGroup({ name: 'objective', label: t('indicators.objectiveField'), value: typed.objective, error: at('objective'), options: [...objectives.map(({ number, text, programmeName }) => ({ value: String(number), label: `${number}. ${text}`, hint: programmeName })), { value: '', label: t('indicators.noObjective') }] })}
          ${radioGroup({ name: 'measure', label: t('indicators.measure'), value: typed.measure, error: at('measure'), options: measures.map((value) => ({ value, label: t(`indicator.measure.${value}`) })) })}
          ${select('ofProgramme', t('indicators.onlyProgramme'), programmes)} ${select('country', t('indicators.onlyCountry'), all)}
          ${select('theme', t('indicators.onlyTheme'), themes)} ${select('scheme', t('indicators.onlyScheme'), schemes)}
          ${select('memberCountries', t('indicators.onlyMemberCountries'), form.memberCountries)}
          ${textField({ name: 'year', label: t('indicators.onlyYear'), value: typed.year, error: at('year'), width: 'short', isOptional })}
          ${textField({ name: 'baseline', label: t('indicators.column.baseline'), value: typed.baseline, error: at('baseline'), width: 'short', inputmode: 'numeric', isOptional })}
          ${dateField({ name: 'baselineOn', label: t('indicators.baselineOn'), value: typed.baselineOn, error: at('baselineOn'), isOptional })}
          ${textField({ name: 'target', label: t('indicators.column.target'), value: typed.target, error: at('target'), width: 'short', inputmode: 'numeric', isOptional })}
          ${dateField({ name: 'targetOn', label: t('indicators.targetOn'), value: typed.targetOn, error: at('targetOn'), isOptional })}
          ${checkbox({ name: 'isExample', label: t('indicators.isExample'), hint: t('indicators.isExampleHint'), isChecked: Boolean(typed.isExample) })}
          <div class="actions">
            ${mainButton({ label: t('indicators.save') })}
            <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
