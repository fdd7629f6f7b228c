import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import type { Page, Ui } from '../ui.ts';

/** What went wrong, what it means, and where to go on from here. */
export function errorPage(
  ui: Ui,
  fault: {
    status: number;
    detail: string;
    errors: { path: string; message: string }[];
    requestId: string;
    back?: string | undefined;
  },
): Page {
  const { t } = ui;
  const title = fault.status === 404 ? t('error.notFoundTitle') : t('error.title');
  return {
    title,
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${title}</h1>
      <p class="lead">${fault.detail}</p>
      ${
        fault.errors.length > 0
          ? html`<ul>
            ${fault.errors.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
          </ul>`
          : ''
      }
      ${fault.back ? html`<p><a href="${fault.back}">${t('error.back')}</a></p>` : ''}
      <p><a href="${paths.home()}">${t('error.home')}</a> · <a href="${paths.search()}">${t('error.search')}</a></p>
      ${fault.status >= 500 ? html`<p class="note">${t('error.request', { id: fault.requestId })}</p>` : ''}
    `,
  };
}
