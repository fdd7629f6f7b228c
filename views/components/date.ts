import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatDate, formatInstant } from '#language/format.ts';
import type { PartialDate } from '#language/partial-date.ts';
import type { Ui } from '../ui.ts';
import { notPublished } from './money.ts';

export type DateStyle = 'long' | 'short' | 'weekday';

/** A date as precisely as it is known, or “not published”. */
export function dateText(
  date: PartialDate | null | undefined,
  ui: Ui,
  style: DateStyle = 'short',
): HtmlSafeString {
  if (!date) return notPublished(ui);
  return html`<time datetime="${date}">${formatDate(date, ui.language, style)}</time>`;
}

/** From and to, either of which may be unknown; one “not published” where both are. */
export function dateRange(
  from: PartialDate | null | undefined,
  to: PartialDate | null | undefined,
  ui: Ui,
  style: DateStyle = 'short',
): HtmlSafeString {
  if (!from && !to) return notPublished(ui);
  return html`${dateText(from, ui, style)}&nbsp;– ${dateText(to, ui, style)}`;
}

/** Day and hour in Skopje of an instant in UTC. */
export function instantText(instant: string, ui: Ui): HtmlSafeString {
  return html`<time datetime="${instant}">${formatInstant(instant, ui.language)}</time>`;
}
