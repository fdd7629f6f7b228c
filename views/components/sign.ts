import { html, type HtmlSafeString } from '@prairielearn/html';

/**
 * Signs that stand before a word, drawn in the colour of the text around them. They are hidden from readers,
 * who get the word.
 */
const shapes = {
  dotted: html`<circle class="sign-dotted" cx="8" cy="8" r="6.2" />`,
  hollowRing: html`<circle class="sign-line" cx="8" cy="8" r="6.2" />`,
  ringDot: html`<circle class="sign-line" cx="8" cy="8" r="6.2" /><circle class="sign-fill" cx="8" cy="8" r="2.6" />`,
  half: html`<circle class="sign-line" cx="8" cy="8" r="6.2" /><path class="sign-fill" d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" />`,
  tick: html`<circle class="sign-fill" cx="8" cy="8" r="7" /><path class="sign-cut" d="M4.8 8.3 7 10.5l4.2-4.6" />`,
  arrow: html`<circle class="sign-fill" cx="8" cy="8" r="7" /><path class="sign-cut" d="M5.4 10.6 10.4 5.6M6.6 5.4h4v4" />`,
  bar: html`<circle class="sign-line" cx="8" cy="8" r="6.2" /><path class="sign-line" d="M5 8h6" />`,
  clock: html`<circle class="sign-line" cx="8" cy="8" r="6.2" /><path class="sign-line" d="M8 4.6V8l2.2 1.6" />`,
  ringTick: html`<circle class="sign-line" cx="8" cy="8" r="6.2" /><path class="sign-line" d="M5.2 8.2 7.2 10.2l3.6-4" />`,
  cross: html`<circle class="sign-fill" cx="8" cy="8" r="7" /><path class="sign-cut" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" />`,
  question: html`<circle class="sign-line" cx="8" cy="8" r="6.2" /><path
      class="sign-line"
      d="M6.1 6.4c0-1.1.8-1.8 1.9-1.8s1.9.7 1.9 1.7c0 1.3-1.9 1.4-1.9 2.8"
    /><circle class="sign-fill" cx="8" cy="11.2" r=".9" />`,
  filledDot: html`<circle class="sign-fill" cx="8" cy="8" r="4.4" />`,
  hollowDot: html`<circle class="sign-line" cx="8" cy="8" r="4" />`,
  search: html`<circle class="sign-line" cx="6.8" cy="6.8" r="4.6" /><path class="sign-line" d="m10.2 10.2 4 4" />`,
  lines: html`<path class="sign-line" d="M1 3.5h14M1 8h14M1 12.5h14" />`,
} as const;

export type Shape = keyof typeof shapes;

export function sign(shape: Shape): HtmlSafeString {
  return html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shapes[shape]}</svg>`;
}
