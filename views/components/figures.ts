import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatNumber } from '#language/format.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';

export interface Figure {
  value: number;
  label: Content;
  /** Opens exactly the records that it counts. */
  href?: string | undefined;
  /** Green: signed or counted, and nothing else. */
  isCounted?: boolean | undefined;
}

/** Large figures on one line, each a link to what it counts, and behind them what needs words. */
export function figureLine(ui: Ui, figures: readonly Figure[], words?: Content): HtmlSafeString {
  return html`<ul class="figures">
    ${figures.map(({ value, label, href, isCounted }) => {
      const number = formatNumber(value, ui.language);
      const text = html`<span class="figure-value" ${isCounted ? html`data-counted` : ''}>${number}</span>
        <span class="figure-label">${label}</span>`;
      return html`<li class="figure">${href ? html`<a href="${href}">${text}</a>` : text}</li>`;
    })}
    ${words ? html`<li class="figure-words">${words}</li>` : ''}
  </ul>`;
}
