import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { dangerButton, mainButton } from '#views/components/button.ts';
import type { Page, Ui } from '../ui.ts';

/** What practice is, and the ways into it, out of it, and back to its beginning. */
export function practicePage(ui: Ui): Page {
  const { t } = ui;
  return {
    title: t('practice.title'),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('practice.title') }],
    body: html`
      <h1 class="page-title">${t('practice.title')}</h1>
      <p class="lead">${t('practice.lead')}</p>
      <div class="prose">
        <p>${t('practice.apart')}</p>
      </div>
      <form method="post" action="${paths.practice()}" class="actions">
        ${mainButton({ label: ui.isPractice ? t('practice.leave') : t('practice.go') })}
      </form>
      <section class="section">
        <h2 class="section-title">${t('practice.resetTitle')}</h2>
        <p>${t('practice.resetWhat')}</p>
        <form method="post" action="${paths.practiceReset()}">${dangerButton({ label: t('practice.reset') })}</form>
      </section>
    `,
  };
}
