import { html, type HtmlSafeString } from '@prairielearn/html';
import type { PartialDate } from '#language/partial-date.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';
import { dateText } from './date.ts';
import { sign } from './sign.ts';

export interface TimelineItem {
  /** Every line has an address of its own. */
  id: string;
  date: PartialDate | null | undefined;
  kind?: 'past' | 'future' | 'signing' | undefined;
  text: Content;
  note?: Content | undefined;
}

const shapes = { past: 'filledDot', future: 'hollowDot', signing: 'tick' } as const;

/** What happened and what is still to come, in the order given: dates in a column, the signing green. */
export function timeline(ui: Ui, items: readonly TimelineItem[]): HtmlSafeString {
  return html`<ol class="timeline">
    ${items.map(
      ({ id, date, kind = 'past', text, note }) =>
        html`<li class="timeline-item" id="${id}" data-kind="${kind}">
          <span class="timeline-date">${dateText(date, ui)}</span>
          <span class="timeline-sign">${sign(shapes[kind])}</span>
          <div class="timeline-text">
            ${kind === 'future' ? html`<span class="visually-hidden">${ui.t('state.due')}: </span>` : ''}${text}
            ${note ? html`<p class="timeline-note">${note}</p>` : ''}
          </div>
        </li>`,
    )}
  </ol>`;
}
