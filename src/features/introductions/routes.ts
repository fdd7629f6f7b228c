import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { ownOrganisations, speaksFor } from '#features/partners/acting.ts';
import { namesOf } from '#features/partners/details.ts';
import { isStaff } from '#features/people/access.ts';
import { findOptionalHit, lookUpOrganisations } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import { introductionFormPage, type IntroductionForm } from '#views/introductions/form.ts';
import { introductionsPage } from '#views/introductions/list.ts';
import { introductionPage, type IntroductionContent } from '#views/introductions/show.ts';
import { introductionsApi } from './api.ts';
import {
  decideIntroduction,
  replyToIntroduction,
  reportIntroduction,
  writeIntroduction,
  type Post,
} from './commands.ts';
import { countIntroductions, findIntroductionFor, listIntroductions, otherAddress } from './queries.ts';

const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });
const Begun = Type.Object({
  to: Type.Optional(Type.String({ maxLength: 200 })),
  find: Type.Optional(Type.String({ maxLength: 300 })),
});
const own = { access: 'signed-in', isKept: false } as const;

/** Introductions: writing to another organisation through the registry, accepting, declining, reporting. */
export async function introductions(app: App, { config }: { config: Config }): Promise<void> {
  const post: Post = { registry: app.databases.registry, publicUrl: config.publicUrl };

  app.get(paths.introductions(), { config: own }, async (request, reply) =>
    reply.page(
      introductionsPage(request.ui(), {
        introductions: listIntroductions(request.db, request.actor),
        counts: isStaff(request.actor) ? countIntroductions(request.db) : undefined,
      }),
    ),
  );
  app.get(
    paths.newIntroduction(),
    { config: own, schema: { querystring: Begun } },
    async (request, reply) => {
      const { to = '', find = '' } = request.query;
      return reply.page(
        introductionFormPage(request.ui(), formOf(request, { from: '', to, message: '', find })),
      );
    },
  );
  app.post(paths.introductions(), { config: own, schema: { body: Form } }, async (request, reply) =>
    write(request, reply, post),
  );
  app.get('/partners/introductions/:id', { config: own, schema: { params: Id } }, async (request, reply) =>
    reply.page(introductionPage(request.ui(), contentOf(request, post, request.params.id))),
  );
  answerRoutes(app, post);
  await introductionsApi(app, post);
}

function answerRoutes(app: App, post: Post): void {
  const schema = { params: Id, body: Form };
  app.post('/partners/introductions/:id/decision', { config: own, schema }, async (request, reply) => {
    const { decision, word, block } = fieldsOf(request.body, ['decision', 'word', 'block']);
    return act(request, reply, post, request.params.id, () =>
      decideIntroduction(request.db, request.act(), post, request.params.id, {
        decision: decision === 'accepted' ? 'accepted' : 'declined',
        word: word.slice(0, 1000),
        block: block !== '',
      }),
    );
  });
  app.post('/partners/introductions/:id/replies', { config: own, schema }, async (request, reply) => {
    const { message } = fieldsOf(request.body, ['message']);
    return act(request, reply, post, request.params.id, () =>
      replyToIntroduction(request.db, request.act(), post, request.params.id, message.slice(0, 3000)),
    );
  });
  app.post('/partners/introductions/:id/report', { config: own, schema }, async (request, reply) => {
    const { reason } = fieldsOf(request.body, ['reason']);
    return act(request, reply, post, request.params.id, () =>
      reportIntroduction(request.db, request.act(), request.params.id, reason.slice(0, 1000)),
    );
  });
}

function write(request: FastifyRequest, reply: FastifyReply, post: Post): FastifyReply {
  const typed = fieldsOf(request.body as Record<string, string>, ['from', 'to', 'message', 'find']);
  const again = (status: number, problems: Problem[]) =>
    reply.code(status).page(introductionFormPage(request.ui(), formOf(request, typed, problems)));
  try {
    const { from, to, message } = typed;
    const { publicId } = writeIntroduction(request.db, request.act(), post, {
      from,
      to,
      message: message.slice(0, 3000),
    });
    return reply.redirect(paths.introduction(publicId), 303);
  } catch (error) {
    if (error instanceof Invalid) return again(422, error.problems);
    if (error instanceof Refused) return again(403, [{ ...error.reason, path: '/from' }]);
    if (error instanceof Conflict) return again(409, [{ ...error.reason, path: '/message' }]);
    throw error;
  }
}

function act(
  request: FastifyRequest,
  reply: FastifyReply,
  post: Post,
  id: string,
  decide: () => void,
): FastifyReply {
  try {
    decide();
    return reply.redirect(paths.introduction(id), 303);
  } catch (error) {
    if (!(error instanceof Invalid) && !(error instanceof Conflict)) throw error;
    const problems = error instanceof Invalid ? error.problems : [error.reason];
    reply.code(error instanceof Invalid ? 422 : 409);
    return reply.page(introductionPage(request.ui(), { ...contentOf(request, post, id), problems }));
  }
}

function contentOf({ db, actor }: FastifyRequest, { registry }: Post, id: string): IntroductionContent {
  const introduction = findIntroductionFor(db, actor, id);
  const side = speaksFor(db, actor, introduction.to.id) ? 'to' : 'from';
  const address = otherAddress(registry, introduction, side);
  return { introduction, side, address, problems: [] };
}

/** Members write for their own organisations; in practice whoever rehearses writes for any. */
function formOf(
  { db, actor, language }: FastifyRequest,
  typed: IntroductionForm['typed'],
  problems: Problem[] = [],
): IntroductionForm {
  const found =
    typed.find && db.isPractice ? lookUpOrganisations(db, typed.find, { language, isStaff: true }).found : [];
  const mine = [...namesOf(db, ownOrganisations(actor)).values()];
  return {
    typed,
    problems,
    to: findOptionalHit(db, typed.to),
    from: [
      ...mine.map(({ slug, name, nameLanguage }) => ({ slug, name, language: nameLanguage })),
      ...found.map(({ slug, name, language: tag }) => ({ slug, name, language: tag })),
    ],
    mayLookUp: db.isPractice,
  };
}
