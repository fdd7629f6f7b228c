import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { isStaff } from '#features/people/access.ts';
import { sendList } from '#lists/download.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { totalsPage } from '#views/grants/totals.ts';
import { decimalOf } from './amount.ts';
import { grantList } from './list.ts';
import { labeller } from './list-page.ts';
import { bases, moneyAt, type Basis, type MoneyTotals } from './money-at.ts';
import { onDaySchema, readOnDay, type OnDay } from './on-day.ts';
import { matchingGrants } from './totals.ts';

const Amounts = Type.Object({
  signed: Type.Optional(Type.String()),
  amended: Type.Optional(Type.String()),
  paid: Type.Optional(Type.String()),
});
const orNull = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const InEuro = Type.Object({ signed: orNull, amended: orNull, paid: orNull });
const LeftOut = Type.Object({
  signed: Type.Optional(Type.Integer()),
  amended: Type.Optional(Type.Integer()),
  paid: Type.Optional(Type.Integer()),
});
const Totals = Type.Object({
  asOf: Type.String(),
  signedFrom: Type.Union([Type.String(), Type.Null()]),
  currencies: Type.Array(Type.Object({ currency: Type.String(), grants: Type.Integer(), amounts: Amounts }), {
    description: 'Each currency by itself',
  }),
  inEuro: Type.Object({
    amounts: { ...InEuro, description: 'Null where not one amount has a rate' },
    leftOut: { ...LeftOut, description: 'Amounts left out for want of a rate on or before their day' },
  }),
  notPublished: Type.Integer({ description: 'Grants signed by then whose amount is not published' }),
  undecided: Type.Integer({ description: 'Grants of which nobody can say whether they were signed by then' }),
  undated: Type.Integer({ description: 'Grants with an amount, but without a day of signing' }),
});

/** Any total on any day: as signed, as amended, paid. */
export async function totalsRoutes(app: App): Promise<void> {
  const querystring = listQuerySchema(grantList, 'page');

  app.get(
    '/grants/totals',
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const asked = readAsked(request);
      if (asked.problems.length > 0) reply.code(422);
      const totals = asked.problems.length > 0 ? undefined : totalsFor(request, asked);
      return reply.page(totalsPage(request.ui(), { ...asked, totals, filters: filtersOf(request) }));
    },
  );

  app.get(
    '/grants/totals.csv',
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const asked = readAsked(request);
      if (asked.problems.length > 0) throw new Invalid(asked.problems);
      const { sums, euro } = totalsFor(request, asked);
      const rows = [
        ...sums.map(({ currency, count, ...sum }) => [
          currency,
          count,
          ...asked.shown.map((basis) => decimalOf(sum[basis])),
          '',
        ]),
        [
          'EUR together',
          '',
          ...asked.shown.map((basis) => inEuro(euro[basis])),
          asked.shown.map((basis) => `${basis}: ${euro[basis].leftOut}`).join('; '),
        ],
      ];
      const columns = ['currency', 'grants', ...asked.shown, 'left_out_without_rate'];
      return sendList(
        reply,
        `grant-totals-${asked.asOf}.csv`,
        columns,
        rows.map((_, place) => place),
        (batch) => batch.map((place) => rows[place]!),
      );
    },
  );

  app.get(
    '/api/v1/grants/totals',
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId: 'getGrantTotals',
        summary: 'The money of grants on a day: as signed, as amended and paid, each currency by itself',
        querystring: Type.Object(
          {
            ...Object.fromEntries(
              Object.keys(grantList.facets).map((name) => [
                name,
                Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 })),
              ]),
            ),
            q: Type.Optional(Type.String({ maxLength: 10_000 })),
            ...onDaySchema,
          },
          { additionalProperties: false },
        ),
        response: { 200: Totals, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = readAsked(request);
      if (asked.problems.length > 0) throw new Invalid(asked.problems);
      return reply.send(resourceOf(totalsFor(request, asked), asked));
    },
  );
}

interface Asked extends OnDay {
  /** What is shown: one basis where one is asked for. */
  shown: readonly Basis[];
}

function readAsked(request: FastifyRequest): Asked {
  const asked = readOnDay(request.query as Record<string, unknown>);
  return { ...asked, shown: asked.basis ? [asked.basis] : bases };
}

function totalsFor(request: FastifyRequest, { asOf, signedFrom }: Asked): MoneyTotals {
  const asked = readListRequest(grantList, request.query as Record<string, unknown>, 1);
  const reader = { language: request.language, isStaff: isStaff(request.actor) };
  return moneyAt(request.db, matchingGrants(request.db, asked, reader), asOf, signedFrom);
}

/** The filters of the list that stand in the address, in words, and to be carried on by the form. */
function filtersOf(request: FastifyRequest): { name: string; value: string; label: string }[] {
  const asked = readListRequest(grantList, request.query as Record<string, unknown>, 1);
  const label = labeller(request.db, request);
  const chosen = Object.entries(asked.chosen).flatMap(([name, values]) =>
    values.map((value) => ({ name, value, label: label(name, value) })),
  );
  return asked.q ? [{ name: 'q', value: asked.q, label: `“${asked.q}”` }, ...chosen] : chosen;
}

function inEuro({ minor }: MoneyTotals['euro'][Basis]): string | null {
  return minor === null ? null : decimalOf(minor);
}

function resourceOf({ sums, euro, ...counts }: MoneyTotals, { asOf, signedFrom, shown }: Asked) {
  const pick = <Value>(of: (basis: Basis) => Value) =>
    Object.fromEntries(shown.map((basis) => [basis, of(basis)]));
  return {
    asOf,
    signedFrom: signedFrom ?? null,
    currencies: sums.map(({ currency, count, ...sum }) => ({
      currency,
      grants: count,
      amounts: pick((basis) => decimalOf(sum[basis])),
    })),
    inEuro: {
      amounts: pick((basis) => inEuro(euro[basis])),
      leftOut: pick((basis) => euro[basis].leftOut),
    },
    ...counts,
  };
}
