import type { App } from '#app.ts';
import type { Database } from '#database/connection.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { api } from '#api-paths.ts';
import { Type } from '@sinclair/typebox';
import { createTheme, editTheme, moveTheme, retireTheme, returnTheme } from './commands.ts';
import { findTheme, listThemes, themeUses, type Theme } from './queries.ts';
import { ThemeInput, ThemeList, ThemePath, ThemePosition, ThemeResource } from './schemas.ts';

const administrator = { access: 'administrator' } as const;
const common = { tags: ['themes'], security: [{ token: [] }] };
const refusals = problemResponses(401, 403, 404, 409, 422);
const NO_USE = { organisations: 0, grants: 0, coalitions: 0 };

/** Themes for scripts: the same queries, commands and rules as the pages. */
export async function themesApi(app: App): Promise<void> {
  app.get(
    api.themes(),
    {
      config: { access: 'public' },
      schema: {
        tags: ['themes'],
        operationId: 'listThemes',
        summary: 'Themes in their order, with their names and codes',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: ThemeList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const uses = themeUses(request.db);
      const items = listThemes(request.db).map((theme) => resource(theme, uses.get(theme.slug)));
      return reply.send({ items, next: null, total: items.length });
    },
  );
  writeRoutes(app);
  actRoutes(app);
}

function resource({ slug, area, names, dacCode, sdgTarget, retiredOn }: Theme, used = NO_USE) {
  return { slug, area, names, dacCode, sdgTarget, retiredOn, used };
}

function one(db: Database, slug: string) {
  return resource(findTheme(db, slug), themeUses(db).get(slug));
}

function writeRoutes(app: App): void {
  app.post(
    api.themes(),
    {
      config: administrator,
      schema: {
        ...common,
        operationId: 'createTheme',
        summary: 'Add a theme',
        body: ThemeInput,
        response: {
          201: {
            description: 'It was added',
            headers: { location: { type: 'string', description: 'Its address' } },
            content: { 'application/json': { schema: ThemeResource } },
          },
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug } = createTheme(request.db, request.act(), request.body);
      return reply.code(201).header('location', api.theme(slug)).send(one(request.db, slug));
    },
  );
  app.put(
    '/api/v1/themes/:slug',
    {
      config: administrator,
      schema: {
        ...common,
        operationId: 'editTheme',
        summary: 'Rename a theme, move it to another area, map it',
        params: ThemePath,
        body: ThemeInput,
        response: { 200: ThemeResource, ...refusals },
      },
    },
    async (request, reply) => {
      editTheme(request.db, request.act(), request.params.slug, request.body);
      return reply.send(one(request.db, request.params.slug));
    },
  );
}

function actRoutes(app: App): void {
  app.post(
    '/api/v1/themes/:slug/retirement',
    {
      config: administrator,
      schema: {
        ...common,
        operationId: 'retireTheme',
        summary: 'Offer a theme no longer; records keep it',
        params: ThemePath,
        response: { 200: ThemeResource, ...refusals },
      },
    },
    async (request, reply) => {
      retireTheme(request.db, request.act(), request.params.slug);
      return reply.send(one(request.db, request.params.slug));
    },
  );
  app.delete(
    '/api/v1/themes/:slug/retirement',
    {
      config: administrator,
      schema: {
        ...common,
        operationId: 'returnTheme',
        summary: 'Offer a retired theme again',
        params: ThemePath,
        response: { 204: Type.Null({ description: 'It is offered again' }), ...refusals },
      },
    },
    async (request, reply) => {
      returnTheme(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/v1/themes/:slug/position',
    {
      config: administrator,
      schema: {
        ...common,
        operationId: 'moveTheme',
        summary: 'Move a theme among those of its area',
        params: ThemePath,
        body: ThemePosition,
        response: { 200: ThemeResource, ...refusals },
      },
    },
    async (request, reply) => {
      moveTheme(request.db, request.act(), request.params.slug, request.body.step);
      return reply.send(one(request.db, request.params.slug));
    },
  );
}
