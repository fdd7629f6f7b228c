import { html, type HtmlSafeString } from '@prairielearn/html';
import { downloadFormats, type DownloadFormat } from '#lists/download.ts';
import type { Ui } from '../ui.ts';

/** The links by which a list is taken away, in each form that is given. */
export function downloadLinks(
  ui: Ui,
  downloads: readonly { format: DownloadFormat; href: string }[],
): HtmlSafeString {
  return html`<p class="list-download">${links(ui, downloads)}</p>`;
}

/** The same in every form, of a list that has no search. */
export function allDownloads(ui: Ui, hrefOf: (format: DownloadFormat) => string): HtmlSafeString {
  return html`<p class="list-download">${downloadsInline(ui, hrefOf)}</p>`;
}

/** The same within a line of other things. */
export function downloadsInline(ui: Ui, hrefOf: (format: DownloadFormat) => string): HtmlSafeString {
  return links(
    ui,
    downloadFormats.map((format) => ({ format, href: hrefOf(format) })),
  );
}

function links({ t }: Ui, downloads: readonly { format: DownloadFormat; href: string }[]): HtmlSafeString {
  return html`${downloads.map(
    ({ format, href }, place) =>
      html`${place > 0 ? ' ' : ''}<a href="${href}" title="${t('lists.download', { format: t(`lists.${format}`) })}" download
          >${t(`lists.${format}`)}</a
        >`,
  )}`;
}
