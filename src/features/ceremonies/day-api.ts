import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { closeCeremony, publishList } from './closing.ts';
import { findCeremony } from './queries.ts';
import { Ceremony, ceremonyResource } from './resource.ts';
import { SignatoriesInput, Slug } from './schemas.ts';
import { prepareSignatories } from './signatories.ts';

const about = { tags: ['ceremonies'], security: [{ token: [] }] };
const refusals = problemResponses(401, 403, 404, 409, 422);
const done = (description: string) => ({ 204: Type.Null({ description }), ...refusals });

/** What surrounds the day, for scripts. */
export async function ceremonyDayApi(app: App): Promise<void> {
  app.put(
    '/api/v1/ceremonies/:slug/signatories',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'prepareSignatories',
        summary: 'Say beforehand who signs; names are never public',
        params: Slug,
        body: SignatoriesInput,
        response: done('They are kept'),
      },
    },
    async (request, reply) => {
      prepareSignatories(request.db, request.act(), request.params.slug, request.body);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/ceremonies/:slug/publication',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'publishCeremonyList',
        summary: 'Publish a ceremony’s list: its planned grants are public from then on',
        params: Slug,
        response: done('It is published'),
      },
    },
    async (request, reply) => {
      publishList(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/ceremonies/:slug/closing',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'closeCeremony',
        summary: 'Close a ceremony: its minutes are frozen, the links to its stage end',
        params: Slug,
        response: { 200: Ceremony, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      closeCeremony(request.db, request.act(), slug);
      const ceremony = findCeremony(request.db, slug, { isStaff: true });
      return reply.send(ceremonyResource(ceremony, request.language));
    },
  );
}
