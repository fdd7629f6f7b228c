import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { mainButton } from '#views/components/button.ts';
import { notice } from '#views/components/notice.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt, passwordField, problemSummary, submitTo } from './parts.ts';
import { PASSKEY_SCRIPTS, passkeyForm } from './passkey.ts';
import { textField } from '#views/components/field.ts';

export interface SignInForm {
  next: string | undefined;
  email: string;
  problems: Problem[];
  /** Options for showing a passkey; undefined where browsers allow none. */
  passkey: string | undefined;
  /** A form was sent after its session had ended, and is kept. */
  isFormKept: boolean;
}

/** The ways of signing in: a passkey, a password, a link by mail. What was to be done waits. */
export function signInPage(ui: Ui, form: SignInForm): Page {
  const { t } = ui;
  return {
    title: t('signIn.title'),
    isUnlisted: true,
    hasErrors: form.problems.length > 0,
    scripts: form.passkey ? PASSKEY_SCRIPTS : [],
    body: html`
      <h1 class="page-title">${t('signIn.title')}</h1>
      <p class="lead">${t('signIn.lead')}</p>
      <div class="form-width narrow-form">
        ${problemSummary(ui, form.problems)} ${waiting(ui, form)}
        <form method="post" action="${paths.signInByPassword()}" novalidate>
          ${next(form.next)}
          ${textField({
            name: 'email',
            label: t('account.email'),
            type: 'email',
            autocomplete: 'username',
            value: form.email,
            error: errorAt(ui, form.problems, 'email'),
          })}
          ${passwordField({
            name: 'password',
            label: t('account.password'),
            autocomplete: 'current-password',
            hint: t('signIn.passwordHint'),
            error: errorAt(ui, form.problems, 'password'),
          })}
          <div class="actions">
            ${mainButton({ label: t('signIn.button') })}
            ${submitTo({ label: t('signIn.sendLink'), action: paths.askForLink() })}
          </div>
        </form>
        ${otherWays(ui, form)}
        <p><a href="${paths.join()}">${t('join.title')}</a></p>
      </div>
    `,
  };
}

function waiting(ui: Ui, { next: to, isFormKept }: SignInForm): HtmlSafeString | string {
  if (isFormKept) return notice({ kind: 'waiting', body: html`<p>${ui.t('signIn.formKept')}</p>` });
  return to === undefined ? '' : notice({ kind: 'information', body: html`<p>${ui.t('signIn.next')}</p>` });
}

function otherWays(ui: Ui, form: SignInForm): HtmlSafeString {
  const { t } = ui;
  return html`<section class="section sign-in-other" id="passkey">
    ${
      form.passkey
        ? passkeyForm(ui, {
            action: paths.signInByPasskey(),
            label: t('signIn.byPasskey'),
            options: form.passkey,
            kind: 'show',
            fields: next(form.next),
          })
        : ''
    }
    <details class="more">
      <summary>${t('signIn.noMail')}</summary>
      <div class="prose">
        <p>${t('signIn.byLink')}</p>
        <pre tabindex="0"><code>npm run -s registry -- users link name@example.org</code></pre>
        <p>${t('signIn.lasts')}</p>
      </div>
    </details>
  </section>`;
}

function next(to: string | undefined): HtmlSafeString | string {
  return to === undefined ? '' : html`<input type="hidden" name="next" value="${to}" />`;
}
