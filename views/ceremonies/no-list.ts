import { html, type HtmlSafeString } from '@prairielearn/html';
import { notPublished } from '../components/money.ts';
import type { Ui } from '../ui.ts';

/** Whether a ceremony lies ahead, as far as its day is known. */
export function isAhead({ today }: Ui, plannedOn: string | null): boolean {
  return plannedOn !== null && plannedOn >= today.slice(0, plannedOn.length);
}

/** In place of how many are on a list that is not there: none yet while the ceremony lies ahead. */
export function noList(ui: Ui, plannedOn: string | null): HtmlSafeString {
  return isAhead(ui, plannedOn)
    ? html`<em class="unknown">${ui.t('ceremony.noneYet')}</em>`
    : notPublished(ui);
}
