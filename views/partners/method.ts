import { html } from '@prairielearn/html';
import type { Measured } from '#features/partners/measured.ts';
import { usualWeights, weighed } from '#features/partners/reasons.ts';
import { formatNumber } from '#language/format.ts';
import { locales } from '#language/languages.ts';
import { dateText } from '../components/date.ts';
import { dataTable } from '../components/table.ts';
import { paragraph, points, prosePage } from '../static/prose.ts';
import type { Page, Ui } from '../ui.ts';
import { partnerCrumbs } from './parts.ts';

/** How points are given and places handed out, in plain words, with the figure of fairness and its day. */
export function methodPage(ui: Ui, measured: Measured): Page {
  const { t } = ui;
  const page = prosePage(ui, 'match.method.title', 'match.method.lead', [
    { heading: 'match.method.fits', body: [paragraph(ui, 'match.method.fitsText')] },
    { heading: 'match.method.points', body: [paragraph(ui, 'match.method.pointsText'), table(ui)] },
    { heading: 'match.method.unknown', body: [paragraph(ui, 'match.method.unknownText')] },
    {
      heading: 'match.method.order',
      body: [points(ui, ['match.method.sum', 'match.method.draw', 'match.method.same'])],
    },
    {
      heading: 'match.method.fair',
      body: [paragraph(ui, 'match.method.fairText'), measuredText(ui, measured)],
    },
  ]);
  return { ...page, section: 'partners', crumbs: partnerCrumbs(ui, t('match.method.title')) };
}

function table(ui: Ui) {
  const { t } = ui;
  return dataTable({
    caption: t('match.method.points'),
    isCaptionHidden: true,
    isUnderHeading: true,
    columns: [
      { key: 'name', label: t('match.method.reason') },
      { key: 'points', label: t('match.method.most'), kind: 'figure', align: 'end' },
      { key: 'how', label: t('match.method.rule') },
    ],
    rows: weighed.map((name) => ({
      cells: {
        name: t(`match.weight.${name}`),
        points: formatNumber(usualWeights[name], ui.language),
        how: t(`match.method.how.${name}`),
      },
    })),
  });
}

function measuredText(ui: Ui, measured: Measured) {
  const number = new Intl.NumberFormat(locales[ui.language], { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locales[ui.language], { style: 'percent', maximumFractionDigits: 2 });
  const { newOrSmall, countries } = measured;
  return html`${paragraph(ui, 'match.method.measured', {
    date: dateText(measured.on, ui, 'long'),
    needs: formatNumber(measured.needs, ui.language),
    organisations: formatNumber(measured.organisations, ui.language),
    least: number.format(newOrSmall.least),
    most: number.format(newOrSmall.most),
    lowest: number.format(countries.least),
    highest: number.format(countries.most),
    loss: percent.format(measured.ndcgLoss),
  })}${paragraph(ui, 'match.method.twenty', { value: number.format(measured.newInFirstTwenty) })}`;
}
