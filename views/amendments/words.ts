import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Amendment } from '#features/amendments/queries.ts';
import { paths } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

/** What an amendment did, in one line: from what to what. */
export function amendmentText(ui: Ui, amendment: Amendment, currency: string | null): HtmlSafeString {
  const { t } = ui;
  const { kind, organisation, task } = amendment;
  const said = html`<strong>${t(`amend.did.${kind}`)}</strong>`;
  if (kind === 'budget') {
    const before = moneyOrUnknown(amendment.amountBefore, currency, ui);
    return html`${said} ${phrase(ui, 'amend.fromTo', { before, after: moneyOrUnknown(amendment.amountAfter, currency, ui) })}`;
  }
  if (kind === 'extension') {
    const before = dateText(amendment.endsBefore, ui);
    return html`${said} ${phrase(ui, 'amend.fromTo', { before, after: dateText(amendment.endsAfter, ui) })}`;
  }
  if (kind === 'scope')
    return html`${said}${amendment.scopeAfter ? html` ${amendment.scopeAfter}` : ''}${
      amendment.scopeBefore
        ? html`<span class="note">${t('amend.scopeBefore', { text: amendment.scopeBefore })}</span>`
        : ''
    }`;
  return html`${said}
  ${
    organisation
      ? nameLink({
          href: paths.organisation(organisation.slug),
          name: organisation.name,
          lang: organisation.language,
        })
      : ''
  }${task ? html` · ${task}` : ''}`;
}
