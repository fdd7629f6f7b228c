import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { Page, Section, Ui } from '../ui.ts';
import { linkButton, mainButton } from './button.ts';
import { downloadLinks } from './downloads.ts';
import { empty } from './empty.ts';
import { facetGroups, listFacets, sortLinks, valueText } from './list-facets.ts';
import { pagination } from './pagination.ts';
import { sign } from './sign.ts';

/** Below so many hits the page says that a search minds neither script nor accents. */
const FEW = 10;

/** One list as a page: everything but the rows is drawn from its model. */
export interface ListContent {
  /** The page's heading, such as “Organisations”. */
  title: string;
  section?: Section;
  model: ListModel;
  /** What the search box looks through, such as “Name, acronym or former name, in any script”; no box without it. */
  searchLabel?: string | undefined;
  /** How many there are of what, the figure in `<strong>`: use `countLine` for it. */
  count: HtmlSafeString;
  /** The rows, as a `dataTable`; not drawn where the list is empty. */
  rows: HtmlSafeString;
  /** Said over the rows, such as which amounts they show. */
  before?: HtmlSafeString | undefined;
  /** What is wrong with the address, in place of the rows. */
  problem?: HtmlSafeString | string | undefined;
  /** Choices besides the filters, for the form `#list-form`. */
  choices?: HtmlSafeString | undefined;
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
    ...(content.problem ? { hasErrors: true } : {}),
    ...(content.section ? { section: content.section } : {}),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: content.title }],
    isUnlisted: content.model.q !== '' || content.model.chips.length > 0,
    body: html`
      <div class="list-head">
        <h1 class="page-title">${content.title}</h1>
        ${content.addition ? linkButton(content.addition) : ''}
      </div>
      <div class="list">
        ${searchForm(ui, content)} ${listFacets(ui, content.model, content.choices, { isOpen: Boolean(content.problem) })}
        <div id="results" class="list-main">${results(ui, content)}</div>
      </div>
    `,
  };
}

/** The answer to htmx: what stands in `#results`, and the facets with their new counts for their own place. */
export function listResults(ui: Ui, content: ListContent): HtmlSafeString {
  return html`
    ${results(ui, content)}
    <hx-partial hx-target="#list-facets" hx-swap="innerMorph">${facetGroups(ui, content.model, content.choices)}</hx-partial>
  `;
}

function results(ui: Ui, content: ListContent): HtmlSafeString {
  const { model } = content;
  if (content.problem) return html`${content.problem}`;
  return html`
    <div class="list-line">
      <p class="list-count" role="status">${content.count}</p>
      ${model.sorts.length > 0 ? html`<p class="list-sorts">${ui.t('lists.sortBy')} ${sortLinks(ui, model)}</p>` : ''}
      ${model.total > 0 && model.downloads.length > 0 ? downloadLinks(ui, model.downloads) : ''}
    </div>
    ${chips(ui, model)} ${content.before ?? ''} ${model.total > 0 ? content.rows : nothing(ui, model)}
    ${model.nextHref || model.previousHref ? pagination(ui, model) : ''}
    ${model.q && model.total > 0 && model.total < FEW ? anyScript(ui, model) : ''} ${content.after ?? ''}
  `;
}

/** Longer words than these are not said back in full. */
const LONGEST_COUNT = 120;

/**
 * “**41** organisations for “hops””, from a message in which the figure stands between two bars:
 * `|{count}| organisations for “{q}”`. What was searched for may hold bars itself, and may be a whole page.
 */
export function countLine(text: string): HtmlSafeString {
  const [before = '', figure = '', ...rest] = text.split('|');
  const after = rest.join('|');
  const shown = after.length > LONGEST_COUNT ? `${after.slice(0, LONGEST_COUNT).toWellFormed()}…` : after;
  return html`${before}<strong>${figure}</strong>${shown}`;
}

function searchForm(ui: Ui, { model, searchLabel }: ListContent): HtmlSafeString {
  return html`
    <form
      id="list-form"
      class="list-search"
      role="search"
      action="${model.path}"
      hx-get="${model.path}"
      hx-trigger="change from:#list-facets"
      hx-target="#results"
      hx-swap="innerMorph"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      ${searchLabel === undefined ? '' : searchInput(ui, model, searchLabel)}
    </form>
  `;
}

function searchInput(ui: Ui, model: ListModel, label: string): HtmlSafeString {
  return html`
      <label class="visually-hidden" for="list-q">${label}</label>
      <div class="search-input">
        ${sign('search')}
        <input
          id="list-q"
          class="ds-input"
          type="search"
          name="q"
          value="${model.q}"
          placeholder="${label}"
          autocomplete="off"
          spellcheck="false"
          hx-get="${model.path}"
          hx-trigger="input changed delay:200ms"
          hx-include="#list-facets"
          hx-target="#results"
          hx-swap="innerMorph"
          hx-replace-url="true"
          hx-sync="#list-form:replace"
        />
      </div>
      ${mainButton({ label: ui.t('lists.search') })}
  `;
}

function chips(ui: Ui, model: ListModel): HtmlSafeString | string {
  const { t } = ui;
  if (model.chips.length === 0) return '';
  return html`
    <ul class="list-chips" aria-label="${t('lists.chosen')}">
      ${model.chips.map((chip) => {
        const text =
          chip.isNotPublished && !chip.label ? t('general.notPublished') : valueText(ui, chip.facet, chip);
        return html`<li>
          <a href="${chip.href}" aria-label="${t('lists.remove', { value: text })}"
            >${text} <span aria-hidden="true">×</span></a
          >
        </li>`;
      })}
      ${
        model.clearHref
          ? html`<li><a class="list-clear" href="${model.clearHref}">${t('lists.clearAll')}</a></li>`
          : ''
      }
    </ul>
  `;
}

/** Nothing fits: what to drop, and how many that gives; or the honest word that nothing is there at all. */
function nothing(ui: Ui, model: ListModel): HtmlSafeString {
  const { t } = ui;
  if (model.all === 0) return empty(ui, { title: t('lists.emptyYet') });
  const without = model.suggestions.map(({ facet = '', label, value, count, href }) => {
    if (value?.isNotPublished && !value.label) return { name: t('general.notPublished'), count, href };
    return { name: value ? valueText(ui, facet, value) : label ? t(label) : model.q, count, href };
  });
  return html`
    ${empty(ui, { title: t(model.chips.length > 0 ? 'lists.empty' : 'lists.emptyWords'), without })}
    ${showAll(ui, model)}
  `;
}

function anyScript(ui: Ui, model: ListModel): HtmlSafeString {
  return html`<div class="list-note">
    <p>${ui.t('lists.anyScript')}</p>
    ${showAll(ui, model)}
  </div>`;
}

function showAll(ui: Ui, model: ListModel): HtmlSafeString | string {
  if (!model.clearHref) return '';
  return html`<p><a href="${model.clearHref}">${ui.t('lists.showAll', { count: model.all })}</a></p>`;
}
