import { html, type HtmlSafeString } from '@prairielearn/html';
import type { LedgerResult } from '#features/payments/ledger.ts';
import type { Ledger, LedgerRow } from '#features/payments/ledger-rows.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { money } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

export interface LedgerList {
  ledger: Ledger;
  model: ListModel;
  rows: readonly LedgerRow[];
  sums: LedgerResult['sums'];
}

/** What was paid over all grants, or what is late, for `listPage` and `listResults`. */
export function ledgerContent(ui: Ui, { ledger, model, rows, sums }: LedgerList): ListContent {
  const { t } = ui;
  const isPaid = ledger === 'paid';
  return {
    title: t(isPaid ? 'ledger.paid.title' : 'ledger.late.title'),
    section: 'grants',
    model,
    count: countLine(t(isPaid ? 'ledger.paid.count' : 'ledger.late.count', { count: model.total })),
    rows: html`${sums.length > 0 ? totals(ui, sums, isPaid) : ''}${table(ui, rows, isPaid)}`,
    after: html`<p class="list-note">${t(isPaid ? 'ledger.paid.note' : 'ledger.late.note')}</p>`,
  };
}

function totals(ui: Ui, sums: LedgerResult['sums'], isPaid: boolean): HtmlSafeString {
  return html`<p class="list-sums">${ui.t(isPaid ? 'ledger.paid.sum' : 'ledger.late.sum')} ${sums.map(
    ({ currency, minor }, place) =>
      html`${place > 0 ? ' · ' : ''}<strong>${money(minor, currency, ui)}</strong>`,
  )}</p>`;
}

function table(ui: Ui, rows: readonly LedgerRow[], isPaid: boolean): HtmlSafeString {
  const { t } = ui;
  return dataTable<'grant' | 'kind' | 'on' | 'amount'>({
    caption: t(isPaid ? 'ledger.paid.title' : 'ledger.late.title'),
    isCaptionHidden: true,
    columns: [
      { key: 'grant', label: t('ledger.column.grant'), kind: 'name' },
      { key: 'kind', label: t('ledger.facet.kind') },
      { key: 'on', label: t(isPaid ? 'payments.bankDay' : 'payments.column.due'), kind: 'date' },
      { key: 'amount', label: t('ledger.column.amount'), kind: 'figure' },
    ],
    rows: rows.map(({ reference, lead, kind, on, minor, currency }) => ({
      cells: {
        grant: html`<a href="${paths.payments(reference)}">${reference}</a>
          <span class="note">${nameText({ name: lead.name, lang: lead.language })} · ${countryOrUnknown(lead.country, ui)}</span>`,
        kind: t(`ledger.kind.${kind}`),
        on: dateText(on, ui),
        amount: minor === null || currency === null ? html`–` : money(minor, currency, ui),
      },
    })),
  });
}
