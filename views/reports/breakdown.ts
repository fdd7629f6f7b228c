import { html, type HtmlSafeString } from '@prairielearn/html';
import { ELSEWHERE, type BreakdownKind } from '#features/reports/breakdown-kinds.ts';
import type { BreakdownRow } from '#features/reports/breakdown.ts';
import type { Counted, Summed } from '#features/reports/counting.ts';
import { formatNumber } from '#language/format.ts';
import { countryLabel } from '../components/country.ts';
import { money, notPublished } from '../components/money.ts';
import { section } from '../components/section.ts';
import { dataTable, type Column } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { barChart } from './charts.ts';

type Key = 'value' | 'grants' | 'signed' | 'paid' | 'late';

/** What was signed, paid and is late by country, theme, scheme or year: drawn, and the table behind it. */
export function breakdown(
  ui: Ui,
  kind: BreakdownKind,
  rows: readonly BreakdownRow[],
  names: Readonly<Record<string, string>>,
): HtmlSafeString | string {
  const { t } = ui;
  if (rows.length === 0) return '';
  const label = (value: string) => {
    if (value === ELSEWHERE) return t('reports.elsewhere');
    if (value === 'none') return t('general.notPublished');
    return kind === 'country' ? countryLabel(value, ui) : (names[value] ?? value);
  };
  const drawn = rows.filter(({ value, grants }) => grants.count > 0 && value !== 'none');
  const hasChart = kind !== 'scheme' && drawn.length > 0;
  return section({
    title: t(`reports.by.${kind}`),
    id: `by-${kind}`,
    note: t(`reports.byNote.${kind}`),
    body: html`<div class="${hasChart ? 'pair-columns' : ''}">
      ${
        !hasChart
          ? ''
          : barChart(ui, {
              title: t(`reports.by.${kind}`),
              series: [t('general.grants')],
              bars: drawn.map(({ value, grants }) => ({
                label: label(value),
                parts: [grants.count],
                figure: grants.count,
              })),
            })
      }
      ${table(ui, kind, rows, { label, isAlone: !hasChart })}
    </div>`,
  });
}

function table(
  ui: Ui,
  kind: BreakdownKind,
  rows: readonly BreakdownRow[],
  { label, isAlone }: { label: (value: string) => string; isAlone: boolean },
): HtmlSafeString {
  const { t } = ui;
  const hasPaid = rows.some(({ paid }) => paid.length > 0);
  const hasLate = rows.some(({ late }) => late.count > 0);
  const columns: Column<Key>[] = [
    { key: 'value', label: t(`reports.by.${kind}.column`), kind: 'name' },
    { key: 'grants', label: t('general.grants'), kind: 'number' },
    { key: 'signed', label: t('reports.signed'), kind: 'figure' },
    ...(hasPaid ? [{ key: 'paid', label: t('reports.paid'), kind: 'figure' } as const] : []),
    ...(hasLate ? [{ key: 'late', label: t('reports.late'), kind: 'number' } as const] : []),
  ];
  return html`<div>
    ${dataTable<Key>({
      caption: t('reports.by.caption'),
      isCaptionHidden: isAlone,
      phone: 'pairs',
      columns,
      rows: rows.map(({ value, grants, signed, paid, late }) => ({
        cells: {
          value: html`<span class="row-text">${value === 'none' ? notPublished(ui) : label(value)}</span>`,
          grants: count(ui, grants),
          signed: sums(ui, signed),
          paid: sums(ui, paid),
          late: count(ui, late),
        },
      })),
    })}
  </div>`;
}

function count(ui: Ui, { count: figure, href }: Counted): HtmlSafeString {
  return figure === 0
    ? html`<span class="unknown">–</span>`
    : html`<a href="${href}">${formatNumber(figure, ui.language)}</a>`;
}

function sums(ui: Ui, all: readonly Summed[]): HtmlSafeString {
  return all.length === 0
    ? html`<span class="unknown">–</span>`
    : html`${all.map(({ minor, currency, href }) => html`<span class="row-line"><a href="${href}">${money(minor, currency, ui)}</a></span>`)}`;
}
