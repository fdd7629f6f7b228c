import { html, type HtmlSafeString } from '@prairielearn/html';
import { ladderSteps } from '#features/outcomes/kinds.ts';
import type { Report } from '#features/reports/figures.ts';
import { formatNumber } from '#language/format.ts';
import { countryLabel } from '../components/country.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { pairMatrix } from './charts.ts';

/** Country pairs as heat cells, each of which opens its grants. */
export function pairs(ui: Ui, { pairs: all }: Report): HtmlSafeString {
  const { t } = ui;
  const joined = all.filter(({ grants }) => grants.count > 0);
  return section({
    title: t('reports.pairs'),
    id: 'pairs',
    note: t('reports.pairsNote'),
    body: html`<div class="pair-columns">
      ${pairMatrix(ui, all)}
      <p>${t('reports.pairsCount', { count: joined.length, all: all.length })}</p>
    </div>`,
  });
}

/** Counted outcomes by country and step. */
export function ladder(ui: Ui, { ladder: rows, undated }: Report): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('reports.ladder'),
    id: 'ladder',
    note: t('reports.ladderNote'),
    body:
      rows === undefined
        ? html`<p><em class="unknown">${t('reports.cannotTell')}</em></p>`
        : html`${dataTable({
            caption: t('reports.ladder'),
            isCaptionHidden: true,
            isUnderHeading: true,
            phone: 'pairs',
            columns: [
              { key: 'country', label: t('solution.column.country'), kind: 'name' },
              ...ladderSteps.map((step) => ({
                key: step,
                label: t(`outcome.step.${step}`),
                kind: 'number' as const,
              })),
            ],
            rows: rows.map(({ country, steps }) => ({
              cells: {
                country: html`<span class="row-text">${countryLabel(country, ui)}</span>`,
                ...Object.fromEntries(
                  ladderSteps.map((step) => [
                    step,
                    steps[step].count === 0
                      ? html`<span class="unknown">–</span>`
                      : html`<a href="${steps[step].href}">${formatNumber(steps[step].count, ui.language)}</a>`,
                  ]),
                ),
              },
            })),
          })}
          ${undated && undated.count > 0 ? html`<p class="list-note"><a href="${undated.href}">${t('reports.undated', { count: undated.count })}</a></p>` : ''}`,
  });
}
