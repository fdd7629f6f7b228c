import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { together } from '#database/together.ts';
import { findGrant } from '#features/grants/queries.ts';
import { NotFound } from '#errors.ts';
import { reverseSigning, signGrant } from './commands.ts';
import { findOptionalSigning, type SigningRow } from './queries.ts';
import { ReversalInput, Signing, SigningInput } from './schemas.ts';

const Reference = Type.Object({
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});
const Key = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 200,
    description:
      'Made by the sender, one for each attempt to sign; sending it again answers the same signing',
    examples: ['5f1d7a52-0c1e-4a55-9f51-7f2f7f0f4b1c'],
  }),
});
const about = { tags: ['grants'], security: [{ token: [] }] };

/** The signing of a grant for scripts: refuses with 409 and 422 as the form does. */
export async function signingsApi(app: App): Promise<void> {
  app.get(
    '/api/v1/grants/:reference/signing',
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId: 'getSigning',
        summary: 'The signing of a grant that stands',
        params: Reference,
        response: { 200: Signing, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const signing = findOptionalSigning(request.db, findGrant(request.db, request.params.reference).id);
      if (!signing) throw new NotFound('not signed');
      return reply.send(publicPart(signing));
    },
  );

  app.post(
    '/api/v1/grants/:reference/signing',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'signGrant',
        summary: 'Log the signing of a grant at a ceremony',
        params: Reference,
        headers: Key,
        body: SigningInput,
        response: { 200: Signing, 201: Signing, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { db } = request;
      const act = request.act();
      const { reference } = request.params;
      const { signing, isRepeat } = await together(db, () =>
        signGrant(db, act, { reference, idempotencyKey: key, input: request.body }),
      );
      return reply
        .code(isRepeat ? 200 : 201)
        .header('idempotency-key', key)
        .send(publicPart(signing));
    },
  );

  app.post(
    '/api/v1/grants/:reference/signing/reversal',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'reverseSigning',
        summary: 'Take a wrong signing back by a dated correction',
        params: Reference,
        body: ReversalInput,
        response: {
          204: Type.Null({ description: 'The signing is reversed' }),
          ...problemResponses(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      reverseSigning(request.db, request.act(), request.params.reference, request.body);
      return reply.code(204).send(null);
    },
  );
}

function publicPart({ id: _, ...signing }: SigningRow): Signing {
  return signing;
}
