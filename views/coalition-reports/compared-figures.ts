import { html, type HtmlSafeString } from '@prairielearn/html';
import {
  countryKey,
  sides,
  type ComparedPart,
  type Figure,
  type Side,
} from '#features/coalition-reports/comparison.ts';
import type { Compared } from '#features/coalition-reports/comparing.ts';
import type { ReportContent } from '#features/coalition-reports/content.ts';
import { formatMoney, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { money } from '../components/money.ts';
import { sideList } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { periodText } from './list.ts';

/** The figures of one part, one report beside the other, with the difference in words. */
export function comparedFigures(
  ui: Ui,
  compared: Compared,
  part: ComparedPart,
  caption: string,
): HtmlSafeString {
  const { t } = ui;
  const figures = compared.comparison.figures.filter((figure) => figure.part === part);
  const isMoney = part === 'money';
  const table = dataTable({
    caption,
    isCaptionHidden: true,
    isUnderHeading: true,
    phone: 'pairs',
    columns: [
      { key: 'what', label: t('comparison.what'), kind: 'name' },
      ...sides.map((side) => ({
        key: side,
        label: periodText(ui, compared.reports[side]),
        kind: isMoney ? ('figure' as const) : ('number' as const),
      })),
      { key: 'difference', label: t('comparison.difference'), align: 'end' },
    ],
    rows: figures.map((figure) => ({
      cells: {
        what: label(ui, figure),
        from: value(ui, compared, figure, 'from'),
        until: value(ui, compared, figure, 'until'),
        difference: differenceWords(ui, figure),
      },
    })),
  });
  return html`<div class="compared-figures">${table}</div>`;
}

/** “All”, or of what; what is of something is set in by its level. */
function label(ui: Ui, figure: Figure): HtmlSafeString {
  const { of, step, country } = figure;
  const level = [of, step, country].filter((one) => one !== null).length;
  return html`<span class="compared-of" data-level="${level}">${words(ui, figure)}</span>`;
}

function words(ui: Ui, { part, of, step, country, currency }: Figure): string {
  const { t } = ui;
  if (country !== null && step !== null) {
    const where = country === 'none' ? t('ladder.noCountry') : countryLabel(country, ui);
    return `${t(`outcome.step.${step as 'adopted'}`)}, ${where}`;
  }
  if (step !== null) return t(`outcome.step.${step as 'adopted'}`);
  if (of === null) return t(`comparison.all.${part}`);
  if (part === 'actions') return t(`action.kind.${of as 'meeting'}`);
  if (part === 'diffusion') return t(`solution.step.${of as 'adopted'}`);
  if (part === 'money')
    return currency === null
      ? t('comparison.withoutAmount')
      : `${t(`coalitionReport.${of as 'paid'}`)}, ${currency}`;
  return t(`comparison.state.${of as 'counted'}`);
}

/** A figure leads to its rows: all of a part and amounts to the report itself, the others to the lists below. */
function value(ui: Ui, { reports }: Compared, figure: Figure, side: Side): HtmlSafeString {
  const number = figure[side];
  const { coalition, slug } = reports[side];
  if (number === null) return html`<em class="unknown">${ui.t('comparison.notDrawn')}</em>`;
  const { part, of, currency } = figure;
  const shown = currency ? money(number, currency, ui) : formatNumber(number, ui.language);
  if (number === 0) return html`${shown}`;
  const isOfReport = of === null || part === 'money';
  const href = isOfReport
    ? `${paths.coalitionReport(coalition, slug)}#${part}`
    : `#${anchorOf(figure, side)}`;
  return html`<a href="${href}">${shown}</a>`;
}

function differenceWords(ui: Ui, { difference, currency }: Figure): string {
  const { t } = ui;
  if (difference === null) return t('comparison.cannotTell');
  if (difference === 0) return t('comparison.same');
  const count = Math.abs(difference);
  if (!currency) return t(difference > 0 ? 'comparison.more' : 'comparison.fewer', { count });
  const amount = formatMoney(count, currency, ui.language);
  return t(difference > 0 ? 'comparison.moreMoney' : 'comparison.lessMoney', { amount });
}

type Place = Pick<Figure, 'part' | 'of' | 'step' | 'country'>;

function anchorOf({ part, of, step, country }: Place, side: Side): string {
  return [part, side, of, step, country].filter((one) => one !== null).join('-');
}

type Rows = Pick<ReportContent, 'actions' | 'outcomes' | 'diffusion'>;

/** The rows of one report in the order of its figures, each group under the anchor to which its figure leads. */
export function rowsOfSide<Part extends keyof Rows>(
  { reports, comparison }: Compared,
  part: Part,
  side: Side,
  item: (row: Rows[Part][number]) => { text: Content; note: Content },
): HtmlSafeString {
  const all = reports[side].content[part] as Rows[Part][number][];
  const figures = comparison.figures.filter((figure) => figure.part === part && (figure[side] ?? 0) > 0);
  const within = (outer: Place): HtmlSafeString => {
    const inner = figures.filter((figure) => isDirectlyWithin(figure, outer));
    if (inner.length === 0) return sideList(all.filter((row) => isOf(row, outer)).map(item));
    return html`${inner.map((figure) => html`<div id="${anchorOf(figure, side)}">${within(figure)}</div>`)}`;
  };
  return within({ part, of: null, step: null, country: null });
}

/** Whether a figure is the next finer one: of all, by kind or state; of a state, by step; of a step, by country. */
function isDirectlyWithin(inner: Place, outer: Place): boolean {
  const [fine, coarse] = [inner, outer].map(({ of, step, country }) =>
    [of, step, country].filter((one) => one !== null),
  ) as [string[], string[]];
  return fine.length === coarse.length + 1 && coarse.every((key, place) => fine[place] === key);
}

function isOf(row: Rows[keyof Rows][number], { of, step, country }: Place): boolean {
  if ('kind' in row) return row.kind === of;
  if ('solution' in row) return row.step === of;
  const state = row.isCounted ? 'counted' : 'uncounted';
  return state === of && row.step === step && countryKey(row.country) === country;
}
