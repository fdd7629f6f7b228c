import { html, type HtmlSafeString } from '@prairielearn/html';
import { guardedFields } from '#features/profiles/kinds.ts';
import type { Proposal } from '#features/profiles/queries.ts';
import { paths } from '#paths.ts';
import { linkButton, plainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { notice } from '../components/notice.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

/** For who acts for the organisation, in its side column: edit it, and say that it still holds. */
export function ownActs(ui: Ui, slug: string): HtmlSafeString {
  return html`${linkButton({ label: ui.t('profile.own'), href: paths.editOrganisation(slug), isWide: true })}
    <form class="side-act" method="post" action="${paths.organisationConfirmation(slug)}">
      ${plainButton({ label: ui.t('profile.confirm'), isWide: true })}
    </form>`;
}

/** For staff and members: what waits, or why it was not taken over. */
export function proposalNotice(ui: Ui, proposal: Proposal | undefined): HtmlSafeString | string {
  if (!proposal) return '';
  const { changes, proposedAt, state, reason } = proposal;
  const list = guardedFields.flatMap((field) => {
    const change = changes[field];
    return change
      ? [
          html`<li>${ui.t(`history.field.${field}`)}: <ins>${change.after ?? ui.t('general.notPublished')}</ins></li>`,
        ]
      : [];
  });
  const said =
    state === 'waiting'
      ? phrase(ui, 'profile.waiting', { date: dateText(proposedAt.slice(0, 10), ui) })
      : ui.t('profile.refused', { reason: reason ?? '' });
  return notice({
    kind: 'waiting',
    body: html`<p>${said}</p>
      <ul>
        ${list}
      </ul>`,
  });
}
