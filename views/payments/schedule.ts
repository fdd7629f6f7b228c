import { html, type HtmlSafeString } from '@prairielearn/html';
import { decimalOf } from '#features/grants/amount.ts';
import { formatMoney } from '#language/format.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { dateField, textField } from '../components/field.ts';
import { money } from '../components/money.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import type { Errors, PaymentsView } from './page.ts';

/** When the grant is to be paid out, with what is left of it unscheduled. */
export function scheduleSection(ui: Ui, view: PaymentsView, error: Errors): HtmlSafeString {
  const { t } = ui;
  const { grant, book } = view;
  const currency = grant.currency ?? '';
  const amount = grant.amendedMinor ?? grant.amountMinor;
  const sum = book.instalments.reduce((all, { amountMinor }) => all + amountMinor, 0);
  const off = amount === null ? 0 : amount - sum;
  return section({
    title: t('payments.schedule'),
    id: 'schedule',
    body: html`
      ${
        book.instalments.length === 0
          ? html`<p>${t('payments.noSchedule')}</p>`
          : dataTable<'due' | 'amount'>({
              caption: t('payments.schedule'),
              isCaptionHidden: true,
              isUnderHeading: true,
              columns: [
                { key: 'due', label: t('payments.column.due'), kind: 'name' },
                { key: 'amount', label: t('grant.column.amountPlain'), kind: 'figure', phone: 'labelled' },
              ],
              rows: book.instalments.map(({ dueOn, amountMinor, note }) => ({
                cells: {
                  due: html`${dateText(dueOn, ui)}${note ? html` <span class="note">${note}</span>` : ''}`,
                  amount: money(amountMinor, currency, ui),
                },
              })),
              foot: [{ cells: { due: t('payments.scheduled'), amount: money(sum, currency, ui) } }],
            })
      }
      ${
        book.instalments.length > 0 && off !== 0
          ? html`<p class="note">${t(off > 0 ? 'payments.unscheduled' : 'payments.overscheduled', { amount: formatMoney(Math.abs(off), currency, ui.language) })}</p>`
          : ''
      }
      ${ui.person?.isStaff && amount !== null ? scheduleForm(ui, view, error) : ''}
    `,
  });
}

function scheduleForm(ui: Ui, { grant, book, refused }: PaymentsView, error: Errors): HtmlSafeString {
  const { t } = ui;
  const typed = refused?.part === 'schedule' ? refused.typed : undefined;
  const stored = book.instalments.map(({ dueOn, amountMinor, note }) => ({
    dueOn,
    amount: decimalOf(amountMinor),
    note: note ?? '',
  }));
  const blank = { dueOn: '', amount: '', note: '' };
  // Where something was refused the rows stay as they were sent, so that a problem stands at its row.
  const rows = [
    ...(typed?.rows.filter(({ dueOn, amount }) => dueOn !== '' || amount !== '') ?? stored),
    blank,
    blank,
  ];
  return html`<details class="act" ${typed ? 'open' : ''}>
    <summary>${t('payments.setSchedule')}</summary>
    <form method="post" action="${paths.paymentSchedule(grant.reference)}" id="instalments" novalidate>
      ${error('instalments') ? html`<p class="field-error">${error('instalments')}</p>` : ''}
      ${rows.map((row, place) => {
        const number = place + 1;
        return html`<fieldset class="row-fields">
          <legend>${t('payments.instalment', { number })}</legend>
          ${dateField({ name: 'dueOn', id: `instalments-${place}-dueOn`, label: t('payments.column.due'), value: row.dueOn, error: error(`instalments-${place}-dueOn`) })}
          ${textField({ name: 'instalment', id: `instalments-${place}-amount`, label: t('payments.amount', { currency: grant.currency ?? '' }), value: row.amount, error: error(`instalments-${place}-amount`), width: 'short', inputmode: 'decimal', isFigure: true })}
          ${textField({ name: 'instalmentNote', id: `instalments-${place}-note`, label: t('payments.condition'), value: row.note, error: error(`instalments-${place}-note`), isOptional: t('general.optional') })}
        </fieldset>`;
      })}
      <p class="note">${t('payments.rowsHint')}</p>
      <div class="actions">${mainButton({ label: t('payments.saveSchedule') })}</div>
    </form>
  </details>`;
}
