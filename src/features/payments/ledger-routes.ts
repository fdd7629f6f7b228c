import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import {
  cursorAfter,
  listQuerySchema,
  readApiListRequest,
  readListRequest,
  type ListShape,
} from '#lists/request.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { ledgerContent } from '#views/payments/ledger.ts';
import { lateKinds } from './kinds.ts';
import { findLedger } from './ledger.ts';
import { ledgerModel, pageOf } from './ledger-model.ts';
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
  sums: Type.Array(Type.Object({ currency: Type.String(), amount: Type.String(), count: Type.Integer() }), {
    description: 'Of all rows, each currency by itself',
  }),
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
    const { model, rows } = ledgerModel(request, ledger, asked, found);
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
        querystring: Type.Omit(listQuerySchema(shape, 'api'), ['q', 'sort']),
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
