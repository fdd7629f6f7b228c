import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '#views/components/button.ts';
import type { Page, Ui } from '../ui.ts';
import { codeField, errorAt, passwordField } from './parts.ts';
import { PASSKEY_SCRIPTS, passkeyForm } from './passkey.ts';
import { accountPart } from './shell.ts';

export interface Confirmation {
  email: string;
  hasPassword: boolean;
  hasApp: boolean;
  passkey: string | undefined;
  next: string | undefined;
  problems: Problem[];
}

/** Proving once more who one is, by any of one's own ways of signing in. */
export function confirmationPage(ui: Ui, form: Confirmation): Page {
  const { t } = ui;
  const next = form.next ? html`<input type="hidden" name="next" value="${form.next}" />` : '';
  const hasOther = form.hasPassword || form.passkey !== undefined;
  return accountPart(ui, {
    title: t('confirmation.title'),
    lead: t('confirmation.lead'),
    problems: form.problems,
    isNarrow: true,
    scripts: form.passkey ? PASSKEY_SCRIPTS : [],
    body: html`
      ${form.hasPassword ? byPassword(ui, form, next) : ''}
      <section class="${form.hasPassword ? 'section ' : ''}sign-in-other" id="passkey">
        ${
          form.passkey
            ? passkeyForm(ui, {
                action: paths.accountConfirmationPasskey(),
                label: t('confirmation.byPasskey'),
                options: form.passkey,
                kind: 'show',
                isMain: !form.hasPassword,
                fields: next,
              })
            : ''
        }
        <form method="post" action="${paths.accountConfirmationLink()}">
          ${next}
          <p class="note">${t('confirmation.linkText', { email: form.email })}</p>
          <p class="after-text">
            ${hasOther ? plainButton({ label: t('signIn.sendLink') }) : mainButton({ label: t('signIn.sendLink') })}
          </p>
        </form>
      </section>
    `,
  });
}

function byPassword(
  ui: Ui,
  { hasApp, problems }: Confirmation,
  next: HtmlSafeString | string,
): HtmlSafeString {
  const { t } = ui;
  return html`<form method="post" action="${paths.accountConfirmation()}" novalidate>
    ${next}
    ${passwordField({
      name: 'password',
      label: t('account.password'),
      autocomplete: 'current-password',
      error: errorAt(ui, problems, 'password'),
    })}
    ${
      hasApp
        ? codeField({
            name: 'code',
            label: t('codes.code'),
            hint: t('code.hint'),
            error: errorAt(ui, problems, 'code'),
          })
        : ''
    }
    <div class="actions">${mainButton({ label: t('code.goOn') })}</div>
  </form>`;
}
