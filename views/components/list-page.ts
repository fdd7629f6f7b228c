import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { Page, Section, Ui } from '../ui.ts';
import { facetGroups, listFacets } from './list-facets.ts';

/** Below so many hits the page says that a search minds neither script nor accents. */
const FEW = 10;

/** One list as a page: everything but the rows is drawn from its model. */
export interface ListContent {
  /** The page's heading, such as “Organisations”. */
  title: string;
  section?: Section;
  model: ListModel;
  /** What the search box looks through, such as “Name, acronym or former name, in any script”. */
  searchLabel: string;
  /** How many there are of what, the figure in `<strong>`: use `countLine` for it. */
  count: HtmlSafeString;
  /** The rows, as `<table class="rows">`; not drawn where the list is empty. */
  rows: HtmlSafeString;
  /** Said under the rows, such as where else the same words lead. */
  after?: HtmlSafeString | string;
  /** What staff may add to the list. */
  addition?: { label: string; href: string } | undefined;
}

/**
 * A list page: `return request.wantsFragment ? reply.fragment(listResults(ui, content)) : reply.page(listPage(ui, content))`.
 *
 * The form works without script: boxes are ticked, the button shows the rows. With script, typing and ticking
 * ask for `listResults` and lay it over what is there (a morph, so that focus stays and screen readers hear
 * the new count), and the address follows. The whole state stands in the address either way.
 */
export function listPage(ui: Ui, content: ListContent): Page {
  const { t } = ui;
  return {
    title: content.title,
    ...(content.section ? { section: content.section } : {}),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: content.title }],
    isUnlisted: content.model.q !== '' || content.model.chips.length > 0,
    body: html`
      <div class="list-head">
        <h1 class="page-title">${content.title}</h1>
        ${content.addition
          ? html`<a class="ds-button" data-variant="secondary" href="${content.addition.href}"
              >${content.addition.label}</a
            >`
          : ''}
      </div>
      <div class="list">
        ${searchForm(ui, content)} ${listFacets(ui, content.model)}
        <div id="results" class="list-main">${results(ui, content)}</div>
      </div>
    `,
  };
}

/** The answer to htmx: what stands in `#results`, and the facets with their new counts for their own place. */
export function listResults(ui: Ui, content: ListContent): HtmlSafeString {
  return html`
    ${results(ui, content)}
    <hx-partial hx-target="#list-facets" hx-swap="innerMorph">${facetGroups(ui, content.model)}</hx-partial>
  `;
}

function results(ui: Ui, content: ListContent): HtmlSafeString {
  const { model } = content;
  return html`
    <div class="list-line">
      <p class="list-count" role="status">${content.count}</p>
      ${sorts(ui, model)} ${model.total > 0 ? download(ui, model) : ''}
    </div>
    ${chips(ui, model)} ${model.total > 0 ? content.rows : empty(ui, model)} ${pages(ui, model)}
    ${model.q && model.total > 0 && model.total < FEW ? anyScript(ui, model) : ''} ${content.after ?? ''}
  `;
}

/** “**41** organisations for “hops””, from a message in which the figure stands between two bars: `|{count}| organisations`. */
export function countLine(text: string): HtmlSafeString {
  const [before = '', figure = '', after = ''] = text.split('|');
  return html`${before}<strong>${figure}</strong>${after}`;
}

function searchForm(ui: Ui, { model, searchLabel }: ListContent): HtmlSafeString {
  const include = '#list-form, #list-facets';
  return html`
    <form
      id="list-form"
      class="list-search"
      role="search"
      method="get"
      action="${model.path}"
      hx-get="${model.path}"
      hx-trigger="submit, change from:#list-facets"
      hx-target="#results"
      hx-swap="innerMorph"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      <label class="visually-hidden" for="list-q">${searchLabel}</label>
      <input
        id="list-q"
        class="ds-input list-box"
        type="search"
        name="q"
        value="${model.q}"
        maxlength="10000"
        placeholder="${searchLabel}"
        autocomplete="off"
        spellcheck="false"
        hx-get="${model.path}"
        hx-trigger="input changed delay:200ms"
        hx-include="${include}"
        hx-target="#results"
        hx-swap="innerMorph"
        hx-replace-url="true"
        hx-sync="#list-form:replace"
      />
      <button class="ds-button" type="submit">${ui.t('lists.search')}</button>
    </form>
  `;
}

function sorts(ui: Ui, model: ListModel): HtmlSafeString {
  const { t } = ui;
  return html`
    <p class="list-sorts">
      ${t('lists.sortBy')}
      ${model.sorts.map(
        ({ label, isCurrent, href }, place) =>
          html`${place > 0 ? ' · ' : ''}${isCurrent
            ? html`<strong aria-current="true">${t(label)}</strong>`
            : html`<a href="${href}">${t(label)}</a>`}`,
      )}
    </p>
  `;
}

function download(ui: Ui, model: ListModel): HtmlSafeString {
  const { t } = ui;
  return html`<p class="list-download">
    <a href="${model.csvHref}" title="${t('lists.download')}">${t('lists.csv')}</a>
  </p>`;
}

function chips(ui: Ui, model: ListModel): HtmlSafeString | string {
  const { t } = ui;
  if (model.chips.length === 0) return '';
  return html`
    <ul class="list-chips" aria-label="${t('lists.chosen')}">
      ${model.chips.map(({ label, isNotPublished, href }) => {
        const text = isNotPublished ? t('lists.none') : label;
        return html`<li>
          <a href="${href}" aria-label="${t('lists.remove', { value: text })}">${text} <span aria-hidden="true">×</span></a>
        </li>`;
      })}
      ${model.clearHref ? html`<li><a class="list-clear" href="${model.clearHref}">${t('lists.clearAll')}</a></li>` : ''}
    </ul>
  `;
}

function empty(ui: Ui, model: ListModel): HtmlSafeString {
  const { t } = ui;
  if (model.all === 0) return html`<p class="list-empty">${t('lists.emptyYet')}</p>`;
  return html`
    <div class="list-empty">
      <p>${t(model.chips.length > 0 ? 'lists.empty' : 'lists.emptyWords')}</p>
      ${model.suggestions.length > 0
        ? html`<p>${t('lists.tryThis')}</p>
            <ul>
              ${model.suggestions.map(
                ({ label, href, count }) =>
                  html`<li>
                    <a href="${href}"
                      >${label ? t('lists.withoutFacet', { facet: t(label) }) : t('lists.withoutWords', { q: model.q })}</a
                    >
                    ${t('lists.gives', { count })}
                  </li>`,
              )}
            </ul>`
        : ''}
      ${model.clearHref
        ? html`<p><a href="${model.clearHref}">${t('lists.showAll', { count: model.all })}</a></p>`
        : ''}
    </div>
  `;
}

function anyScript(ui: Ui, model: ListModel): HtmlSafeString {
  const { t } = ui;
  return html`
    <div class="list-note">
      <p>${t('lists.anyScript')}</p>
      ${model.clearHref
        ? html`<p><a href="${model.clearHref}">${t('lists.showAll', { count: model.all })}</a></p>`
        : ''}
    </div>
  `;
}

function pages(ui: Ui, model: ListModel): HtmlSafeString | string {
  const { t } = ui;
  if (model.total === 0) return '';
  const { first, last, total } = model;
  return html`
    <nav class="list-pages" aria-label="${t('lists.pages')}">
      <span>${t('lists.range', { first, last, total })}</span>
      ${model.previousHref ? html`<a rel="prev" href="${model.previousHref}">${t('lists.previous')}</a>` : ''}
      ${model.nextHref ? html`<a rel="next" href="${model.nextHref}">${t('lists.next')}</a>` : ''}
    </nav>
  `;
}
