import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Consortium, ConsortiumMember } from '#features/consortia/queries.ts';
import type { Draft } from '#features/partners/consortium-draft.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton, quietButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { textField } from '../components/field.ts';
import { money } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { ruleCheck } from '../components/rule-check.ts';
import { state } from '../components/state.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import { points } from '../partners/reasons.ts';
import type { Page, Ui } from '../ui.ts';

export interface SavedContent {
  consortium: Consortium;
  draft: Draft;
  /** Slugs of the organisations for which the reader may decide. */
  speaksFor: string[];
  mayTakeOver: boolean;
  /** A secret link that was made just now. */
  link?: { organisation: string; address: string };
  problem?: Problem;
}

/** A saved consortium: who confirmed, what its rules say now, and what can be done. */
export function savedPage(ui: Ui, content: SavedContent): Page {
  const { t } = ui;
  const { consortium, draft, link, problem } = content;
  const open = consortium.members.filter(({ state: one }) => one !== 'confirmed').length;
  return {
    title: consortium.title,
    section: 'partners',
    crumbs: partnerCrumbs(ui, { label: t('consortia.title'), href: paths.consortia() }, consortium.title),
    history: paths.history('consortium', consortium.publicId),
    hasErrors: problem !== undefined,
    isUnlisted: true,
    body: html`
      ${pageHead({ title: consortium.title, kicker: t('consortia.kicker'), facts: factsOf(ui, consortium) })}
      ${problem ? notice({ kind: 'danger', isLive: true, body: html`<p>${t(problem.message, problem.values)}</p>` }) : ''}
      ${link ? linkNotice(ui, consortium, link) : ''} ${standing(ui, consortium, open)}
      <div class="columns">
        <div class="column-main">
          <ol class="builder-members">
            ${consortium.members.map((member) => memberItem(ui, content, member))}
          </ol>
          ${content.mayTakeOver && consortium.grant === null ? takeOver(ui, consortium, open) : ''}
        </div>
        <div class="column-side">${ruleCheck(ui, { rules: draft.rules })}</div>
      </div>
    `,
  };
}

function factsOf(ui: Ui, { schemeName, amountMinor, currency }: Consortium) {
  return [
    schemeName ?? ui.t('match.basketNoScheme'),
    ...(amountMinor !== null && currency !== null ? [money(amountMinor, currency, ui)] : []),
  ];
}

function standing(ui: Ui, { grant }: Consortium, open: number): HtmlSafeString {
  const { t } = ui;
  if (grant !== null)
    return notice({
      kind: 'signed',
      body: html`<p>${phrase(ui, 'consortia.isGrant', { grant: html`<a href="${paths.grant(grant)}">${grant}</a>` })}</p>`,
    });
  return open === 0
    ? notice({ kind: 'signed', body: html`<p>${t('consortia.allConfirmed')}</p>` })
    : notice({ kind: 'waiting', body: html`<p>${t('consortia.waiting', { count: open })}</p>` });
}

function linkNotice(
  ui: Ui,
  consortium: Consortium,
  { organisation, address }: { organisation: string; address: string },
): HtmlSafeString {
  const name = consortium.members.find(({ slug }) => slug === organisation)?.name ?? organisation;
  return notice({
    kind: 'information',
    isLive: true,
    body: html`<p>${ui.t('consortia.link', { name })}</p>
      <p><code class="consortium-link">${address}</code></p>`,
  });
}

const signs = { asked: 'listed', confirmed: 'passed', declined: 'fails' } as const;

function memberItem(
  ui: Ui,
  { consortium, speaksFor }: SavedContent,
  member: ConsortiumMember,
): HtmlSafeString {
  const { t } = ui;
  const { slug, name, nameLanguage, country, role, task, share, word } = member;
  return html`<li class="consortium-member">
    <div>
      ${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}
      <p class="note">
        ${countryOrUnknown(country, ui)} · ${t(role === 'lead' ? 'match.leads' : 'match.partner')} ·
        ${points(share / 10, ui)}%${task ? ` · ${task}` : ''}
      </p>
      ${word ? html`<p class="note consortium-word">“${word}”</p>` : ''}
    </div>
    <p>${state(signs[member.state], ui, { label: t(`consortia.state.${member.state}`) })}</p>
    ${consortium.grant === null ? memberActs(ui, consortium, member, speaksFor.includes(slug)) : ''}
  </li>`;
}

function memberActs(
  ui: Ui,
  { publicId }: Consortium,
  { slug, name, state: now }: ConsortiumMember,
  isOwn: boolean,
): HtmlSafeString {
  const { t } = ui;
  if (!isOwn)
    return html`<form method="post" action="${paths.consortiumLinks(publicId)}">
      <input type="hidden" name="organisation" value="${slug}" />
      ${quietButton({ label: t('consortia.makeLink'), spoken: name })}
    </form>`;
  return decisionForm(ui, {
    action: paths.consortiumConfirmation(publicId),
    slug,
    name,
    isConfirmed: now === 'confirmed',
  });
}

/** Confirm, or decline with a word. */
export function decisionForm(
  ui: Ui,
  { action, slug, name, isConfirmed }: { action: string; slug: string; name: string; isConfirmed: boolean },
): HtmlSafeString {
  const { t } = ui;
  const id = `word-${slug}`;
  return html`<form class="consortium-decision" method="post" action="${action}">
    <input type="hidden" name="organisation" value="${slug}" />
    ${isConfirmed ? '' : mainButton({ label: t('consortia.confirm'), name: 'decision', value: 'confirmed', spoken: name })}
    <details>
      <summary>${t('consortia.decline')}</summary>
      ${textField({ name: 'word', id, label: t('consortia.word'), isOptional: t('general.optional'), maxlength: 1000 })}
      ${plainButton({ label: t('consortia.declineNow'), name: 'decision', value: 'declined', spoken: name })}
    </details>
  </form>`;
}

function takeOver(ui: Ui, { publicId }: Consortium, open: number): HtmlSafeString {
  const { t } = ui;
  return html`<form class="consortium-take-over" method="post" action="${paths.consortiumGrant(publicId)}">
    <p class="note">${t(open > 0 ? 'consortia.takeOverLater' : 'consortia.takeOverNote')}</p>
    ${open > 0 ? '' : mainButton({ label: t('consortia.takeOver') })}
  </form>`;
}
