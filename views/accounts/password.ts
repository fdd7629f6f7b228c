import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Account } from '#features/accounts/queries.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton } from '#views/components/button.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt, passwordField } from './parts.ts';
import { accountPart } from './shell.ts';

/** The form for a new password, and the way to do without one. */
export function passwordPage(ui: Ui, { account, problems }: { account: Account; problems: Problem[] }): Page {
  const { t } = ui;
  const isSet = account.passwordSetAt !== null;
  return accountPart(ui, {
    title: isSet ? t('password.changeTitle') : t('password.setTitle'),
    lead: t('password.lead'),
    problems,
    isNarrow: true,
    body: html`
      <form method="post" action="${paths.accountPassword()}" novalidate>
        <input class="visually-hidden" type="email" name="username" autocomplete="username" value="${account.email}" tabindex="-1" aria-hidden="true" readonly />
        ${passwordField({
          name: 'password',
          label: t('password.new'),
          hint: t('password.hint'),
          autocomplete: 'new-password',
          error: errorAt(ui, problems, 'password'),
        })}
        <div class="actions">
          ${mainButton({ label: t('password.save') })} <a href="${paths.account()}">${t('general.cancel')}</a>
        </div>
      </form>
      ${
        isSet
          ? html`<section class="section">
            <h2 class="section-title">${t('password.without')}</h2>
            <p>${t('password.withoutText')}</p>
            <form method="post" action="${paths.accountPasswordRemoval()}" class="after-text">
              ${dangerButton({ label: t('password.remove') })}
            </form>
          </section>`
          : ''
      }
    `,
  });
}
