import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ReportReader, ReportRow } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { mainButton } from '../components/button.ts';
import { dateRange, instantText } from '../components/date.ts';
import { empty } from '../components/empty.ts';
import { dateField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { reportState } from './state.ts';

export interface ReportListPage {
  coalition: { slug: string; name: string; nameLanguage: string | null };
  reader: ReportReader;
  reports: ReportRow[];
  typed: { from?: string; to?: string };
  problems: Problem[];
}

/** The reports of a coalition, and for its people a form that starts one. */
export function reportListPage(ui: Ui, page: ReportListPage): Page {
  const { t } = ui;
  const { coalition, reader, reports, problems } = page;
  const title = t('reportList.title');
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      ${problems.length > 0 ? formErrors(ui, problems, 'from').summary : ''}
      ${pageHead({ title, kicker: coalition.name, lang: undefined })}
      <p class="lead">${t('reportList.lead')}</p>
      ${reports.length > 0 ? table(ui, page) : empty(ui, { title: t('reportList.none') })}
      ${reader.mayWrite ? start(ui, page) : ''}
    `,
  };
}

function table(ui: Ui, { coalition, reports }: ReportListPage): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('reportList.title'),
    isCaptionHidden: true,
    columns: [
      { key: 'period', label: t('reportList.period'), kind: 'name' },
      { key: 'status', label: t('reportList.status'), kind: 'state' },
      { key: 'updated', label: t('reportList.updated'), kind: 'date', phone: 'labelled' },
    ],
    rows: reports.map(({ periodFrom, periodTo, status, updatedAt }) => ({
      cells: {
        period: html`<a href="${paths.coalitionReport(coalition.slug, `${periodFrom}_${periodTo}`)}"
          >${dateRange(periodFrom, periodTo, ui, 'long')}</a
        >`,
        status: reportState(ui, status),
        updated: instantText(updatedAt, ui),
      },
    })),
  });
}

function start(ui: Ui, { coalition, typed, problems }: ReportListPage): HtmlSafeString {
  const { t } = ui;
  const { at } = formErrors(ui, problems, 'from');
  return section({
    title: t('reportList.start'),
    id: 'start',
    body: html`<form class="form-width" method="post" action="${paths.coalitionReports(coalition.slug)}" novalidate>
      ${dateField({ name: 'from', label: t('reportList.from'), hint: t('reportList.dayHint'), value: typed.from, error: at('from') })}
      ${dateField({ name: 'to', label: t('reportList.to'), hint: t('reportList.toHint'), value: typed.to, error: at('to') })}
      <div class="actions">${mainButton({ label: t('reportList.startIt') })}</div>
    </form>`,
  });
}
