import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths, withQuery } from '#paths.ts';
import { dateRange, dateText } from '../components/date.ts';
import { nameText } from '../components/name.ts';
import { aside } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { sideList, sideSection } from '../components/section.ts';
import { documentNote } from '../documents/page.ts';
import type { Ui } from '../ui.ts';
import type { GrantView } from './show.ts';

/** The report that is due next, or is late; nothing where none is asked for. */
export function nextReport(ui: Ui, { after }: GrantView): HtmlSafeString | '' {
  const { t } = ui;
  const open = after.reports.filter(({ receivedOn }) => receivedOn === null);
  const [first] = open;
  if (!first) return '';
  const same = open.filter(({ dueOn }) => dueOn === first.dueOn);
  const date = dateText(first.dueOn, ui, 'long');
  return aside({
    body: html`<p><strong>${phrase(ui, first.dueOn < ui.today ? 'grant.nextLate' : 'grant.nextReport', { date })}</strong></p>
      <p class="note">${same.map(({ kind }) => t(`reportsDue.kind.${kind}`)).join(', ')}</p>`,
  });
}

/** What staff may do with a signed grant. */
export function signedActs(ui: Ui, reference: string): HtmlSafeString {
  const { t } = ui;
  const acts: [string, string][] = [
    [t('grant.act.amend'), withQuery(paths.amendments(reference), { kind: 'budget' })],
    [t('payments.title'), paths.payments(reference)],
    [t('grant.act.status'), paths.grantStatus(reference)],
    [t('documents.add'), paths.documents(reference)],
  ];
  return html`<ul class="signed-acts">
    ${acts.map(([label, href]) => html`<li><a href="${href}">${label}</a></li>`)}
  </ul>`;
}

/** The documents that this reader may open. */
export function documentsBeside(ui: Ui, { grant, documents }: GrantView): HtmlSafeString | '' {
  const shown = documents.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (shown.length === 0) return '';
  return sideSection({
    title: ui.t('documents.title'),
    body: sideList([
      ...shown.slice(0, 6).map((document) => ({
        text: html`<a href="${paths.document(grant.reference, document.id)}" download>${document.title}</a>`,
        note: documentNote(ui, document),
      })),
      ...(shown.length > 6
        ? [{ text: html`<a href="${paths.documents(grant.reference)}">${ui.t('documents.more')}</a>` }]
        : []),
    ]),
  });
}

/** A hint where an organisation holds a grant of another scheme on the same theme at the same time. */
export function overlapsBeside(ui: Ui, { overlaps }: GrantView): HtmlSafeString | '' {
  if (overlaps.length === 0) return '';
  const { t } = ui;
  return sideSection({
    title: t('grant.overlaps'),
    body: html`<p class="note">${t('grant.overlapsNote')}</p>
      ${sideList(
        overlaps.map(
          ({ reference, title, scheme, startsOn, endsOn, organisation, organisationLanguage }) => ({
            text: html`<a href="${paths.grant(reference)}">${title ?? reference}</a>`,
            note: html`${nameText({ name: organisation, lang: organisationLanguage })} · ${scheme ?? ''} ·
            ${dateRange(startsOn, endsOn, ui)}`,
          }),
        ),
      )}`,
  });
}
