import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { IndicatorRow } from '#features/reports/indicators.ts';
import { measures } from '#features/reports/kinds.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton, mainButton, quietButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { checkbox, dateField, radioGroup, selectField, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { reportCrumbs } from './crumbs.ts';

interface Objective {
  programme: string;
  programmeName: string;
  number: number;
  text: string;
}

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
  | 'baseline'
  | 'baselineOn'
  | 'target'
  | 'targetOn'
  | 'isExample',
  string
>;

/** Every objective with what it is measured by; each value opens the records that it counts. */
export function indicatorsPage(
  ui: Ui,
  { indicators, objectives }: { indicators: readonly IndicatorRow[]; objectives: readonly Objective[] },
): Page {
  const { t } = ui;
  const without = indicators.filter(({ objective }) => objective === null);
  return {
    title: t('indicators.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui, t('indicators.title')),
    body: html`
      ${pageHead({ title: t('indicators.title'), lead: t('indicators.lead') })}
      ${ui.person?.isStaff ? html`<p class="actions">${linkButton({ label: t('indicators.add'), href: `${paths.indicators()}/new` })}</p>` : ''}
      ${objectives.map((objective) => {
        const own = indicators.filter(
          (one) => one.programme === objective.programme && one.objective?.number === objective.number,
        );
        return section({
          title: t('indicators.objective', { number: objective.number }),
          note: objective.programmeName,
          body: html`<p class="prose">${objective.text}</p>
            ${own.length === 0 ? html`<p><em class="unknown">${t('indicators.none')}</em></p>` : table(ui, own)}`,
        });
      })}
      ${without.length > 0 ? section({ title: t('indicators.without'), body: table(ui, without) }) : ''}
    `,
  };
}

function table(ui: Ui, indicators: readonly IndicatorRow[]): HtmlSafeString {
  const { t } = ui;
  const number = (value: number | null) =>
    value === null
      ? html`<em class="unknown">${t('indicators.notSet')}</em>`
      : html`${formatNumber(value, ui.language)}`;
  const dated = (value: number | null, on: string | null) =>
    html`${number(value)}${on ? html`<span class="note">${dateText(on, ui)}</span>` : ''}`;
  return dataTable({
    caption: t('indicators.title'),
    isCaptionHidden: true,
    phone: 'pairs',
    columns: [
      { key: 'name', label: t('indicators.column.name'), kind: 'name' },
      { key: 'baseline', label: t('indicators.column.baseline'), kind: 'number' },
      { key: 'value', label: t('indicators.column.value'), kind: 'number' },
      { key: 'target', label: t('indicators.column.target'), kind: 'number' },
    ],
    rows: indicators.map((one) => ({
      id: `indicator-${one.slug}`,
      cells: {
        name: html`<span class="row-text">${one.name}${one.isExample ? html` <span class="example-mark">${t('general.example')}</span>` : ''}</span>
          <span class="note">${t(`indicator.measure.${one.measure}`)}${Object.values(one.filters).length > 0 ? ` · ${Object.values(one.filters).join(', ')}` : ''}</span>
          ${one.byCountry.length > 0 ? countries(ui, one) : ''} ${ui.person?.isStaff ? retire(ui, one) : ''}`,
        baseline: dated(one.baseline, one.baselineOn),
        value: html`<a href="${one.value.href}">${formatNumber(one.value.count, ui.language)}</a>`,
        target: dated(one.target, one.targetOn),
      },
    })),
  });
}

function countries(ui: Ui, { byCountry }: IndicatorRow): HtmlSafeString {
  return html`<span class="note">${byCountry.map(
    ({ country, counted }, place) =>
      html`${place > 0 ? ' · ' : ''}${/^[A-Z]{2}$/.test(country) ? countryLabel(country, ui) : country} <a href="${counted.href}">${formatNumber(counted.count, ui.language)}</a>`,
  )}</span>`;
}

function retire({ t }: Ui, { slug, name }: IndicatorRow): HtmlSafeString {
  return html`<form method="post" action="${paths.indicators()}/${slug}/retirement">
    ${quietButton({ label: t('indicators.retire'), spoken: name })}
  </form>`;
}

interface Option {
  value: string;
  label: string;
}

export interface IndicatorForm {
  typed: Partial<TypedIndicator>;
  problems: Problem[];
  objectives: Objective[];
  programmes: Option[];
  countries: Option[];
  themes: Option[];
  schemes: Option[];
}

/** The form by which staff define an indicator: what is counted, of what, and what it is to become. */
export function indicatorFormPage(ui: Ui, form: IndicatorForm): Page {
  const { t } = ui;
  const { typed, problems, objectives, programmes, countries: all, themes, schemes } = form;
  const { at, summary } = formErrors(ui, problems, 'name');
  const isOptional = t('general.optional');
  const select = (name: 'ofProgramme' | 'country' | 'theme' | 'scheme', label: string, options: Option[]) =>
    selectField({
      name,
      label,
      value: typed[name],
      error: at(name),
      options,
      empty: t('matrix.all'),
      isOptional,
    });
  return {
    title: t('indicators.add'),
    section: 'reports',
    hasErrors: problems.length > 0,
    crumbs: reportCrumbs(ui, t('indicators.add')),
    body: html`
      <h1 class="page-title">${t('indicators.add')}</h1>
      <div class="form-width">
        ${summary}
        <form method="post" action="${paths.indicators()}" novalidate>
          ${textField({ name: 'name', label: t('indicators.column.name'), value: typed.name, error: at('name') })}
          ${selectField({ name: 'programme', label: t('reports.filter.programme'), value: typed.programme, error: at('programme'), options: programmes, empty: t('form.choose') })}
          ${radioGroup({ name: 'objective', label: t('indicators.objectiveField'), value: typed.objective, error: at('objective'), options: [...objectives.map(({ number, text, programmeName }) => ({ value: String(number), label: `${number}. ${text}`, hint: programmeName })), { value: '', label: t('indicators.noObjective') }] })}
          ${radioGroup({ name: 'measure', label: t('indicators.measure'), value: typed.measure, error: at('measure'), options: measures.map((value) => ({ value, label: t(`indicator.measure.${value}`) })) })}
          ${select('ofProgramme', t('indicators.onlyProgramme'), programmes)} ${select('country', t('indicators.onlyCountry'), all)}
          ${select('theme', t('indicators.onlyTheme'), themes)} ${select('scheme', t('indicators.onlyScheme'), schemes)}
          ${textField({ name: 'year', label: t('indicators.onlyYear'), value: typed.year, error: at('year'), width: 'short', isOptional })}
          ${textField({ name: 'baseline', label: t('indicators.column.baseline'), value: typed.baseline, error: at('baseline'), width: 'short', inputmode: 'numeric', isOptional })}
          ${dateField({ name: 'baselineOn', label: t('indicators.baselineOn'), value: typed.baselineOn, error: at('baselineOn'), isOptional })}
          ${textField({ name: 'target', label: t('indicators.column.target'), value: typed.target, error: at('target'), width: 'short', inputmode: 'numeric', isOptional })}
          ${dateField({ name: 'targetOn', label: t('indicators.targetOn'), value: typed.targetOn, error: at('targetOn'), isOptional })}
          ${checkbox({ name: 'isExample', label: t('indicators.isExample'), hint: t('indicators.isExampleHint'), isChecked: Boolean(typed.isExample) })}
          <div class="actions">
            ${mainButton({ label: t('indicators.save') })}
            <a href="${paths.indicators()}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
