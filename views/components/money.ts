import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatMoney } from '#language/format.ts';
import type { Ui } from '../ui.ts';

/** An amount in whole minor units with its currency: `EUR 186,164.00`. It never breaks over two lines. */
export function money(minor: number, currency: string, ui: Ui): HtmlSafeString {
  return html`<span class="money">${formatMoney(minor, currency, ui.language)}</span>`;
}

/** What is not known is said, in italics; it is never 0 and never blank. */
export function notPublished(ui: Ui): HtmlSafeString {
  return html`<em class="unknown">${ui.t('general.notPublished')}</em>`;
}

/** An amount that may be unknown. */
export function moneyOrUnknown(
  minor: number | null | undefined,
  currency: string | null | undefined,
  ui: Ui,
): HtmlSafeString {
  return minor === null || minor === undefined || !currency ? notPublished(ui) : money(minor, currency, ui);
}
