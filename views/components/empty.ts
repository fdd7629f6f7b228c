import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';
import { phrase } from './phrase.ts';

export interface Empty {
  /** What was not found: “No grant fits all four filters”. */
  title: Content;
  /** How many there would be without one of the filters. */
  without?: readonly { name: Content; count: number; href: string }[] | undefined;
  clearHref?: string | undefined;
}

/** Nothing fits: which filter to drop, and how many that gives. */
export function empty(ui: Ui, { title, without = [], clearHref }: Empty): HtmlSafeString {
  return html`<div class="empty">
    <p class="empty-title">${title}</p>
    ${
      without.length > 0
        ? html`<p>
          ${without.map(({ name, count, href }, place) => {
            const link = html`<a href="${href}">${count}</a>`;
            return html`${place > 0 ? ', ' : ''}${phrase(
              ui,
              place > 0 ? 'empty.withoutAlso' : 'empty.without',
              {
                name,
                count: link,
              },
            )}`;
          })}.
        </p>`
        : ''
    }
    ${clearHref ? html`<p><a href="${clearHref}">${ui.t('lists.clearAll')}</a></p>` : ''}
  </div>`;
}
