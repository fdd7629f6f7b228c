import { html, type HtmlSafeString } from '@prairielearn/html';
import { mailStates, type MailState } from '#features/mails/kinds.ts';
import type { MailDetail, MailList, MailRow } from '#features/mails/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { pagination } from '../components/pagination.ts';
import { section } from '../components/section.ts';
import { state as stateText, type StateSign } from '../components/state.ts';
import { dataTable } from '../components/table.ts';
import type { Crumb, Page, Ui } from '../ui.ts';

export interface Outbox {
  list: MailList;
  /** Only mails in this state. */
  state: MailState | undefined;
  /** The mail server's name; undefined where none is set. */
  server: string | undefined;
}

const signs: Record<MailState, StateSign> = { waiting: 'kept', sent: 'passed', given_up: 'fails' };

/** The mails that the registry has written, the newest first. */
export function outboxPage(ui: Ui, { list, state, server }: Outbox): Page {
  const { t } = ui;
  const { first, total, mails, next } = list;
  return {
    title: t('outbox.title'),
    crumbs: crumbs(ui),
    body: html`
      ${pageHead({ title: t('outbox.title'), lead: t('outbox.lead') })} ${whereSent(ui, server)}
      ${section({
        title: t('outbox.mails'),
        links: stateLinks(ui, list, state),
        body:
          total === 0
            ? html`<p>${t('outbox.none')}</p>`
            : html`${table(ui, mails)}
            ${pagination(ui, {
              first,
              last: first === 0 ? 0 : first + mails.length - 1,
              total,
              previousHref: first > 1 ? withQuery(paths.outbox(), { state }) : undefined,
              nextHref: next === undefined ? undefined : withQuery(paths.outbox(), { state, after: next }),
            })}`,
      })}
    `,
  };
}

function whereSent(ui: Ui, server: string | undefined): HtmlSafeString {
  const { t } = ui;
  if (ui.isPractice) return notice({ kind: 'information', body: t('outbox.practice') });
  if (server === undefined) return notice({ kind: 'waiting', body: t('outbox.noServer') });
  return notice({ kind: 'information', body: t('outbox.server', { server }) });
}

function stateLinks({ t }: Ui, { counts }: MailList, chosen: MailState | undefined) {
  const all = mailStates.reduce((sum, one) => sum + counts[one], 0);
  const link = (label: string, state: MailState | undefined) => ({
    label,
    href: state === chosen ? undefined : withQuery(paths.outbox(), { state }),
  });
  return [
    link(t('outbox.all', { count: all }), undefined),
    ...mailStates.map((one) => link(t(`outbox.count.${one}`, { count: counts[one] }), one)),
  ];
}

function table(ui: Ui, mails: MailRow[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    isUnderHeading: true,
    caption: t('outbox.mails'),
    isCaptionHidden: true,
    columns: [
      { key: 'subject', label: t('outbox.subject'), kind: 'name' },
      { key: 'recipient', label: t('outbox.recipient') },
      { key: 'queuedAt', label: t('outbox.queuedAt') },
      { key: 'state', label: t('outbox.state'), kind: 'state' },
    ],
    rows: mails.map((mail) => ({
      cells: {
        subject: html`<a href="${paths.mail(mail.id)}" lang="${mail.language}">${mail.subject}</a>`,
        recipient: mail.recipient,
        queuedAt: instantText(mail.queuedAt, ui),
        state: mailState(ui, mail),
      },
    })),
  });
}

function mailState(ui: Ui, { state, attempts }: MailRow): HtmlSafeString {
  const { t } = ui;
  return stateText(signs[state], ui, {
    label: t(`outbox.state.${state}`),
    note: state === 'waiting' && attempts > 0 ? t('outbox.attempts', { count: attempts }) : undefined,
  });
}

/** One mail as it was written. */
export function mailPage(ui: Ui, { mail, server }: { mail: MailDetail; server: string | undefined }): Page {
  const { t } = ui;
  const isRetried = mail.state !== 'sent' && mail.attempts > 0;
  return {
    title: mail.subject,
    crumbs: [...crumbs(ui, paths.outbox()), { label: t('outbox.mail', { number: mail.id }) }],
    body: html`
      ${pageHead({ title: mail.subject, lang: mail.language, kicker: t('outbox.mail', { number: mail.id }), isLong: true })}
      ${mail.state === 'sent' ? '' : whereSent(ui, server)}
      ${facts(ui, {
        layout: 'across',
        unknown: 'left out',
        facts: [
          { label: t('outbox.recipient'), value: mail.recipient },
          { label: t('outbox.queuedAt'), value: instantText(mail.queuedAt, ui) },
          { label: t('outbox.state'), value: mailState(ui, mail) },
          { label: t('outbox.sentAt'), value: mail.sentAt && instantText(mail.sentAt, ui) },
          {
            label: t('outbox.nextAttempt'),
            value: mail.nextAttemptAt && instantText(mail.nextAttemptAt, ui),
          },
          { label: t('outbox.lastError'), value: mail.lastError },
        ],
      })}
      <pre class="mail-text" lang="${mail.language}" tabindex="0">${mail.body}</pre>
      ${
        isRetried
          ? html`<form method="post" action="${paths.mailSending(mail.id)}">
            ${plainButton({ label: t('outbox.sendAgain') })}
          </form>`
          : ''
      }
    `,
  };
}

function crumbs({ t }: Ui, outbox?: string): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('admin.title'), href: paths.admin() },
    outbox ? { label: t('outbox.title'), href: outbox } : { label: t('outbox.title') },
  ];
}
