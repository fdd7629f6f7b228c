import { html, type HtmlSafeString } from '@prairielearn/html';
import { downloadFormats, type DownloadFormat } from '#lists/download.ts';
import type { Ui } from '../ui.ts';

/** The links by which a list is taken away, in each form that is given. */
export function downloadLinks(
  { t }: Ui,
  downloads: readonly { format: DownloadFormat; href: string }[],
): HtmlSafeString {
  return html`<p class="list-download">
    ${downloads.map(
      ({ format, href }, place) =>
        html`${place > 0 ? ' ' : ''}<a href="${href}" title="${t('lists.download', { format: t(`lists.${format}`) })}" download
            >${t(`lists.${format}`)}</a
          >`,
    )}
  </p>`;
}

/** The same in every form, of a list that has no search. */
export function allDownloads(ui: Ui, hrefOf: (format: DownloadFormat) => string): HtmlSafeString {
  return downloadLinks(
    ui,
    downloadFormats.map((format) => ({ format, href: hrefOf(format) })),
  );
}
