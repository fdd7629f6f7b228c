import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { NotFound } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { Slug } from '#features/ceremonies/schemas.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import { streamChanges } from '#features/desk/changes.ts';
import { isStaff } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { stagePage, stageState } from '#views/stage/stage.ts';
import { endStageLinks, makeStageLink } from './commands.ts';
import { findStage, isStageLink } from './queries.ts';

const Params = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Link = Type.Object({ link: Type.Optional(Type.String({ maxLength: 100 })) });
const open = { access: 'public', isKept: false } as const;
const staff = { access: 'staff' } as const;

/** The stage for the projector: by a link that staff make, until the ceremony is closed. */
export async function stage(app: App): Promise<void> {
  stageRoutes(app);
  linkRoutes(app);
  linksApi(app);
}

/**
 * Lets in staff and whoever has a link that is open, and chooses the database that the link belongs to: the
 * projector's browser is signed in nowhere. Throws NotFound for anybody else.
 */
function admit(
  app: App,
  request: FastifyRequest<{ Params: { slug: string }; Querystring: { link?: string } }>,
): void {
  const { slug } = request.params;
  const { link } = request.query;
  const { registry, practice } = app.databases;
  const found = link ? [registry, practice].find((db) => isStageLink(db, slug, link)) : undefined;
  if (found) request.db = found;
  else if (!isStaff(request.actor)) throw new NotFound('no such link, or it has ended');
}

function stageRoutes(app: App): void {
  const schema = { params: Params, querystring: Link };
  app.get('/ceremonies/:slug/stage', { config: open, schema }, async (request, reply) => {
    admit(app, request);
    const found = findStage(request.db, request.params.slug);
    return reply.page(stagePage(request.ui(), found, request.query.link));
  });

  app.get('/ceremonies/:slug/stage/state', { config: open, schema }, async (request, reply) => {
    admit(app, request);
    reply.header('cache-control', 'no-store');
    return reply.send(stageState(request.ui(), findStage(request.db, request.params.slug)));
  });

  app.get('/ceremonies/:slug/stage/changes', { config: open, schema }, async (request, reply) => {
    admit(app, request);
    const { id } = storedCeremony(request.db, request.params.slug);
    return streamChanges(request, reply, id, '');
  });
}

function linkRoutes(app: App): void {
  app.post(
    '/ceremonies/:slug/stage-links',
    { config: staff, schema: { params: Params } },
    async (request, reply) => {
      const { slug } = request.params;
      return reply.redirect(paths.stage(slug, makeStageLink(request.db, request.act(), slug)), 303);
    },
  );

  app.post(
    '/ceremonies/:slug/stage-links/ending',
    { config: staff, schema: { params: Params } },
    async (request, reply) => {
      endStageLinks(request.db, request.act(), request.params.slug);
      return reply.redirect(paths.ceremony(request.params.slug), 303);
    },
  );
}

function linksApi(app: App): void {
  const about = { tags: ['ceremonies'], security: [{ token: [] }], params: Slug };
  const refusals = problemResponses(401, 403, 404, 409, 422);

  app.post(
    '/api/v1/ceremonies/:slug/stage-links',
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'makeStageLink',
        summary: 'Make a link that opens the stage until the ceremony is closed; it is answered once',
        response: {
          201: Type.Object({ path: Type.String({ description: 'Of the stage, its secret included' }) }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const path = paths.stage(slug, makeStageLink(request.db, request.act(), slug));
      return reply.code(201).header('cache-control', 'no-store').send({ path });
    },
  );

  app.delete(
    '/api/v1/ceremonies/:slug/stage-links',
    {
      config: staff,
      schema: {
        ...about,
        operationId: 'endStageLinks',
        summary: 'End every link to the stage',
        response: { 204: Type.Null({ description: 'They have ended' }), ...refusals },
      },
    },
    async (request, reply) => {
      endStageLinks(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );
}
