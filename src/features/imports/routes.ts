import multipart from '@fastify/multipart';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { namesOfPeople } from '#features/history/queries.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { paths } from '#paths.ts';
import { columnsPage } from '#views/imports/columns.ts';
import { importsPage } from '#views/imports/index.ts';
import { importsApi } from './api.ts';
import { decide, dropImport, startApplying, startUndoing } from './commands.ts';
import { mapColumns } from './columns.ts';
import { sendRows } from './download.ts';
import { readColumnsForm, readDecisionsForm } from './forms.ts';
import { jobFinished, stopJobs } from './jobs.ts';
import { findImport, listImports } from './queries.ts';
import { receive } from './receive.ts';
import { ImportPath, PreviewQuery } from './schemas.ts';
import { importPage, progressPart } from './show-page.ts';
import { shownState } from './state.ts';
import { TooLarge } from './upload.ts';

const Form = Type.Record(
  Type.String({ maxLength: 200 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
const staff = { access: 'staff' } as const;
const MOST = 50;
/** Most imports are small: their next page then shows what came of it and not how far it is. */
const PATIENCE = 1500;

/** Imports for staff: a file, its columns, the preview, applying and undoing; and the same for scripts. */
export async function imports(app: App): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false });
  app.addHook('preClose', async () => {
    await stopJobs(app.databases.registry);
    await stopJobs(app.databases.practice);
  });
  fileRoutes(app);
  columnRoutes(app);
  importRoutes(app);
  await importsApi(app);
}

function fileRoutes(app: App): void {
  app.get(paths.imports(), { config: staff }, async (request, reply) => sendIndex(request, reply));
  app.post(paths.imports(), { config: staff }, async (request, reply) => {
    try {
      return reply.redirect(paths.importColumns(await receive(request)), 303);
    } catch (error) {
      if (error instanceof TooLarge) {
        const problem = { path: '/file', message: 'import.problem.tooLarge', values: error.values } as const;
        return sendIndex(request, reply.code(413).header('connection', 'close'), [problem]);
      }
      if (!(error instanceof Invalid)) throw error;
      return sendIndex(request, reply.code(422), error.problems);
    }
  });
}

function sendIndex(request: FastifyRequest, reply: FastifyReply, problems: Problem[] = []): FastifyReply {
  const { db } = request;
  const { imports: found, total } = listImports(db, MOST);
  const people = namesOfPeople(
    request.server.databases.registry,
    found.map(({ createdBy }) => createdBy),
  );
  const now = new Date();
  return reply.page(
    importsPage(request.ui(), {
      problems,
      programmes: listProgrammes(db),
      total,
      imports: found.map((record) => ({
        ...record,
        shown: shownState(db, record, now),
        by: record.createdBy === null ? null : (people.get(record.createdBy) ?? null),
      })),
    }),
  );
}

function columnRoutes(app: App): void {
  const schema = { params: ImportPath };
  app.get('/admin/imports/:id/columns', { config: staff, schema }, async (request, reply) => {
    const record = findImport(request.db, request.params.id);
    return reply.page(
      columnsPage(request.ui(), { record, problems: [], programmes: listProgrammes(request.db) }),
    );
  });

  app.post(
    '/admin/imports/:id/columns',
    { config: staff, schema: { ...schema, body: Form } },
    async (request, reply) => {
      const { db } = request;
      const { id } = request.params;
      const input = readColumnsForm(db, request.body);
      try {
        const isStarted = await mapColumns(db, request.act(), id, input);
        if (!isStarted) return await reply.redirect(paths.importColumns(id), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const record = { ...findImport(db, id), mapping: input.columns };
        return reply
          .code(422)
          .page(
            columnsPage(request.ui(), { record, problems: error.problems, programmes: listProgrammes(db) }),
          );
      }
      await patiently(jobFinished(db, id));
      return reply.redirect(paths.import(id), 303);
    },
  );
}

function importRoutes(app: App): void {
  const schema = { params: ImportPath };
  app.get(
    '/admin/imports/:id',
    { config: staff, schema: { ...schema, querystring: PreviewQuery } },
    async (request, reply) => {
      const record = findImport(request.db, request.params.id);
      if (record.state === 'mapping') return reply.redirect(paths.importColumns(record.id), 303);
      return request.wantsFragment
        ? reply.fragment(progressPart(request, record))
        : reply.page(importPage(request, record));
    },
  );

  app.get('/admin/imports/:id/rows.csv', { config: staff, schema }, async (request, reply) =>
    sendRows(request, reply, findImport(request.db, request.params.id)),
  );

  app.post(
    '/admin/imports/:id/decisions',
    { config: staff, schema: { ...schema, body: Form } },
    async (request, reply) => {
      const { id } = request.params;
      decide(request.db, request.act(), id, readDecisionsForm(request.body));
      return reply.redirect(paths.import(id), 303);
    },
  );

  const starts = { application: startApplying, undoing: startUndoing } as const;
  for (const [act, start] of Object.entries(starts)) {
    app.post(`/admin/imports/:id/${act}`, { config: staff, schema }, async (request, reply) => {
      const { id } = request.params;
      await patiently(start(request.db, request.act(), id));
      return reply.redirect(paths.import(id), 303);
    });
  }

  app.post('/admin/imports/:id/dropping', { config: staff, schema }, async (request, reply) => {
    await dropImport(request.db, request.act(), request.params.id);
    return reply.redirect(paths.imports(), 303);
  });
}

async function patiently(job: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([job, new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE)))]);
  clearTimeout(timer);
}
