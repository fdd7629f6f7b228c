import { html, type HtmlSafeString } from '@prairielearn/html';
import type { IndicatorRow } from '#features/reports/indicators.ts';
import { dayOf, formatDate, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { allDownloads } from '../components/downloads.ts';
import { notPublished } from '../components/money.ts';
import { pageHead } from '../components/page-head.ts';
import { section, sideList } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { reportCrumbs } from './crumbs.ts';

export interface Objective {
  programme: string;
  programmeName: string;
  number: number;
  text: string;
}

export interface IndicatorsPage {
  indicators: readonly IndicatorRow[];
  retired: readonly { slug: string; name: string; retiredAt: string }[];
  objectives: readonly Objective[];
  /** What a definition counts, in words. */
  words: (definition: Pick<IndicatorRow, 'measure' | 'filters'>) => string;
}

/** Every objective with what it is measured by; each value opens the records that it counts. */
export function indicatorsPage(ui: Ui, { indicators, retired, objectives, words }: IndicatorsPage): Page {
  const { t } = ui;
  const without = indicators.filter(({ objective }) => objective === null);
  return {
    title: t('indicators.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui, t('indicators.title')),
    body: html`
      ${pageHead({ title: t('indicators.title'), lead: t('indicators.lead') })}
      ${ui.person?.isStaff ? html`<p class="actions">${linkButton({ label: t('indicators.add'), href: `${paths.indicators()}/new` })}</p>` : ''}
      ${indicators.length > 0 ? allDownloads(ui, (format) => `${paths.indicators()}.${format}`) : ''}
      ${objectives.map((objective) => {
        const own = indicators.filter(
          (one) => one.programme === objective.programme && one.objective?.number === objective.number,
        );
        return section({
          title: t('indicators.objective', { number: objective.number }),
          note: objective.programmeName,
          body: html`<p class="prose">${objective.text}</p>
            ${own.length === 0 ? html`<p><em class="unknown">${t('indicators.none')}</em></p>` : table(ui, own, words)}`,
        });
      })}
      ${without.length > 0 ? section({ title: t('indicators.without'), body: table(ui, without, words) }) : ''}
      ${retired.length > 0 ? section({ title: t('indicator.retiredOnes'), body: sideList(retired.map(({ slug, name, retiredAt }) => ({ text: html`<a href="${paths.indicator(slug)}">${name}</a>`, note: t('indicator.retired', { date: day(ui, retiredAt) }) }))) }) : ''}
    `,
  };
}

function table(ui: Ui, indicators: readonly IndicatorRow[], words: IndicatorsPage['words']): HtmlSafeString {
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
        name: html`<a class="name" href="${paths.indicator(one.slug)}">${one.name}</a>${one.isExample ? html` <span class="example-mark">${t('general.example')}</span>` : ''}
          <span class="note">${words(one)}</span>
          <span class="note">${t('indicator.definition', { version: one.version })}, ${t('indicator.since', { date: day(ui, one.since) })}</span>
          ${one.byCountry.length > 0 ? countries(ui, one) : ''}`,
        baseline: dated(one.baseline, one.baselineOn),
        value: html`<a href="${one.value.href}">${formatNumber(one.value.count, ui.language)}</a>${one.value.count === 0 ? html`<span class="note">${t('indicator.matchesNone')}</span>` : ''}`,
        target: dated(one.target, one.targetOn),
      },
    })),
  });
}

function countries(ui: Ui, { byCountry }: IndicatorRow): HtmlSafeString {
  return html`<span class="note">${byCountry.map(
    ({ country, counted }, place) =>
      html`${place > 0 ? ' · ' : ''}${countryOf(ui, country)} <a href="${counted.href}">${formatNumber(counted.count, ui.language)}</a>`,
  )}</span>`;
}

/** The country of some of the records, or that it is not published. */
export function countryOf(ui: Ui, code: string): Content {
  return code === 'none' ? notPublished(ui) : countryLabel(code, ui);
}

function day({ language }: Ui, instant: string): string {
  return formatDate(dayOf(new Date(instant)), language);
}
