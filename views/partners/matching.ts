import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Draft } from '#features/partners/consortium-draft.ts';
import type { NamedOrganisation, Place } from '#features/partners/details.ts';
import type { Found, Matching, Move } from '#features/partners/matching.ts';
import { needQuery } from '#features/partners/need-request.ts';
import type { Hit } from '#features/search/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { nameLink, nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { pagination } from '../components/pagination.ts';
import { phrase } from '../components/phrase.ts';
import type { Page, Ui } from '../ui.ts';
import { basketBar, basketPanel } from './basket-panel.ts';
import { needForm, NEED_FORM, type NeedChoices } from './need-form.ts';
import { partnerCrumbs, partnerTabs } from './parts.ts';
import { points, reasonLines } from './reasons.ts';

const PAGE = 10;

export interface MatchingContent {
  matching: Matching;
  places: Place[];
  /** Who moved, by id. */
  moved: Map<number, NamedOrganisation>;
  draft: Draft;
  lookedUp: Hit[];
  choices: NeedChoices;
}

/** The need at the left, the ranked list with every reason, and the consortium that is being put together. */
export function matchingPage(ui: Ui, content: MatchingContent): Page {
  const { t } = ui;
  const { matching, draft } = content;
  return {
    title: t('match.title'),
    section: 'partners',
    crumbs: partnerCrumbs(ui),
    isUnlisted: matching.found !== undefined,
    body: html`
      ${pageHead({ title: t('match.title'), lead: t('match.lead') })} ${partnerTabs(ui, 'matching')}
      <div class="match">
        <div class="match-need">${needForm(ui, content)}</div>
        <div class="match-list" id="list">${list(ui, content)}</div>
        <div class="match-basket" id="consortium">${basketPanel(ui, draft, matching.asked)}</div>
      </div>
      ${basketBar(ui, draft)}
    `,
  };
}

function list(ui: Ui, content: MatchingContent): HtmlSafeString {
  const { t } = ui;
  const { matching, places } = content;
  const { found, asked } = matching;
  if (!found) return begin(ui);
  const notes = notesOf(ui, matching);
  return html`
    <div class="match-line">
      <h2 class="match-count">${phrase(ui, 'match.count', { count: html`<strong>${t('match.organisations', { count: found.total })}</strong>` })}</h2>
      ${
        found.total > 0
          ? html`<p class="note">
            ${t('match.addUp')} · <a href="${withQuery(`${paths.partners()}.csv`, needQuery(asked))}">${t('lists.csv')}</a>
          </p>`
          : ''
      }
    </div>
    ${notes.length > 0 ? notice({ kind: 'waiting', body: html`${notes.map((note) => html`<p>${note}</p>`)}` }) : ''}
    ${changes(ui, content, found)}
    ${
      found.total === 0
        ? nobody(ui, matching, found)
        : html`<ol class="match-places">
          ${places.map((place) => placeItem(ui, matching, place))}
        </ol>`
    }
    ${pages(ui, matching, found)} ${found.total > 0 ? sameList(ui, matching) : ''}
  `;
}

/** Nothing was asked yet. */
function begin(ui: Ui): HtmlSafeString {
  const { t } = ui;
  return html`<div class="match-begin">
    <h2 class="side-title">${t('match.begin')}</h2>
    <p>${t('match.beginText')}</p>
    <p><a href="${paths.partnersMethod()}">${t('match.how')}</a></p>
  </div>`;
}

function notesOf(ui: Ui, { members, isUnknownScheme, asked, need }: Matching): string[] {
  const { t } = ui;
  return [
    ...(isUnknownScheme ? [t('match.unknownScheme', { name: asked.scheme })] : []),
    ...(asked.share && need.share === undefined ? [t('match.unreadShare', { value: asked.share })] : []),
    ...members.flatMap(({ problem, asked: slug, organisation }) =>
      problem ? [t(`match.member.${problem}`, { name: organisation?.name ?? slug })] : [],
    ),
  ];
}

/** Which weights are other than usual, and who stands elsewhere for it. */
function changes(
  ui: Ui,
  { matching, moved }: MatchingContent,
  { raised, moves }: Found,
): HtmlSafeString | string {
  const { t } = ui;
  if (raised.length === 0) return '';
  const said = raised.map(({ name, from, to }) =>
    t(to > from ? 'match.raised' : 'match.lowered', { name: t(`match.weight.${name}`), from, to }),
  );
  const undo = paths.partners({ ...needQuery(matching.asked), ...usualQuery(matching) });
  return html`<div class="match-changes">
    <p>${said.join('; ')}. <a href="${undo}">${t('match.undo')}</a></p>
    ${
      moves.length > 0
        ? html`<ul class="plain-list">
          ${moves.map((move) => html`<li>${moveLine(ui, move, moved.get(move.id))}</li>`)}
        </ul>`
        : html`<p>${t('match.noMoves')}</p>`
    }
  </div>`;
}

/** The address of the need without any weight of its own. */
function usualQuery({ found }: Matching): Record<string, undefined> {
  return Object.fromEntries((found?.raised ?? []).map(({ name }) => [`w-${name}`, undefined]));
}

function moveLine(ui: Ui, { from, to, because }: Move, organisation: NamedOrganisation | undefined): Content {
  const { t } = ui;
  const name = nameText({ name: organisation?.name ?? '', lang: organisation?.nameLanguage });
  const why = because
    ? t('match.because', {
        reason: t(`match.weight.${because.reason}`),
        by: `${because.by > 0 ? '+' : '−'}${points(Math.abs(because.by), ui)}`,
      })
    : '';
  if (from === undefined) return html`${phrase(ui, 'match.cameIn', { name, to })}${why}`;
  return html`${phrase(ui, to < from ? 'match.rose' : 'match.fell', { name, from, to })}${why}`;
}

function nobody(ui: Ui, { asked }: Matching, { loosen }: Found): HtmlSafeString {
  const { t } = ui;
  return html`<div class="empty">
    <p class="empty-title">${t('match.nobody')}</p>
    ${
      loosen.length > 0
        ? html`<ul class="plain-list">
          ${loosen.map(
            ({ condition, count }) =>
              html`<li>
                <a href="${paths.partners(needQuery(asked, { [condition]: [] }))}"
                  >${t(`match.loosen.${condition}`, { count })}</a
                >
              </li>`,
          )}
        </ul>`
        : html`<p>${t('match.loosenAll')}</p>`
    }
  </div>`;
}

function placeItem(ui: Ui, matching: Matching, place: Place): HtmlSafeString {
  const { t } = ui;
  const { organisation, score } = place;
  const marks = [
    place.isNew ? t('match.isNew') : undefined,
    place.isSmall ? t('match.isSmall') : undefined,
  ].filter((mark) => mark !== undefined);
  return html`<li class="match-place" id="place-${place.place}">
    <span class="match-number" aria-hidden="true">${place.place}</span>
    <div class="match-body">
      <div class="match-head">
        <h3 class="match-name">
          ${nameLink({ name: organisation.name, lang: organisation.nameLanguage, href: paths.organisation(organisation.slug) })}
        </h3>
        <p class="match-score"><span class="visually-hidden">${t('match.points')} </span>${points(score, ui)}</p>
      </div>
      <p class="note">
        ${countryOrUnknown(organisation.country, ui)}${marks.map((mark) => html` <span class="match-mark">${mark}</span>`)}
      </p>
      ${reasonLines(ui, matching, place)}
      <p class="match-acts">
        ${plainButton({
          label: t('match.add'),
          name: 'with',
          value: organisation.slug,
          form: NEED_FORM,
          isSmall: true,
          spoken: organisation.name,
        })}
        <a href="${paths.newIntroduction(organisation.slug)}" rel="nofollow"
          >${t('introductions.write')}<span class="visually-hidden">: ${organisation.name}</span></a
        >
      </p>
    </div>
  </li>`;
}

function pages(ui: Ui, { asked }: Matching, { total, ranked }: Found): HtmlSafeString | string {
  if (total <= PAGE && asked.page === 1) return '';
  const first = (asked.page - 1) * PAGE + 1;
  const href = (page: number) => paths.partners(needQuery(asked, { page }));
  return pagination(ui, {
    first: ranked.length === 0 ? 0 : first,
    last: ranked.length === 0 ? 0 : first + ranked.length - 1,
    total,
    previousHref: asked.page > 1 ? href(asked.page - 1) : undefined,
    nextHref: asked.page * PAGE < total ? href(asked.page + 1) : undefined,
  });
}

/** The address that gives this very list to somebody else, on any later day. */
function sameList(ui: Ui, { asked, need }: Matching): HtmlSafeString {
  const { t } = ui;
  return html`<p class="match-same note">
    ${phrase(ui, 'match.same', {
      link: html`<a href="${paths.partners(needQuery({ ...asked, on: need.on }))}">${t('match.sameLink')}</a>`,
    })}
    <a href="${paths.partnersMethod()}">${t('match.how')}</a>
  </p>`;
}
