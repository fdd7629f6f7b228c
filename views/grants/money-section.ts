import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatDate } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import type { LinkItem } from '../components/content.ts';
import { money, notPublished } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import { moneyBars } from './money-bars.ts';
import type { GrantView } from './show.ts';

/** The amount in the agreement's own currency; once it is signed as signed, as amended and paid on any day. */
export function moneySection(ui: Ui, { grant, money: stand }: GrantView): HtmlSafeString {
  const { t } = ui;
  const { amountMinor, currency, signing } = grant;
  if (amountMinor === null || currency === null || !signing) {
    const body =
      amountMinor !== null && currency !== null
        ? phrase(ui, 'grant.moneyKnown', {
            amount: html`<strong>${money(amountMinor, currency, ui)}</strong>`,
          })
        : phrase(ui, 'grant.moneyUnknown', { unknown: notPublished(ui) });
    return section({ title: t('grant.money'), body: html`<p class="prose">${body}</p>` });
  }
  return section({
    title: t('grant.moneyThenNow'),
    id: 'money',
    links: daysOf(ui, grant.reference, signing.signedOn, stand.asOf),
    body: html`${moneyBars(ui, { ...grant, amendedMinor: stand.amendedMinor }, stand.paidMinor)}
      <p class="note">${t('grant.ownCurrency')}</p>`,
  });
}

/** Today, the day of signing, and the day that was asked for. */
function daysOf(ui: Ui, reference: string, signedOn: string, asOf: string | undefined): LinkItem[] {
  const { t, language } = ui;
  const on = (day: string) => t('grant.figuresOn', { date: formatDate(day, language) });
  const href = (day?: string) => `${withQuery(paths.grant(reference), { 'as-of': day })}#money`;
  return [
    { label: t('grant.figuresToday'), href: asOf === undefined ? undefined : href() },
    ...(signedOn.length === 10
      ? [{ label: on(signedOn), href: asOf === signedOn ? undefined : href(signedOn) }]
      : []),
    ...(asOf !== undefined && asOf !== signedOn ? [{ label: on(asOf) }] : []),
  ];
}
