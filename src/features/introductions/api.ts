import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Database } from '#database/connection.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { speaksFor } from '#features/partners/acting.ts';
import type { Actor } from '#features/people/actor.ts';
import { api } from '#api-paths.ts';
import {
  decideIntroduction,
  replyToIntroduction,
  reportIntroduction,
  writeIntroduction,
  type Post,
} from './commands.ts';
import { findIntroductionFor, listIntroductions, otherAddress, type Introduction } from './queries.ts';
import {
  IntroductionDecision,
  IntroductionInput,
  IntroductionList,
  IntroductionResource,
  ReplyInput,
  ReportInput,
} from './schemas.ts';

const Id = Type.Object({ id: Type.String({ maxLength: 100, description: 'Id of the introduction' }) });
const tags = ['partners'];
const security = [{ token: [] }];
const config = { access: 'signed-in' } as const;

/** Introductions for scripts: the same commands and rules as the pages; an address only once it was accepted. */
export async function introductionsApi(app: App, post: Post): Promise<void> {
  app.get(
    api.introductions(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'listIntroductions',
        summary: 'Introductions of one’s own organisations, the newest 200',
        response: { 200: IntroductionList, ...problemResponses(401) },
      },
    },
    async ({ db, actor }, reply) => {
      const items = listIntroductions(db, actor).map((one) => resourceOf(db, actor, post, one));
      return reply.send({ items, next: null, total: items.length });
    },
  );
  app.post(
    api.introductions(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'writeIntroduction',
        summary: 'Write to another organisation through the registry',
        body: IntroductionInput,
        response: {
          201: {
            description: 'It was sent',
            content: { 'application/json': { schema: IntroductionResource } },
          },
          ...problemResponses(401, 403, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { publicId } = writeIntroduction(request.db, request.act(), post, request.body);
      return reply
        .code(201)
        .header('location', api.introduction(publicId))
        .send(resourceFor(request, post, publicId));
    },
  );
  app.get(
    '/api/v1/partners/introductions/:id',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'getIntroduction',
        summary: 'One introduction, for its two sides alone',
        params: Id,
        response: { 200: IntroductionResource, ...problemResponses(401, 404) },
      },
    },
    async (request, reply) => reply.send(resourceFor(request, post, request.params.id)),
  );
  answers(app, post);
}

function answers(app: App, post: Post): void {
  const schema = (operationId: string, summary: string) => ({
    tags,
    security,
    operationId,
    summary,
    params: Id,
    response: { 200: IntroductionResource, ...problemResponses(401, 403, 404, 409, 422) },
  });
  app.post(
    '/api/v1/partners/introductions/:id/decision',
    {
      config,
      schema: {
        ...schema('decideIntroduction', 'Accept or decline, with a word'),
        body: IntroductionDecision,
      },
    },
    async (request, reply) => {
      decideIntroduction(request.db, request.act(), post, request.params.id, request.body);
      return reply.send(resourceFor(request, post, request.params.id));
    },
  );
  app.post(
    '/api/v1/partners/introductions/:id/replies',
    {
      config,
      schema: { ...schema('replyToIntroduction', 'Write on once it was accepted'), body: ReplyInput },
    },
    async (request, reply) => {
      replyToIntroduction(request.db, request.act(), post, request.params.id, request.body.message);
      return reply.send(resourceFor(request, post, request.params.id));
    },
  );
  app.post(
    '/api/v1/partners/introductions/:id/report',
    { config, schema: { ...schema('reportIntroduction', 'Hold it for misuse'), body: ReportInput } },
    async (request, reply) => {
      reportIntroduction(request.db, request.act(), request.params.id, request.body.reason);
      return reply.send(resourceFor(request, post, request.params.id));
    },
  );
}

function resourceFor({ db, actor }: { db: Database; actor: Actor }, post: Post, id: string) {
  return resourceOf(db, actor, post, findIntroductionFor(db, actor, id));
}

function resourceOf(db: Database, actor: Actor, { registry }: Post, introduction: Introduction) {
  const { publicId, from, to, state, createdAt, messages } = introduction;
  const side = speaksFor(db, actor, to.id) ? 'to' : 'from';
  return {
    id: publicId,
    from: { slug: from.slug, name: from.name },
    to: { slug: to.slug, name: to.name },
    state,
    sentAt: createdAt,
    messages: messages.map(({ fromId, body, sentAt }) => ({
      from: fromId === from.id ? from.slug : to.slug,
      body,
      sentAt,
    })),
    address: otherAddress(registry, introduction, side) ?? null,
  };
}
