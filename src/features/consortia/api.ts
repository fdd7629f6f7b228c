import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { decimalOf } from '#features/grants/amount.ts';
import { translatorOf } from '#language/translate.ts';
import type { Language } from '#language/languages.ts';
import { api } from '#api-paths.ts';
import { decideConsortium, decideInvitation, makeInvitation, saveConsortium } from './commands.ts';
import {
  checkOf,
  findConsortium,
  findConsortiumFor,
  findInvitation,
  listConsortia,
  type Consortium,
} from './queries.ts';
import { ConsortiumInput, ConsortiumList, ConsortiumResource, DecisionInput } from './schemas.ts';
import { takeOverConsortium } from './taking-over.ts';

const Id = Type.Object({ slug: Type.String({ maxLength: 100, description: 'Id of the consortium' }) });
const Secret = Type.Object({
  secret: Type.String({ maxLength: 100, description: 'The secret of the link' }),
});
const tags = ['partners'];
const security = [{ token: [] }];
const config = { access: 'signed-in' } as const;

/** Saved consortia for scripts: the same commands and rules as the pages. */
export async function consortiaApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
  decisionRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.consortia(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'listConsortia',
        summary: 'Saved consortia: one’s own, those of one’s organisations, for staff all; the newest 200',
        response: { 200: ConsortiumList, ...problemResponses(401) },
      },
    },
    async (request, reply) => {
      const items = listConsortia(request.db, request.actor).map((one) => resourceOf(request, one));
      return reply.send({ items, next: null, total: items.length });
    },
  );
  app.get(
    '/api/v1/partners/consortia/:slug',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'getConsortium',
        summary: 'A saved consortium with who confirmed and its rules checked now',
        params: Id,
        response: { 200: ConsortiumResource, ...problemResponses(401, 404) },
      },
    },
    async (request, reply) =>
      reply.send(resourceOf(request, findConsortiumFor(request.db, request.actor, request.params.slug))),
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.consortia(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'saveConsortium',
        summary: 'Save a consortium so that the others can confirm it',
        body: ConsortiumInput,
        response: {
          201: {
            description: 'It was saved',
            content: { 'application/json': { schema: ConsortiumResource } },
          },
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { publicId } = saveConsortium(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.consortium(publicId))
        .send(resourceOf(request, findConsortium(request.db, publicId)));
    },
  );
  app.post(
    '/api/v1/partners/consortia/:slug/links',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'makeConsortiumLink',
        summary: 'Make a secret link for one organisation; the one before is void',
        params: Id,
        body: Type.Object(
          { organisation: Type.String({ maxLength: 200, description: 'Slug' }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ secret: Type.String() }), ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) =>
      reply.send(makeInvitation(request.db, request.act(), request.params.slug, request.body.organisation)),
  );
  app.post(
    '/api/v1/partners/consortia/:slug/grant',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'takeOverConsortium',
        summary: 'Make a planned grant of a consortium that everybody confirmed',
        params: Id,
        response: {
          200: Type.Object({ reference: Type.String() }),
          ...problemResponses(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => reply.send(takeOverConsortium(request.db, request.act(), request.params.slug)),
  );
}

function decisionRoutes(app: App): void {
  app.post(
    '/api/v1/partners/consortia/:slug/confirmation',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'decideConsortium',
        summary: 'Confirm or decline for an organisation that one speaks for',
        params: Id,
        body: DecisionInput,
        response: { 200: ConsortiumResource, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      decideConsortium(request.db, request.act(), slug, request.body);
      return reply.send(resourceOf(request, findConsortium(request.db, slug)));
    },
  );
  app.post(
    '/api/v1/partners/invitations/:secret',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'decideInvitation',
        summary: 'Confirm or decline by the secret link that was sent to an organisation',
        params: Secret,
        body: Type.Omit(DecisionInput, ['organisation'], { additionalProperties: false }),
        response: { 200: ConsortiumResource, ...problemResponses(404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { secret } = request.params;
      decideInvitation(request.db, request.act(), secret, request.body);
      return reply.send(resourceOf(request, findInvitation(request.db, secret).consortium));
    },
  );
}

function resourceOf(
  request: { db: Parameters<typeof checkOf>[0]; language: Language },
  consortium: Consortium,
) {
  const { rules, outcome } = checkOf(request.db, consortium);
  const t = translatorOf(request.language);
  const note = kosovoNote(
    consortium.members.map(({ country }) => country),
    'en',
  );
  return {
    id: consortium.publicId,
    title: consortium.title,
    scheme: consortium.scheme,
    amount: consortium.amountMinor === null ? null : decimalOf(consortium.amountMinor),
    currency: consortium.currency,
    members: consortium.members.map(({ slug, name, country, role, task, share, state, word }) => ({
      organisation: slug,
      name,
      country,
      role,
      task,
      share: String(share / 100),
      state,
      word,
    })),
    rules: rules.map(({ rule, outcome: result, message, values }) => ({
      rule,
      outcome: result,
      message: t(message, values),
    })),
    outcome,
    grant: consortium.grant,
    ...(note ? { note } : {}),
  };
}
