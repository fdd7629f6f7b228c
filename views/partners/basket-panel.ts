import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Draft } from '#features/partners/consortium-draft.ts';
import { needQuery, type NeedAsked } from '#features/partners/need-request.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { ruleCheck } from '../components/rule-check.ts';
import type { Ui } from '../ui.ts';
import { points } from './reasons.ts';

/** The consortium that is being put together, with its scheme's rules checked now. */
export function basketPanel(ui: Ui, draft: Draft, asked: NeedAsked): HtmlSafeString {
  const { t } = ui;
  const { members, scheme } = draft;
  return html`<section class="basket" aria-labelledby="basket-title">
    <h2 class="basket-title" id="basket-title">${t('match.basket')}</h2>
    ${
      members.length === 0
        ? html`<p class="note">${t('match.basketEmpty')}</p>`
        : html`<p class="note">${scheme ? `${scheme.programme}: ${scheme.name}` : t('match.basketNoScheme')}. ${t('match.basketKept')}</p>
          <ol class="basket-members">
            ${members.map((member, place) => basketMember(ui, asked, member, place))}
          </ol>
          ${draft.rules.length > 0 ? ruleCheck(ui, { rules: draft.rules, conclusion: lackingLine(ui, draft, asked) }) : ''}
          <p class="basket-acts">
            ${linkButton({ label: t('match.build'), href: paths.consortiumBuilder({ with: asked.with, scheme: asked.scheme }), kind: 'main' })}
          </p>`
    }
  </section>`;
}

function basketMember(
  ui: Ui,
  asked: NeedAsked,
  member: Draft['members'][number],
  place: number,
): HtmlSafeString {
  const { t } = ui;
  const { organisation, asked: slug, share } = member;
  const out = paths.partners(needQuery(asked, { with: asked.with.filter((one) => one !== slug) }));
  const name = organisation?.name ?? slug;
  return html`<li class="basket-member">
    <span class="basket-code" aria-hidden="true">${organisation?.country ?? '–'}</span>
    <span>
      ${
        organisation
          ? nameLink({ name, lang: organisation.language, href: paths.organisation(organisation.slug) })
          : html`<em class="unknown">${slug}</em>`
      }
      <span class="note"
        >${organisation ? html`${countryOrUnknown(organisation.country, ui)} · ` : ''}${t(place === 0 ? 'match.leads' : 'match.partner')} ·
        <a href="${out}">${t('match.takeOut')}<span class="visually-hidden"> ${name}</span></a></span
      >
    </span>
    <span class="basket-share">${points(share / 10, ui)}%</span>
  </li>`;
}

/** What the rule still asks for, with the way to who would do. */
export function lackingLine(
  ui: Ui,
  draft: Draft,
  asked: Pick<NeedAsked, 'with' | 'scheme'>,
): Content | undefined {
  const { t } = ui;
  const { lacking, missingCountries } = draft;
  if (draft.outcome === 'pass' || lacking.organisations + lacking.countries === 0) return undefined;
  const said = [
    lacking.organisations > 0 ? t('match.lackOrganisations', { count: lacking.organisations }) : '',
    lacking.countries > 0 ? t('match.lackCountries', { count: lacking.countries }) : '',
  ].filter(Boolean);
  const href = paths.partners({ with: asked.with, scheme: asked.scheme, countries: missingCountries });
  return html`${said.join(' ')} ${
    missingCountries.length > 0
      ? phrase(ui, 'match.wouldDo', {
          list: missingCountries.join(', '),
          link: html`<a href="${href}">${t('match.whoFits')}</a>`,
        })
      : ''
  }`;
}

/** At the bottom edge of a phone: how the consortium stands, and the way to it. */
export function basketBar(ui: Ui, draft: Draft): HtmlSafeString | string {
  const { t } = ui;
  if (draft.members.length === 0) return '';
  const { countries, organisations } = draft.lacking;
  const open = countries + organisations > 0;
  return html`<p class="basket-bar">
    <a href="#consortium">${t('match.bar', { count: draft.members.length })}</a>
    <span>${draft.rules.length === 0 || !draft.scheme ? '' : t(open ? 'match.barLacks' : draft.outcome === 'pass' ? 'match.barMet' : 'match.barOpen')}</span>
  </p>`;
}
