import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { paths } from '#paths.ts';
import { schemeFormPage } from '#views/schemes/form.ts';
import { schemesPage } from '#views/schemes/list.ts';
import { schemePage } from '#views/schemes/show.ts';
import { versionFormPage } from '#views/schemes/version-form.ts';
import { schemesApi } from './api.ts';
import { addVersion, createScheme, endVersion } from './commands.ts';
import { readSchemeForm, readVersionForm, dayOf } from './form.ts';
import { findScheme, listSchemeDetails } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Version = Type.Object({ ...Slug.properties, id: Type.Integer({ minimum: 1 }) });
const administrator = { access: 'administrator' } as const;

/** Schemes as data: everybody reads their conditions, an administrator adds schemes and versions. */
export async function schemes(app: App): Promise<void> {
  app.get(
    '/schemes/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) =>
      reply.page(schemePage(request.ui(), { scheme: findScheme(request.db, request.params.slug) })),
  );

  app.get(paths.adminSchemes(), { config: administrator }, async (request, reply) =>
    reply.page(schemesPage(request.ui(), listSchemeDetails(request.db))),
  );

  app.get(paths.newScheme(), { config: administrator }, async (request, reply) =>
    reply.page(
      schemeFormPage(request.ui(), { programmes: listProgrammes(request.db), typed: {}, problems: [] }),
    ),
  );

  app.post(
    paths.adminSchemes(),
    { config: administrator, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readSchemeForm(request.body);
      try {
        const { slug } = createScheme(request.db, request.act(), input);
        return reply.redirect(paths.newSchemeVersion(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        reply.code(status);
        return reply.page(
          schemeFormPage(request.ui(), { programmes: listProgrammes(request.db), typed, problems }),
        );
      }
    },
  );

  versionRoutes(app);
  await schemesApi(app);
}

function versionRoutes(app: App): void {
  app.get(
    '/admin/schemes/:slug/versions/new',
    { config: administrator, schema: { params: Slug } },
    async (request, reply) =>
      reply.page(
        versionFormPage(request.ui(), {
          scheme: findScheme(request.db, request.params.slug),
          typed: {},
          problems: [],
        }),
      ),
  );

  app.post(
    '/admin/schemes/:slug/versions',
    { config: administrator, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readVersionForm(request.body);
      try {
        addVersion(request.db, request.act(), slug, input);
        return reply.redirect(paths.scheme(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        reply.code(status);
        return reply.page(
          versionFormPage(request.ui(), { scheme: findScheme(request.db, slug), typed, problems }),
        );
      }
    },
  );

  app.post(
    '/admin/schemes/:slug/versions/:id/end',
    { config: administrator, schema: { params: Version, body: Form } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const typed = endOf(request);
      try {
        endVersion(request.db, request.act(), slug, id, { inForceUntil: dayOf(typed) ?? '' });
        return reply.redirect(paths.scheme(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        reply.code(status);
        const ending = { id, typed, problems };
        return reply.page(schemePage(request.ui(), { scheme: findScheme(request.db, slug), ending }));
      }
    },
  );
}

function endOf({ body }: FastifyRequest): string {
  const { inForceUntil } = body as Record<string, string | string[] | undefined>;
  return (Array.isArray(inForceUntil) ? inForceUntil[0] : inForceUntil)?.trim() ?? '';
}
