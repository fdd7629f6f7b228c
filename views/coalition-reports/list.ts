import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ReportRow } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { linkButton, mainButton } from '../components/button.ts';
import { dateText, instantText } from '../components/date.ts';
import { dateField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

interface Named {
  slug: string;
  name: string;
}

/** The reports of one coalition, as far as the reader may know of them. */
export function reportsPage(
  ui: Ui,
  { coalition, reports, mayWrite }: { coalition: Named; reports: readonly ReportRow[]; mayWrite: boolean },
): Page {
  const { t } = ui;
  const title = t('coalitionReports.title');
  return {
    title: `${title}: ${coalition.name}`,
    section: 'coalitions',
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      ${pageHead({ title, second: coalition.name })}
      ${mayWrite ? html`<p class="actions">${linkButton({ label: t('coalitionReports.begin'), href: paths.newCoalitionReport(coalition.slug) })}</p>` : ''}
      ${
        reports.length === 0
          ? html`<p><em class="unknown">${t('coalitionReports.none')}</em></p>`
          : dataTable({
              caption: title,
              isCaptionHidden: true,
              columns: [
                { key: 'period', label: t('publications.column.period'), kind: 'name' },
                { key: 'status', label: t('coalitions.status') },
                { key: 'submitted', label: t('coalitionReports.submitted'), kind: 'date', phone: 'labelled' },
              ],
              rows: reports.map((report) => ({
                cells: {
                  period: html`<a class="name" href="${paths.coalitionReport(coalition.slug, report.slug)}">${periodText(ui, report)}</a>`,
                  status: t(`coalitionReport.status.${report.status}`),
                  submitted: report.submittedAt ? instantText(report.submittedAt, ui) : '–',
                },
              })),
            })
      }
      ${compareLine(ui, coalition.slug, reports.length)}
    `,
  };
}

/** Where two of the reports can be set side by side; with one alone, why they cannot. */
function compareLine({ t }: Ui, coalition: string, count: number): HtmlSafeString | string {
  if (count === 0) return '';
  return count === 1
    ? html`<p class="list-note">${t('comparison.only')}</p>`
    : html`<p class="list-note"><a href="${paths.compareCoalitionReports(coalition)}">${t('comparison.link')}</a></p>`;
}

/** “2024”, “Jan 2024 – Jun 2024”. */
export function periodText(
  ui: Ui,
  { periodFrom, periodUntil }: Pick<ReportRow, 'periodFrom' | 'periodUntil'>,
) {
  if (periodFrom === periodUntil) return dateText(periodFrom, ui);
  return html`${dateText(periodFrom, ui)}&nbsp;– ${dateText(periodUntil, ui)}`;
}

/** The form by which a report is begun. */
export function beginPage(
  ui: Ui,
  coalition: Named,
  typed: { from?: string; until?: string },
  problems: Problem[],
): Page {
  const { t } = ui;
  const title = t('coalitionReports.begin');
  const { at, summary } = formErrors(ui, problems, 'from');
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary}
        <form method="post" action="${paths.coalitionReports(coalition.slug)}" novalidate>
          ${dateField({ name: 'from', label: t('coalitionReports.from'), hint: t('coalitionReports.fromHint'), value: typed.from, error: at('from') })}
          ${dateField({ name: 'until', label: t('coalitionReports.until'), value: typed.until, error: at('until'), isOptional: t('general.optional') })}
          <div class="actions">
            ${mainButton({ label: t('coalitionReports.start') })}
            <a href="${paths.coalitionReports(coalition.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
