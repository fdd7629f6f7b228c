import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Account } from '#features/accounts/queries.ts';
import { paths } from '#paths.ts';
import type { Content } from '#views/components/content.ts';
import { dateText } from '#views/components/date.ts';
import { phrase } from '#views/components/phrase.ts';
import { section } from '#views/components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { doneNotice } from './shell.ts';

interface Line {
  label: string;
  state: Content;
  act: string;
  href: string;
}

/** What the page shows: the account, and in how many browsers its owner is signed in. */
export type ShownAccount = Account & { sessions: number };

/** One's own account: who one is here, how one signs in, and where one is signed in. */
export function accountPage(ui: Ui, account: ShownAccount, done: string | undefined): Page {
  const { t } = ui;
  return {
    title: t('account.title'),
    isUnlisted: true,
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('account.title') }],
    body: html`
      <h1 class="page-title">${t('account.title')}</h1>
      <div class="form-width">
        ${doneNotice(ui, done)}
        ${section({ title: t('account.you'), body: lines(you(ui, account)) })}
        ${section({ title: t('account.ways'), body: lines(ways(ui, account)) })}
        ${section({ title: t('account.where'), body: lines(places(ui, account)) })}
      </div>
    `,
  };
}

function you(ui: Ui, account: Account): Line[] {
  const { t } = ui;
  const { email, waitingAddress } = account;
  return [
    {
      label: t('account.name'),
      state: account.name ?? t('account.noName'),
      act: t('account.change'),
      href: paths.accountName(),
    },
    {
      label: t('account.email'),
      state: html`${email}${
        waitingAddress ? html`<span class="note">${t('account.waits', { email: waitingAddress })}</span>` : ''
      }`,
      act: t('account.change'),
      href: paths.accountAddress(),
    },
  ];
}

function ways(ui: Ui, account: Account): Line[] {
  const { t } = ui;
  const { passwordSetAt, authenticatorSince, passkeys, recoveryCodes } = account;
  const on = (at: string) => dateText(at.slice(0, 10), ui);
  const left =
    recoveryCodes > 0
      ? html`<span class="note">${t('account.codesLeft', { count: recoveryCodes })}</span>`
      : '';
  return [
    {
      label: t('account.passkeys'),
      state: passkeys === 0 ? t('account.none') : String(passkeys),
      act: passkeys === 0 ? t('account.add') : t('account.lookAfter'),
      href: paths.accountPasskeys(),
    },
    {
      label: t('account.password'),
      state: passwordSetAt ? phrase(ui, 'account.setOn', { date: on(passwordSetAt) }) : t('account.none'),
      act: passwordSetAt ? t('account.change') : t('account.set'),
      href: paths.accountPassword(),
    },
    {
      label: t('account.codes'),
      state: html`${
        authenticatorSince
          ? phrase(ui, 'account.onSince', { date: on(authenticatorSince) })
          : t('account.off')
      }${left}`,
      act: authenticatorSince ? t('account.lookAfter') : t('account.setUp'),
      href: paths.accountCodes(),
    },
  ];
}

function places(ui: Ui, { sessions, tokens }: ShownAccount): Line[] {
  const { t } = ui;
  return [
    {
      label: t('devices.title'),
      state: t('account.devices', { count: sessions }),
      act: t('account.lookAfter'),
      href: paths.accountSessions(),
    },
    {
      label: t('tokens.title'),
      state: tokens === 0 ? t('account.none') : String(tokens),
      act: tokens === 0 ? t('account.make') : t('account.lookAfter'),
      href: paths.accountTokens(),
    },
  ];
}

function lines(items: Line[]): HtmlSafeString {
  return html`<dl class="account-lines">
    ${items.map(
      ({ label, state, act, href }) => html`<div>
        <dt>${label}</dt>
        <dd>${state}</dd>
        <dd class="account-act"><a href="${href}">${act}<span class="visually-hidden">: ${label}</span></a></dd>
      </div>`,
    )}
  </dl>`;
}
