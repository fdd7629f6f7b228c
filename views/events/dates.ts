import { html, type HtmlSafeString } from '@prairielearn/html';
import { locales } from '#language/languages.ts';
import { dateRange, dateText } from '../components/date.ts';
import type { Ui } from '../ui.ts';

/** The days of an event as one reads them: 14–15 December 2023. */
export function eventDays(ui: Ui, startsOn: string | null, endsOn: string | null): HtmlSafeString {
  if (startsOn === null || endsOn === null || startsOn === endsOn) return dateText(startsOn, ui, 'long');
  if (startsOn.length < 10 || endsOn.length < 10) return dateRange(startsOn, endsOn, ui, 'long');
  const format = new Intl.DateTimeFormat(locales[ui.language], { dateStyle: 'long', timeZone: 'UTC' });
  const text = format.formatRange(new Date(startsOn), new Date(endsOn)).replace(/\s?г\.$/, '');
  // Two days of one month stand close together; the locale data puts thin spaces between.
  return html`<span class="nowrap">${text.replace(/^(\d+)\s*–\s*(?=\d)/, '$1–')}</span>`;
}

/** From and until on one day, as printed: 09:30–10:00. */
export function hours(ui: Ui, from: string | null, until: string | null): HtmlSafeString {
  if (from === null) return html`<em class="unknown">${ui.t('event.timeUnknown')}</em>`;
  return html`<time>${from}</time>${until === null ? '' : html`–<time>${until}</time>`}`;
}
