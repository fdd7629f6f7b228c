import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { findGrant, findGrantFor } from '#features/grants/queries.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { readPartialDate } from '#language/partial-date.ts';
import { paths } from '#paths.ts';
import { statusFormPage } from '#views/statuses/form.ts';
import { moveGrant } from './commands.ts';
import { stepsOf } from './queries.ts';
import { stepsAfter } from './rules.ts';
import { GrantLife, StepInput } from './schemas.ts';

const Reference = Type.Object({
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});

/** The steps of a grant's life after its signing, and cancelling one before it. */
export async function statuses(app: App): Promise<void> {
  app.get(
    '/grants/:reference/status',
    { config: { access: 'staff' }, schema: { params: Reference } },
    async (request, reply) => reply.page(formOf(request, request.params.reference)),
  );

  app.post(
    '/grants/:reference/status',
    { config: { access: 'staff' }, schema: { params: Reference, body: Form } },
    async (request, reply) => {
      const { reference } = request.params;
      const typed = fieldsOf(request.body, ['status', 'on', 'reason']);
      try {
        moveGrant(request.db, request.act(), reference, {
          ...typed,
          on: readPartialDate(typed.on) ?? typed.on,
        });
        return reply.redirect(paths.grant(reference), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply.code(status).page(formOf(request, reference, typed, problems));
      }
    },
  );

  api(app);
}

function formOf(
  request: FastifyRequest,
  reference: string,
  typed: Partial<Record<'status' | 'on' | 'reason', string>> = {},
  problems: Problem[] = [],
) {
  const { db, actor } = request;
  const grant = findGrant(db, reference);
  requireStaffOf(actor, { programmeId: grant.programme.id, country: grant.lead.country });
  const following = stepsAfter(grant.status, grant.signing !== undefined);
  return statusFormPage(request.ui(), { grant, following, steps: stepsOf(db, grant.id), typed, problems });
}

function api(app: App): void {
  app.get(
    '/api/v1/grants/:reference/status',
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId: 'getGrantStatus',
        summary: 'How a grant stands, and the dated steps that led there',
        params: Reference,
        response: { 200: GrantLife, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      findGrantFor(request.db, request.actor, request.params.reference);
      return reply.send(lifeOf(request, request.params.reference));
    },
  );

  app.post(
    '/api/v1/grants/:reference/status',
    {
      config: { access: 'staff' },
      schema: {
        tags: ['grants'],
        security: [{ token: [] }],
        operationId: 'moveGrant',
        summary: 'Move a grant a step on, dated and with its reason',
        params: Reference,
        body: StepInput,
        response: { 200: GrantLife, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      moveGrant(request.db, request.act(), request.params.reference, request.body);
      return reply.send(lifeOf(request, request.params.reference));
    },
  );
}

function lifeOf({ db }: FastifyRequest, reference: string): GrantLife {
  const { id, status, signing } = findGrant(db, reference);
  const steps = stepsOf(db, id).map((step) => ({ status: step.status, on: step.on, reason: step.reason }));
  return { grant: reference, status, steps, following: [...stepsAfter(status, signing !== undefined)] };
}
