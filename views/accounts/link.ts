import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { mainButton } from '#views/components/button.ts';
import type { Page, Ui } from '../ui.ts';

/** What is said after a link was asked for: the same whether anybody has that address or not. */
export function linkSentPage(ui: Ui, { next }: { next: string | undefined }): Page {
  const { t } = ui;
  return {
    title: t('link.sentTitle'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('link.sentTitle')}</h1>
      <p class="lead">${t('link.sent')}</p>
      <div class="prose">
        <p>${t('link.sentHere')}</p>
        <p>${t('link.sentNothing')} <a href="${paths.signIn(next)}">${t('link.again')}</a></p>
      </div>
    `,
  };
}

/** The page of a one-time link: its button uses the link up. */
export function linkPage(
  ui: Ui,
  { secret, link }: { secret: string; link: 'foreign' | { email: string } | undefined },
): Page {
  const { t } = ui;
  if (link === undefined || link === 'foreign') {
    const [title, text] =
      link === 'foreign'
        ? [t('link.foreignTitle'), t('link.foreign')]
        : [t('signIn.overTitle'), t('signIn.over')];
    return {
      title,
      isUnlisted: true,
      body: html`
        <h1 class="page-title">${title}</h1>
        <p class="lead">${text}</p>
        <p><a href="${paths.signIn()}">${t('link.again')}</a></p>
      `,
    };
  }
  return {
    title: t('signIn.title'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('signIn.title')}</h1>
      <p class="lead">${t('signIn.as', { email: link.email })}</p>
      <form method="post" action="${paths.signInLink(secret)}">${mainButton({ label: t('signIn.button') })}</form>
    `,
  };
}
