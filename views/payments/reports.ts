import { html, type HtmlSafeString } from '@prairielearn/html';
import { reportKinds } from '#features/payments/kinds.ts';
import type { PaymentPart } from '#features/payments/form.ts';
import type { ReportDue } from '#features/payments/queries.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { checkboxGroup, dateField, textField } from '../components/field.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { state } from '../components/state.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import type { Errors, PaymentsView } from './page.ts';

/** The reports that the grantee owes, what is late among them, and those that came. */
export function reportsSection(
  ui: Ui,
  view: PaymentsView,
  errorsOf: (part: PaymentPart, id?: number) => Errors,
): HtmlSafeString {
  const { t } = ui;
  const { book, grant } = view;
  const isStaff = ui.person?.isStaff ?? false;
  return section({
    title: t('reportsDue.title'),
    id: 'reports',
    body: html`
      ${
        book.reports.length === 0
          ? html`<p>${t('reportsDue.none')}</p>`
          : dataTable<'report' | 'state' | 'act'>({
              caption: t('reportsDue.title'),
              isCaptionHidden: true,
              isUnderHeading: true,
              columns: [
                { key: 'report', label: t('reportsDue.column.report'), kind: 'name' },
                { key: 'state', label: t('reportsDue.column.state'), kind: 'state' },
                ...(isStaff
                  ? [
                      {
                        key: 'act',
                        label: t('reportsDue.receive'),
                        kind: 'act',
                        isLabelHidden: true,
                      } as const,
                    ]
                  : []),
              ],
              rows: book.reports.map((report) => ({
                id: `report-${report.id}`,
                cells: {
                  report: html`${t(`reportsDue.kind.${report.kind}`)} <span class="note">${phrase(ui, 'reportsDue.due', { date: dateText(report.dueOn, ui) })}${report.note ? html` · ${report.note}` : ''}</span>`,
                  state: reportState(ui, report),
                  ...(isStaff && report.receivedOn === null
                    ? { act: receipt(ui, view, report, errorsOf('receipt', report.id)) }
                    : {}),
                },
              })),
            })
      }
      ${isStaff && grant.signing ? askForm(ui, view, errorsOf('reports')) : ''}
    `,
  });
}

function reportState(ui: Ui, { dueOn, receivedOn }: ReportDue): HtmlSafeString {
  if (receivedOn !== null)
    return html`${phrase(ui, 'reportsDue.received', { date: dateText(receivedOn, ui) })}`;
  return dueOn < ui.today
    ? state('fails', ui, { label: ui.t('reportsDue.late') })
    : state('listed', ui, { label: ui.t('reportsDue.open') });
}

function receipt(
  ui: Ui,
  { grant, refused }: PaymentsView,
  { id, kind }: ReportDue,
  error: Errors,
): HtmlSafeString {
  const { t } = ui;
  const typed = refused?.part === 'receipt' && refused.id === id ? refused.typed : undefined;
  return html`<details ${typed ? 'open' : ''}>
    <summary>${t('reportsDue.receive')}<span class="visually-hidden">: ${t(`reportsDue.kind.${kind}`)}</span></summary>
    <form method="post" action="${paths.grantReportReceipt(grant.reference, id)}" novalidate>
      ${dateField({ name: 'receivedOn', id: `receivedOn-${id}`, label: t('reportsDue.receivedOn'), value: typed?.receivedOn, error: error(`receivedOn-${id}`) })}
      ${plainButton({ label: t('reportsDue.save'), isSmall: true })}
    </form>
  </details>`;
}

function askForm(ui: Ui, { grant, refused }: PaymentsView, error: Errors): HtmlSafeString {
  const { t } = ui;
  const typed = refused?.part === 'reports' ? refused.typed : undefined;
  return html`<details class="act" ${typed ? 'open' : ''}>
    <summary>${t('reportsDue.ask')}</summary>
    <form class="form-width" method="post" action="${paths.grantReports(grant.reference)}" novalidate>
      ${checkboxGroup({
        name: 'kinds',
        label: t('reportsDue.kinds'),
        values: typed?.kinds ?? reportKinds,
        error: error('kinds'),
        options: reportKinds.map((value) => ({ value, label: t(`reportsDue.kind.${value}`) })),
      })}
      ${dateField({ name: 'reportDueOn', label: t('reportsDue.dueOn'), value: typed?.reportDueOn, error: error('reportDueOn') })}
      ${textField({ name: 'reportNote', label: t('reportsDue.note'), value: typed?.reportNote, error: error('reportNote'), isOptional: t('general.optional') })}
      <div class="actions">${mainButton({ label: t('reportsDue.ask') })}</div>
    </form>
  </details>`;
}
