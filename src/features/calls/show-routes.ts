import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form, listOf } from '#features/coalitions/form-fields.ts';
import { mayActFor, ownOrganisations } from '#features/partners/acting.ts';
import { namesOf } from '#features/partners/details.ts';
import { themeName } from '#features/themes/queries.ts';
import { paths } from '#paths.ts';
import { callPage, type CallContent } from '#views/calls/show.ts';
import { answerCall, closeCall } from './commands.ts';
import { answersOf, findCall } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** One call: what is offered and wanted, answering it, and closing it. */
export async function callRoutes(app: App): Promise<void> {
  app.get(
    '/partners/calls/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => reply.page(callPage(request.ui(), contentOf(request, request.params.slug))),
  );
  app.post(
    '/partners/calls/:slug/answers',
    { config: { access: 'signed-in' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { organisation, message } = fieldsOf(request.body, ['organisation', 'message']);
      return act(request, reply, request.params.slug, { answer: message }, () =>
        answerCall(request.db, request.act(), request.params.slug, { organisation, message }),
      );
    },
  );
  app.post(
    '/partners/calls/:slug/closing',
    { config: { access: 'signed-in' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { outcome, word } = fieldsOf(request.body, ['outcome', 'word']);
      return act(request, reply, request.params.slug, { word }, () =>
        closeCall(request.db, request.act(), request.params.slug, {
          outcome: outcome === 'found' ? 'found' : 'closed',
          with: listOf(request.body, 'with'),
          word,
        }),
      );
    },
  );
}

/** What refuses is said on the same page, with what was typed. */
function act(
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
  typed: CallContent['typed'],
  write: () => void,
): FastifyReply {
  try {
    write();
    return reply.redirect(paths.call(slug), 303);
  } catch (error) {
    if (!(error instanceof Invalid) && !(error instanceof Conflict)) throw error;
    const problems: Problem[] = error instanceof Invalid ? error.problems : [error.reason];
    reply.code(error instanceof Invalid ? 422 : 409);
    return reply.page(callPage(request.ui(), { ...contentOf(request, slug), problems, typed }));
  }
}

/** Who made the call and staff read the answers; an organisation reads its own; all others see how many there are. */
function contentOf(request: FastifyRequest, slug: string): CallContent {
  const { db, actor, language } = request;
  const call = findCall(db, slug);
  const isMaker = mayActFor(db, actor, call.organisation.id);
  const own = ownOrganisations(actor);
  const answers = answersOf(db, call.id);
  return {
    call,
    themeNames: call.themes.map((theme) => themeName(db, theme, language)),
    isMaker,
    answers: answers.filter(({ organisation }) => isMaker || own.includes(organisation.id)),
    found: answers.filter(({ state }) => state === 'chosen').map(({ organisation }) => organisation),
    mayAnswerFor: [...namesOf(db, own).values()].filter(
      ({ id }) => id !== call.organisation.id && !answers.some(({ organisation }) => organisation.id === id),
    ),
    problems: [],
    typed: {},
  };
}
