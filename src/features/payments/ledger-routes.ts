import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { labeller } from '#features/grants/list-page.ts';
import { isStaff } from '#features/people/access.ts';
import { sixCountries } from '#language/countries.ts';
import { dayOf } from '#language/format.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import {
  cursorAfter,
  listHref,
  listQuerySchema,
  readApiListRequest,
  readListRequest,
  without,
  type ListShape,
} from '#lists/request.ts';
import type { ListRequest } from '#lists/definition.ts';
import type { Chip, FacetModel, ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { ledgerContent } from '#views/payments/ledger.ts';
import { lateKinds } from './kinds.ts';
import { findLedger, type LedgerResult } from './ledger.ts';
import { ledgerFacets, type Ledger, type LedgerRow } from './ledger-rows.ts';

const PAGE = 25;
const shape: ListShape = {
  facets: Object.fromEntries(ledgerFacets.map((facet) => [facet, ''])),
  sorts: { date: '' },
};
const columns = [
  'grant',
  'kind',
  'on',
  'amount',
  'currency',
  'lead_slug',
  'lead',
  'lead_country',
  'programme',
  'scheme',
  'country',
  'themes',
] as const;
const orNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Rows = Type.Object({
  items: Type.Array(
    Type.Object({
      grant: Type.String({ description: 'Reference of the grant' }),
      kind: Type.String({
        description: `payment or correction; of what is late one of ${lateKinds.join(', ')}`,
      }),
      on: Type.String({ description: 'The bank’s day, or the day by which it was due, as precise as known' }),
      amount: orNull('A decimal string; below zero where it takes a payment back'),
      currency: orNull('The agreement’s own'),
      lead: Type.String({ description: 'Slug of the organisation that leads' }),
    }),
  ),
  next: orNull('The cursor that continues the list'),
  total: Type.Integer(),
  sums: Type.Array(
    Type.Object({ currency: Type.String(), amount: Type.String(), count: Type.Integer() }),
    { description: 'Of all rows, each currency by itself' },
  ),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});

/** What was paid over all grants, and what is late: lists, downloads, and the same for scripts. */
export async function ledgerRoutes(app: App): Promise<void> {
  routesOf(app, 'paid', 'listAllPayments', 'Payments of all grants, each with its grant');
  routesOf(app, 'late', 'listLate', 'Reports and instalments whose day has passed');
}

function routesOf(app: App, ledger: Ledger, operationId: string, summary: string): void {
  const path = paths.ledger(ledger);
  const querystring = listQuerySchema(shape, 'page');

  app.get(path, { config: { access: 'public' }, schema: { querystring } }, async (request, reply) => {
    const ui = request.ui();
    const asked = readListRequest(shape, request.query, PAGE);
    const found = findLedger(request.db, ledger, asked.chosen, readerOf(request));
    const { model, rows } = modelOf(request, ledger, asked, found);
    const content = ledgerContent(ui, { ledger, model, rows, sums: found.sums });
    return request.wantsFragment
      ? reply.fragment(listResults(ui, content))
      : reply.page(listPage(ui, content));
  });

  for (const format of downloadFormats) {
    app.get(
      `${path}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring } },
      async (request, reply) => {
        const { chosen } = readListRequest(shape, request.query, PAGE);
        const { rows } = findLedger(request.db, ledger, chosen, readerOf(request));
        const file = `${ledger === 'paid' ? 'payments' : 'late'}.${format}`;
        const places = rows.map((_, place) => place);
        const cells = (batch: number[]) => batch.map((place) => cellsOf(rows[place]!));
        return sendList(reply, file, columns, places, cells, noteOf(request, rows));
      },
    );
  }

  app.get(
    `/api/v1${path}`,
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId,
        summary,
        querystring: listQuerySchema(shape, 'api'),
        response: { 200: Rows, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = readApiListRequest(shape, request.query);
      const { rows, sums } = findLedger(request.db, ledger, asked.chosen, readerOf(request));
      const { shown, next } = pageOf(rows, asked);
      const note = noteOf(request, shown);
      return reply.send({
        items: shown.map(({ reference, kind, on, minor, currency, lead }) => ({
          grant: reference,
          kind,
          on,
          amount: decimal(minor),
          currency,
          lead: lead.slug,
        })),
        next: cursorAfter(next),
        total: rows.length,
        sums: sums.map(({ currency, minor, count }) => ({ currency, amount: decimal(minor)!, count })),
        ...(note === undefined ? {} : { note }),
      });
    },
  );
}

function readerOf({ actor }: FastifyRequest) {
  return { isStaff: isStaff(actor), today: dayOf(new Date()) };
}

function noteOf({ language }: FastifyRequest, rows: readonly LedgerRow[]): string | undefined {
  return kosovoNote(
    rows.flatMap(({ lead, facets }) => [lead.country, ...facets.country]),
    language,
  );
}

function decimal(minor: number | null): string | null {
  return minor === null ? null : (minor / 100).toFixed(2);
}

function cellsOf({ reference, kind, on, minor, currency, lead, facets }: LedgerRow) {
  const told = (values: string[]) => values.filter((value) => value !== NOT_PUBLISHED).join(';');
  return [
    reference,
    kind,
    on,
    // A number, since text that begins with a minus would be taken for a formula.
    minor === null ? null : minor / 100,
    currency,
    lead.slug,
    lead.name,
    lead.country,
    told(facets.programme),
    told(facets.scheme),
    told(facets.country),
    told(facets.theme),
  ];
}

/** One page of rows; a place that is no longer there begins anew. */
function pageOf(rows: readonly LedgerRow[], { after, before, size }: ListRequest) {
  const at = rows.findIndex(({ id }) => id === (before ?? after));
  const start = at < 0 ? 0 : before === undefined ? at + 1 : Math.max(0, at - size);
  const shown = rows.slice(start, start + size);
  return { shown, start, next: start + size < rows.length ? shown.at(-1)?.id : undefined };
}

function modelOf(
  request: FastifyRequest,
  ledger: Ledger,
  asked: ListRequest,
  { rows, facets, all }: LedgerResult,
): { model: ListModel; rows: LedgerRow[] } {
  const path = paths.ledger(ledger);
  const ui = request.ui();
  const labelOf = labeller(request.db, request);
  const label = (facet: string, value: string) =>
    value === NOT_PUBLISHED
      ? ''
      : facet === 'kind'
        ? ui.t(`ledger.kind.${value as LedgerRow['kind']}`)
        : labelOf(facet, value);
  const { shown, start, next } = pageOf(rows, asked);
  const isFiltered = ledgerFacets.some((facet) => asked.chosen[facet]?.length);
  const order = (facet: string, value: string) =>
    value === NOT_PUBLISHED ? 99 : facet === 'country' ? (sixCountries as readonly string[]).indexOf(value) : 0;
  return {
    rows: shown,
    model: {
      path,
      q: '',
      total: rows.length,
      first: shown.length === 0 ? 0 : start + 1,
      last: start + shown.length,
      facets: ledgerFacets.map((name): FacetModel => ({
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
      })),
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
