import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Account } from '#features/accounts/queries.ts';
import { paths } from '#paths.ts';
import { dangerButton, linkButton, mainButton, plainButton } from '#views/components/button.ts';
import { dateText } from '#views/components/date.ts';
import { notice } from '#views/components/notice.ts';
import { phrase } from '#views/components/phrase.ts';
import type { Page, Ui } from '../ui.ts';
import { codeField, errorAt } from './parts.ts';
import { accountPart } from './shell.ts';

export interface Codes {
  account: Account;
  problems: Problem[];
  /** The secret for an app, in words and as a QR code; undefined where an app is set up. */
  offer: { secret: string; uri: string; qr: { path: string; size: number } } | undefined;
}

/** Setting up an app that shows codes, or what can be done about the one that is set up. */
export function codesPage(ui: Ui, { account, problems, offer }: Codes): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('account.codes'),
    lead: offer
      ? t('codes.lead')
      : phrase(ui, 'account.onSince', { date: dateText(account.authenticatorSince?.slice(0, 10), ui) }),
    problems,
    body: offer ? settingUp(ui, offer, problems) : lookingAfter(ui, account),
  });
}

function settingUp(ui: Ui, offer: NonNullable<Codes['offer']>, problems: Problem[]): HtmlSafeString {
  const { t } = ui;
  const { path, size } = offer.qr;
  return html`
    <h2 class="section-title">${t('codes.scan')}</h2>
    <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${t('codes.qr')}" shape-rendering="crispEdges">
      <rect width="${size}" height="${size}" fill="#fff" />
      <path d="${path}" fill="#000" />
    </svg>
    <p>${t('codes.orType')}</p>
    <p><code class="secret">${offer.secret}</code></p>
    <p class="note"><a href="${offer.uri}">${t('codes.open')}</a></p>
    <form method="post" action="${paths.accountCodes()}" novalidate>
      <h2 class="section-title after-text">${t('codes.type')}</h2>
      ${codeField({
        name: 'code',
        label: t('codes.code'),
        hint: t('codes.codeHint'),
        error: errorAt(ui, problems, 'code'),
      })}
      <div class="actions">
        ${mainButton({ label: t('codes.on') })} <a href="${paths.account()}">${t('general.cancel')}</a>
      </div>
    </form>
  `;
}

function lookingAfter(ui: Ui, { recoveryCodes }: Account): HtmlSafeString {
  const { t } = ui;
  return html`
    <section class="section">
      <h2 class="section-title">${t('codes.recovery')}</h2>
      <p>${t('account.codesLeft', { count: recoveryCodes })} ${t('codes.recoveryText')}</p>
      <form method="post" action="${paths.accountRecoveryCodes()}" class="after-text">
        ${plainButton({ label: t('codes.makeNew') })}
      </form>
    </section>
    <section class="section" id="removal">
      <h2 class="section-title">${t('codes.offTitle')}</h2>
      <p>${t('codes.offText')}</p>
      <form method="post" action="${paths.accountCodesRemoval()}" class="after-text">
        ${dangerButton({ label: t('codes.off') })}
      </form>
    </section>
  `;
}

/** Ten recovery codes, shown this once. */
export function recoveryCodesPage(ui: Ui, codes: readonly string[]): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('codes.recovery'),
    lead: t('codes.keep'),
    body: html`
      ${notice({ kind: 'waiting', body: html`<p>${t('codes.once')}</p>` })}
      <ul class="recovery-codes" role="list">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p class="actions">${linkButton({ label: t('codes.kept'), href: paths.account(), kind: 'main' })}</p>
    `,
  });
}
