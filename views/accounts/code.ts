import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { mainButton, quietButton } from '#views/components/button.ts';
import type { Page, Ui } from '../ui.ts';
import { codeField, errorAt, problemSummary } from './parts.ts';
import { PASSKEY_SCRIPTS, passkeyForm } from './passkey.ts';

export interface CodeForm {
  email: string;
  next: string | undefined;
  problems: Problem[];
  passkey: string | undefined;
  /** An app shows codes; without one only recovery codes are left. */
  hasApp: boolean;
  hasCodes: boolean;
}

/** The second step of signing in. */
export function codePage(ui: Ui, form: CodeForm): Page {
  const { t } = ui;
  const next = form.next ? html`<input type="hidden" name="next" value="${form.next}" />` : '';
  return {
    title: t('code.title'),
    isUnlisted: true,
    hasErrors: form.problems.length > 0,
    scripts: form.passkey ? PASSKEY_SCRIPTS : [],
    body: html`
      <h1 class="page-title">${t('code.title')}</h1>
      <p class="lead">${t('code.lead', { email: form.email })}</p>
      <div class="form-width narrow-form">
        ${problemSummary(ui, form.problems)} ${form.hasCodes ? codeForm(ui, form, next) : ''}
        <section class="section sign-in-other" id="passkey">
          ${
            form.passkey
              ? passkeyForm(ui, {
                  action: paths.signInByPasskey(),
                  label: t('signIn.byPasskey'),
                  options: form.passkey,
                  kind: 'show',
                  isMain: !form.hasCodes,
                  fields: next,
                })
              : ''
          }
          <p class="note">${t('code.lost')}</p>
          <form method="post" action="${paths.signOut()}">${quietButton({ label: t('code.someoneElse') })}</form>
        </section>
      </div>
    `,
  };
}

function codeForm(ui: Ui, { problems, hasApp }: CodeForm, next: HtmlSafeString | string): HtmlSafeString {
  const { t } = ui;
  return html`<form method="post" action="${paths.signInCode()}" novalidate>
    ${next}
    ${codeField({
      name: 'code',
      label: hasApp ? t('codes.code') : t('code.recovery'),
      hint: hasApp ? t('code.hint') : undefined,
      error: errorAt(ui, problems, 'code'),
    })}
    <div class="actions">${mainButton({ label: t('code.goOn') })}</div>
  </form>`;
}
