import type { FastifyRequest } from 'fastify';
import { labeller } from '#features/grants/list-page.ts';
import { sixCountries } from '#language/countries.ts';
import type { ListRequest } from '#lists/definition.ts';
import { downloadFormats } from '#lists/download.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import { listHref, without } from '#lists/request.ts';
import type { Chip, FacetModel, ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { lateKinds } from './kinds.ts';
import type { LedgerResult } from './ledger.ts';
import { ledgerFacets, type Ledger, type LedgerRow } from './ledger-rows.ts';

/** One page of rows; a place that is no longer there begins anew. */
export function pageOf(rows: readonly LedgerRow[], { after, before, size }: ListRequest) {
  const at = rows.findIndex(({ id }) => id === (before ?? after));
  const start = at < 0 ? 0 : before === undefined ? at + 1 : Math.max(0, at - size);
  const shown = rows.slice(start, start + size);
  return { shown, start, next: start + size < rows.length ? shown.at(-1)?.id : undefined };
}

/** What the page of a list shows: its rows, filters, and the addresses of everything around them. */
export function ledgerModel(
  request: FastifyRequest,
  ledger: Ledger,
  asked: ListRequest,
  { rows, facets, all }: LedgerResult,
): { model: ListModel; rows: LedgerRow[] } {
  const path = paths.ledger(ledger);
  const label = labelsOf(request);
  const { shown, start, next } = pageOf(rows, asked);
  const isFiltered = ledgerFacets.some((facet) => asked.chosen[facet]?.length);
  return {
    rows: shown,
    model: {
      path,
      q: '',
      total: rows.length,
      first: shown.length === 0 ? 0 : start + 1,
      last: start + shown.length,
      facets: facetsOf(facets, asked, path, label),
      chips: ledgerFacets.flatMap((facet) =>
        (asked.chosen[facet] ?? []).map((value): Chip => ({
          facet,
          value,
          label: label(facet, value),
          isNotPublished: value === NOT_PUBLISHED,
          href: listHref(path, asked, { chosen: without(asked.chosen, facet, value) }),
        })),
      ),
      clearHref: isFiltered ? path : undefined,
      sorts: [],
      sort: undefined,
      nextHref: next === undefined ? undefined : listHref(path, asked, { after: next }),
      previousHref: start > 0 ? listHref(path, asked, { before: shown[0]?.id }) : undefined,
      downloads: downloadFormats.map((format) => ({ format, href: listHref(`${path}.${format}`, asked) })),
      all,
      suggestions: [],
    },
  };
}

function facetsOf(
  facets: LedgerResult['facets'],
  asked: ListRequest,
  path: string,
  label: (facet: string, value: string) => string,
): FacetModel[] {
  return ledgerFacets.map((name) => ({
    name,
    label: `ledger.facet.${name}`,
    values: facets[name]
      .map((one) => ({
        ...one,
        label: label(name, one.value),
        isNotPublished: one.value === NOT_PUBLISHED,
      }))
      .toSorted(
        (left, right) =>
          order(name, left.value) - order(name, right.value) || (left.label < right.label ? -1 : 1),
      ),
    clearHref: asked.chosen[name]?.length
      ? listHref(path, asked, { chosen: without(asked.chosen, name) })
      : undefined,
  }));
}

/** A value in words. A filter may be typed by hand, so that what is no kind stands as it is. */
function labelsOf(request: FastifyRequest): (facet: string, value: string) => string {
  const ui = request.ui();
  const labelOf = labeller(request.db, request);
  return (facet, value) => {
    if (value === NOT_PUBLISHED) return '';
    if (facet !== 'kind') return labelOf(facet, value);
    return isKind(value) ? ui.t(`ledger.kind.${value}`) : value;
  };
}

function isKind(value: string): value is LedgerRow['kind'] {
  return (['payment', 'correction', ...lateKinds] as readonly string[]).includes(value);
}

/** The six in their order; what is not published last. */
function order(facet: string, value: string): number {
  if (value === NOT_PUBLISHED) return 99;
  return facet === 'country' ? (sixCountries as readonly string[]).indexOf(value) : 0;
}
