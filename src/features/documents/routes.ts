import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { NotFound, type Problem } from '#errors.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { findGrantFor } from '#features/grants/queries.ts';
import { paths } from '#paths.ts';
import { takeFiles } from '#uploads/multipart.ts';
import { sweepIncoming } from '#uploads/store.ts';
import { documentsPage } from '#views/documents/page.ts';
import { documentsApi } from './api.ts';
import { withdrawDocument } from './commands.ts';
import { documentsOf, findDocument } from './queries.ts';
import { documentFolder, uploadDocument, type TypedDocument } from './upload.ts';

const Reference = Type.Object({ reference: Type.String({ maxLength: 100 }) });
const One = Type.Object({ ...Reference.properties, id: Type.Integer({ minimum: 1 }) });

/** The documents of a grant: listed, downloaded, added and withdrawn. */
export async function documents(app: App, { config }: { config: Config }): Promise<void> {
  for (const db of Object.values(app.databases)) await sweepIncoming(documentFolder(config, db));

  app.get(
    '/grants/:reference/documents',
    { config: { access: 'public' }, schema: { params: Reference } },
    async (request, reply) => reply.page(pageOf(request, config, request.params.reference)),
  );

  app.get(
    '/grants/:reference/documents/:id',
    { config: { access: 'public', isKept: false }, schema: { params: One } },
    async (request, reply) => download(request, reply, config, request.params),
  );

  app.post(
    '/grants/:reference/documents/:id/withdrawal',
    { config: { access: 'staff' }, schema: { params: One, body: Form } },
    async (request, reply) => {
      const { reference, id } = request.params;
      const { reason } = fieldsOf(request.body, ['reason']);
      try {
        withdrawDocument(request.db, request.act(), reference, id, { reason });
        return reply.redirect(paths.documents(reference), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply.code(status).page(pageOf(request, config, reference, { withdrawing: id, problems }));
      }
    },
  );

  await takeFiles(app, (scope) => {
    uploadRoute(scope, config);
    documentsApi(scope, config);
  });
}

function uploadRoute(app: App, config: Config): void {
  app.post(
    '/grants/:reference/documents',
    { config: { access: 'staff' }, schema: { params: Reference } },
    async (request, reply) => {
      const { reference } = request.params;
      const typed: TypedDocument = { title: '', kind: '', access: '' };
      try {
        await uploadDocument(request, config, reference, typed);
        return reply.redirect(paths.documents(reference), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply.code(status).page(pageOf(request, config, reference, { typed, problems }));
      }
    },
  );
}

/**
 * Sends a document as a file to be saved, never as a page: by its own kind, which no browser may guess anew, and
 * in a sandbox should one open it all the same.
 */
async function download(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  { reference, id }: { reference: string; id: number },
): Promise<FastifyReply> {
  const { db, actor } = request;
  const grant = findGrantFor(db, actor, reference);
  const document = findDocument(db, actor, { id: grant.id, programmeId: grant.programme.id }, id);
  const path = join(documentFolder(config, db), document.sha256);
  const file = await stat(path).catch(() => undefined);
  if (!file) throw new NotFound(`the file of document ${id} is gone`);
  const etag = `"${document.sha256}"`;
  reply.headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': document.isPublic ? 'public, max-age=0, must-revalidate' : 'private, no-store',
    etag,
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const ascii = document.fileName.replaceAll(/[^\w. -]/g, '_');
  return reply
    .headers({
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      'content-length': file.size,
    })
    .type(document.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : document.mediaType)
    .send(createReadStream(path));
}

interface Said {
  typed?: TypedDocument;
  withdrawing?: number;
  problems?: Problem[];
}

function pageOf(
  request: FastifyRequest,
  config: Config,
  reference: string,
  { typed, withdrawing, problems = [] }: Said = {},
) {
  const { db, actor } = request;
  const grant = findGrantFor(db, actor, reference);
  const found = documentsOf(db, actor, { id: grant.id, programmeId: grant.programme.id });
  const largest = config.LARGEST_UPLOAD_MB;
  return documentsPage(request.ui(), { grant, documents: found, typed, withdrawing, problems, largest });
}
