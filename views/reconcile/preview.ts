import { html, type HtmlSafeString } from '@prairielearn/html';
import type { StoredOrganisation } from '#features/organisations/queries.ts';
import { paths } from '#paths.ts';
import type { Ui } from '../ui.ts';

/** A few lines on a record for the frame in which another site's tool shows them. */
export function previewDocument(ui: Ui, found: StoredOrganisation, description: string): HtmlSafeString {
  const mission = Object.entries(found.missions)[0];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${found.name}</title>
        <link rel="stylesheet" href="/assets/site.css" />
      </head>
      <body class="reconcile-preview">
        <h1 class="reconcile-name">
          <a href="${paths.organisation(found.slug)}" target="_blank" rel="noopener" lang="${found.nameLanguage ?? 'und'}"
            >${found.name}</a
          >
        </h1>
        <p class="note">${ui.t(`organisation.kind.${found.kind}`)} · ${description}</p>
        ${mission ? html`<p lang="${mission[0]}">${mission[1].slice(0, 300)}</p>` : ''}
      </body>
    </html>`;
}

/** What a tool shows beside a suggestion. */
export function flyout(name: string, description: string): HtmlSafeString {
  return html`<p><strong>${name}</strong></p>${description ? html`<p>${description}</p>` : ''}`;
}
