import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { api } from '#api-paths.ts';
import { addVersion, createScheme, endVersion } from './commands.ts';
import { findScheme, listSchemeDetails } from './queries.ts';
import { schemeResource } from './resource.ts';
import { Scheme, SchemeInput, SchemeList, VersionEndInput, VersionInput } from './schemas.ts';

const SchemePath = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the scheme',
    examples: ['smart-balkans-regional'],
  }),
});
const VersionPath = Type.Object({
  ...SchemePath.properties,
  id: Type.Integer({ minimum: 1, description: 'Of the version', examples: [1] }),
});
const reading = { tags: ['schemes'] };
const writing = { tags: ['schemes'], security: [{ token: [] }] };
const refusals = problemResponses(401, 403, 404, 409, 422);

/** Schemes and their conditions for scripts. */
export async function schemesApi(app: App): Promise<void> {
  app.get(
    api.schemes(),
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'listSchemes',
        summary: 'Every scheme with its conditions, in force between days',
        response: { 200: SchemeList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const items = listSchemeDetails(request.db).map((scheme) => schemeResource(scheme, request.language));
      return reply.send({ items, next: null, total: items.length });
    },
  );

  app.get(
    '/api/v1/schemes/:slug',
    {
      config: { access: 'public' },
      schema: {
        ...reading,
        operationId: 'getScheme',
        summary: 'A scheme with the versions of its conditions',
        params: SchemePath,
        response: { 200: Scheme, ...problemResponses(404) },
      },
    },
    async (request, reply) =>
      reply.send(schemeResource(findScheme(request.db, request.params.slug), request.language)),
  );

  app.post(
    api.schemes(),
    {
      config: { access: 'administrator' },
      schema: {
        ...writing,
        operationId: 'createScheme',
        summary: 'Add a scheme to a programme',
        body: SchemeInput,
        response: { 201: Scheme, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug } = createScheme(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.scheme(slug))
        .send(schemeResource(findScheme(request.db, slug), request.language));
    },
  );

  app.post(
    '/api/v1/schemes/:slug/versions',
    {
      config: { access: 'administrator' },
      schema: {
        ...writing,
        operationId: 'addSchemeVersion',
        summary: 'Add a version of a scheme’s conditions; one that overlaps another is refused',
        params: SchemePath,
        body: VersionInput,
        response: { 201: Scheme, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      addVersion(request.db, request.act(), slug, request.body);
      return reply
        .code(201)
        .header('location', api.scheme(slug))
        .send(schemeResource(findScheme(request.db, slug), request.language));
    },
  );

  app.post(
    '/api/v1/schemes/:slug/versions/:id/end',
    {
      config: { access: 'administrator' },
      schema: {
        ...writing,
        operationId: 'endSchemeVersion',
        summary: 'Say until when a version is in force',
        params: VersionPath,
        body: VersionEndInput,
        response: { 200: Scheme, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      endVersion(request.db, request.act(), slug, id, request.body);
      return reply.send(schemeResource(findScheme(request.db, slug), request.language));
    },
  );
}
