import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

export interface Bar {
  label: Content;
  /** In whatever unit the bars share; they all start at zero and share one scale. */
  value: number;
  /** The figure at the end of the bar. */
  figure: Content;
  kind?: 'before' | 'now' | 'done' | undefined;
}

/** Amounts side by side on one scale, each with its figure in words at the right. */
export function bars(items: readonly Bar[]): HtmlSafeString {
  const greatest = Math.max(1, ...items.map(({ value }) => value));
  return html`<dl class="bars">
    ${items.map(
      ({ label, value, figure, kind = 'now' }) =>
        html`<div class="bar" data-kind="${kind}">
          <dt>${label}</dt>
          <dd class="bar-line" aria-hidden="true">${barLine(value / greatest)}</dd>
          <dd class="bar-figure">${figure}</dd>
        </div>`,
    )}
  </dl>`;
}

/** How far something is, as a bar: 3 of 9. The figure stands beside it in words. */
export function progress(done: number, total: number): HtmlSafeString {
  return html`<div class="progress" aria-hidden="true">${barLine(total > 0 ? done / total : 0)}</div>`;
}

/** Drawn by attributes, for the policy on styles allows no width of one element's own. */
function barLine(share: number): HtmlSafeString {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;
  return html`<svg class="bar-drawing" viewBox="0 0 100 1" preserveAspectRatio="none"
    ><rect class="bar-ground" width="100" height="1" /><rect class="bar-fill" width="${width}" height="1" /></svg
  >`;
}
