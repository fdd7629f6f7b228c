import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import type { Page, Ui } from '../ui.ts';
import { linkTo, paragraph, points, prosePage } from './prose.ts';

const lists = [
  'organisations',
  'grants',
  'events',
  'coalitions',
  'outcomes',
  'actions',
  'solutions',
] as const;

/** What can be taken away today, in which form, and under which licence. */
export function openDataPage(ui: Ui): Page {
  const { t } = ui;
  return prosePage(ui, 'openData.title', 'openData.lead', [
    {
      heading: 'openData.csv',
      body: [
        paragraph(ui, 'openData.csvText'),
        html`<ul>
          ${lists.map(
            (name) => html`<li>
              ${t(name === 'outcomes' || name === 'actions' ? `${name}.title` : `general.${name}`)}: <a href="${paths[name]()}.csv">CSV</a>, <a href="${paths[name]()}.xlsx">XLSX</a>,
              <a href="${paths[name]()}.json">JSON</a>
            </li>`,
          )}
        </ul>`,
        points(ui, ['openData.csvFormat', 'openData.csvUnknown', 'openData.csvNote']),
      ],
    },
    {
      heading: 'openData.api',
      body: [
        paragraph(ui, 'openData.apiText', {
          docs: linkTo(ui, 'openData.docs', paths.docs()),
          openapi: linkTo(ui, 'openData.openapi', paths.openapi()),
        }),
      ],
    },
    {
      heading: 'openData.reconcile',
      body: [
        paragraph(ui, 'openData.reconcileText', {
          service: html`<a href="${paths.reconcile()}"><code>${paths.reconcile()}</code></a>`,
          page: linkTo(ui, 'openData.reconcilePage', paths.matchNames()),
        }),
        points(ui, ['openData.reconcileIds', 'openData.reconcileLimits', 'openData.reconcileScores']),
      ],
    },
    {
      heading: 'openData.licence',
      body: [
        paragraph(ui, 'openData.licenceText', {
          licence: html`<a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a>`,
        }),
      ],
    },
    { heading: 'openData.notYet', body: [paragraph(ui, 'openData.notYetText')] },
  ]);
}
