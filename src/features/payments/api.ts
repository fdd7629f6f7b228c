import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findGrantFor } from '#features/grants/queries.ts';
import { dayOf } from '#language/format.ts';
import { bookOf, bookResource } from './book.ts';
import { recordPayment, reversePayment, setSchedule } from './commands.ts';
import { askReports, receiveReport } from './report-commands.ts';
import {
  PaymentBook,
  PaymentInput,
  PaymentReversalInput,
  ReceiptInput,
  ReportsInput,
  ScheduleInput,
} from './schemas.ts';

const Reference = Type.Object({
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});
const One = Type.Object({ ...Reference.properties, id: Type.Integer({ minimum: 1, examples: [1] }) });
const Key = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 8,
      maxLength: 200,
      description: 'Sending it again pays nothing more',
      examples: ['payment-2024-03-20'],
    }),
  ),
});
const base = '/api/v1/grants/:reference/payments';
const about = { tags: ['grants'], security: [{ token: [] }] };
const staff = { access: 'staff' } as const;
const refusals = problemResponses(401, 403, 404, 409, 422);

/** The payments, the schedule and the reports of a grant for scripts. */
export async function paymentsApi(app: App): Promise<void> {
  scheduleRoutes(app);
  app.get(
    base,
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId: 'listPayments',
        summary: 'What was paid and taken back, the schedule, and the reports that are due',
        params: Reference,
        response: { 200: PaymentBook, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(bookFor(request, request.params.reference)),
  );
  app.post(
    base,
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'recordPayment',
        summary: 'Record what the bank paid',
        params: Reference,
        headers: Key,
        body: PaymentInput,
        response: { 201: PaymentBook, ...refusals },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      recordPayment(request.db, request.act(), reference, request.body, request.headers['idempotency-key']);
      return reply.code(201).send(bookFor(request, reference));
    },
  );
  app.post(
    `${base}/:id/reversal`,
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'reversePayment',
        summary: 'Take a wrong payment back by a dated correction',
        params: One,
        body: PaymentReversalInput,
        response: { 200: PaymentBook, ...refusals },
      },
    },
    async (request, reply) => {
      const { reference, id } = request.params;
      reversePayment(request.db, request.act(), reference, id, request.body);
      return reply.send(bookFor(request, reference));
    },
  );
}

function scheduleRoutes(app: App): void {
  app.put(
    `${base}/schedule`,
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'setSchedule',
        summary: 'Set the schedule of payments',
        params: Reference,
        body: ScheduleInput,
        response: { 200: PaymentBook, ...refusals },
      },
    },
    async (request, reply) => {
      setSchedule(request.db, request.act(), request.params.reference, request.body);
      return reply.send(bookFor(request, request.params.reference));
    },
  );
  app.post(
    `${base}/reports`,
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'askReports',
        summary: 'Say until when reports are due',
        params: Reference,
        body: ReportsInput,
        response: { 201: PaymentBook, ...refusals },
      },
    },
    async (request, reply) => {
      askReports(request.db, request.act(), request.params.reference, request.body);
      return reply.code(201).send(bookFor(request, request.params.reference));
    },
  );
  app.post(
    `${base}/reports/:id/receipt`,
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'receiveReport',
        summary: 'Record on which day a report came',
        params: One,
        body: ReceiptInput,
        response: { 200: PaymentBook, ...refusals },
      },
    },
    async (request, reply) => {
      const { reference, id } = request.params;
      receiveReport(request.db, request.act(), reference, id, request.body);
      return reply.send(bookFor(request, reference));
    },
  );
}

function bookFor({ db, actor }: FastifyRequest, reference: string): PaymentBook {
  const grant = findGrantFor(db, actor, reference);
  return bookResource(grant, bookOf(db, grant.id), dayOf(new Date()));
}
