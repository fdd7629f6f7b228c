import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Introduction } from '#features/introductions/queries.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton, plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { instantText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { checkbox, textArea, textField } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import type { Page, Ui } from '../ui.ts';

export interface IntroductionContent {
  introduction: Introduction;
  /** Which side reads. */
  side: 'from' | 'to';
  /** Of the other side's person; undefined before it was accepted. */
  address: string | undefined;
  problems: Problem[];
}

/** One introduction for its two sides: what was written, and what can be answered. */
export function introductionPage(ui: Ui, content: IntroductionContent): Page {
  const { t } = ui;
  const { introduction, side, problems } = content;
  const title = t('introductions.between');
  return {
    title,
    section: 'partners',
    crumbs: partnerCrumbs(ui, { label: t('introductions.title'), href: paths.introductions() }, title),
    hasErrors: problems.length > 0,
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${title}</h1>
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message, values }) => ({
                field: path.slice(1) || 'messages',
                text: t(message, values),
              })),
            )
          : ''
      }
      <div class="form-width">
        ${parties(ui, introduction)} ${standing(ui, content)}
        <ol class="plain-list" id="messages" tabindex="-1">
          ${introduction.messages.map(
            ({ fromId, body, sentAt }) =>
              html`<li class="call-answer">
                <strong>${fromId === introduction.from.id ? introduction.from.name : introduction.to.name}</strong>
                <span class="note">${instantText(sentAt, ui)}</span>
                <p class="plain-text">${body}</p>
              </li>`,
          )}
        </ol>
        ${introduction.state === 'sent' && side === 'to' ? decision(ui, introduction) : ''}
        ${introduction.state === 'accepted' ? reply(ui, introduction) : ''} ${side === 'to' ? report(ui, introduction) : ''}
      </div>
    `,
  };
}

function parties(ui: Ui, { from, to }: Introduction): HtmlSafeString {
  const link = ({ name, nameLanguage, slug, country }: Introduction['from']) =>
    html`${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })} <span class="note">${countryOrUnknown(country, ui)}</span>`;
  return html`<p>${ui.t('introductions.from')} ${link(from)}</p>
    <p>${ui.t('introductions.to')} ${link(to)}</p>`;
}

function standing(ui: Ui, { introduction, side, address }: IntroductionContent): HtmlSafeString {
  const { t } = ui;
  if (introduction.state === 'accepted')
    return notice({
      kind: 'signed',
      body: html`<p>${t('introductions.accepted')}</p>
        <p>${address ? phrase(ui, 'introductions.address', { address: html`<a href="mailto:${address}">${address}</a>` }) : t('introductions.noAddress')}</p>`,
    });
  if (introduction.state === 'declined')
    return notice({ kind: 'information', body: html`<p>${t('introductions.declined')}</p>` });
  return notice({
    kind: 'waiting',
    body: html`<p>${t(side === 'to' ? 'introductions.waitsForYou' : 'introductions.waits')}</p>`,
  });
}

function decision(ui: Ui, { publicId }: Introduction): HtmlSafeString {
  const { t } = ui;
  const action = paths.introductionDecision(publicId);
  return section({
    title: t('introductions.decide'),
    id: 'decision',
    body: html`<form method="post" action="${action}">
        ${textArea({ name: 'word', id: 'word-accept', label: t('consortia.word'), isOptional: t('general.optional'), rows: 3 })}
        <p class="note">${t('introductions.acceptNote')}</p>
        ${mainButton({ label: t('introductions.accept'), name: 'decision', value: 'accepted' })}
      </form>
      <details class="introduction-decline">
        <summary>${t('introductions.decline')}</summary>
        <form method="post" action="${action}">
          ${textField({ name: 'word', id: 'word-decline', label: t('consortia.word'), isOptional: t('general.optional'), maxlength: 1000 })}
          ${checkbox({ name: 'block', label: t('introductions.block') })}
          ${plainButton({ label: t('introductions.declineNow'), name: 'decision', value: 'declined' })}
        </form>
      </details>`,
  });
}

function reply(ui: Ui, { publicId }: Introduction): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('introductions.reply'),
    body: html`<form method="post" action="${paths.introductionReplies(publicId)}">
      ${textArea({ name: 'message', label: t('introductions.message') })} ${plainButton({ label: t('introductions.send') })}
    </form>`,
  });
}

function report(ui: Ui, { publicId, isReported }: Introduction): HtmlSafeString {
  const { t } = ui;
  if (isReported) return html`<p class="note">${t('introductions.reported')}</p>`;
  return html`<details class="introduction-decline">
    <summary>${t('introductions.report')}</summary>
    <form method="post" action="${paths.introductionReport(publicId)}">
      ${textField({ name: 'reason', label: t('introductions.reason'), hint: t('introductions.reportNote'), maxlength: 1000 })}
      ${dangerButton({ label: t('introductions.reportNow') })}
    </form>
  </details>`;
}
