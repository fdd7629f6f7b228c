import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { Form, type FormBody } from '#features/coalitions/form-fields.ts';
import { findGrantFor } from '#features/grants/queries.ts';
import { paths } from '#paths.ts';
import { paymentsPage, type RefusedPart } from '#views/payments/page.ts';
import { paymentsApi } from './api.ts';
import { bookOf } from './book.ts';
import { recordPayment, reversePayment, setSchedule } from './commands.ts';
import { reportsDueRoutes } from './due-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { inputs, readPaymentsForm, type PaymentPart, type TypedPayments } from './form.ts';
import { askReports, receiveReport } from './report-commands.ts';

const Reference = Type.Object({ reference: Type.String({ maxLength: 100 }) });
const One = Type.Object({ ...Reference.properties, id: Type.Integer({ minimum: 1 }) });
const staff = { access: 'staff' } as const;

/** What a grant was paid and is to be paid, and the reports that it owes. */
export async function payments(app: App): Promise<void> {
  const base = '/grants/:reference/payments';
  app.get(base, { config: { access: 'public' }, schema: { params: Reference } }, async (request, reply) =>
    reply.page(pageOf(request, request.params.reference)),
  );
  app.post(base, { config: staff, schema: { params: Reference, body: Form } }, async (request, reply) =>
    attempt(request, reply, 'payment', (typed) =>
      recordPayment(
        request.db,
        request.act(),
        request.params.reference,
        inputs.payment(typed),
        typed.key || undefined,
      ),
    ),
  );
  app.post(
    `${base}/:id/reversal`,
    { config: staff, schema: { params: One, body: Form } },
    async (request, reply) =>
      attempt(request, reply, 'reversal', (typed) =>
        reversePayment(
          request.db,
          request.act(),
          request.params.reference,
          request.params.id,
          inputs.reversal(typed),
        ),
      ),
  );
  app.post(
    `${base}/schedule`,
    { config: staff, schema: { params: Reference, body: Form } },
    async (request, reply) =>
      attempt(request, reply, 'schedule', (typed) =>
        setSchedule(request.db, request.act(), request.params.reference, inputs.schedule(typed)),
      ),
  );
  app.post(
    `${base}/reports`,
    { config: staff, schema: { params: Reference, body: Form } },
    async (request, reply) =>
      attempt(request, reply, 'reports', (typed) =>
        askReports(request.db, request.act(), request.params.reference, inputs.reports(typed)),
      ),
  );
  app.post(
    `${base}/reports/:id/receipt`,
    { config: staff, schema: { params: One, body: Form } },
    async (request, reply) =>
      attempt(request, reply, 'receipt', (typed) =>
        receiveReport(
          request.db,
          request.act(),
          request.params.reference,
          request.params.id,
          inputs.receipt(typed),
        ),
      ),
  );
  await reportsDueRoutes(app);
  await ledgerRoutes(app);
  await paymentsApi(app);
}

/** Does what a form of the page asks, or shows the page again with that form open and what was typed. */
function attempt(
  request: FastifyRequest,
  reply: FastifyReply,
  part: PaymentPart,
  act: (typed: TypedPayments) => unknown,
): FastifyReply {
  const { reference, id } = request.params as { reference: string; id?: number };
  const typed = readPaymentsForm(request.body as FormBody);
  try {
    act(typed);
    return reply.redirect(paths.payments(reference), 303);
  } catch (error) {
    const { status, problems } = problemsOf(error);
    return reply.code(status).page(pageOf(request, reference, { part, id, typed, problems }));
  }
}

function pageOf(request: FastifyRequest, reference: string, refused?: RefusedPart) {
  const grant = findGrantFor(request.db, request.actor, reference);
  return paymentsPage(request.ui(), {
    grant,
    book: bookOf(request.db, grant.id),
    refused,
    key: randomUUID(),
  });
}
