import { html, type HtmlSafeString } from '@prairielearn/html';
import { downloadFormats } from '#lists/download.ts';
import { withQuery, type Query } from '#paths.ts';
import type { Ui } from '../ui.ts';

/** The rows of a page to take away, in each form, under the filters that it stands under. */
export function downloads({ t }: Ui, path: string, query: Query = {}): HtmlSafeString {
  return html`${downloadFormats.map(
    (format, place) =>
      html`${place > 0 ? ' ' : ''}<a href="${withQuery(`${path}.${format}`, query)}" title="${t('lists.download', { format: t(`lists.${format}`) })}" download>${t(`lists.${format}`)}</a>`,
  )}`;
}
