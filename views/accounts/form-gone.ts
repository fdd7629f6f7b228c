import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import type { Page, Ui } from '../ui.ts';

/** A form that was kept for a while, and is no longer. */
export function formGonePage(ui: Ui): Page {
  const { t } = ui;
  return {
    title: t('signIn.formGoneTitle'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('signIn.formGoneTitle')}</h1>
      <p class="lead">${t('signIn.formGone')}</p>
      <p><a href="${paths.admin()}">${t('admin.title')}</a></p>
    `,
  };
}
