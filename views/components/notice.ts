import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

export interface Notice {
  kind: 'information' | 'signed' | 'waiting' | 'danger';
  body: Content;
  /** Said aloud when it appears: for the answer to what was just done. */
  isLive?: boolean | undefined;
}

/** A line at the left in its colour, no ground. After a signing its body holds “Undo”. */
export function notice({ kind, body, isLive }: Notice): HtmlSafeString {
  return html`<div class="notice" data-kind="${kind}" ${isLive ? html`role="status"` : ''}>${body}</div>`;
}
