import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findGrant, findGrantFor } from '#features/grants/queries.ts';
import { amendGrant } from './commands.ts';
import { amendmentsOf } from './queries.ts';
import { amendmentList } from './resource.ts';
import { AmendmentInput, AmendmentList } from './schemas.ts';

const Reference = Type.Object({
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});
const Key = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 8,
      maxLength: 200,
      description: 'Made by the sender; sending it again changes nothing more',
      examples: ['5f1d7a52-0c1e-4a55-9f51-7f2f7f0f4b1c'],
    }),
  ),
});

/** The amendments of a grant for scripts. */
export async function amendmentsApi(app: App): Promise<void> {
  app.get(
    '/api/v1/grants/:reference/amendments',
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId: 'listAmendments',
        summary: 'What was amended since the signing, what stood before, and how it is now',
        params: Reference,
        response: { 200: AmendmentList, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const grant = findGrantFor(request.db, request.actor, request.params.reference);
      return reply.send(amendmentList(grant, amendmentsOf(request.db, grant.id)));
    },
  );

  app.post(
    '/api/v1/grants/:reference/amendments',
    {
      config: { access: 'staff' },
      schema: {
        tags: ['grants'],
        security: [{ token: [] }],
        operationId: 'amendGrant',
        summary: 'Amend a signed grant from a day on',
        params: Reference,
        headers: Key,
        body: AmendmentInput,
        response: { 201: AmendmentList, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      amendGrant(request.db, request.act(), reference, request.body, {
        idempotencyKey: request.headers['idempotency-key'],
      });
      const grant = findGrant(request.db, reference);
      return reply.code(201).send(amendmentList(grant, amendmentsOf(request.db, grant.id)));
    },
  );
}
