import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Ui } from '../ui.ts';

export interface Pagination {
  /** Position of the first and of the last row that is shown, from 1. */
  first: number;
  last: number;
  total: number;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
}

/** “1–25 of 412”, next and back; no row of numbers. */
export function pagination(
  ui: Ui,
  { first, last, total, previousHref, nextHref }: Pagination,
): HtmlSafeString {
  return html`<nav class="list-pages" aria-label="${ui.t('lists.pages')}">
    <span>${ui.t('lists.range', { first, last, total })}</span>
    ${previousHref ? html`<a rel="prev" href="${previousHref}">${ui.t('lists.previous')}</a>` : ''}
    ${nextHref ? html`<a rel="next" href="${nextHref}">${ui.t('lists.next')}</a>` : ''}
  </nav>`;
}
