import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { api } from '#api-paths.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { createClaim, editClaim, returnClaim, withdrawClaim } from './commands.ts';
import { checkClaims, findClaim } from './queries.ts';
import { claimResource } from './resource.ts';
import { ClaimDetail, ClaimInput, ClaimList, WithdrawalInput } from './schemas.ts';

const Path = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the claim', examples: ['april-2023-small'] }),
});
/** Takes no filters; what is sent is refused rather than passed over. */
const Nothing = Type.Object({}, { additionalProperties: false });
const tags = ['reports'];
const security = [{ token: [] }];
const refusals = problemResponses(401, 403, 404, 409, 422);

/** Published figures for scripts: the same queries, commands and rules as the pages. */
export async function claimsApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
  withdrawalRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.claims(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listClaims',
        summary: 'Published figures against what the registry counts',
        querystring: Nothing,
        response: { 200: ClaimList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const items = checkClaims(request.db, readerOf(request)).map(claimResource);
      const named = items.flatMap(({ countries }) => countries);
      return reply.send({ items, next: null, total: items.length, ...noteFor(named) });
    },
  );

  app.get(
    '/api/v1/claims/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getClaim',
        summary: 'A published figure against what the registry counts; also one that was taken away',
        params: Path,
        response: { 200: ClaimDetail, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(claimOf(request, request.params.slug)),
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.claims(),
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'recordClaim',
        summary: 'Record a published figure with its source',
        body: ClaimInput,
        response: {
          201: {
            description: 'It is recorded',
            headers: { location: { type: 'string', description: 'Its address' } },
            content: { 'application/json': { schema: ClaimDetail } },
          },
          ...problemResponses(401, 403, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const slug = createClaim(request.db, request.act(), request.body);
      return reply.code(201).header('location', api.claim(slug)).send(claimOf(request, slug));
    },
  );

  app.put(
    '/api/v1/claims/:slug',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'editClaim',
        summary:
          'Put a published figure right: all of its facts and sources; what is absent becomes not published',
        params: Path,
        body: ClaimInput,
        response: { 200: ClaimDetail, ...refusals },
      },
    },
    async (request, reply) => {
      editClaim(request.db, request.act(), request.params.slug, request.body);
      return reply.send(claimOf(request, request.params.slug));
    },
  );
}

function withdrawalRoutes(app: App): void {
  app.post(
    '/api/v1/claims/:slug/withdrawal',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'withdrawClaim',
        summary: 'Take a published figure away, with the reason',
        params: Path,
        body: WithdrawalInput,
        response: { 200: ClaimDetail, ...refusals },
      },
    },
    async (request, reply) => {
      withdrawClaim(request.db, request.act(), request.params.slug, request.body);
      return reply.send(claimOf(request, request.params.slug));
    },
  );

  app.delete(
    '/api/v1/claims/:slug/withdrawal',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'returnClaim',
        summary: 'Put a published figure back that was taken away',
        params: Path,
        response: { 204: Type.Null({ description: 'It stands again' }), ...refusals },
      },
    },
    async (request, reply) => {
      returnClaim(request.db, request.act(), request.params.slug);
      return reply.code(204).send(null);
    },
  );
}

function claimOf({ db, language, actor }: FastifyRequest, slug: string): ClaimDetail {
  const claim = findClaim(db, slug, readerOf({ language, actor }));
  const { note: footnote } = noteFor(claim.countries);
  return { ...claimResource(claim), ...(footnote ? { footnote } : {}) };
}

function readerOf({ language, actor }: Pick<FastifyRequest, 'language' | 'actor'>) {
  return { language, isStaff: isStaff(actor) };
}
