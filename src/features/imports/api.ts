import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { api } from '#api-paths.ts';
import { decide, dropImport, startApplying, startUndoing } from './commands.ts';
import { mapColumns } from './columns.ts';
import { findImport, listImports, listRows } from './queries.ts';
import { receive } from './receive.ts';
import { importResource, rowResource } from './resource.ts';
import {
  ColumnsBody,
  DecisionsBody,
  ImportPage,
  ImportPath,
  ImportResource,
  RowPage,
  RowsQuery,
} from './schemas.ts';

const staff = { access: 'staff' } as const;
const tags = ['imports'];
const security = [{ token: [] }];
const refusals = problemResponses(401, 403, 404, 409, 422);
const MOST = 50;

/** Imports for scripts: the same commands as the pages. What takes long goes on after the answer: ask for its state. */
export async function importsApi(app: App): Promise<void> {
  readRoutes(app);
  fileRoutes(app);
  actRoutes(app);
}

function readRoutes(app: App): void {
  const common = { tags, security };
  app.get(
    api.imports(),
    {
      config: staff,
      schema: {
        ...common,
        operationId: 'listImports',
        summary: 'Imports, the newest first',
        response: { 200: ImportPage, ...problemResponses(401, 403) },
      },
    },
    async (request, reply) => {
      const { imports, total } = listImports(request.db, MOST);
      return reply.send({
        items: imports.map((record) => importResource(request, record)),
        next: null,
        total,
      });
    },
  );
  app.get(
    '/api/v1/imports/:id',
    {
      config: staff,
      schema: {
        ...common,
        operationId: 'getImport',
        summary: 'An import: how far it is, what it will do in figures, what came of it',
        params: ImportPath,
        response: { 200: ImportResource, ...problemResponses(401, 403, 404) },
      },
    },
    async (request, reply) => reply.send(importResource(request, findImport(request.db, request.params.id))),
  );
  app.get(
    '/api/v1/imports/:id/rows',
    {
      config: staff,
      schema: {
        ...common,
        operationId: 'listImportRows',
        summary: 'What each row will do, those that need a person first',
        params: ImportPath,
        querystring: RowsQuery,
        response: { 200: RowPage, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id } = findImport(request.db, request.params.id);
      const { outcome, cursor = '0', limit = 25 } = request.query;
      const offset = Number(cursor);
      const { rows, total } = listRows(request.db, id, { outcome, offset, size: limit });
      const next = offset + rows.length < total ? String(offset + rows.length) : null;
      return reply.send({ items: rows.map((row) => rowResource(request, row)), next, total });
    },
  );
}

function fileRoutes(app: App): void {
  app.post(
    api.imports(),
    {
      config: staff,
      schema: {
        tags,
        security,
        operationId: 'createImport',
        summary: 'Send a spreadsheet',
        description:
          'A form of multipart/form-data with `of` (organisations or grants), perhaps `programme`, and `file` or `pasted`. ' +
          'Nothing is changed by it: say next what the columns hold.',
        consumes: ['multipart/form-data'],
        response: {
          201: {
            description: 'It was taken; its columns are guessed',
            headers: { location: { type: 'string', description: 'Its address' } },
            content: { 'application/json': { schema: ImportResource } },
          },
          ...problemResponses(401, 403, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const id = await receive(request);
      return reply
        .code(201)
        .header('location', api.import(id))
        .send(importResource(request, findImport(request.db, id)));
    },
  );
  app.put(
    '/api/v1/imports/:id/columns',
    {
      config: staff,
      schema: {
        tags,
        security,
        operationId: 'setImportColumns',
        summary: 'Say what the columns hold, and begin the preview',
        params: ImportPath,
        body: ColumnsBody,
        response: { 200: ImportResource, ...refusals },
      },
    },
    async (request, reply) => {
      const { programme, ...input } = request.body;
      const found = listProgrammes(request.db).find(({ slug }) => slug === programme);
      if (programme !== undefined && !found) {
        throw new Invalid([{ path: '/programme', message: 'problem.programmeUnknown' }]);
      }
      const { id } = request.params;
      await mapColumns(request.db, request.act(), id, { ...input, programmeId: found?.id });
      return reply.send(importResource(request, findImport(request.db, id)));
    },
  );
  app.put(
    '/api/v1/imports/:id/decisions',
    {
      config: staff,
      schema: {
        tags,
        security,
        operationId: 'decideImportRows',
        summary: 'Say of rows that may be duplicates what they are',
        params: ImportPath,
        body: DecisionsBody,
        response: { 200: ImportResource, ...refusals },
      },
    },
    async (request, reply) => {
      decide(request.db, request.act(), request.params.id, request.body);
      return reply.send(importResource(request, findImport(request.db, request.params.id)));
    },
  );
}

function actRoutes(app: App): void {
  const started = {
    description: 'It has begun: ask for the import until its state says that it is over',
    content: { 'application/json': { schema: ImportResource } },
  };
  const acts = [
    ['application', startApplying, 'applyImport', 'Apply an import, or go on where it was cut off'],
    ['undoing', startUndoing, 'undoImport', 'Undo an import as a whole, or go on where that was cut off'],
  ] as const;
  for (const [act, start, operationId, summary] of acts) {
    app.post(
      `/api/v1/imports/:id/${act}`,
      {
        config: staff,
        schema: {
          tags,
          security,
          operationId,
          summary,
          params: ImportPath,
          response: { 202: started, ...refusals },
        },
      },
      async (request, reply) => {
        const { id } = (request as unknown as { params: { id: number } }).params;
        void start(request.db, request.act(), id);
        return reply.code(202).send(importResource(request, findImport(request.db, id)));
      },
    );
  }
  app.delete(
    '/api/v1/imports/:id',
    {
      config: staff,
      schema: {
        tags,
        security,
        operationId: 'dropImport',
        summary: 'Drop an import that is not applied',
        params: ImportPath,
        response: { 204: Type.Null({ description: 'It is gone' }), ...refusals },
      },
    },
    async (request, reply) => {
      await dropImport(request.db, request.act(), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
