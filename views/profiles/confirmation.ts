import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { nameText } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { correctionFaults, correctionFields, type SendForm } from '../corrections/forms.ts';
import type { Page, Ui } from '../ui.ts';

export interface Confirmation {
  secret: string;
  /** Undefined where the link is unknown, used or over. */
  organisation: { slug: string; name: string; language: string | null } | undefined;
  /** What was typed of what changed, and what is wrong with it. */
  typed?: SendForm['typed'];
  problems?: Problem[];
}

/** Where the link of a mail leads: the button confirms, so that a mail scanner does not. */
export function confirmationPage(
  ui: Ui,
  { secret, organisation, typed = { text: '', email: '' }, problems = [] }: Confirmation,
): Page {
  const { t } = ui;
  if (!organisation) {
    return {
      title: t('profile.confirmOver'),
      isUnlisted: true,
      body: html`${pageHead({ title: t('profile.confirmOver'), lead: t('profile.confirmOverLead') })}
        <p><a href="${paths.organisations()}">${t('organisations.title')}</a></p>`,
    };
  }
  const { slug, name, language } = organisation;
  return {
    title: t('profile.confirmTitle'),
    section: 'organisations',
    isUnlisted: true,
    hasErrors: problems.length > 0,
    body: html`
      ${problems.length > 0 ? errorSummary(ui, correctionFaults(ui, problems)) : ''}
      ${pageHead({
        title: t('profile.confirmTitle'),
        lead: phrase(ui, 'profile.confirmLead', { name: nameText({ name, lang: language }) }),
      })}
      <p><a href="${paths.organisation(slug)}">${t('profile.confirmLook')}</a></p>
      <p class="note">${t('profile.confirmHow')}</p>
      <form method="post" action="${paths.profileConfirmation(secret)}" class="actions">
        ${mainButton({ label: t('profile.confirm') })}
      </form>
      ${section({
        title: t('profile.changed'),
        id: 'changed',
        body: html`<p class="note">${t('profile.changedLead')}</p>
          <form class="form-width" method="post" action="${paths.profileChanges(secret)}" novalidate>
            ${correctionFields(ui, { typed, problems })}
            <div class="actions">${plainButton({ label: t('correction.send') })}</div>
          </form>`,
      })}
    `,
  };
}
