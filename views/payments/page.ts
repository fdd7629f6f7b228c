import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { Book } from '#features/payments/book.ts';
import type { PaymentPart, TypedPayments } from '#features/payments/form.ts';
import type { Payment } from '#features/payments/queries.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { dateField, textField } from '../components/field.ts';
import { errorsAt, problemSummary, type FieldOf } from '../components/form-problems.ts';
import { money } from '../components/money.ts';
import { section, sideList, sideSection } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { actPage } from '../grants/act-page.ts';
import { moneyBars } from '../grants/money-bars.ts';
import type { Page, Ui } from '../ui.ts';
import { reportsSection } from './reports.ts';
import { scheduleSection } from './schedule.ts';

/** The form of the page that was refused, with what was typed in it. */
export interface RefusedPart {
  part: PaymentPart;
  /** Of the payment or report that it is about. */
  id: number | undefined;
  typed: TypedPayments;
  problems: Problem[];
}

export interface PaymentsView {
  grant: GrantDetail;
  book: Book;
  refused: RefusedPart | undefined;
  key: string;
}

/** The fields of each form on the page; names may come twice, ids may not. */
const fieldOf: Record<PaymentPart, (id: number | undefined) => FieldOf> = {
  payment: () => (path) => path.slice(1) || 'paidOn',
  reversal: (id) => (path) => `${path.slice(1) || 'reversedOn'}-${id}`,
  schedule: () => (path) => path.slice(1).replaceAll('/', '-') || 'instalments',
  reports: () => (path) => ({ '/kinds': 'kinds', '/note': 'reportNote' })[path] ?? 'reportDueOn',
  receipt: (id) => () => `receivedOn-${id}`,
};

export type Errors = (field: string) => string | undefined;

/** What was paid and is to be paid, and the reports; for staff each with its form. */
export function paymentsPage(ui: Ui, view: PaymentsView): Page {
  const { t } = ui;
  const { grant, refused } = view;
  const fields = refused && fieldOf[refused.part](refused.id);
  const errorsOf = (part: PaymentPart, id?: number): Errors =>
    refused && fields && refused.part === part && refused.id === id
      ? errorsAt(ui, refused.problems, fields)
      : () => undefined;
  return actPage(ui, {
    grant,
    title: t('payments.title'),
    hasErrors: refused !== undefined,
    body: html`
      ${refused && fields ? problemSummary(ui, refused.problems, fields) : ''}
      ${section({ title: t('grant.moneyThenNow'), body: moneyBars(ui, grant, view.book.paidMinor) })}
      ${paidSection(ui, view, errorsOf)} ${scheduleSection(ui, view, errorsOf('schedule'))}
      ${reportsSection(ui, view, errorsOf)}
    `,
    side: sideSection({
      title: t('grant.takeAway'),
      id: 'take-away',
      body: sideList([{ text: html`<a href="${api.payments(grant.reference)}">${t('grant.json')}</a>` }]),
    }),
  });
}

function paidSection(
  ui: Ui,
  view: PaymentsView,
  errorsOf: (part: PaymentPart, id?: number) => Errors,
): HtmlSafeString {
  const { t } = ui;
  const { grant, book } = view;
  const isStaff = ui.person?.isStaff ?? false;
  const { currency } = grant;
  return section({
    title: t('payments.paid'),
    id: 'paid',
    note: t('payments.bankDay'),
    body: html`
      ${
        book.payments.length === 0
          ? html`<p>${t('payments.none')}</p>`
          : dataTable<'what' | 'amount' | 'act'>({
              caption: t('payments.paid'),
              isCaptionHidden: true,
              isUnderHeading: true,
              columns: [
                { key: 'what', label: t('payments.column.day'), kind: 'name' },
                { key: 'amount', label: t('grant.column.amountPlain'), kind: 'figure', phone: 'labelled' },
                ...(isStaff
                  ? [{ key: 'act', label: t('payments.reverse'), kind: 'act', isLabelHidden: true } as const]
                  : []),
              ],
              rows: book.payments.map((payment) => ({
                id: `payment-${payment.id}`,
                cells: {
                  what: paymentCell(ui, payment, isStaff),
                  amount: money(payment.amountMinor, currency ?? '', ui),
                  ...(isStaff && payment.reversesId === null && payment.reversedById === null
                    ? { act: reversal(ui, view, payment, errorsOf('reversal', payment.id)) }
                    : {}),
                },
              })),
              foot: [
                { cells: { what: t('payments.sum'), amount: money(book.paidMinor, currency ?? '', ui) } },
              ],
            })
      }
      ${isStaff && grant.signing && grant.amountMinor !== null ? paymentForm(ui, view, errorsOf('payment')) : ''}
    `,
  });
}

function paymentCell(
  ui: Ui,
  { paidOn, note, reversesId, reversedById }: Payment,
  isStaff: boolean,
): HtmlSafeString {
  const { t } = ui;
  const said =
    reversesId !== null ? t('payments.takesBack') : reversedById !== null ? t('payments.takenBack') : '';
  return html`${dateText(paidOn, ui)}${said ? html` <span class="note">${said}</span>` : ''}${
    note && isStaff ? html` <span class="note">${note}</span>` : ''
  }`;
}

function reversal(
  ui: Ui,
  { grant, refused }: PaymentsView,
  { id, paidOn }: Payment,
  error: Errors,
): HtmlSafeString {
  const { t } = ui;
  const typed = refused?.part === 'reversal' && refused.id === id ? refused.typed : undefined;
  return html`<details ${typed ? 'open' : ''}>
    <summary>${t('payments.reverse')}<span class="visually-hidden">: ${dateText(paidOn, ui)}</span></summary>
    <form method="post" action="${paths.paymentReversal(grant.reference, id)}" novalidate>
      ${dateField({ name: 'reversedOn', id: `reversedOn-${id}`, label: t('payments.reversedOn'), value: typed?.reversedOn, error: error(`reversedOn-${id}`) })}
      ${textField({ name: 'reason', id: `reason-${id}`, label: t('status.reason'), value: typed?.reason, error: error(`reason-${id}`) })}
      ${dangerButton({ label: t('payments.reverse'), isSmall: true })}
    </form>
  </details>`;
}

function paymentForm(ui: Ui, { grant, refused, key }: PaymentsView, error: Errors): HtmlSafeString {
  const { t } = ui;
  const typed = refused?.part === 'payment' ? refused.typed : undefined;
  return html`<details class="act" ${typed ? 'open' : ''}>
    <summary>${t('payments.record')}</summary>
    <form class="form-width" method="post" action="${paths.payments(grant.reference)}" novalidate>
      <input type="hidden" name="key" value="${typed?.key ?? key}" />
      ${dateField({ name: 'paidOn', label: t('payments.paidOn'), hint: t('status.onHint'), value: typed?.paidOn, error: error('paidOn') })}
      ${textField({ name: 'amount', label: t('payments.amount', { currency: grant.currency ?? '' }), value: typed?.amount, error: error('amount'), width: 'medium', inputmode: 'decimal', isFigure: true })}
      ${textField({ name: 'note', label: t('payments.note'), hint: t('payments.noteHint'), value: typed?.note, error: error('note'), isOptional: t('general.optional') })}
      <div class="actions">${mainButton({ label: t('payments.record') })}</div>
    </form>
  </details>`;
}
