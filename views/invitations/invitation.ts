import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import type { Page, Ui } from '../ui.ts';

export interface InvitationShown {
  secret: string;
  /** Undefined where the link is unknown, used or over. */
  invited: { email: string; name: string | null } | undefined;
}

/** What an invitation's link opens: whose it is, and the button that accepts it. */
export function invitationPage(ui: Ui, { secret, invited }: InvitationShown): Page {
  const { t } = ui;
  if (!invited) {
    return {
      title: t('invitation.overTitle'),
      isUnlisted: true,
      body: html`
        <h1 class="page-title">${t('invitation.overTitle')}</h1>
        <p class="lead">${t('invitation.over')}</p>
        <p><a href="${paths.signIn()}">${t('general.signIn')}</a></p>
      `,
    };
  }
  return {
    title: t('invitation.title'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('invitation.title')}</h1>
      <p class="lead">${t('invitation.as', { email: invited.email })}</p>
      <div class="prose">
        <p>${t('invitation.kept')} <a href="${paths.privacy()}">${t('footer.privacy')}</a></p>
      </div>
      <form method="post" action="${paths.invitation(secret)}">${mainButton({ label: t('invitation.accept') })}</form>
    `,
  };
}
