import { html } from '@prairielearn/html';
import { mainButton } from '#views/components/button.ts';
import { notice } from '#views/components/notice.ts';
import { paths } from '#paths.ts';
import type { Page, Ui } from '../ui.ts';

/** How one signs in, and that what was to be done waits. */
export function signInPage(ui: Ui, { next }: { next: boolean }): Page {
  const { t } = ui;
  return {
    title: t('signIn.title'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('signIn.title')}</h1>
      <p class="lead">${t('signIn.lead')}</p>
      ${next ? notice({ kind: 'information', body: html`${t('signIn.next')}` }) : ''}
      <div class="prose">
        <p>${t('signIn.byLink')}</p>
        <pre><code>npm run -s registry -- users link name@example.org</code></pre>
        <p>${t('signIn.lasts')}</p>
        <p><a href="${paths.join()}">${t('join.title')}</a></p>
      </div>
    `,
  };
}

/** The page of a one-time link: its button uses the link up. */
export function linkPage(ui: Ui, { secret, email }: { secret: string; email: string | undefined }): Page {
  const { t } = ui;
  if (email === undefined) {
    return {
      title: t('signIn.overTitle'),
      isUnlisted: true,
      body: html`
        <h1 class="page-title">${t('signIn.overTitle')}</h1>
        <p class="lead">${t('signIn.over')}</p>
        <p><a href="${paths.signIn()}">${t('signIn.how')}</a></p>
      `,
    };
  }
  return {
    title: t('signIn.title'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('signIn.title')}</h1>
      <p class="lead">${t('signIn.as', { email })}</p>
      <form method="post" action="${paths.signInLink(secret)}">${mainButton({ label: t('signIn.button') })}</form>
    `,
  };
}
