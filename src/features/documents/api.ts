import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findGrantFor } from '#features/grants/queries.ts';
import { paths } from '#paths.ts';
import { withdrawDocument } from './commands.ts';
import { documentsOf } from './queries.ts';
import { DocumentList, UploadBody, WithdrawalInput } from './schemas.ts';
import { uploadDocument } from './upload.ts';

const Reference = Type.Object({
  reference: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
});
const One = Type.Object({ ...Reference.properties, id: Type.Integer({ minimum: 1, examples: [1] }) });
const about = { tags: ['grants'], security: [{ token: [] }] };

/** The documents of a grant for scripts; a file is sent as a form sends it. */
export function documentsApi(app: App, config: Config): void {
  app.get(
    '/api/v1/grants/:reference/documents',
    {
      config: { access: 'public' },
      schema: {
        tags: ['grants'],
        operationId: 'listDocuments',
        summary: 'The documents of a grant that you may open',
        params: Reference,
        response: { 200: DocumentList, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(listFor(request, request.params.reference)),
  );

  app.post(
    '/api/v1/grants/:reference/documents',
    {
      config: { access: 'staff' },
      // The file streams past: what is said beside it is judged by the command.
      validatorCompiler: ({ httpPart }) => (httpPart === 'body' ? () => true : (value) => ({ value })),
      schema: {
        ...about,
        operationId: 'addDocument',
        summary: 'Add a document to a grant',
        consumes: ['multipart/form-data'],
        params: Reference,
        body: UploadBody,
        response: { 201: DocumentList, ...problemResponses(401, 403, 404, 409, 413, 422) },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      await uploadDocument(request, config, reference, { title: '', kind: '', access: '' });
      return reply.code(201).send(listFor(request, reference));
    },
  );

  app.post(
    '/api/v1/grants/:reference/documents/:id/withdrawal',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'withdrawDocument',
        summary: 'Withdraw a document: it is no longer offered',
        params: One,
        body: WithdrawalInput,
        response: { 200: DocumentList, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { reference, id } = request.params;
      withdrawDocument(request.db, request.act(), reference, id, request.body);
      return reply.send(listFor(request, reference));
    },
  );
}

function listFor({ db, actor }: FastifyRequest, reference: string): DocumentList {
  const grant = findGrantFor(db, actor, reference);
  const items = documentsOf(db, actor, { id: grant.id, programmeId: grant.programme.id }).map(
    ({ isPublic, withdrawnReason: _, ...document }) => ({
      ...document,
      access: isPublic ? 'public' : 'restricted',
      href: paths.document(reference, document.id),
    }),
  );
  return { items, next: null, total: items.length };
}
