import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { notice } from '#views/components/notice.ts';
import type { Page, Ui } from '../ui.ts';
import { problemSummary } from './parts.ts';

export interface AccountPart {
  title: string;
  lead?: HtmlSafeString | string;
  problems?: readonly Problem[];
  /** What was just done, said once. */
  done?: string | undefined;
  body: HtmlSafeString;
  scripts?: readonly string[];
  /** A few short fields and nothing else. */
  isNarrow?: boolean;
}

/** A page below one's own account. */
export function accountPart(ui: Ui, part: AccountPart): Page {
  const { title, lead, problems = [], done, body, scripts, isNarrow } = part;
  return {
    title,
    isUnlisted: true,
    hasErrors: problems.length > 0,
    ...(scripts ? { scripts } : {}),
    crumbs: [
      { label: ui.t('general.registry'), href: paths.home() },
      { label: ui.t('account.title'), href: paths.account() },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      ${lead ? html`<p class="lead">${lead}</p>` : ''}
      <div class="form-width${isNarrow ? ' narrow-form' : ''}">${problemSummary(ui, problems)} ${doneNotice(ui, done)} ${body}</div>
    `,
  };
}

/** What may stand behind `?done=`, and what it says. */
const said: Record<string, MessageKey> = {
  name: 'account.done.name',
  'address-asked': 'account.done.addressAsked',
  address: 'account.done.address',
  password: 'account.done.password',
  'password-removed': 'account.done.passwordRemoved',
  'codes-off': 'account.done.codesOff',
  added: 'account.done.passkeyAdded',
  renamed: 'account.done.passkeyRenamed',
  removed: 'account.done.passkeyRemoved',
  ended: 'account.done.deviceEnded',
  others: 'account.done.othersEnded',
  revoked: 'account.done.tokenRevoked',
};

/** What was just done, in words; nothing for what is unknown. */
export function doneNotice(ui: Ui, done: string | undefined): HtmlSafeString | string {
  const key = done !== undefined && Object.hasOwn(said, done) ? said[done] : undefined;
  return key ? notice({ kind: 'signed', body: html`<p>${ui.t(key)}</p>`, isLive: true }) : '';
}
