import { html, type HtmlSafeString } from '@prairielearn/html';
import { mainButton, plainButton } from '#views/components/button.ts';
import type { Ui } from '../ui.ts';

/** What a page with a passkey's button needs beside its form. */
export const PASSKEY_SCRIPTS = ['/assets/webauthn.js', '/assets/script/passkey.js'] as const;

export interface PasskeyForm {
  action: string;
  label: string;
  /** The browser's options as JSON. */
  options: string;
  kind: 'show' | 'make';
  isMain?: boolean;
  /** Further fields, such as where to go on to. */
  fields?: HtmlSafeString | string;
}

/**
 * A form that the script fills in with a passkey's answer and sends. Passkeys need script, so without it the
 * form stays hidden and the other ways stand.
 */
export function passkeyForm(
  ui: Ui,
  { action, label, options, kind, isMain, fields = '' }: PasskeyForm,
): HtmlSafeString {
  const button = isMain ? mainButton({ label }) : plainButton({ label });
  return html`<form method="post" action="${action}" data-passkey="${kind}" data-options="${options}" hidden>
    <input type="hidden" name="response" value="" />
    ${fields} ${button}
    <div data-passkey-problem hidden><p class="field-error">${ui.t('passkey.notDone')}</p></div>
  </form>`;
}
