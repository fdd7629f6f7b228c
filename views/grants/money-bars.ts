import { html, type HtmlSafeString } from '@prairielearn/html';
import type { GrantDetail } from '#features/grants/queries.ts';
import { paths } from '#paths.ts';
import { bars } from '../components/bars.ts';
import { money, notPublished } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

type Money = Pick<GrantDetail, 'reference' | 'amountMinor' | 'amendedMinor' | 'currency' | 'signing'>;

/** As signed, as amended and paid on one scale, in the agreement's own currency. */
export function moneyBars(ui: Ui, grant: Money, paidMinor: number): HtmlSafeString {
  const { t } = ui;
  const { amountMinor, amendedMinor, currency, reference, signing } = grant;
  if (amountMinor === null || currency === null)
    return html`<p class="prose">${phrase(ui, 'grant.moneyUnknown', { unknown: notPublished(ui) })}</p>`;
  const now = amendedMinor ?? amountMinor;
  return bars([
    {
      label: t(signing ? 'amend.asSigned' : 'grant.column.amountPlain'),
      value: amountMinor,
      figure: money(amountMinor, currency, ui),
      kind: 'before',
    },
    ...(signing
      ? [
          { label: t('amend.asAmended'), value: now, figure: money(now, currency, ui), kind: 'now' as const },
          {
            label: t('payments.paid'),
            value: paidMinor,
            figure: html`<a href="${paths.payments(reference)}">${money(paidMinor, currency, ui)}</a>`,
            kind: 'done' as const,
          },
        ]
      : []),
  ]);
}
