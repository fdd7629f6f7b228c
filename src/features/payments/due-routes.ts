import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { dayOf } from '#language/format.ts';
import { sendList } from '#lists/download.ts';
import { reportsDuePage } from '#views/payments/due.ts';
import { openReports } from './due.ts';

const ROWS = 200;
const ALL = 100_000;
const Late = Type.Optional(Type.String({ enum: ['late'], description: 'Only those that are late' }));
const staff = { access: 'staff' } as const;

/** The reports of all grants that have not come, the late ones first. */
export async function reportsDueRoutes(app: App): Promise<void> {
  const querystring = Type.Object({ only: Type.Optional(Type.String({ maxLength: 10 })) });
  app.get('/grants/reports-due', { config: staff, schema: { querystring } }, async (request, reply) => {
    const isLateOnly = request.query.only === 'late';
    return reply.page(reportsDuePage(request.ui(), { ...openOf(request, isLateOnly, ROWS), isLateOnly }));
  });

  app.get('/grants/reports-due.csv', { config: staff, schema: { querystring } }, async (request, reply) => {
    const { rows } = openOf(request, request.query.only === 'late', ALL);
    const columns = ['grant', 'lead', 'lead_country', 'report', 'due_on', 'late', 'note'];
    const today = dayOf(new Date());
    const note = kosovoNote(
      rows.map(({ leadCountry }) => leadCountry),
      request.language,
    );
    const places = rows.map((_, place) => place);
    const rowsOf = (batch: number[]) =>
      batch.map((place) => {
        const { reference, lead, leadCountry, kind, dueOn, note: said } = rows[place]!;
        return [reference, lead, leadCountry, kind, dueOn, dueOn < today ? 'yes' : 'no', said];
      });
    return sendList(reply, 'reports-due.csv', columns, places, rowsOf, note);
  });

  app.get(
    '/api/v1/grants/reports-due',
    {
      config: staff,
      schema: {
        tags: ['grants'],
        security: [{ token: [] }],
        operationId: 'listReportsDue',
        summary: 'Reports that have not come, of the grants that you work on, the late ones first',
        querystring: Type.Object({ only: Late }, { additionalProperties: false }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.Integer(),
                grant: Type.String(),
                kind: Type.String(),
                dueOn: Type.String(),
                isLate: Type.Boolean(),
              }),
            ),
            next: Type.Null(),
            total: Type.Integer(),
            late: Type.Integer(),
          }),
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const isLateOnly = request.query.only === 'late';
      const { rows, total, late } = openOf(request, isLateOnly, ALL);
      const today = dayOf(new Date());
      const items = rows.map(({ id, reference, kind, dueOn }) => ({
        id,
        grant: reference,
        kind,
        dueOn,
        isLate: dueOn < today,
      }));
      return reply.send({ items, next: null, total: isLateOnly ? late : total, late });
    },
  );
}

function openOf({ db, actor }: FastifyRequest, isLateOnly: boolean, size: number) {
  return openReports(db, actor, { today: dayOf(new Date()), isLateOnly, size });
}
