import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

export interface Tab {
  label: Content;
  count?: Content | number | undefined;
  href: string;
  isCurrent?: boolean | undefined;
}

/** Views of the same thing, or parts of a long page, as a line of links. */
export function tabs(label: string, items: readonly Tab[]): HtmlSafeString {
  return html`<nav class="tabs" aria-label="${label}">
    <ul>
      ${items.map(
        ({ label: text, count, href, isCurrent }) =>
          html`<li>
            <a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}
              >${text}${count === undefined ? '' : html` <span class="tab-count">${count}</span>`}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
