import { html, type HtmlSafeString } from '@prairielearn/html';

const dots = [
  [8, 10],
  [19.5, 4],
  [26.5, 14],
  [24.5, 23.5],
  [14.5, 28],
  [10.5, 19.5],
] as const;

/** The registry's mark: six dots in a ring drawn after the six capitals, in the colour of the text around it. */
export function mark(size: number): HtmlSafeString {
  return html`<svg class="mark" viewBox="0 0 32 32" width="${size}" height="${size}" aria-hidden="true"
    ><path class="mark-ring" d="M${dots.map(([x, y]) => `${x} ${y}`).join('L')}Z" />${dots.map(
      ([x, y]) => html`<circle cx="${x}" cy="${y}" r="3" />`,
    )}</svg
  >`;
}
