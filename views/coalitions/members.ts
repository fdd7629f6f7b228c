import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Membership, MembersOfCountry } from '#features/coalitions/members.ts';
import type { CoalitionDetail } from '#features/coalitions/queries.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameLink } from '../components/name.ts';
import { notPublished } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { sourceMark } from '../components/sources.ts';
import type { Ui } from '../ui.ts';

/** Members by country in the fixed order, former ones muted under those of today. */
export function membersSection(ui: Ui, coalition: CoalitionDetail): HtmlSafeString {
  const { t } = ui;
  const { membersByCountry, network } = coalition;
  const groups = membersByCountry.map((group) => countryGroup(ui, coalition, group));
  return section({
    title: t('coalition.members'),
    id: 'members',
    note: t('coalition.membersNote'),
    body: html`
      ${
        network
          ? html`<p class="note">
            ${phrase(ui, 'coalition.membersOfNetwork', {
              network: nameLink({
                href: paths.organisation(network.slug),
                name: network.name,
                lang: network.language,
              }),
            })}
          </p>`
          : ''
      }
      ${
        groups.length > 0
          ? html`<div class="country-groups">${groups}</div>`
          : html`<p><em class="unknown">${t('coalition.membersUnknown')}</em></p>`
      }
    `,
  });
}

/** A role that says no more than where the organisation stands on the page is left out. */
function telling(role: string | null): string | null {
  return role && /^(former )?member$/i.test(role) ? null : role;
}

/** Those who only took part, apart from the members and never counted with them. */
export function participantsSection(ui: Ui, coalition: CoalitionDetail): HtmlSafeString | string {
  const { t } = ui;
  const { participantsByCountry } = coalition;
  if (participantsByCountry.length === 0) return '';
  return section({
    title: t('coalition.participants'),
    id: 'participants',
    note: t('coalition.participantsNote'),
    body: html`<div class="country-groups">
      ${participantsByCountry.map(
        ({ country, current, former }) =>
          html`<div class="country-group">
            ${groupHead(ui, country, current.length + former.length)}
            <ul>
              ${[...current, ...former].map(
                (membership) =>
                  html`<li>${person(membership)}${line(html`${participation(ui, membership)}${marks(ui, membership)}`)}</li>`,
              )}
            </ul>
          </div>`,
      )}
    </div>`,
  });
}

function countryGroup(
  ui: Ui,
  coalition: CoalitionDetail,
  { country, current, former }: MembersOfCountry,
): HtmlSafeString {
  const { t } = ui;
  const isEmpty = current.length + former.length === 0;
  return html`<div class="country-group">
    ${groupHead(ui, country, current.length)}
    ${isEmpty ? html`<p class="note"><em class="unknown">${t('coalition.noMember')}</em></p>` : ''}
    <ul>
      ${current.map((membership) => html`<li>${member(ui, coalition, membership)}</li>`)}
      ${former.map((membership) => html`<li class="member-former">${member(ui, coalition, membership)}</li>`)}
    </ul>
  </div>`;
}

function groupHead(ui: Ui, country: string | null, count: number): HtmlSafeString {
  return html`<div class="country-group-head">
    <h3>${country ? countryLabel(country, ui) : ui.t('coalition.otherCountries')}</h3>
    <span>${formatNumber(count, ui.language)}</span>
  </div>`;
}

function member(ui: Ui, coalition: CoalitionDetail, membership: Membership): HtmlSafeString {
  const { t } = ui;
  const { id, hasLeft, leftReason, note, isBeforeForming } = membership;
  return html`${person(membership)}
  ${line(telling(membership.role), html`${period(ui, membership)}${marks(ui, membership)}`)}
  ${leftReason ? line(t('coalition.reason', { reason: leftReason })) : ''}
  ${
    isBeforeForming && coalition.formedOn
      ? line(phrase(ui, 'coalition.beforeForming', { date: dateText(coalition.formedOn, ui) }))
      : ''
  }
  ${note ? line(note) : ''}
  ${
    ui.person?.isStaff && !hasLeft
      ? line(
          html`<a class="row-act" href="${paths.coalitionMemberLeaving(coalition.slug, id)}"
          >${t('coalition.recordLeaving')}<span class="visually-hidden">: ${membership.organisation.name}</span></a
        >`,
        )
      : ''
  }`;
}

function person({ organisation: { slug, name, language } }: Membership): HtmlSafeString {
  return nameLink({ href: paths.organisation(slug), name, lang: language });
}

function marks(ui: Ui, { sources }: Membership): HtmlSafeString {
  return html`${sources.map((number) => sourceMark(number, ui))}`;
}

function period(ui: Ui, { joinedOn, leftOn, hasLeft }: Membership): HtmlSafeString {
  const { t } = ui;
  if (!hasLeft)
    return joinedOn
      ? phrase(ui, 'coalition.since', { date: dateText(joinedOn, ui) })
      : html`${t('coalition.joinedUnknown')}`;
  if (leftOn === null) return html`${t('coalition.leftSometime')}`;
  if (joinedOn === null) return phrase(ui, 'coalition.leftOn', { date: dateText(leftOn, ui) });
  return phrase(ui, 'coalition.untilDate', { joined: dateText(joinedOn, ui), left: dateText(leftOn, ui) });
}

function participation(ui: Ui, { role, joinedOn, note }: Membership): HtmlSafeString {
  const when = joinedOn
    ? phrase(ui, 'coalition.participantOn', { date: dateText(joinedOn, ui) })
    : notPublished(ui);
  return html`${role ? html`${role} · ` : ''}${when}${note ? html`. ${note}` : ''}`;
}

function line(...parts: (Content | null)[]): HtmlSafeString {
  const said = parts.filter((part) => part !== null);
  return html`<span class="note">${said.map((part, place) => html`${place > 0 ? ' · ' : ''}${part}`)}</span>`;
}
