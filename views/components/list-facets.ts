import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatNumber } from '#language/format.ts';
import type { FacetModel, FacetValue, ListModel } from '#lists/view-model.ts';
import type { Ui } from '../ui.ts';
import { mainButton } from './button.ts';
import { countryLabel } from './country.ts';
import { notPublished } from './money.ts';

/** So many values of a facet stand open; the rest fold under “More”. */
const OPEN_VALUES = 9;

/**
 * The filters of a list, part of the form `#list-form`. On a phone they fold under “Filter and sort”, by the
 * browser's own means; on a wide page they stand open at the left.
 *
 * @param isOpen unfolded on a phone too, such as where something in them is to be put right.
 */
export function listFacets(
  ui: Ui,
  model: ListModel,
  choices?: HtmlSafeString,
  { isOpen = false }: { isOpen?: boolean } = {},
): HtmlSafeString {
  const { t } = ui;
  return html`
    <details id="list-filters" class="list-filters" ${isOpen ? 'open' : ''}>
      <summary>${t('lists.filterAndSort')}</summary>
      <div id="list-facets" role="group" aria-label="${t('lists.filters')}">${facetGroups(ui, model, choices)}</div>
    </details>
  `;
}

/** What stands in `#list-facets`, with the sort that the form has to carry along and what else a list lets choose. */
export function facetGroups(ui: Ui, model: ListModel, choices?: HtmlSafeString): HtmlSafeString {
  return html`
    ${model.facets
      .filter(({ values }) => values.length > 0)
      .map((facet) => ui.parts.keep(signatureOf(model, facet), () => facetGroup(ui, facet)))}
    ${choices ?? ''}
    ${model.sort ? html`<input type="hidden" name="sort" value="${model.sort}" form="list-form" />` : ''}
    <p class="facet facet-sorts">${ui.t('lists.sortBy')} ${sortLinks(ui, model)}</p>
    <div class="list-apply">
      ${mainButton({ label: ui.t('lists.show', { count: model.total }), form: 'list-form', isWide: true })}
    </div>
  `;
}

/** The sorts as links on one line, the current one in ink. */
export function sortLinks(ui: Ui, model: ListModel): HtmlSafeString {
  return html`${model.sorts.map(
    ({ label, isCurrent, href }, place) =>
      html`${place > 0 ? ' · ' : ''}${
        isCurrent
          ? html`<strong aria-current="true">${ui.t(label)}</strong>`
          : html`<a href="${href}">${ui.t(label)}</a>`
      }`,
  )}`;
}

/** Everything that a facet's drawing depends on. */
function signatureOf({ path }: ListModel, { name, values, clearHref }: FacetModel): string {
  let signature = `facet ${path} ${name} ${clearHref ?? ''}`;
  for (const { value, count, isChosen } of values) {
    // A chosen value may be any text of an address.
    signature += `|${isChosen ? `${encodeURIComponent(value.toWellFormed())}*` : value}:${count}`;
  }
  return signature;
}

function facetGroup(ui: Ui, facet: FacetModel): HtmlSafeString {
  const { t } = ui;
  const isFolded = ({ isChosen }: FacetValue, place: number) => place >= OPEN_VALUES && !isChosen;
  const open = facet.values.filter((value, place) => !isFolded(value, place));
  const folded = facet.values.filter(isFolded);
  return html`
    <fieldset class="facet">
      <legend>${t(facet.label)}</legend>
      ${
        facet.clearHref
          ? html`<a
            class="facet-clear"
            href="${facet.clearHref}"
            aria-label="${t('lists.clearFacet', { facet: t(facet.label) })}"
            >${t('lists.clear')}</a
          >`
          : ''
      }
      ${open.map((value) => box(ui, facet, value))}
      ${
        folded.length > 0
          ? html`<details class="facet-more">
            <summary>${t('lists.more')}</summary>
            ${folded.map((value) => box(ui, facet, value))}
          </details>`
          : ''
      }
    </fieldset>
  `;
}

function box(ui: Ui, facet: FacetModel, option: FacetValue): HtmlSafeString {
  const { value, count, isChosen, isNotPublished } = option;
  // The id keeps the focus where it was when the counts are renewed; a value from an address may be any text.
  const id = `facet-${facet.name}-${value.replaceAll(/[^\w-]/g, (sign) => `_${sign.codePointAt(0)}`)}`;
  return html`
    <label class="facet-value${count === 0 ? ' facet-zero' : ''}" for="${id}">
      <input
        id="${id}"
        class="ds-input"
        type="checkbox"
        name="${facet.name}"
        value="${value}"
        form="list-form"
        ${isChosen ? 'checked' : ''}
      />
      <span class="facet-label"
        >${isNotPublished && !option.label ? notPublished(ui) : valueText(ui, facet.name, option)}</span
      >
      <span class="facet-count">${formatNumber(count, ui.language)}</span>
    </label>
  `;
}

/** The designation of Kosovo takes its asterisk in the component of countries alone. */
export function valueText(ui: Ui, facet: string, { value, label }: { value: string; label: string }): string {
  return facet === 'country' && /^[A-Z]{2}$/.test(value) ? countryLabel(value, ui) : label;
}
