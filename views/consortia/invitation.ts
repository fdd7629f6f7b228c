import { html } from '@prairielearn/html';
import type { Consortium, ConsortiumMember } from '#features/consortia/queries.ts';
import type { Draft } from '#features/partners/consortium-draft.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { ruleCheck } from '../components/rule-check.ts';
import { points } from '../partners/reasons.ts';
import type { Page, Ui } from '../ui.ts';
import { decisionForm } from './saved.ts';

export interface Invitation {
  consortium: Consortium;
  member: ConsortiumMember;
  secret: string;
  draft: Draft;
}

/** What a secret link opens: the consortium, and the word of the one organisation for which it was made. */
export function invitationPage(ui: Ui, { consortium, member, secret, draft }: Invitation): Page {
  const { t } = ui;
  return {
    title: consortium.title,
    section: 'partners',
    isUnlisted: true,
    body: html`
      ${pageHead({ title: consortium.title, kicker: t('consortia.kicker'), lead: t('consortia.asked', { name: member.name }) })}
      ${
        member.state === 'asked'
          ? ''
          : notice({
              kind: member.state === 'confirmed' ? 'signed' : 'waiting',
              isLive: true,
              body: html`<p>${t(`consortia.said.${member.state}`)}</p>`,
            })
      }
      <div class="columns">
        <div class="column-main">
          <ol class="builder-members">
            ${consortium.members.map(
              ({ name, nameLanguage, country, role, share, task }) =>
                html`<li class="consortium-member">
                  <div>
                    ${nameText({ name, lang: nameLanguage })}
                    <p class="note">
                      ${countryOrUnknown(country, ui)} · ${t(role === 'lead' ? 'match.leads' : 'match.partner')} ·
                      ${points(share / 10, ui)}%${task ? ` · ${task}` : ''}
                    </p>
                  </div>
                </li>`,
            )}
          </ol>
          ${
            consortium.grant === null
              ? decisionForm(ui, {
                  action: paths.consortiumInvitation(secret),
                  slug: member.slug,
                  name: member.name,
                  isConfirmed: member.state === 'confirmed',
                })
              : html`<p>${t('consortia.closed')}</p>`
          }
        </div>
        <div class="column-side">${ruleCheck(ui, { rules: draft.rules })}</div>
      </div>
    `,
  };
}
