import { html } from '@prairielearn/html';
import type { OpenReports } from '#features/payments/due.ts';
import { paths, withQuery } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { state } from '../components/state.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

/** The reports that have not come, the late ones first. */
export function reportsDuePage(ui: Ui, view: OpenReports & { isLateOnly: boolean }): Page {
  const { t } = ui;
  const { rows, total, late, isLateOnly } = view;
  const shown = isLateOnly ? late : total;
  return {
    title: t('reportsDue.title'),
    section: 'grants',
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      { label: t('reportsDue.title') },
    ],
    body: html`
      <h1 class="page-title">${t('reportsDue.title')}</h1>
      ${section({
        title: t('reportsDue.count', { count: shown }),
        note: t('reportsDue.lateCount', { count: late }),
        links: [
          { label: t('reportsDue.all'), href: isLateOnly ? paths.reportsDue() : undefined },
          {
            label: t('reportsDue.lateOnly'),
            href: isLateOnly ? undefined : withQuery(paths.reportsDue(), { only: 'late' }),
          },
        ],
        body: html`
          ${
            rows.length === 0
              ? html`<p>${t('reportsDue.nothing')}</p>`
              : dataTable<'grant' | 'report' | 'due' | 'state'>({
                  caption: t('reportsDue.title'),
                  isCaptionHidden: true,
                  isUnderHeading: true,
                  columns: [
                    { key: 'grant', label: t('many.column.grant'), kind: 'name' },
                    { key: 'report', label: t('reportsDue.column.report') },
                    { key: 'due', label: t('payments.column.due'), kind: 'date' },
                    { key: 'state', label: t('reportsDue.column.state'), kind: 'state' },
                  ],
                  rows: rows.map(({ reference, lead, leadLanguage, leadCountry, kind, dueOn }) => ({
                    cells: {
                      grant: html`<a href="${paths.payments(reference)}#reports">${reference}</a>
                        <span class="note">${nameText({ name: lead, lang: leadLanguage })} · ${countryOrUnknown(leadCountry, ui)}</span>`,
                      report: t(`reportsDue.kind.${kind}`),
                      due: dateText(dueOn, ui),
                      state:
                        dueOn < ui.today
                          ? state('fails', ui, { label: t('reportsDue.late') })
                          : state('listed', ui, { label: t('reportsDue.open') }),
                    },
                  })),
                })
          }
          ${rows.length < shown ? html`<p class="note">${t('reportsDue.further', { count: shown - rows.length })}</p>` : ''}
          <p class="note"><a href="${withQuery('/grants/reports-due.csv', { only: isLateOnly ? 'late' : undefined })}">CSV</a></p>
        `,
      })}
    `,
  };
}
