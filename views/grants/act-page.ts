import { html, type HtmlSafeString } from '@prairielearn/html';
import type { GrantDetail } from '#features/grants/queries.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import type { Page, Ui } from '../ui.ts';

export interface ActPage {
  grant: GrantDetail;
  title: string;
  hasErrors?: boolean;
  body: Content;
  side?: Content | undefined;
}

/** A page on which staff do something with one grant: what it is about stands first. */
export function actPage(ui: Ui, { grant, title, hasErrors, body, side }: ActPage): Page {
  const { t } = ui;
  return {
    title: `${title}: ${grant.reference}`,
    section: 'grants',
    hasErrors: hasErrors ?? false,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      { label: grant.reference, href: paths.grant(grant.reference) },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="columns">
        <div class="column-main">${grantLine(ui, grant)} ${body}</div>
        <div class="column-side">${side ?? ''}</div>
      </div>
    `,
  };
}

/** The grant that something is done with: lead, country, reference, amount as signed. */
export function grantLine(ui: Ui, grant: GrantDetail): HtmlSafeString {
  const { lead, reference, title, titleLanguage, amountMinor, currency } = grant;
  return html`<div class="aside-accent">
    <p class="name-large">${nameText({ name: lead.name, lang: lead.language })}</p>
    <p class="note">
      ${countryOrUnknown(lead.country, ui)} · ${reference} · ${moneyOrUnknown(amountMinor, currency, ui)}
    </p>
    ${title ? html`<p ${titleLanguage ? html`lang="${titleLanguage}"` : ''}>${title}</p>` : ''}
  </div>`;
}
