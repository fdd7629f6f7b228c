import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Hit, NounHits, SearchedNoun } from '#features/search/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { markedOwn } from '../components/matched.ts';
import { nameLink, nameText } from '../components/name.ts';
import { searchBox, suggestionList } from '../components/search-box.ts';
import { section } from '../components/section.ts';
import { sections, type Page, type Ui } from '../ui.ts';
import { hitHref, hitNote } from './hit.ts';

const listPaths: Record<SearchedNoun, string> = {
  organisation: paths.organisations(),
  grant: paths.grants(),
  event: paths.events(),
  coalition: paths.coalitions(),
};
const titles = {
  organisation: 'general.organisations',
  grant: 'general.grants',
  event: 'general.events',
  coalition: 'general.coalitions',
} as const;

export interface SearchPage {
  /** As typed; empty where nothing was searched for. */
  q: string;
  found: NounHits[];
}

/** The best few records of each kind, and the way to all of them. */
export function searchPage(ui: Ui, { q, found }: SearchPage): Page {
  const { t } = ui;
  const shown = shorten(q);
  return {
    title: q ? t('search.titleFor', { q: shown }) : t('search.title'),
    isUnlisted: true,
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('search.title') }],
    body: html`
      <h1 class="page-title">${t('search.title')}</h1>
      <div class="search-head">
        ${searchBox(ui, { label: t('search.label'), value: q, hint: t('search.hint'), isLarge: true })}
      </div>
      ${q ? results(ui, q, shown, found) : lists(ui)}
    `,
  };
}

function results(ui: Ui, q: string, shown: string, found: NounHits[]): HtmlSafeString {
  const { t } = ui;
  const total = found.reduce((sum, { total: some = 0 }) => sum + some, 0);
  if (total === 0) {
    return html`<div class="search-empty">
      <p class="empty-title" role="status">${t('search.nothing', { q: shown })}</p>
      <p>${t('search.nothingHint')}</p>
      ${lists(ui)}
    </div>`;
  }
  return html`
    <p class="search-count" role="status">${t('search.found', { count: total, q: shown })}</p>
    ${found.filter(({ hits }) => hits.length > 0).map((some) => nounSection(ui, q, some))}
  `;
}

function nounSection(ui: Ui, q: string, { noun, total = 0, hits }: NounHits): HtmlSafeString {
  return section({
    title: ui.t(titles[noun]),
    id: `${noun}s`,
    links: [{ label: ui.t(`search.all.${noun}`, { count: total }), href: withQuery(listPaths[noun], { q }) }],
    body: html`<ul class="hits">
      ${hits.map((hit) => html`<li>${hitLine(ui, hit)}</li>`)}
    </ul>`,
  });
}

function hitLine(ui: Ui, hit: Hit): HtmlSafeString {
  const { name, language, matched } = hit;
  return html`${nameLink({ href: hitHref(hit), name, lang: language, marked: markedOwn(name, matched) })}<span
      class="note"
      >${hitNote(ui, hit, false)}</span
    >`;
}

function lists(ui: Ui): HtmlSafeString {
  return html`<p class="search-lists">
    ${ui.t('search.browse')}
    ${sections.map(
      (name, place) =>
        html`${place > 0 ? ' · ' : ''}<a href="${paths[name]()}">${ui.t(`general.${name}`)}</a>`,
    )}
  </p>`;
}

/** What type-ahead answers; empty where nothing has been typed. */
export function suggestions(ui: Ui, q: string, hits: Hit[]): HtmlSafeString {
  if (!q) return html``;
  return suggestionList(
    hits.map((hit) => ({
      text: nameText({ name: hit.name, lang: hit.language, marked: markedOwn(hit.name, hit.matched) }),
      href: hitHref(hit),
      note: hitNote(ui, hit, true),
    })),
    { label: ui.t('search.allFor', { q: shorten(q) }), href: paths.search(q) },
  );
}

/** Said back to the reader; a page of text that was pasted in is not said back whole. */
function shorten(q: string): string {
  return q.length > 80 ? `${q.slice(0, 80).trimEnd()}…` : q;
}
